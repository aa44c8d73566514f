namespace Parchemin.Core;

/// <summary>The weekly pattern as people write it: a letter for a day worked, a dash for a day off, from Monday. <c>LMMJV</c>, <c>---JV</c>.</summary>
public static class Rythme
{
    private const string Lettres = "LMMJVSD";

    /// <summary>Five to seven signs; a missing Saturday or Sunday is off.</summary>
    public static bool TryParse(string? texte, out JoursDePresence jours)
    {
        jours = JoursDePresence.Aucun;
        var signes = texte?.Trim().ToUpperInvariant() ?? "";
        if (signes.Length is < 5 or > 7)
            return false;
        for (var i = 0; i < signes.Length; i++)
        {
            if (signes[i] == Lettres[i])
                jours |= (JoursDePresence)(1 << i);
            else if (signes[i] is not '-')
                return false;
        }

        return true;
    }

    public static string Format(JoursDePresence jours)
    {
        var signes = string.Concat(Lettres.Select((lettre, i) => (jours & (JoursDePresence)(1 << i)) == JoursDePresence.Aucun ? '-' : lettre));
        return signes.EndsWith("--", StringComparison.Ordinal) ? signes[..5] : signes;
    }
}
