using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parchemin.Application;
using Parchemin.Core;
using Parchemin.Planning;

namespace Parchemin.Web;

/// <summary>The rooms of the written épreuves: what is kept, the seats that follow, their publication, who may still enter. Pages and API.</summary>
internal static class RoutesDesSalles
{
    private const string Adresse = "/sessions/{session}/salles";
    private static readonly Exigence Lire = new(PlanificationDUneSession.Action);
    private static readonly Exigence Tenir = new("salle-d-ecrit.tenir");
    private static readonly Exigence Publier = new("place-d-ecrit.publier");
    private static readonly Exigence Deplacer = new("place-d-ecrit.deplacer");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Get(Adresse, Lire, async (string session, string? epreuve, string? centre, Guichet guichet, Visite visite, HttpContext http) => epreuve is null || centre is null
            ? new RazorComponentResult<PageDesSalles>(new { Tableau = await TableauDesSalles.ReadAsync(guichet, visite.Acteur!, session, http.RequestAborted) })
            : await SeatsAsync(session, epreuve, centre, null, null, guichet, visite, http));
        routes.Post(Adresse + "/tenir", Tenir, KeepAsync);
        routes.Post(Adresse + "/publier", Publier, (string session, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var (epreuve, centre) = (http.Request.Form["epreuve"].ToString(), http.Request.Form["centre"].ToString());
            return guichet.DoAsync(visite, http, new PublierLesPlaces(session, epreuve, centre, http.Request.Form["refaire"] == "oui", http.Request.Form["vue"].ToString() is { Length: > 0 } vue ? vue : null), n => $"Publié : {Pluriel.Of(n, "place nouvelle ou changée", "places nouvelles ou changées")}.", Address(session, epreuve, centre), r => SeatsAsync(session, epreuve, centre, null, r, guichet, visite, http));
        });
        routes.Post(Adresse + "/deplacer", Deplacer, MoveAsync);
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
            var changees = await guichet.RunAsync(visite.Acteur!, new PublierLesPlaces(session, dit.GetValueOrDefault("epreuve") ?? "", dit.GetValueOrDefault("centre") ?? "", dit.GetValueOrDefault("refaire") is "oui", dit.GetValueOrDefault("vue")), CirconstancesDites.Of(http), http.RequestAborted);
            return Results.Json(new JsonObject { ["places_changees"] = changees });
        }).WithTags(RoutesDuPlanning.Etiquette);
        api.Get(Adresse + "/deplacement", Deplacer, async (string session, string? epreuve, string? centre, string? inscription, string? salle, string? place, Guichet guichet, Visite visite, HttpContext http)
            => Results.Json(Of(await DeplacementDePlace.ReadAsync(guichet, await SallesDEcrit.ReadAsync(guichet, visite.Acteur!, session, epreuve ?? "", centre ?? "", http.RequestAborted), inscription ?? "", salle ?? "", place)))).WithTags(RoutesDuPlanning.Etiquette);
        api.Write("POST", Adresse + "/deplacer", Deplacer, async (string session, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var dit = Corps.Values((await Corps.ReadAsync(http)).Membres);
            string Said(string nom) => dit.GetValueOrDefault(nom) ?? "";
            return Results.Json(Of(await guichet.RunAsync(visite.Acteur!, new DeplacerUnePlace(session, Said("epreuve"), Said("centre"), Said("inscription"), Said("salle"), Said("place"), dit.GetValueOrDefault("vue")), CirconstancesDites.Of(http), http.RequestAborted)));
        }).WithTags(RoutesDuPlanning.Etiquette);
    }

    private static async Task<IResult> SeatsAsync(string session, string epreuve, string centre, SallesDites? dites, RefusException? refus, Guichet guichet, Visite visite, HttpContext http)
    {
        var q = http.Request.Query;
        var porte = TimeOnly.TryParseExact(q["arrivee"], "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var arrivee) ? (arrivee, q["cause"] == "oui", q["sortie"] == "oui") : ((TimeOnly, bool, bool)?)null;
        var salles = await SallesDEcrit.ReadAsync(guichet, visite.Acteur!, session, epreuve, centre, http.RequestAborted);
        var (candidat, vers) = (q["deplacer"].ToString(), q["vers"].ToString());
        return new RazorComponentResult<PageDesPlaces>(new
        {
            Salles = salles,
            Refaire = q["refaire"] == "oui",
            Deplace = candidat,
            Vers = vers,
            Voulu = candidat.Length > 0 && vers.Length > 0 ? await WishedAsync(guichet, salles, candidat, vers) : null,
            // The contrary change, from where he is now.
            Defaire = q["fait"].ToString() is { Length: > 0 } fait && q["de"].ToString() is { Length: > 0 } de ? (fait, de, await WishedAsync(guichet, salles, fait, de)) : ((string, string, DeplacementDePlace)?)null,
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
            var tenues = await SallesDEcrit.ReadAsync(guichet, visite.Acteur!, session, dites.Epreuve, dites.Centre, http.RequestAborted);
            visite.LeaveMessage($"{Pluriel.Of(n, "salle enregistrée")}. {(tenues.Partis > 0 ? $"{Pluriel.Of(tenues.Partis, "place publiée ne vaut plus et ne s’imprime plus", "places publiées ne valent plus et ne s’impriment plus")} : mettez les places à jour." : tenues.Publie is null ? "Vérifiez les places, puis publiez-les." : "Les places publiées valent toujours.")}");
            return Results.LocalRedirect(Address(session, dites.Epreuve, dites.Centre));
        }
        catch (RefusException refus) when (refus.Nature is NatureDeRefus.Invalide)
        {
            return await SeatsAsync(session, dites.Epreuve, dites.Centre, dites, refus, guichet, visite, http);
        }
    }

    // A seat by hand: the label, then the room, whose name may hold spaces.
    private static async Task<IResult> MoveAsync(string session, Guichet guichet, Visite visite, HttpContext http)
    {
        var f = http.Request.Form;
        var (epreuve, centre, inscription) = (f["epreuve"].ToString(), f["centre"].ToString(), f["inscription"].ToString());
        var (salle, place) = Split(f["vers"].ToString());
        try
        {
            var fait = await guichet.RunAsync(visite.Acteur!, new DeplacerUnePlace(session, epreuve, centre, inscription, salle, place, f["vue"].ToString() is { Length: > 0 } vue ? vue : null), CirconstancesDites.Of(http), http.RequestAborted);
            visite.LeaveMessage(string.Join(" ; ", fait.Lignes.Select(l => $"{l.Candidat.Nom} : {l.SalleApres}, place {l.Apres}")) + ".");
            var avant = fait.Lignes[0];
            return Results.LocalRedirect(f["retour"] == "oui" ? Address(session, epreuve, centre) : $"{Address(session, epreuve, centre)}&fait={Uri.EscapeDataString(inscription)}&de={Uri.EscapeDataString($"{avant.Avant} {avant.SalleAvant}")}");
        }
        catch (RefusException refus) when (refus.Nature is NatureDeRefus.Invalide or NatureDeRefus.EtatContraire)
        {
            return await SeatsAsync(session, epreuve, centre, null, refus, guichet, visite, http);
        }
    }

    private static Task<DeplacementDePlace> WishedAsync(Guichet guichet, SallesDEcrit salles, string candidat, string vers)
    {
        var (salle, place) = Split(vers);
        return DeplacementDePlace.ReadAsync(guichet, salles, candidat, salle, place);
    }

    private static (string Salle, string Place) Split(string vers) => vers.IndexOf(' ', StringComparison.Ordinal) is > 0 and var coupe ? (vers[(coupe + 1)..], vers[..coupe]) : ("", vers);

    /// <summary>The page of an épreuve in a centre.</summary>
    internal static string Address(string session, string epreuve, string centre) => $"/sessions/{session}/salles?epreuve={Uri.EscapeDataString(epreuve)}&centre={Uri.EscapeDataString(centre)}";

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
        ["sujet_dehors"] = s.Horaire?.SujetDehors is { } dehors ? new JsonObject { ["a_partir_de"] = dehors.Heure.ToString("s", CultureInfo.InvariantCulture), ["territoire"] = dehors.Territoire } : null,
        ["salles_tenues"] = new JsonArray([.. s.Salles.Where(_ => !s.Reprises).Select(x => (JsonNode)new JsonObject
        {
            ["salle"] = x.Salle.Code,
            ["rangees"] = x.Salle.Rangees,
            ["colonnes"] = x.Salle.Colonnes,
            ["espacee"] = x.Salle.Espacee,
            ["surveillants"] = new JsonArray([.. x.Surveillants.Select(n => (JsonNode)n)]),
        })]),
        ["surveillants_en_double"] = new JsonArray([.. s.SurveillantsEnDouble.Select(d => (JsonNode)d)]),
        ["proposition"] = Of(s.Proposition),
        ["publie"] = s.Publie is { } publie ? Of(publie) : null,
        ["places_perdues"] = s.Partis,
        ["convocations_a_refaire"] = s.AReconvoquer.Count,
    };

    private static JsonObject Of(DeplacementDePlace d) => new()
    {
        ["refus"] = d.Refus,
        ["vue"] = d.Changement is null ? null : d.Empreinte,
        ["voisins_avant"] = d.Changement?.VoisinsAvant,
        ["voisins_apres"] = d.Changement?.VoisinsApres,
        ["changements"] = new JsonArray([.. d.Lignes.Select(l => (JsonNode)new JsonObject { ["inscription"] = l.Candidat.Id, ["salle_avant"] = l.SalleAvant, ["place_avant"] = l.Avant, ["salle"] = l.SalleApres, ["place"] = l.Apres })]),
    };

    private static JsonObject Of(PlanDesSalles plan) => new()
    {
        ["vue"] = SallesDEcrit.MarkOf(plan),
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
