using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Parchemin.Referentiels;

namespace Parchemin.Web;

/// <summary>An edition as JSON: its members are those of the référentiel, in lower case with underscores.</summary>
internal static class ReferentielEnJson
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static JsonObject Summary(Edition edition)
    {
        var c = edition.Referentiel!.Certification;
        return new JsonObject { ["certification"] = c.Code, ["edition"] = c.Edition, ["intitule"] = c.Intitule, ["adresse"] = RoutesDeLApi.Racine + RoutesDuReferentiel.Adresse(edition) };
    }

    public static JsonObject Whole(Edition edition)
    {
        var tout = JsonSerializer.SerializeToNode(edition.Referentiel, Format)!.AsObject();
        tout["diagnostics"] = new JsonArray([.. edition.Journal.Diagnostics.Select(d => (JsonNode)new JsonObject { ["code"] = d.Code, ["message"] = d.Message })]);
        return tout;
    }

    public static JsonNode Of(ComparaisonDEditions comparaison) => JsonSerializer.SerializeToNode(comparaison, Format)!;
}
