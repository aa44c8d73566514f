using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parchemin.Application;
using Parchemin.Core;

namespace Parchemin.Web;

/// <summary>The registration of a candidate: whether he may, what he chooses, what he signs.</summary>
internal static class RoutesDesInscriptions
{
    private static readonly Exigence Lire = new("justificatif.lire");
    private const int ParPage = 200;

    private static readonly Exigence Choisir = new("inscription.choisir");
    private static readonly Exigence Confirmer = new("inscription.confirmer");
    private static readonly Exigence Desister = new("inscription.desister");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Get("/inscriptions", Lire, HomeAsync);
        routes.Get("/inscriptions/session/{session}", Lire, ListAsync);
        routes.Get("/inscriptions/{inscription}", Lire, (string inscription, Guichet guichet, Visite visite, HttpContext http) => SheetAsync(inscription, null, guichet, visite, http));
        routes.Post("/inscriptions/{inscription}/choisir", Choisir, (string inscription, Guichet guichet, Visite visite, HttpContext http)
            => DoAsync(inscription, new ChoisirPourSonInscription(inscription, Said(http, "forme"), Said(http, "lv1"), Said(http, "lv2")), "Vos choix sont enregistrés.", guichet, visite, http));
        routes.Post("/inscriptions/{inscription}/confirmer", Confirmer, (string inscription, Guichet guichet, Visite visite, HttpContext http)
            => DoAsync(inscription, new ConfirmerUneInscription(inscription, http.Request.Form["lu"].ToString()), "Votre inscription est confirmée et signée.", guichet, visite, http));
        routes.Post("/inscriptions/{inscription}/desister", Desister, (string inscription, Guichet guichet, Visite visite, HttpContext http)
            => DoAsync(inscription, new SeDesister(inscription), "Le désistement est enregistré.", guichet, visite, http));
        MapApi(routes.MapGroup(RoutesDeLApi.Racine));
    }

    private static async Task<IResult> ListAsync(string session, Guichet guichet, Visite visite, HttpContext http)
    {
        var vue = await guichet.ReadAsync(visite.Acteur!, Genres.Session, session, http.RequestAborted);
        var q = (visite.Requete("q") ?? "").Trim();
        Filtre filtre = q.Length == 0 ? Filtre.Toujours : Recherche.Of(q);
        var page = await guichet.ListAsync(visite.Acteur!, new Requete(Genres.Inscription, Filtre.Toutes(new Parmi("session", [session]), filtre)) { Taille = ParPage, Apres = visite.Apres }, http.RequestAborted);
        return new RazorComponentResult<PageDeChoix>(new
        {
            Titre = $"Éligibilité, {vue.Titre}",
            Vide = "Aucune inscription de votre périmètre n’est dans cette session.",
            Liens = page.Objets.Select(i => (i.Titre, "/inscriptions/" + i.Id, (string?)Texte.Valeur(i.Genre["etat"], i["etat"]))).ToList(),
            Cherche = q,
            Suite = page.Suite is { } suite ? $"/inscriptions/session/{session}?q={Uri.EscapeDataString(q)}&apres={Uri.EscapeDataString(suite)}" : null,
        });
    }

    private static void MapApi(IEndpointRouteBuilder api)
    {
        const string Inscriptions = "Inscriptions";
        api.Get("/eligibilite/{inscription}", Lire, async (string inscription, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var lue = await InscriptionLue.ReadAsync(guichet, visite.Acteur!, inscription, http.RequestAborted);
            var (reponse, raisons) = Eligibilite.Answer(lue.Eligibilite);
            return Results.Json(new JsonObject
            {
                ["inscription"] = inscription,
                ["reponse"] = reponse,
                ["raisons"] = new JsonArray([.. raisons.Select(r => (JsonNode)RoutesDesPlacements.Of(r))]),
                ["dispenses_ouvertes"] = new JsonArray([.. lue.Ouvertes.Select(o => o.Unite).Distinct(StringComparer.Ordinal).Select(u => (JsonNode)u)]),
                ["recapitulatif"] = lue.Recapitulatif,
                ["confirmation"] = lue.Confirmation?.Id,
            });
        }).WithTags(Inscriptions);
        api.Write("POST", "/eligibilite/{inscription}/choisir", Choisir, (string inscription, Guichet guichet, Visite visite, HttpContext http)
            => ApiAsync(inscription, dit => new ChoisirPourSonInscription(inscription, dit("forme"), dit("lv1"), dit("lv2")), guichet, visite, http)).WithTags(Inscriptions);
        api.Write("POST", "/eligibilite/{inscription}/confirmer", Confirmer, (string inscription, Guichet guichet, Visite visite, HttpContext http)
            => ApiAsync(inscription, dit => new ConfirmerUneInscription(inscription, dit("lu") ?? ""), guichet, visite, http)).WithTags(Inscriptions);
        api.Write("POST", "/eligibilite/{inscription}/desister", Desister, (string inscription, Guichet guichet, Visite visite, HttpContext http)
            => ApiAsync(inscription, _ => new SeDesister(inscription), guichet, visite, http)).WithTags(Inscriptions);
    }

    private static async Task<IResult> ApiAsync(string inscription, Func<Func<string, string?>, IOperation<Objet>> operation, Guichet guichet, Visite visite, HttpContext http)
    {
        var dits = Corps.Values((await Corps.ReadAsync(http)).Membres);
        await guichet.RunAsync(visite.Acteur!, operation(n => dits.GetValueOrDefault(n)), CirconstancesDites.Of(http), http.RequestAborted);
        return RoutesDeLApi.Answer(http, await guichet.ReadAsync(visite.Acteur!, Genres.Inscription, inscription, http.RequestAborted));
    }

    private static Task<IResult> HomeAsync(Guichet guichet, Visite visite, HttpContext http) => ChoixDUnParcours.AnswerAsync("Éligibilité et inscriptions", "/inscriptions", _ => true, guichet, visite, http);

    private static string? Said(HttpContext http, string champ) => http.Request.Form[champ].ToString() is { Length: > 0 } dit ? dit : null;

    private static Task<IResult> DoAsync(string inscription, IOperation<Objet> operation, string message, Guichet guichet, Visite visite, HttpContext http)
        => guichet.DoAsync(visite, http, operation, _ => message, "/inscriptions/" + inscription, refus => SheetAsync(inscription, refus, guichet, visite, http), NatureDeRefus.Invalide, NatureDeRefus.EtatContraire, NatureDeRefus.Conflit);

    private static async Task<IResult> SheetAsync(string inscription, RefusException? refus, Guichet guichet, Visite visite, HttpContext http)
    {
        var lue = await InscriptionLue.ReadAsync(guichet, visite.Acteur!, inscription, http.RequestAborted);
        async Task<bool> MayAsync(string action) => await guichet.MayAsync(visite.Acteur!, action, lue.Brute, http.RequestAborted);
        var confirme = await MayAsync("inscription.confirmer");
        return new RazorComponentResult<PageDInscription>(new
        {
            Lue = lue,
            EstLaSienne = confirme,
            MayChoose = await MayAsync("inscription.choisir"),
            MayConfirm = confirme,
            MayWithdraw = await MayAsync("inscription.desister"),
            Detenues = http.Request.Query["detenue"].OfType<string>().ToList(),
            Refus = refus,
        })
        { StatusCode = Garde.StatusOf(refus) };
    }
}
