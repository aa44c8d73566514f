using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Parchemin.Application;

/// <summary>How values are written in the JSON of the templates.</summary>
internal static class EnJson
{
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

    public static JsonArray Texts(IEnumerable<string> textes) => [.. textes.Select(t => (JsonNode?)t)];

    public static JsonArray List(IEnumerable<JsonNode> elements) => [.. elements];
}
