using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>The same for another software: the kinds of documents, their subjects, the files, issuing and revoking.</summary>
internal static class DocumentsDeLApi
{
    private const string Groupe = "Documents";

    public static void Map(IEndpointRouteBuilder api)
    {
        var lire = new Exigence("document.lire");
        api.Get("/sessions/{session}/documents", lire, KindsAsync).WithTags(Groupe);
        api.Get("/sessions/{session}/documents/{type}", lire, SubjectsAsync).WithTags(Groupe);
        api.Get("/sessions/{session}/documents/{type}/fichier", new Exigence("session.lire"), RoutesDesDocuments.PreviewAsync).WithTags(Groupe);
        api.Get("/sessions/{session}/documents/{type}/tableau", new Exigence("session.lire"), RoutesDesDocuments.SheetAsync).WithTags(Groupe);
        api.Write("POST", "/sessions/{session}/documents/{type}", new Exigence(BureauDesDocuments.Emettre), IssueAsync).WithTags(Groupe);
        api.Get("/document/{id}/fichier", lire, RoutesDesDocuments.PrintAsync).WithTags(Groupe);
        api.Write("POST", "/document/{id}/revoquer", new Exigence("document.revoquer"), async (string id, Guichet guichet, Visite visite, HttpContext http) =>
        {
            await guichet.RunAsync(visite.Acteur!, new RevoquerUnDocument(id), CirconstancesDites.Of(http), http.RequestAborted);
            return RoutesDeLApi.Answer(http, await guichet.ReadAsync(visite.Acteur!, GenresDesActes.Document, id, http.RequestAborted));
        }).WithTags(Groupe);
    }

    private static async Task<IResult> KindsAsync(string session, BureauDesDocuments bureau, Visite visite, HttpContext http)
    {
        var fonds = await bureau.OpenAsync(visite.Acteur!, session, http.RequestAborted);
        return Results.Json(new JsonObject
        {
            ["session"] = session,
            ["empechement"] = bureau.Imprimeur.Empechement,
            ["documents"] = new JsonArray([.. CatalogueDesDocuments.Tous.Where(d => d.Exists(fonds)).Select(d => (JsonNode)new JsonObject
            {
                ["type"] = d.Code,
                ["libelle"] = d.Libelle,
                ["annexe"] = d.Annexe,
                ["portee"] = d.Portee.ToString().ToLowerInvariant(),
                ["s_emet"] = d.SEmet,
                ["remise"] = d.Remise.ToString().ToLowerInvariant(),
                ["complements"] = new JsonArray([.. d.Complements.Select(c => (JsonNode)new JsonObject { ["code"] = c.Code, ["libelle"] = c.Libelle, ["requis"] = c.Requis })]),
            })]),
        });
    }

    private static async Task<IResult> SubjectsAsync(string session, string type, BureauDesDocuments bureau, Visite visite, HttpContext http)
    {
        var (fonds, prevu) = await RoutesDesDocuments.OpenAsync(session, type, bureau, visite, http);
        return Results.Json(new JsonObject { ["sujets"] = new JsonArray([.. (await prevu.SubjectsAsync(fonds)).Select(s => (JsonNode)new JsonObject { ["sujet"] = s.Code, ["libelle"] = s.Libelle, ["inscription"] = s.Inscription })]) });
    }

    private static async Task<IResult> IssueAsync(string session, string type, BureauDesDocuments bureau, Guichet guichet, Visite visite, HttpContext http)
    {
        var (fonds, prevu) = await RoutesDesDocuments.OpenAsync(session, type, bureau, visite, http);
        var (_, membres) = await Corps.ReadAsync(http);
        if (membres.TryGetValue("complements", out var dits) && dits.ValueKind is JsonValueKind.Object)
            fonds.Complements = dits.EnumerateObject().ToDictionary(c => c.Name, c => Corps.Text(c.Name, c.Value) ?? "", StringComparer.Ordinal);
        var (emis, refus) = await RoutesDesDocuments.IssueAllAsync(fonds, prevu, Corps.Texts(membres, "sujets"), bureau, guichet, http);
        return Results.Json(new JsonObject
        {
            ["emis"] = new JsonArray([.. emis.Select(d => (JsonNode)new JsonObject { ["id"] = d.Id, ["inscription"] = d["inscription"], ["code"] = d["code"], ["empreinte"] = d["empreinte"] })]),
            ["refuses"] = new JsonArray([.. refus.Select(r => (JsonNode)new JsonObject { ["sujet"] = r.Sujet, ["code"] = r.Refus.Code, ["message"] = r.Refus.Message })]),
        }, statusCode: StatusCodes.Status201Created);
    }
}
