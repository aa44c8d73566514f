using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Parchemin.Application;

/// <summary>How values are written in the JSON of the templates.</summary>
internal static class EnJson
{
    /// <summary>Accents are written as they are.</summary>
    public static readonly JsonSerializerOptions Lisible = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>« TexteLong » → « texte-long ».</summary>
    public static string Word<T>(T valeur)
        where T : struct, Enum
    {
        var mot = new StringBuilder();
        foreach (var lettre in valeur.ToString())
        {
            if (char.IsUpper(lettre) && mot.Length > 0)
                mot.Append('-');
            mot.Append(char.ToLowerInvariant(lettre));
        }

        return mot.ToString();
    }

    /// <summary>An object without its empty members: a template takes what is absent as a blank to fill.</summary>
    public static JsonObject Of(params ReadOnlySpan<(string Cle, JsonNode? Valeur)> membres)
    {
        var json = new JsonObject();
        Add(json, membres);
        return json;
    }

    public static void Add(JsonObject json, params ReadOnlySpan<(string Cle, JsonNode? Valeur)> membres)
    {
        foreach (var (cle, valeur) in membres)
        {
            if (valeur is not (null or JsonArray { Count: 0 } or JsonObject { Count: 0 }) && !(valeur is JsonValue v && v.TryGetValue<string>(out var texte) && texte.Length == 0))
                json[cle] = valeur;
        }
    }

    public static JsonArray Texts(IEnumerable<string> textes) => [.. textes.Select(t => (JsonNode?)t)];

    public static JsonArray List(IEnumerable<JsonNode> elements) => [.. elements];
}
