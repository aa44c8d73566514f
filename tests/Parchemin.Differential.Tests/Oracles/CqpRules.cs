namespace Parchemin.Differential.Tests.Oracles;

/// <summary>The blocks a candidate must hold, with their competences, and who gives an opinion on each.</summary>
internal sealed record CqpPath(
    IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Blocks, IReadOnlyList<string> Assessors);

/// <summary>Structure of the two CQPs, as counted in the official texts.</summary>
internal static class CqpRules
{
    public const string Production = "production";
    public const string Sinistre = "sinistre";

    public static readonly CqpPath GapProduction = Gap("BC4", "BC5");

    public static readonly CqpPath GapSinistre = Gap("BC6", "BC7");

    public static readonly CqpPath Crca = new([Criteria("B1", 17), Criteria("B2", 10)], ["evaluateur"]);

    public static readonly IReadOnlyList<string> GapBlocks = ["BC1", "BC2", "BC3", "BC4", "BC5", "BC6", "BC7"];

    public static readonly IReadOnlyList<string> GapCompetences =
        [.. Enumerable.Range(1, 13).Select(i => $"C{i}")];

    /// <summary>The sub-competences of a competence; empty where the text gives none.</summary>
    public static IReadOnlyList<string> SubCompetences(string competence)
    {
        var count = competence switch
        {
            "C8" or "C9" => 8,
            "C10" => 6,
            "C11" or "C12" => 2,
            "C13" => 4,
            _ => 0,
        };
        return [.. Enumerable.Range(1, count).Select(i => $"{competence}.{i}")];
    }

    private static CqpPath Gap(params ReadOnlySpan<string> option)
    {
        string[] blocks = ["BC1", "BC2", "BC3", .. option];
        return new CqpPath(
            [.. blocks.Select(b => KeyValuePair.Create(b, CompetencesOf(b)))],
            ["of", "tuteur", "commission"]);
    }

    private static IReadOnlyList<string> CompetencesOf(string block) => block switch
    {
        "BC1" => ["C1", "C2", "C3"],
        "BC2" => ["C4", "C5"],
        "BC3" => ["C6", "C7"],
        "BC4" => ["C8"],
        "BC5" => ["C9"],
        "BC6" => ["C10", "C11"],
        _ => ["C12", "C13"],
    };

    private static KeyValuePair<string, IReadOnlyList<string>> Criteria(string block, int count) =>
        new(block, [.. Enumerable.Range(1, count).Select(i => $"{block}.{i}")]);
}
