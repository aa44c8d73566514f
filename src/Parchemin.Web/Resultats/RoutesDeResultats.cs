using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>What a candidate sees once the results are published, and what he may ask.</summary>
internal static class RoutesDeResultats
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Get("/resultats", new Exigence("decision.lire"), ListAsync);
        routes.Get("/resultats/{inscription}", new Exigence("decision.lire"), async (string inscription, Guichet guichet, IMoteur moteur, Visite visite, HttpContext http)
            => new RazorComponentResult<PageDesResultats>(new { Vu = (object)await ResultatVu.ReadAsync(guichet, moteur, visite.Acteur!, inscription, http.RequestAborted), MayAsk = visite.May("demande.deposer"), MayChoose = visite.May("resultat.choisir-le-controle") }));
        routes.Post("/resultats/{inscription}/controle", new Exigence("resultat.choisir-le-controle"), async (string inscription, Guichet guichet, IMoteur moteur, Visite visite, HttpContext http) =>
        {
            await guichet.RunAsync(visite.Acteur!, new ChoisirLeControle(moteur, inscription, [.. http.Request.Form["unite"].OfType<string>()]), annulation: http.RequestAborted);
            visite.LeaveMessage("Votre choix est enregistré.");
            return Results.LocalRedirect("/resultats/" + inscription);
        });
        routes.Post("/resultats/{inscription}/demande", new Exigence("demande.deposer"), async (string inscription, Guichet guichet, Visite visite, HttpContext http) =>
        {
            await guichet.RunAsync(visite.Acteur!, new DeposerUneDemande(inscription, http.Request.Form["nature"].ToString(), http.Request.Form["texte"].ToString()), annulation: http.RequestAborted);
            visite.LeaveMessage("Votre demande est déposée.");
            return Results.LocalRedirect("/resultats/" + inscription);
        });
        routes.Get("/demandes/{id}", new Exigence("demande.lire"), async (string id, Guichet guichet, Visite visite, HttpContext http)
            => new RazorComponentResult<PageDeDemande>(new { Demande = await guichet.ReadAsync(visite.Acteur!, Genres.Demande, id, http.RequestAborted), MayAnswer = visite.May("demande.repondre") }));
        routes.Post("/demandes/{id}", new Exigence("demande.repondre"), async (string id, Guichet guichet, Visite visite, HttpContext http) =>
        {
            await guichet.RunAsync(visite.Acteur!, new RepondreAUneDemande(id, http.Request.Form["etat"].ToString(), http.Request.Form["reponse"].ToString()), CirconstancesDites.Of(http), http.RequestAborted);
            visite.LeaveMessage("La réponse est enregistrée.");
            return Results.LocalRedirect("/demandes/" + id);
        });
        MapApi(routes.MapGroup(RoutesDeLApi.Racine));
    }

    private static void MapApi(IEndpointRouteBuilder api)
    {
        api.Get("/resultats/{inscription}", new Exigence("decision.lire"), ApiAsync).WithTags("Résultats");
        api.Write("POST", "/resultats/{inscription}/controle", new Exigence("resultat.choisir-le-controle"), async (string inscription, Guichet guichet, IMoteur moteur, Visite visite, HttpContext http) =>
        {
            var (_, membres) = await Corps.ReadAsync(http);
            var nombre = await guichet.RunAsync(visite.Acteur!, new ChoisirLeControle(moteur, inscription, Corps.Texts(membres, "unites")), annulation: http.RequestAborted);
            return Results.Json(new JsonObject { ["choisies"] = nombre });
        }).WithTags("Résultats");
        api.Write("POST", "/resultats/{inscription}/demande", new Exigence("demande.deposer"), async (string inscription, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var valeurs = Corps.Values((await Corps.ReadAsync(http)).Membres);
            var demande = await guichet.RunAsync(visite.Acteur!, new DeposerUneDemande(inscription, valeurs.GetValueOrDefault("nature") ?? "", valeurs.GetValueOrDefault("texte") ?? ""), annulation: http.RequestAborted);
            return RoutesDeLApi.Answer(http, await guichet.ReadAsync(visite.Acteur!, Genres.Demande, demande.Id, http.RequestAborted), StatusCodes.Status201Created);
        }).WithTags("Résultats");
        api.Write("POST", "/demande/{id}/repondre", new Exigence("demande.repondre"), async (string id, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var valeurs = Corps.Values((await Corps.ReadAsync(http)).Membres);
            await guichet.RunAsync(visite.Acteur!, new RepondreAUneDemande(id, valeurs.GetValueOrDefault("etat") ?? "", valeurs.GetValueOrDefault("reponse")), CirconstancesDites.Of(http), http.RequestAborted);
            return RoutesDeLApi.Answer(http, await guichet.ReadAsync(visite.Acteur!, Genres.Demande, id, http.RequestAborted));
        }).WithTags(Genres.Demande.Pluriel);
    }

    private static async Task<IResult> ListAsync(Guichet guichet, Visite visite, HttpContext http)
    {
        var page = await guichet.ListAsync(visite.Acteur!, new Requete(Genres.Inscription, Filtre.Toujours) { Taille = 100, Apres = visite.Apres }, http.RequestAborted);
        if (page is { Objets: [var seule], Suite: null } && visite.Apres is null)
            return Results.LocalRedirect("/resultats/" + seule.Id);
        return new RazorComponentResult<PageDeChoix>(new
        {
            Titre = "Résultats",
            Vide = "Aucune inscription n’est à votre nom. Vérifiez auprès de l’établissement que votre compte est bien le vôtre.",
            Liens = page.Objets.Select(i => (i.Titres.GetValueOrDefault("session") ?? "Session", "/resultats/" + i.Id, (string?)i.Titre)).ToList(),
            Suite = page.Suite is { } suite ? "/resultats?apres=" + Uri.EscapeDataString(suite) : null,
        });
    }

    private static async Task<IResult> ApiAsync(string inscription, Guichet guichet, IMoteur moteur, Visite visite, HttpContext http)
    {
        var vu = await ResultatVu.ReadAsync(guichet, moteur, visite.Acteur!, inscription, http.RequestAborted);
        return Results.Json(new JsonObject
        {
            ["inscription"] = inscription,
            ["publiee"] = vu.Decision is not null,
            ["decision"] = vu.Decision?["adoptee"],
            ["libelle"] = vu.Libelle,
            ["groupe"] = vu.Decision?["groupe"],
            ["validee"] = vu.Decision?["validee"],
            ["unites"] = new JsonObject(vu.Elements.Select(e => new KeyValuePair<string, JsonNode?>(e.Code, new JsonObject { ["note"] = e.Note?.ToString(), ["acquis"] = e.Acquis }))),
            ["listes"] = new JsonObject(vu.Listes.Select(l => new KeyValuePair<string, JsonNode?>(l.Key, new JsonArray([.. l.Value.Select(v => (JsonNode)v)])))),
            ["preuve"] = vu.Preuve?.ToFrench(),
            ["traitement_algorithmique"] = vu.Decision is not null,
        });
    }
}
