using System.Text.Json.Nodes;
using Parchemin.Differential.Tests.Oracles;

namespace Parchemin.Differential.Tests.Generation;

internal static class TitreMistakes
{
    public static readonly IReadOnlyList<KeyValuePair<string, Action<JsonObject, Dice>>> All =
    [
        .. Spoiler.Common,
        new("bad mark", (c, d) => Set(c, d.Pick("B1", "B2", "B4"), new() { ["note"] = Spoiler.BadMark(d) })),
        new("unknown block", (c, _) => Set(c, "B5", new() { ["note"] = 12 })),
        new("unknown key in a block", (c, d) =>
            Set(c, d.Pick(TitreRules.Blocks), new() { ["acquis_le"] = "2020-05-04", ["source"] = "jury" })),
        new("criterion above its points", (c, _) => Criterion(c, "B1", "B1Cr2", JsonValue.Create(4.5m))),
        new("negative criterion", (c, _) => Criterion(c, "B2", "B2Cr1", JsonValue.Create(-0.5m))),
        new("unknown criterion", (c, _) => Criterion(c, "B1", "B1Cr6", JsonValue.Create(1))),
        new("criterion of another block", (c, _) => Criterion(c, "B2", "B1Cr1", JsonValue.Create(1))),
        new("position out of range", (c, d) => Criterion(c, "B4", d.Pick("0", "8"), JsonValue.Create(1))),
        new("duplicated code", (c, _) => Criterion(c, "B4", "B4A2Cr2", JsonValue.Create(1))),
        new("missing code", (c, _) => Criterion(c, "B4", "B4A2Cr1", JsonValue.Create(1))),
        new("duplicated code in block 3", (c, _) => Part(c, "pme", new()
        {
            ["criteres"] = new JsonObject { ["B3Cr4"] = 1 },
        })),
        new("block 3 criterion above its points", (c, _) => Part(c, "eti", new()
        {
            ["criteres"] = new JsonObject { ["1"] = 3 },
        })),
        new("unknown part", (c, _) => Part(c, "association", new() { ["note"] = 12 })),
        new("bad mark of a part", (c, d) => Part(c, "particulier", new() { ["note"] = Spoiler.BadMark(d) })),
        new("bad date", (c, d) => Set(c, d.Pick(TitreRules.Blocks), new() { ["acquis_le"] = "2020-13-04" })),
        new("unknown key of the mémoire", (c, _) => c.Child("memoire")["titre"] = "Mémoire"),
        new("conviction is not a boolean", (c, _) => c.Child("memoire")["juge_convaincant"] = "oui"),
    ];

    private static void Set(JsonObject candidate, string block, JsonObject entry) =>
        candidate.Child("blocs")[block] = entry;

    private static void Criterion(JsonObject candidate, string block, string code, JsonNode points) =>
        Set(candidate, block, new() { ["criteres"] = new JsonObject { [code] = points } });

    private static void Part(JsonObject candidate, string part, JsonObject entry) =>
        Set(candidate, "B3", new() { ["parties"] = new JsonObject { [part] = entry } });
}
