namespace Parchemin.Planning;

/// <summary>Dates, hours, durations and lists in French.</summary>
internal static class Paroles
{
    private static readonly string[] Jours = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];
    private static readonly string[] Mois = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    /// <summary>« mardi 14 mai ».</summary>
    public static string Jour(DateTime date) => $"{Jours[(int)date.DayOfWeek]} {(date.Day == 1 ? "1er" : date.Day)} {Mois[date.Month - 1]}";

    /// <summary>« 20 h 30 ».</summary>
    public static string Heure(DateTime heure) => heure.Minute == 0 ? $"{heure.Hour} h" : $"{heure.Hour} h {heure.Minute:00}";

    /// <summary>« mardi 14 mai à 20 h 30 ».</summary>
    public static string JourEtHeure(DateTime date) => $"{Jour(date)} à {Heure(date)}";

    /// <summary>« 2 h 15 », « 45 min ».</summary>
    public static string Duree(int minutes) => (minutes / 60, minutes % 60) switch
    {
        (0, var m) => $"{m} min",
        (var h, 0) => $"{h} h",
        var (h, m) => $"{h} h {m:00}",
    };

    /// <summary>« a, b et c ».</summary>
    public static string Enumerer(IReadOnlyList<string> mots) => mots.Count < 2 ? string.Concat(mots) : $"{string.Join(", ", mots.Take(mots.Count - 1))} et {mots[^1]}";
}
