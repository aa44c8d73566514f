namespace Parchemin.Differential.Tests.Oracles;

/// <summary>One criterion: its points and its code, null where the official text prints that code twice.</summary>
internal sealed record TitreCriterion(string? Code, int Points);

/// <summary>The criteria of the title, in the order of the official text.</summary>
internal static class TitreRules
{
    public static readonly IReadOnlyList<string> Blocks = ["B1", "B2", "B3", "B4"];

    public static readonly IReadOnlyList<string> Parts = ["particulier", "pme", "eti"];

    /// <summary>The criteria of a block; for B3, those of each of its three parts.</summary>
    public static IReadOnlyList<TitreCriterion> Criteria(string block) => block switch
    {
        "B3" => Third,
        "B4" => Fourth,
        "B1" => First,
        _ => Second,
    };

    private static readonly TitreCriterion[] First = Fours("B1");

    private static readonly TitreCriterion[] Second = Fours("B2");

    private static readonly TitreCriterion[] Third =
    [
        new("B3Cr1", 2), new("B3Cr2", 3), new("B3Cr3", 3), new(null, 3), new(null, 3), new("B3Cr5", 3),
        new("B3Cr6", 3), new("B3Cr7", 3),
    ];

    private static readonly TitreCriterion[] Fourth =
    [
        new("B4A1Cr1", 5), new("B4A1Cr2", 3), new("B4A1Cr3", 2), new(null, 2), new(null, 3), new("B4A2Cr3", 3),
        new("B4A2Cr4", 2),
    ];

    private static TitreCriterion[] Fours(string block) =>
        [.. Enumerable.Range(1, 5).Select(i => new TitreCriterion($"{block}Cr{i}", 4))];
}
