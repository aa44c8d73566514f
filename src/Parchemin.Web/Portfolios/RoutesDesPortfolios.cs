using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parchemin.Application;
using Parchemin.Core;

namespace Parchemin.Web;

/// <summary>Portfolios: what a candidate shows, who attests it, what is still without evidence; and the progress of a training.</summary>
internal static class RoutesDesPortfolios
{
    private static readonly Exigence Lire = new("element.lire");
    private static readonly Exigence Attester = new("element.attester");
    private static readonly Exigence Positionner = new("positionnement.porter");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Get("/portfolios", Lire, (Guichet guichet, Visite visite, HttpContext http) => ChoixDUnParcours.AnswerAsync("Portfolios", "/portfolios", r => r.Competences.Count > 0, guichet, visite, http));
        routes.Get("/portfolios/session/{session}", Lire, async (string session, Guichet guichet, Visite visite, HttpContext http)
            => new RazorComponentResult<PageDeCouverture>(new { Classe = await CouvertureDeClasse.ReadAsync(guichet, visite.Acteur!, session, http.RequestAborted) }));
        routes.Get("/portfolios/{inscription}", Lire, PortfolioAsync);
        routes.Post("/portfolios/element/{element}/attester", Attester, async (string element, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var atteste = await guichet.RunAsync(visite.Acteur!, new AttesterUnElement(element), CirconstancesDites.Of(http), http.RequestAborted);
            visite.LeaveMessage("La réalité de cet élément est attestée en votre nom.");
            return Results.LocalRedirect("/portfolios/" + atteste["inscription"]);
        });
        routes.Post("/portfolios/{inscription}/position", Positionner, async (string inscription, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var f = http.Request.Form;
            await guichet.RunAsync(visite.Acteur!, new PorterUnPositionnement(inscription, f["objet"].ToString(), f["niveau"].ToString() is { Length: > 0 } n ? n : null, f["mesure"] == "oui"), CirconstancesDites.Of(http), http.RequestAborted);
            visite.LeaveMessage("Le positionnement est enregistré.");
            return Results.LocalRedirect($"/portfolios/{inscription}#positionner");
        });
        routes.Get("/formation", new Exigence("seance.lire"), (Guichet guichet, Visite visite, HttpContext http) => ChoixDUnParcours.AnswerAsync("Heures de formation", "/formation", _ => true, guichet, visite, http));
        routes.Get("/formation/session/{session}", new Exigence("seance.lire"), async (string session, Guichet guichet, Visite visite, HttpContext http)
            => new RazorComponentResult<PageDesHeures>(new { Heures = await HeuresDonnees.ReadAsync(guichet, visite.Acteur!, session, http.RequestAborted) }));
        MapApi(routes.MapGroup(RoutesDeLApi.Racine));
    }

    private static void MapApi(IEndpointRouteBuilder api)
    {
        const string Portfolios = "Portfolios";
        api.Get("/portfolios/session/{session}", Lire, async (string session, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var classe = await CouvertureDeClasse.ReadAsync(guichet, visite.Acteur!, session, http.RequestAborted);
            return Results.Json(new JsonObject
            {
                ["candidats"] = new JsonArray([.. classe.Lignes.Select(l => (JsonNode)new JsonObject { ["inscription"] = l.Inscription.Id, ["candidat"] = l.Inscription.Titre, ["elements"] = l.Elements, ["lacunes"] = List(l.Matrice.Lacunes), ["a_attester"] = List(l.Matrice.AAttester) })]),
                ["lacunes"] = new JsonArray([.. classe.Groupes[0].Couverture.Lacunes.Select(l => (JsonNode)new JsonObject { ["competence"] = l.Competence, ["sans"] = l.Sans.Count, ["a_attester"] = l.NonAttestees, ["attestees"] = l.Attestees })]),
            });
        }).WithTags(Portfolios);
        api.Get("/portfolios/{inscription}", Lire, async (string inscription, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var lu = await PortfolioLu.ReadAsync(guichet, visite.Acteur!, inscription, http.RequestAborted);
            return Results.Json(new JsonObject
            {
                ["inscription"] = inscription,
                ["competences"] = new JsonArray([.. lu.Matrice.Cases.Select(c => (JsonNode)new JsonObject { ["code"] = c.Competence, ["preuves"] = List(c.Preuves.Select(p => p.Id)), ["attestees"] = c.Attestees, ["voix"] = new JsonObject(c.Jugements.Select(j => new KeyValuePair<string, JsonNode?>(j.Key.ToString().ToLowerInvariant(), j.Value.Niveau))) })]),
                ["lacunes"] = List(lu.Matrice.Lacunes),
                ["a_attester"] = List(lu.Matrice.AAttester),
                ["autres_certifications"] = new JsonArray([.. (await CertificationVoisine.ReadAsync(guichet, visite.Acteur!, lu, http.RequestAborted)).Select(a => (JsonNode)new JsonObject { ["inscription"] = a.Inscription.Id, ["recus"] = Of(a.Recus), ["donnes"] = Of(a.Donnes) })]),
            });
        }).WithTags(Portfolios);
        api.Write("POST", "/portfolios/element/{element}/attester", Attester, async (string element, Guichet guichet, Visite visite, HttpContext http) =>
        {
            await guichet.RunAsync(visite.Acteur!, new AttesterUnElement(element), CirconstancesDites.Of(http), http.RequestAborted);
            return RoutesDeLApi.Answer(http, await guichet.ReadAsync(visite.Acteur!, GenresDuParcours.ElementDePortfolio, element, http.RequestAborted));
        }).WithTags(Portfolios);
        api.Write("POST", "/portfolios/{inscription}/position", Positionner, async (string inscription, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var dit = Corps.Values((await Corps.ReadAsync(http)).Membres);
            var porte = await guichet.RunAsync(visite.Acteur!, new PorterUnPositionnement(inscription, dit.GetValueOrDefault("objet") ?? "", dit.GetValueOrDefault("niveau"), dit.GetValueOrDefault("mesure") is "oui", dit.GetValueOrDefault("element"), dit.GetValueOrDefault("commentaire")), CirconstancesDites.Of(http), http.RequestAborted);
            return RoutesDeLApi.Answer(http, await guichet.ReadAsync(visite.Acteur!, GenresDuParcours.Positionnement, porte.Id, http.RequestAborted));
        }).WithTags(Portfolios);
        api.Get("/formation/session/{session}", new Exigence("seance.lire"), async (string session, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var heures = await HeuresDonnees.ReadAsync(guichet, visite.Acteur!, session, http.RequestAborted);
            return Results.Json(new JsonObject
            {
                ["annees"] = List(heures.Annees),
                ["enseignements"] = new JsonArray([.. heures.Lignes.Select(l => (JsonNode)new JsonObject { ["enseignement"] = l.Enseignement, ["prevues"] = new JsonArray([.. l.Prevues.Select(p => (JsonNode?)p?.ToString())]), ["donnees"] = new JsonArray([.. l.Donnees.Select(d => (JsonNode?)d.ToString())]) })]),
                ["jamais_travailles"] = List(heures.Travailles.Where(t => t.Seances == 0).Select(t => t.Objet.Code)),
            });
        }).WithTags("Formation");
    }

    private static JsonArray Of(IEnumerable<ApportDAutre> apports)
        => new([.. apports.Select(a => (JsonNode)new JsonObject { ["competence"] = a.Competence, ["par"] = List(a.Leurs), ["etat"] = a.Etat.ToString().ToLowerInvariant(), ["source"] = a.Source?.ToString() })]);

    private static JsonArray List(IEnumerable<string> textes) => new([.. textes.Select(t => (JsonNode)t)]);

    private static async Task<IResult> PortfolioAsync(string inscription, Guichet guichet, Visite visite, HttpContext http)
    {
        var lu = await PortfolioLu.ReadAsync(guichet, visite.Acteur!, inscription, http.RequestAborted);
        return new RazorComponentResult<PageDuPortfolio>(new { Lu = lu, Autres = await CertificationVoisine.ReadAsync(guichet, visite.Acteur!, lu, http.RequestAborted) });
    }
}
