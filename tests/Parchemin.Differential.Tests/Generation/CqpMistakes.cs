using System.Text.Json.Nodes;

namespace Parchemin.Differential.Tests.Generation;

internal static class CqpMistakes
{
    public static readonly IReadOnlyList<KeyValuePair<string, Action<JsonObject, Dice>>> Gap =
    [
        .. Spoiler.Common,
        new("unknown option", (c, _) => c["option"] = "gestion"),
        new("unknown competence", (c, _) => Opinion(c, "C14", "of", "acquis")),
        new("unknown sub-competence", (c, d) => Opinion(c, d.Pick("C11.3", "C1.1", "C13.5"), "of", "acquis")),
        new("unknown assessor", (c, _) => Opinion(c, "C1", "evaluateur", "acquis")),
        new("unknown opinion", (c, _) => Opinion(c, "C1", "of", "partiel")),
        new("unknown block", (c, _) => Held(c, "BC8", "2023-06-30")),
        new("bad date", (c, _) => Held(c, "BC1", "2023-06-31")),
        new("unknown competence decided", (c, _) => Decision(c, "C14", new() { ["acquis"] = true })),
        new("decision without a result", (c, _) => Decision(c, "C1", new() { ["motif"] = "avis du jury" })),
        new("decision is not a boolean", (c, _) => Decision(c, "C1", new() { ["acquis"] = "oui" })),
    ];

    public static readonly IReadOnlyList<KeyValuePair<string, Action<JsonObject, Dice>>> Crca =
    [
        .. Spoiler.Common,
        new("unknown criterion", (c, d) => Opinion(c, d.Pick("B1.18", "B2.11", "B3.1"), "evaluateur", "acquis")),
        new("unknown assessor", (c, _) => Opinion(c, "B1.1", "tuteur", "acquis")),
        new("unknown opinion", (c, _) => Opinion(c, "B1.1", "evaluateur", "absent")),
        new("unknown block", (c, _) => Held(c, "BC1", "2023-06-30")),
        new("bad date", (c, _) => Held(c, "B1", "hier")),
    ];

    private static void Opinion(JsonObject candidate, string competence, string assessor, string opinion) =>
        candidate.Child("competences").Child(competence)[assessor] = opinion;

    private static void Held(JsonObject candidate, string block, string date) =>
        candidate.Child("blocs")[block] = new JsonObject { ["acquis_le"] = date };

    private static void Decision(JsonObject candidate, string competence, JsonObject decision) =>
        candidate.Child("decisions_jury")[competence] = decision;
}
