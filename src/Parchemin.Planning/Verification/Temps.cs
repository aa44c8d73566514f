namespace Parchemin.Planning.Verification;

/// <summary>How times and lengths are told.</summary>
internal static class Temps
{
    public const int MinutesParJour = 24 * 60;

    private static readonly string[] Mois =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    /// <summary>« 10 juin 2024 à 9 h 05 ».</summary>
    public static string Instant(int minutes) => $"{Jour(minutes / MinutesParJour)} à {Heure(minutes)}";

    /// <summary>« 10 juin 2024 », « 1er juin 2024 ».</summary>
    public static string Jour(int jour)
    {
        var date = DateOnly.FromDayNumber(jour);
        return $"{(date.Day == 1 ? "1er" : date.Day)} {Mois[date.Month - 1]} {date.Year}";
    }

    /// <summary>« 9 h 05 ».</summary>
    public static string Heure(int minutes) => $"{minutes % MinutesParJour / 60} h {minutes % 60:00}";

    public static string Intervalle(int debut, int fin) => $"de {Heure(debut)} à {Heure(fin)}";
}
