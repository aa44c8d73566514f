using System.Globalization;

namespace Parchemin.Documents;

/// <summary>Texts that no spreadsheet runs: one that it would take for a formula gets an apostrophe before it, that reading takes away again.</summary>
/// <remarks>Source of the first characters: OWASP, CSV Injection, the full-width ones included. Blanks around a text are dropped both ways.</remarks>
internal static class TexteInerte
{
    public static string Write(string texte)
    {
        texte = texte.Trim();
        // A negative number stays one; a telephone number would lose its « + ».
        return IsRun(texte) && !IsNumber(texte) ? "'" + texte : texte;
    }

    public static string Read(string texte)
    {
        texte = texte.Trim();
        return texte.StartsWith('\'') && IsRun(texte) ? texte[1..] : texte;
    }

    /// <summary>Whether a spreadsheet keeps the text as a number, digit for digit.</summary>
    public static bool IsNumber(string texte)
        => !texte.StartsWith('+')
            && decimal.TryParse(texte, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
            && texte.Count(char.IsAsciiDigit) <= 15;

    // Apostrophes before it do not count: what was typed with one is read back with it.
    private static bool IsRun(string texte)
        => texte.AsSpan().TrimStart('\'') is [('=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠'), ..];
}
