using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>The convention of a placement: each element that the text demands, written and read.</summary>
internal static class RoutesDesConventions
{
    private static readonly Exigence Lire = new("clause.lire");
    private static readonly Exigence Ecrire = new("convention.ecrire");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Get("/stages/periode/{stage}/convention", Lire, (string stage, Guichet guichet, Visite visite, HttpContext http) => PageAsync(stage, null, [], guichet, visite, http));
        routes.Post("/stages/periode/{stage}/convention", Ecrire, WriteAsync);
        var api = routes.MapGroup(RoutesDeLApi.Racine);
        api.Get("/placements/periode/{stage}/convention", Lire, async (string stage, Guichet guichet, Visite visite, HttpContext http)
            => Results.Json(Of(await ConventionLue.ReadAsync(guichet, visite.Acteur!, stage, http.RequestAborted)))).WithTags("Placements");
        api.Write("POST", "/placements/periode/{stage}/convention", Ecrire, async (string stage, Guichet guichet, Visite visite, HttpContext http) =>
        {
            await guichet.RunAsync(visite.Acteur!, new EcrireUneConvention(stage, Said((await Corps.ReadAsync(http)).Membres)), CirconstancesDites.Of(http), http.RequestAborted);
            return Results.Json(Of(await ConventionLue.ReadAsync(guichet, visite.Acteur!, stage, http.RequestAborted)));
        }).WithTags("Placements");
    }

    private static JsonObject Of(ConventionLue c) => new()
    {
        ["stage"] = c.Stage.Id,
        ["candidat"] = c.Candidat,
        ["entreprise"] = c.Entreprise,
        ["elements"] = new JsonArray([.. c.Elements.Select((e, rang) => (JsonNode)new JsonObject { ["rang"] = rang + 1, ["libelle"] = e.Libelle, ["texte"] = c.Textes[rang], ["manque"] = !e.EstRemplie, ["source"] = e.Source?.ToString() })]),
    };

    // {"clauses": [{"rang": 1, "lue": null, "texte": "…"}]}
    private static List<ClauseDite> Said(Dictionary<string, JsonElement> membres)
        => membres.TryGetValue("clauses", out var clauses) && clauses.ValueKind is JsonValueKind.Array && clauses.EnumerateArray().All(c => c.ValueKind is JsonValueKind.Object && c.TryGetProperty("rang", out var rang) && rang.TryGetInt32(out _))
            ? [.. clauses.EnumerateArray().Select(c => new ClauseDite(c.GetProperty("rang").GetInt32(), Text(c, "lue"), Text(c, "texte")))]
            : throw new RefusException(NatureDeRefus.Invalide, "VALEUR-REFUSEE", "« clauses » attend un tableau d'objets {rang, lue, texte}.");

    private static string? Text(JsonElement clause, string nom) => clause.TryGetProperty(nom, out var valeur) ? Corps.Text(nom, valeur) : null;

    private static async Task<IResult> PageAsync(string stage, RefusException? refus, IReadOnlyList<ClauseDite> tapees, Guichet guichet, Visite visite, HttpContext http)
        => new RazorComponentResult<PageDeConvention>(new { Convention = await ConventionLue.ReadAsync(guichet, visite.Acteur!, stage, http.RequestAborted), Refus = refus, Tapees = tapees.ToDictionary(t => t.Rang, t => t.Texte) }) { StatusCode = Garde.StatusOf(refus) };

    private static async Task<IResult> WriteAsync(string stage, Guichet guichet, Visite visite, HttpContext http)
    {
        var f = http.Request.Form;
        List<ClauseDite> dites = [.. f.Keys.Where(k => k.StartsWith("t:", StringComparison.Ordinal) && int.TryParse(k[2..], NumberStyles.None, CultureInfo.InvariantCulture, out _)).Select(k => new ClauseDite(int.Parse(k[2..], CultureInfo.InvariantCulture), f["l:" + k[2..]].ToString(), f[k].ToString()))];
        return await guichet.DoAsync(visite, http, new EcrireUneConvention(stage, dites), _ => "La convention est enregistrée.", $"/stages/periode/{Uri.EscapeDataString(stage)}/convention",
            refus => PageAsync(stage, refus, dites, guichet, visite, http), NatureDeRefus.Invalide, NatureDeRefus.Conflit);
    }
}
