using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Parchemin.Documents;

/// <summary>Texts as a workbook holds them: a character that XML cannot carry is written <c>_x0007_</c>, and so is what only looks like it.</summary>
/// <remarks>Source: ISO/IEC 29500-1, 22.9.2.19 (ST_Xstring).</remarks>
internal static partial class TexteXlsx
{
    public static string Decode(string texte)
        => texte.Contains("_x", StringComparison.Ordinal)
            ? Signe().Replace(texte, m => (char)int.Parse(m.ValueSpan[2..6], NumberStyles.HexNumber, CultureInfo.InvariantCulture) is var c && char.IsSurrogate(c) ? m.Value : c.ToString())
            : texte;

    /// <summary>The text without the characters that no spreadsheet can hold.</summary>
    public static string Encode(string texte)
    {
        var propre = Enumerable.Range(0, texte.Length).All(i => IsWritable(texte, i)) ? texte : string.Concat(texte.Where((_, i) => IsWritable(texte, i)));
        return propre.Contains("_x", StringComparison.Ordinal) ? DebutDeSigne().Replace(propre, "_x005F_") : propre;
    }

    private static bool IsWritable(string texte, int i)
        => XmlConvert.IsXmlChar(texte[i])
            || (char.IsHighSurrogate(texte[i]) && i + 1 < texte.Length && char.IsLowSurrogate(texte[i + 1]))
            || (char.IsLowSurrogate(texte[i]) && i > 0 && char.IsHighSurrogate(texte[i - 1]));

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Signe();

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DebutDeSigne();
}
