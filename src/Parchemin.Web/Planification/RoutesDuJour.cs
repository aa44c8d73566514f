using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>The live board of a day of orals, the capacity forecast months before. Pages and API.</summary>
internal static class RoutesDuJour
{
    private const string Jour = "/sessions/{session}/jour";
    private const string Capacite = "/sessions/{session}/capacite";
    private static readonly Exigence Suivre = new("passage.lire");
    private static readonly Exigence Prevoir = new(PlanificationDUneSession.Action);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Get(Jour, Suivre, async (string session, string? jour, Guichet guichet, Visite visite, HttpContext http)
            => new RazorComponentResult<PageDuJour>(new { Tableau = await TableauDuJour.ReadAsync(guichet, visite.Acteur!, session, jour, http.RequestAborted) }));
        routes.Get(Capacite, Prevoir, async (string session, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var (p, capacite) = await ForecastAsync(session, guichet, visite, http);
            return new RazorComponentResult<PageDeCapacite>(new { P = p, Capacite = capacite });
        });
        var api = routes.MapGroup(RoutesDeLApi.Racine);
        api.Get(Jour, Suivre, async (string session, string? jour, Guichet guichet, Visite visite, HttpContext http)
            => Results.Json(Of(await TableauDuJour.ReadAsync(guichet, visite.Acteur!, session, jour, http.RequestAborted)))).WithTags(RoutesDuPlanning.Etiquette);
        api.Get(Capacite, Prevoir, async (string session, Guichet guichet, Visite visite, HttpContext http)
            => Results.Json(Of((await ForecastAsync(session, guichet, visite, http)).Capacite))).WithTags(RoutesDuPlanning.Etiquette);
    }

    private static async Task<(PlanificationDUneSession P, CapaciteDeSession Capacite)> ForecastAsync(string session, Guichet guichet, Visite visite, HttpContext http)
    {
        var p = await PlanificationDUneSession.ReadAsync(guichet, visite.Acteur!, session, http.RequestAborted);
        var q = http.Request.Query;
        int? Number(string nom) => int.TryParse(q[nom], NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n <= 1_000_000 ? n : null;
        var jour = DateOnly.TryParseExact(q["jour"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var j) ? j : (DateOnly?)null;
        var attendus = p.Preparation.Epreuves.Select(e => (e.Code, Nombre: Number("n-" + e.Code))).Where(e => e.Nombre is not null).ToDictionary(e => e.Code, e => e.Nombre!.Value, StringComparer.Ordinal);
        return (p, CapaciteDeSession.Of(p.Faits, p.Preparation, DateOnly.FromDateTime(guichet.Maintenant.UtcDateTime), jour, Number("heures"), attendus));
    }

    private static JsonObject Of(CapaciteDeSession c) => new()
    {
        ["jour"] = c.Jour.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["attendus"] = new JsonObject(c.Attendus.Select(a => new KeyValuePair<string, JsonNode?>(a.Key, a.Value))),
        ["besoins"] = new JsonArray([.. c.Prevision.Besoins.Select(b => (JsonNode)new JsonObject
        {
            ["qualite"] = b.Qualite,
            ["minutes_demandees"] = b.MinutesDemandees,
            ["minutes_offertes"] = b.MinutesOffertes,
            ["personnes"] = b.Personnes,
            ["expirees"] = new JsonArray([.. b.Expirees.Select(e => (JsonNode)e)]),
        })]),
        ["goulots"] = new JsonArray([.. c.Goulots.Select(g => (JsonNode)new JsonObject { ["qualites"] = new JsonArray([.. g.Qualites.Select(q => (JsonNode)q)]), ["minutes_manquantes"] = g.MinutesManquantes })]),
    };

    private static JsonObject Of(TableauDuJour t) => new()
    {
        ["session"] = t.Session.Id,
        ["jour"] = t.Jour,
        ["jours"] = new JsonArray([.. t.Jours.Select(j => (JsonNode)j)]),
        ["maintenant"] = ValeurDeChamp.Format(t.Maintenant),
        ["commissions"] = new JsonArray([.. t.Commissions.Select(c => (JsonNode)new JsonObject
        {
            ["id"] = c.Id,
            ["libelle"] = c.Libelle,
            ["salle"] = c.Salle,
            ["retard"] = c.Retard,
            ["passages"] = new JsonArray([.. c.Passages.Select(p => (JsonNode)new JsonObject
            {
                ["id"] = p.Id,
                ["candidat"] = p.Candidat,
                ["etat"] = p.Etat,
                ["prevu_le"] = ValeurDeChamp.Format(p.Prevu),
                ["debut"] = p.Debut is { } d ? ValeurDeChamp.Format(d) : null,
                ["fin"] = p.Fin is { } f ? ValeurDeChamp.Format(f) : null,
                ["retard"] = p.Retard,
            })]),
        })]),
    };
}
