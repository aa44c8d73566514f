using System.Text.Json.Nodes;
using Parchemin.Differential.Tests.Oracles;

namespace Parchemin.Differential.Tests.Generation;

internal static class BtsMistakes
{
    public static readonly IReadOnlyList<KeyValuePair<string, Action<JsonObject, Dice>>> All =
    [
        .. Spoiler.Common,
        new("bad mark", (c, d) => SetAny(c, d, new() { ["note"] = Spoiler.BadMark(d) })),
        new("unknown state", (c, d) => SetAny(c, d, new() { ["etat"] = "malade" })),
        new("two shapes", (c, d) => SetAny(c, d, new() { ["note"] = 12, ["etat"] = "dispense" })),
        new("unknown key in a unité", (c, d) => SetAny(c, d, new() { ["note"] = 12, ["coefficient"] = 9 })),
        new("unknown unité", (c, _) => c.Child("unites")["U6"] = new JsonObject { ["note"] = 12 }),
        new("kept below 10", (c, d) => SetAny(c, d, Kept("conservee", 9.99m, "2023-07-01"))),
        new("kept too old", (c, d) => SetAny(c, d, Kept("conservee", 12, "2019-06-30"))),
        new("kept out of scale", (c, d) => SetAny(c, d, Kept("conservee", 20.5m, "2023-07-01"))),
        new("impossible date", (c, d) => SetAny(c, d, Kept("conservee", 12, "2023-02-30"))),
        new("malformed date", (c, d) => SetAny(c, d, Kept("conservee", 12, "01/07/2023"))),
        new("carried over in globale", (c, d) =>
        {
            c["forme"] = BtsRules.Globale;
            SetAny(c, d, Kept("reportee", 8, "2023-07-01"));
        }),
        new("carried over from 10", (c, d) => SetProgressive(c, d, Kept("reportee", 10, "2023-07-01"))),
        new("carried over too old", (c, d) => SetProgressive(c, d, Kept("reportee", 8, "2018-07-01"))),
        new("parts of the other route", (c, d) => Set(c, "U1", Parts(c, other: true, d))),
        new("unknown part", (c, d) => Set(c, "U1", WithPart(Parts(c, other: false, d), "dictee", 12))),
        new("part out of scale", (c, d) => Set(c, "U1", WithPart(Parts(c, other: false, d), null, 40.5m))),
        new("parts on a unité without parts", (c, _) =>
            Set(c, "U41", new() { ["parties"] = new JsonObject { ["ecrit"] = 10, ["oral"] = 10 } })),
        new("penalty elsewhere", (c, d) => Set(c, d.Pick("U1", "U31", "U41", "U5"), Penalty(1))),
        new("negative penalty", (c, d) => Set(c, d.Pick("U32", "U42"), Penalty(-1))),
        new("unknown penalty", (c, _) => Set(c, "U32", new()
        {
            ["note"] = 12,
            ["penalites"] = new JsonObject { ["retard"] = 1 },
        })),
        new("bad optional mark", (c, d) =>
            c.Child("facultatives")["UF1"] = new JsonObject { ["note"] = Spoiler.BadMark(d) }),
        new("unknown optional unité", (c, _) =>
            c.Child("facultatives")["UF3"] = new JsonObject { ["note"] = 12 }),
        new("unknown route", (c, _) => c["voie"] = "candidat-libre"),
        new("unknown form", (c, _) => c["forme"] = "mixte"),
        new("unknown discipline", (c, _) => c["discipline"] = "exclu"),
        new("unknown booklet key", (c, _) => c["livret"] = new JsonObject { ["vise"] = true }),
        new("booklet signature is not a boolean", (c, _) =>
            c["livret"] = new JsonObject { ["vise_1er_groupe"] = "oui" }),
        new("control of a professional unité", (c, _) => Control(c, "U31", JsonValue.Create(12))),
        new("bad control mark", (c, d) => Control(c, "U1", Spoiler.BadMark(d))),
    ];

    private static void Set(JsonObject candidate, string unit, JsonObject entry) =>
        candidate.Child("unites")[unit] = entry;

    private static void SetAny(JsonObject candidate, Dice dice, JsonObject entry) =>
        Set(candidate, dice.Pick(BtsRules.Units), entry);

    private static void SetProgressive(JsonObject candidate, Dice dice, JsonObject entry)
    {
        candidate["voie"] = "distance";
        candidate["forme"] = BtsRules.Progressive;
        foreach (var unit in (string[])["U1", "U2"])
        {
            Set(candidate, unit, new() { ["note"] = 10 });
        }

        SetAny(candidate, dice, entry);
    }

    private static JsonObject Kept(string shape, decimal note, string date) =>
        new() { [shape] = new JsonObject { ["note"] = note, ["obtenue_le"] = date } };

    private static JsonObject Penalty(int unmet) => new()
    {
        ["note"] = 12,
        ["penalites"] = new JsonObject { ["contraintes_non_respectees"] = unmet },
    };

    private static JsonObject Parts(JsonObject candidate, bool other, Dice dice)
    {
        var fullCcf = candidate["voie"]!.GetValue<string>() == BtsRules.FullCcfRoute;
        var scales = BtsRules.Parts("U1", fullCcf != other ? BtsRules.FullCcfRoute : "scolaire");
        var parts = new JsonObject();
        foreach (var (name, scale) in scales)
        {
            parts[name] = dice.Mark(dice.Value(0, scale));
        }

        return new() { ["parties"] = parts };
    }

    private static JsonObject WithPart(JsonObject entry, string? name, decimal value)
    {
        var parts = entry.Child("parties");
        parts[name ?? parts.First().Key] = value;
        return entry;
    }

    /// <summary>Turns the candidate into one whom the first group sends to the control épreuves.</summary>
    private static void Control(JsonObject candidate, string unit, JsonNode note)
    {
        candidate["discipline"] = "aucune";
        candidate.Remove("facultatives");
        foreach (var code in BtsRules.Units)
        {
            Set(candidate, code, new() { ["note"] = BtsRules.IsGeneral(code) ? 9 : 10 });
        }

        candidate["controle"] = new JsonObject { [unit] = new JsonObject { ["note"] = note } };
    }
}
