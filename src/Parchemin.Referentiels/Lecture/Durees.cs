using System.Globalization;
using System.Text.RegularExpressions;

namespace Parchemin.Referentiels;

/// <summary>Durations as the texts write them: <c>4 h</c>, <c>40 min</c>, <c>1 h 30</c>.</summary>
public static partial class Durees
{
    /// <summary>Reads a duration into minutes.</summary>
    public static bool TryParse(string texte, out int minutes)
    {
        minutes = 0;
        var m = Forme().Match(texte);
        if (!m.Success)
            return false;
        var heures = m.Groups["h"].Success ? int.Parse(m.Groups["h"].ValueSpan, CultureInfo.InvariantCulture) : 0;
        var reste = m.Groups["m"].Success ? int.Parse(m.Groups["m"].ValueSpan, CultureInfo.InvariantCulture) : 0;
        minutes = (heures * 60) + reste;
        return minutes > 0;
    }

    /// <summary>Writes minutes as the texts do.</summary>
    public static string Format(int minutes) => (minutes / 60, minutes % 60) switch
    {
        (0, var m) => $"{m} min",
        (var h, 0) => $"{h} h",
        var (h, m) => string.Create(CultureInfo.InvariantCulture, $"{h} h {m:00}"),
    };

    [GeneratedRegex(@"^(?:(?<h>\d{1,3}) ?h(?: ?(?<m>\d{1,2}))?|(?<m>\d{1,4}) ?min)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Forme();
}
