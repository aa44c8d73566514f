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
            // {"fuites": ["E2/polynesie>antilles"], "motif": "…"}; « fuite » for one.
            var (_, membres) = await Corps.ReadAsync(http);
            var dit = Corps.Values(membres.Where(m => m.Key is not "fuites").ToDictionary(m => m.Key, m => m.Value, StringComparer.Ordinal));
            string[] fuites = [.. Corps.Texts(membres, "fuites"), .. dit.GetValueOrDefault("fuite") is { } une ? [une] : Array.Empty<string>()];
            await guichet.RunAsync(visite.Acteur!, new AccepterDesFuites(session, fuites, dit.GetValueOrDefault("motif")), CirconstancesDites.Of(http), http.RequestAborted);
            return Results.Json(new JsonObject { ["fuites"] = new JsonArray([.. fuites.Select(f => (JsonNode)f)]), ["acceptee"] = !string.IsNullOrWhiteSpace(dit.GetValueOrDefault("motif")) });
        }).WithTags(Etiquette);
    }

    // ?retards=oui&loges=oui
    private static ReglesDuCalendrier RulesOf(HttpContext http) => new() { CompterLesRetards = http.Request.Query["retards"] == "oui", LogePresumee = http.Request.Query["loges"] == "oui" };

    private static async Task<IResult> PageAsync(string session, RefusException? refus, Guichet guichet, Visite visite, HttpContext http)
        => new RazorComponentResult<PageDuCalendrierEcrit>(new { Calendrier = await CalendrierDUneSession.ReadAsync(guichet, visite.Acteur!, session, RulesOf(http), http.RequestAborted), Refus = refus })
        { StatusCode = Garde.StatusOf(refus) };

    private static Task<IResult> AcceptAsync(string session, Guichet guichet, Visite visite, HttpContext http)
    {
        var (fuites, motif) = ((IReadOnlyList<string>)[.. http.Request.Form["fuite"].OfType<string>().Where(f => f.Length > 0)], http.Request.Form["motif"].ToString());
        return guichet.DoAsync(visite, http, new AccepterDesFuites(session, fuites, motif), _ => string.IsNullOrWhiteSpace(motif) ? "L’acceptation est retirée." : fuites.Count == 1 ? "La fuite est acceptée en votre nom." : $"{fuites.Count} fuites sont acceptées en votre nom.",
            $"/sessions/{session}/calendrier-ecrit{http.Request.QueryString}", refus => PageAsync(session, refus, guichet, visite, http));
    }
}
