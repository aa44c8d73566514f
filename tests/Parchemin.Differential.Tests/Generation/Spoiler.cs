using System.Text.Json.Nodes;
using Parchemin.Differential.Tests.Oracles;

namespace Parchemin.Differential.Tests.Generation;

/// <summary>Puts one mistake into a candidate: the contract then asks for a refusal.</summary>
internal static class Spoiler
{
    public static string Spoil(string certification, JsonObject candidate, Dice dice)
    {
        var (name, apply) = dice.Pick(certification switch
        {
            Certifications.Bts => BtsMistakes.All,
            Certifications.Titre => TitreMistakes.All,
            Certifications.Gap => CqpMistakes.Gap,
            _ => CqpMistakes.Crca,
        });
        apply(candidate, dice);
        return name;
    }

    /// <summary>Mistakes that any certification can bear.</summary>
    public static readonly IReadOnlyList<KeyValuePair<string, Action<JsonObject, Dice>>> Common =
    [
        new("unknown root key", (c, _) => c["remarque"] = "bonjour"),
        new("unknown certification", (c, _) => c["certification"] = "bts-inconnu"),
        new("unknown edition", (c, _) => c["edition"] = "1815"),
    ];

    /// <summary>Values that no mark out of 20 may take.</summary>
    public static JsonNode BadMark(Dice dice) => dice.Between(0, 8) switch
    {
        0 => JsonValue.Create(21),
        1 => JsonValue.Create(20.01m),
        2 => JsonValue.Create(-1),
        3 => JsonValue.Create("20,000000000000001"),
        4 => JsonValue.Create("douze"),
        5 => JsonValue.Create(string.Empty),
        6 => JsonValue.Create("12.1234567890123456"),
        7 => JsonValue.Create("1,2,3"),
        _ => JsonValue.Create(true),
    };

    /// <summary>The object under a key, created when it is not there.</summary>
    public static JsonObject Child(this JsonObject parent, string key)
    {
        if (parent[key] is JsonObject child)
        {
            return child;
        }

        var created = new JsonObject();
        parent[key] = created;
        return created;
    }
}
