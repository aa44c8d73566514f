using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parchemin.Application;
using Parchemin.Planning;

namespace Parchemin.Web;

/// <summary>The written calendar of a session: its picture, its leaks, who answers for them, the nearest safe hours. Page and API.</summary>
internal static class RoutesDuCalendrier
{
    private const string Adresse = "/sessions/{session}/calendrier-ecrit";
    private const string Etiquette = "Planification";
    private static readonly Exigence Planifier = new(CalendrierDUneSession.Action);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Get(Adresse, Planifier, (string session, Guichet guichet, Visite visite, HttpContext http) => PageAsync(session, null, guichet, visite, http));
        routes.Post(Adresse + "/accepter", Planifier, AcceptAsync);
        var api = routes.MapGroup(RoutesDeLApi.Racine);
        api.Get(Adresse, Planifier, async (string session, Guichet guichet, Visite visite, HttpContext http)
            => Results.Json(CalendrierEnJson.Of(await CalendrierDUneSession.ReadAsync(guichet, visite.Acteur!, session, RulesOf(http), http.RequestAborted)))).WithTags(Etiquette);
        api.Write("POST", Adresse + "/accepter", Planifier, async (string session, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var dit = Corps.Values((await Corps.ReadAsync(http)).Membres);
            await guichet.RunAsync(visite.Acteur!, new AccepterUneFuite(session, dit.GetValueOrDefault("fuite") ?? "", dit.GetValueOrDefault("motif")), CirconstancesDites.Of(http), http.RequestAborted);
            return Results.Json(new JsonObject { ["fuite"] = dit.GetValueOrDefault("fuite"), ["acceptee"] = !string.IsNullOrWhiteSpace(dit.GetValueOrDefault("motif")) });
        }).WithTags(Etiquette);
    }

    // ?retards=oui&loges=oui
    private static ReglesDuCalendrier RulesOf(HttpContext http) => new() { CompterLesRetards = http.Request.Query["retards"] == "oui", LogePresumee = http.Request.Query["loges"] == "oui" };

    private static async Task<IResult> PageAsync(string session, RefusException? refus, Guichet guichet, Visite visite, HttpContext http)
        => new RazorComponentResult<PageDuCalendrierEcrit>(new { Calendrier = await CalendrierDUneSession.ReadAsync(guichet, visite.Acteur!, session, RulesOf(http), http.RequestAborted), Refus = refus })
        { StatusCode = Garde.StatusOf(refus) };

    private static Task<IResult> AcceptAsync(string session, Guichet guichet, Visite visite, HttpContext http)
    {
        var motif = http.Request.Form["motif"].ToString();
        return guichet.DoAsync(visite, http, new AccepterUneFuite(session, http.Request.Form["fuite"].ToString(), motif), _ => string.IsNullOrWhiteSpace(motif) ? "L’acceptation est retirée." : "La fuite est acceptée en votre nom.",
            $"/sessions/{session}/calendrier-ecrit{http.Request.QueryString}", refus => PageAsync(session, refus, guichet, visite, http));
    }
}
