using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>The recognition of a student engagement: asked by the candidate, answered by the service, heard after the épreuve that the form names.</summary>
internal static class RoutesDesEngagements
{
    private static readonly Exigence Demander = new("engagement.demander");
    private static readonly Exigence Decider = new("engagement.decider");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Post("/dossiers/{inscription}/engagement", Demander, (string inscription, Guichet guichet, Visite visite, HttpContext http)
            => RoutesDeDossier.DoAsync(inscription, new DemanderUnEngagement(inscription), "Votre demande est faite. Le service des examens y répondra.", guichet, visite, http));
        routes.Post("/engagements/{engagement}/retirer", Demander, (string engagement, Guichet guichet, Visite visite, HttpContext http)
            => OnAsync(engagement, new RetirerUnEngagement(engagement), "Votre demande est retirée.", guichet, visite, http));
        routes.Post("/engagements/{engagement}/decider", Decider, (string engagement, Guichet guichet, Visite visite, HttpContext http)
            => OnAsync(engagement, new DeciderDUnEngagement(engagement, http.Request.Form["etat"].ToString(), http.Request.Form["reponse"]), "La réponse est enregistrée.", guichet, visite, http));
        routes.Post("/engagements/{engagement}/convoquer", Decider, (string engagement, Guichet guichet, Visite visite, HttpContext http)
            => OnAsync(engagement, new ConvoquerUnEngagement(engagement), "Le candidat est convoqué.", guichet, visite, http));
        MapApi(routes.MapGroup(RoutesDeLApi.Racine));
    }

    private static void MapApi(IEndpointRouteBuilder api)
    {
        const string Engagements = "Engagements";
        api.Write("POST", "/inscription/{inscription}/engagement", Demander, (string inscription, Guichet guichet, Visite visite, HttpContext http)
            => ApiAsync(new DemanderUnEngagement(inscription), guichet, visite, http)).WithTags(Engagements);
        api.Write("POST", "/engagements/{engagement}/retirer", Demander, (string engagement, Guichet guichet, Visite visite, HttpContext http)
            => ApiAsync(new RetirerUnEngagement(engagement), guichet, visite, http)).WithTags(Engagements);
        api.Write("POST", "/engagements/{engagement}/decider", Decider, async (string engagement, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var dit = Corps.Values((await Corps.ReadAsync(http)).Membres);
            return await ApiAsync(new DeciderDUnEngagement(engagement, dit.GetValueOrDefault("etat") ?? "", dit.GetValueOrDefault("reponse")), guichet, visite, http);
        }).WithTags(Engagements);
        api.Write("POST", "/engagements/{engagement}/convoquer", Decider, async (string engagement, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var passage = await guichet.RunAsync(visite.Acteur!, new ConvoquerUnEngagement(engagement), CirconstancesDites.Of(http), http.RequestAborted);
            return Results.Json(new JsonObject { ["passage"] = passage.Id, ["commission"] = passage["commission"], ["prevu_le"] = passage["prevu_le"] });
        }).WithTags(Engagements);
    }

    private static async Task<IResult> ApiAsync(IOperation<Objet> operation, Guichet guichet, Visite visite, HttpContext http)
    {
        var engagement = await guichet.RunAsync(visite.Acteur!, operation, CirconstancesDites.Of(http), http.RequestAborted);
        return RoutesDeLApi.Answer(http, await guichet.ReadAsync(visite.Acteur!, GenresDuParcours.Engagement, engagement.Id, http.RequestAborted));
    }

    private static async Task<IResult> OnAsync(string engagement, IOperation<Objet> operation, string fait, Guichet guichet, Visite visite, HttpContext http)
        => await RoutesDeDossier.DoAsync((await guichet.ReadAsync(visite.Acteur!, GenresDuParcours.Engagement, engagement, http.RequestAborted))["inscription"]!, operation, fait, guichet, visite, http);
}
