namespace Parchemin.Planning.Tests;

/// <summary>Calendars for the tests: one day, or that of annexe I of the 2024 session.</summary>
internal static class Calendriers
{
    public static readonly IReadOnlyList<TerritoireDeComposition> Territoires =
    [
        new("metropole", "Métropole", "Europe/Paris"), new("antilles", "Antilles", "America/Martinique"), new("guyane", "Guyane", "America/Cayenne"),
        new("reunion", "La Réunion", "Indian/Reunion"), new("mayotte", "Mayotte", "Indian/Mayotte"), new("polynesie", "Polynésie Française", "Pacific/Tahiti"),
    ];

    /// <summary>As annexe I prints it; -1 stands for « no mise en loge printed ».</summary>
    public static CalendrierEcrit Officiel2024 { get; } = new(Territoires,
    [
        Epreuve("E41", 240, (14, "14:00", 240), (14, "08:00", 240), (14, "08:00", 240), (14, "16:00", 240), (14, "15:00", 240), (14, "06:00", -1)),
        Epreuve("E2", 120, (15, "10:30", 120), (15, "06:30", -1), (15, "06:30", -1), (15, "12:30", 120), (15, "11:30", 120), (14, "20:30", 120)),
        Epreuve("E1", 240, (15, "14:30", 120), (15, "10:30", -1), (15, "10:30", -1), (15, "16:30", 120), (15, "15:30", 120), (15, "13:00", -2)),
        Epreuve("E31", 240, (16, "14:00", 240), (16, "08:00", 240), (16, "08:00", 240), (16, "16:00", 240), (16, "15:00", 240), (16, "06:00", -1)),
        Epreuve("E5", 120, (17, "16:00", 120), (17, "10:00", 120), (17, "10:00", 120), (17, "18:00", 120), (17, "17:00", 120), (17, "06:00", -1)),
    ]);

    /// <summary>Territories on Paris time that sit one épreuve, each at its minute of a day and with its mise en loge.</summary>
    public static CalendrierEcrit OneDay(int duree, params (int Debut, int? Loge)[] seances) => new(
        [.. seances.Select((_, i) => new TerritoireDeComposition($"t{i}", $"Territoire {i}", "Europe/Paris"))],
        [new EpreuveDatee("X", "Épreuve", [.. seances.Select((s, i) => new SeanceEcrite($"t{i}", new DateTime(2024, 5, 14).AddMinutes(s.Debut), duree, s.Loge))])]);

    private static EpreuveDatee Epreuve(string code, int duree, params (int Jour, string Heure, int Loge)[] seances) => new(code, code,
        [.. seances.Select((s, i) => new SeanceEcrite(Territoires[i].Code, new DateTime(2024, 5, s.Jour) + TimeSpan.Parse(s.Heure, System.Globalization.CultureInfo.InvariantCulture), duree, s.Loge < 0 ? null : s.Loge, s.Loge == -2 ? "polynesie" : ""))]);
}
