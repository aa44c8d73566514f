namespace Parchemin.Referentiels;

/// <summary>Sundays and the public holidays of the code du travail (L3133-1), which hold in every territory.</summary>
internal static class JoursChomes
{
    private static readonly Dictionary<(int Mois, int Jour), string> Fixes = new()
    {
        [(1, 1)] = "jour de l'an",
        [(5, 1)] = "fête du travail",
        [(5, 8)] = "8 mai",
        [(7, 14)] = "fête nationale",
        [(8, 15)] = "Assomption",
        [(11, 1)] = "Toussaint",
        [(11, 11)] = "11 novembre",
        [(12, 25)] = "Noël",
    };

    /// <summary>Why nobody works that day; null for an ordinary one.</summary>
    public static string? Nom(DateOnly jour)
    {
        if (Fixes.TryGetValue((jour.Month, jour.Day), out var nom))
            return nom;
        var mobile = (jour.DayNumber - Paques(jour.Year).DayNumber) switch
        {
            1 => "lundi de Pâques",
            39 => "Ascension",
            50 => "lundi de Pentecôte",
            _ => null,
        };
        return mobile ?? (jour.DayOfWeek == DayOfWeek.Sunday ? "un dimanche" : null);
    }

    /// <summary>Easter Sunday in the Gregorian calendar (Meeus, Jones and Butcher).</summary>
    private static DateOnly Paques(int annee)
    {
        var (a, b, c) = (annee % 19, annee / 100, annee % 100);
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var n = h + l - (7 * m) + 114;
        return new DateOnly(annee, n / 31, (n % 31) + 1);
    }
}
