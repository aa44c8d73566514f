using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parchemin.Application;
using Parchemin.Planning;

namespace Parchemin.Web;

/// <summary>The rooms of the written épreuves: what is kept, the seats that follow, their publication, who may still enter. Pages and API.</summary>
internal static class RoutesDesSalles
{
    private const string Adresse = "/sessions/{session}/salles";
    private static readonly Exigence Lire = new(PlanificationDUneSession.Action);
    private static readonly Exigence Tenir = new("salle-d-ecrit.tenir");
    private static readonly Exigence Publier = new("place-d-ecrit.publier");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Get(Adresse, Lire, async (string session, string? epreuve, string? centre, Guichet guichet, Visite visite, HttpContext http) => epreuve is null || centre is null
            ? new RazorComponentResult<PageDesSalles>(new { Tableau = await TableauDesSalles.ReadAsync(guichet, visite.Acteur!, session, http.RequestAborted) })
            : await SeatsAsync(session, epreuve, centre, null, null, guichet, visite, http));
        routes.Post(Adresse + "/tenir", Tenir, KeepAsync);
        routes.Post(Adresse + "/publier", Publier, (string session, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var (epreuve, centre) = (http.Request.Form["epreuve"].ToString(), http.Request.Form["centre"].ToString());
            return guichet.DoAsync(visite, http, new PublierLesPlaces(session, epreuve, centre, http.Request.Form["refaire"] == "oui"), n => $"Publié : {n} place(s) nouvelles ou changées.", Address(session, epreuve, centre), r => SeatsAsync(session, epreuve, centre, null, r, guichet, visite, http));
        });
        var api = routes.MapGroup(RoutesDeLApi.Racine);
        api.Get(Adresse, Lire, async (string session, string? epreuve, string? centre, Guichet guichet, Visite visite, HttpContext http) => Results.Json(epreuve is null || centre is null
            ? Of(await TableauDesSalles.ReadAsync(guichet, visite.Acteur!, session, http.RequestAborted))
            : Of(await SallesDEcrit.ReadAsync(guichet, visite.Acteur!, session, epreuve, centre, http.RequestAborted)))).WithTags(RoutesDuPlanning.Etiquette);
        api.Write("POST", Adresse + "/tenir", Tenir, async (string session, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var dites = Said((await Corps.ReadAsync(http)).Membres);
            await guichet.RunAsync(visite.Acteur!, dites.ToOperation(session), CirconstancesDites.Of(http), http.RequestAborted);
            return Results.Json(Of(await SallesDEcrit.ReadAsync(guichet, visite.Acteur!, session, dites.Epreuve, dites.Centre, http.RequestAborted)));
        }).WithTags(RoutesDuPlanning.Etiquette);
        api.Write("POST", Adresse + "/publier", Publier, async (string session, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var dit = Corps.Values((await Corps.ReadAsync(http)).Membres);
            var changees = await guichet.RunAsync(visite.Acteur!, new PublierLesPlaces(session, dit.GetValueOrDefault("epreuve") ?? "", dit.GetValueOrDefault("centre") ?? "", dit.GetValueOrDefault("refaire") is "oui"), CirconstancesDites.Of(http), http.RequestAborted);
            return Results.Json(new JsonObject { ["places_changees"] = changees });
        }).WithTags(RoutesDuPlanning.Etiquette);
    }

    private static async Task<IResult> SeatsAsync(string session, string epreuve, string centre, SallesDites? dites, RefusException? refus, Guichet guichet, Visite visite, HttpContext http)
    {
        var q = http.Request.Query;
        var porte = TimeOnly.TryParseExact(q["arrivee"], "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var arrivee) ? (arrivee, q["cause"] == "oui", q["sortie"] == "oui") : ((TimeOnly, bool, bool)?)null;
        return new RazorComponentResult<PageDesPlaces>(new
        {
            Salles = await SallesDEcrit.ReadAsync(guichet, visite.Acteur!, session, epreuve, centre, http.RequestAborted),
            Refaire = q["refaire"] == "oui",
            Dites = dites,
            Refus = refus,
            Porte = porte,
        })
        { StatusCode = Garde.StatusOf(refus) };
    }

    private static async Task<IResult> KeepAsync(string session, Guichet guichet, Visite visite, HttpContext http)
    {
        var dites = SallesDites.Of(http.Request.Form);
        try
        {
            var n = await guichet.RunAsync(visite.Acteur!, dites.ToOperation(session), CirconstancesDites.Of(http), http.RequestAborted);
            visite.LeaveMessage($"{n} salle(s) enregistrée(s). Vérifiez les places, puis publiez-les.");
            return Results.LocalRedirect(Address(session, dites.Epreuve, dites.Centre));
        }
        catch (RefusException refus) when (refus.Nature is NatureDeRefus.Invalide)
        {
            return await SeatsAsync(session, dites.Epreuve, dites.Centre, dites, refus, guichet, visite, http);
        }
    }

    private static string Address(string session, string epreuve, string centre) => $"/sessions/{session}/salles?epreuve={Uri.EscapeDataString(epreuve)}&centre={Uri.EscapeDataString(centre)}";

    // {"epreuve": "E41", "centre": "…", "salles": "A101 6x5\nB2 4x4", "espacees": "non", "surveillants": {"A101": "Mme Roy, M. Lenoir"}}
    private static SallesDites Said(Dictionary<string, JsonElement> membres)
    {
        var noms = membres.TryGetValue("surveillants", out var s) && s.ValueKind is JsonValueKind.Object ? s.EnumerateObject().ToDictionary(m => m.Name, m => m.Value.ToString(), StringComparer.Ordinal) : [];
        var dit = Corps.Values(membres.Where(m => m.Key is not "surveillants").ToDictionary(m => m.Key, m => m.Value, StringComparer.Ordinal));
        return new SallesDites(dit.GetValueOrDefault("epreuve") ?? "", dit.GetValueOrDefault("centre") ?? "", dit.GetValueOrDefault("salles") ?? "", dit.GetValueOrDefault("espacees") is "oui", noms);
    }

    private static JsonObject Of(TableauDesSalles t) => new()
    {
        ["session"] = t.Session.Id,
        ["epreuves"] = new JsonArray([.. t.Lignes.Select(l => (JsonNode)new JsonObject { ["epreuve"] = l.Epreuve.Code, ["centre"] = l.Centre, ["candidats"] = l.Candidats, ["salles"] = l.Salles, ["places"] = l.Places, ["publiees"] = l.Publiees })]),
    };

    private static JsonObject Of(SallesDEcrit s) => new()
    {
        ["candidats"] = s.Appel.Candidats.Count,
        ["jour"] = s.Horaire?.Jour.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["debut"] = s.Horaire?.Debut.ToString("HH:mm", CultureInfo.InvariantCulture),
        ["derniere_entree"] = s.Horaire?.DerniereEntree.ToString("HH:mm", CultureInfo.InvariantCulture),
        ["salles_tenues"] = new JsonArray([.. s.Salles.Where(_ => !s.Reprises).Select(x => (JsonNode)new JsonObject
        {
            ["salle"] = x.Salle.Code,
            ["rangees"] = x.Salle.Rangees,
            ["colonnes"] = x.Salle.Colonnes,
            ["espacee"] = x.Salle.Espacee,
            ["surveillants"] = new JsonArray([.. x.Surveillants.Select(n => (JsonNode)n)]),
        })]),
        ["proposition"] = Of(s.Proposition),
        ["publie"] = s.Publie is { } publie ? Of(publie) : null,
    };

    private static JsonObject Of(PlanDesSalles plan) => new()
    {
        ["sans_place"] = new JsonArray([.. plan.SansPlace.Select(c => (JsonNode)c.Id)]),
        ["salles"] = new JsonArray([.. plan.Salles.Select(x => (JsonNode)new JsonObject
        {
            ["salle"] = x.Salle.Code,
            ["surveillants_attendus"] = x.Surveillants,
            ["voisins"] = x.Voisins,
            ["places"] = new JsonArray([.. x.Emargement.Select(p => (JsonNode)new JsonObject { ["inscription"] = p.Candidat.Id, ["place"] = p.Etiquette })]),
        })]),
    };
}
