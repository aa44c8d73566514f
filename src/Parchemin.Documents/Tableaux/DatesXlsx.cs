using System.Globalization;
using System.Xml;

namespace Parchemin.Documents;

/// <summary>How a workbook writes dates: as a count of days, told from a number by the style of the cell.</summary>
/// <remarks>Source: ISO/IEC 29500-1, 18.17.4.1 (date systems) and 18.8.30 (numbers of the built-in formats).</remarks>
internal sealed class DatesXlsx
{
    private readonly HashSet<int> styles = [];
    private readonly bool depuis1904;

    /// <param name="xml">The part of the styles, if there is one.</param>
    public DatesXlsx(XmlReader? xml, bool depuis1904)
    {
        this.depuis1904 = depuis1904;
        var propres = new HashSet<int>();
        var formats = new List<int>();
        var desCellules = false;
        while (xml?.Read() is true)
        {
            if (xml.LocalName is "cellXfs")
                desCellules = xml.NodeType is XmlNodeType.Element;
            else if (xml.NodeType is XmlNodeType.Element && xml.LocalName is "numFmt" && IsDate(xml.GetAttribute("formatCode")))
                propres.Add(Number(xml));
            else if (xml.NodeType is XmlNodeType.Element && xml.LocalName is "xf" && desCellules)
                formats.Add(Number(xml));
        }

        for (var rang = 0; rang < formats.Count; rang++)
        {
            if (formats[rang] is >= 14 and <= 17 or 22 or >= 27 and <= 36 or >= 50 and <= 58 || propres.Contains(formats[rang]))
                styles.Add(rang);
        }
    }

    public bool IsDate(int style) => styles.Contains(style);

    /// <summary>The day as ISO 8601 whatever the hour, or the number itself when no day answers to it.</summary>
    public string Format(double jours)
    {
        // Day 60 of the 1900 system is the 29 February 1900, which never was.
        var origine = depuis1904 ? new DateOnly(1904, 1, 1) : new DateOnly(1899, 12, jours < 60 ? 31 : 30);
        return jours >= (depuis1904 ? 0 : 1) && jours < DateOnly.MaxValue.DayNumber - origine.DayNumber + 1
            ? origine.AddDays((int)jours).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : jours.ToString(CultureInfo.InvariantCulture);
    }

    private static int Number(XmlReader xml) => int.TryParse(xml.GetAttribute("numFmtId"), CultureInfo.InvariantCulture, out var numero) ? numero : 0;

    // A day or a year (a German or a French one too), outside quotes, brackets and escaped letters.
    private static bool IsDate(string? code)
    {
        var (entreGuillemets, entreCrochets, echappe) = (false, false, false);
        foreach (var c in code ?? "")
        {
            if (echappe)
                echappe = false;
            else if (c == '"')
                entreGuillemets = !entreGuillemets;
            else if (entreGuillemets)
                continue;
            else if (c is '[' or ']')
                entreCrochets = c == '[';
            else if (c is '\\' or '_' or '*')
                echappe = true;
            else if (!entreCrochets && c is 'd' or 'D' or 'y' or 'Y' or 'j' or 'J')
                return true;
        }

        return false;
    }
}
