namespace Parchemin.Differential.Tests.Oracles;

/// <summary>The figures of the BTS Assurance (règlement d'examen 2017, session 2024).</summary>
internal static class BtsRules
{
    public const string Globale = "globale";
    public const string Progressive = "progressive";
    public const string FullCcfRoute = "formation-continue-ccf-integral";

    public static readonly DateOnly Deliberation2024 = new(2024, 7, 1);

    public static readonly IReadOnlyList<string> Routes =
    [
        "scolaire", "apprentissage-habilite", "apprentissage-non-habilite", "formation-continue-publique",
        FullCcfRoute, "formation-continue-privee", "hors-contrat", "distance", "experience",
    ];

    public static readonly IReadOnlyList<string> Units = ["U1", "U2", "U31", "U32", "U41", "U42", "U5"];

    public static int Coefficient(string unit) => unit switch
    {
        "U1" or "U42" => 3,
        "U2" or "U5" => 2,
        _ => 4,
    };

    public static bool IsGeneral(string unit) => unit is "U1" or "U2";

    public static bool HasPenalties(string unit) => unit is "U32" or "U42";

    public static int Penalty(int unmetConstraints) => unmetConstraints switch
    {
        0 => 0,
        1 => 2,
        _ => 5,
    };

    /// <summary>The parts of a unité for a voie, each with its scale; empty when it has none.</summary>
    public static IReadOnlyDictionary<string, int> Parts(string unit, string route) =>
        (unit, route == FullCcfRoute) switch
        {
            ("U1", true) => WrittenCcf,
            ("U1", false) => WrittenFinal,
            ("U2", true) => LanguageCcf,
            ("U2", false) => LanguageFinal,
            _ => None,
        };

    private static readonly Dictionary<string, int> None = [];

    private static readonly Dictionary<string, int> WrittenFinal = new() { ["synthese"] = 40, ["ecriture"] = 20 };

    private static readonly Dictionary<string, int> WrittenCcf =
        new() { ["situation1"] = 20, ["situation2"] = 20, ["situation3"] = 20 };

    private static readonly Dictionary<string, int> LanguageFinal = new() { ["ecrit"] = 20, ["oral"] = 20 };

    private static readonly Dictionary<string, int> LanguageCcf = new()
    {
        ["comprehension-ecrite"] = 20,
        ["comprehension-orale"] = 20,
        ["expression-ecrite"] = 20,
        ["expression-orale"] = 20,
    };
}
