using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parchemin.Application;
using Parchemin.Core;

namespace Parchemin.Web;

/// <summary>The conformity control: what the machine found, what a person asks and decides.</summary>
internal static class RoutesDeConformite
{
    private static readonly Exigence Lire = new("controle.lire");
    private static readonly Exigence Examiner = new("controle.examiner");
    private static readonly Exigence Demander = new("controle.demander");
    private static readonly Exigence Decider = new("controle.decider");
    private static readonly Exigence Reserver = new("controle.reserver");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Get("/conformite", Lire, HomeAsync);
        routes.Get("/conformite/session/{session}", Lire, async (string session, string? etat, string? epreuve, string? constat, Guichet guichet, Visite visite, HttpContext http)
            => new RazorComponentResult<PageDesControles>(new { Suivi = await ListAsync(session, etat, epreuve, constat, guichet, visite, http), Etat = etat, Epreuve = epreuve, Favorable = Met(constat) }));
        routes.Post("/conformite/session/{session}/examiner", Examiner, async (string session, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var fait = await guichet.RunAsync(visite.Acteur!, new ExaminerLaConformite(session, null), CirconstancesDites.Of(http), http.RequestAborted);
            visite.LeaveMessage($"{Pluriel.Of(fait.Ouverts, "contrôle ouvert")}, {Pluriel.Of(fait.Revus, "revu")} ; rien ne manque à {fait.Favorables}.");
            return Results.LocalRedirect("/conformite/session/" + session);
        });
        routes.Get("/conformite/controle/{controle}", Lire, (string controle, Guichet guichet, Visite visite, HttpContext http) => ControlAsync(controle, null, guichet, visite, http));
        routes.Post("/conformite/controle/{controle}/demander", Demander, (string controle, Guichet guichet, Visite visite, HttpContext http)
            => DoAsync(controle, new DemanderUnComplement(controle, http.Request.Form["delai"].ToString(), http.Request.Form["envoi"].ToString()), "La demande de complément est enregistrée.", guichet, visite, http));
        routes.Post("/conformite/controle/{controle}/decider", Decider, (string controle, Guichet guichet, Visite visite, HttpContext http)
            => DoAsync(controle, new DeciderDeLaConformite(controle, http.Request.Form["decision"].ToString(), http.Request.Form["decision"] == "non-valide" ? [.. http.Request.Form["motif"].OfType<string>()] : [], http.Request.Form["precision"].ToString()), "La décision est enregistrée.", guichet, visite, http));
        routes.Post("/conformite/controle/{controle}/notifier", Decider, (string controle, Guichet guichet, Visite visite, HttpContext http)
            => DoAsync(controle, new NotifierUneNonValidite(controle, http.Request.Form["envoi"].ToString()), "La notification est enregistrée.", guichet, visite, http));
        routes.Get("/conformite/reserve/{inscription}/{epreuve}", Reserver, async (string inscription, string epreuve, Guichet guichet, Visite visite, HttpContext http)
            => new RazorComponentResult<PageDeReserve>(new { Inscription = await guichet.ReadAsync(visite.Acteur!, Genres.Inscription, inscription, http.RequestAborted), Epreuve = epreuve }));
        routes.Post("/conformite/reserve/{inscription}/{epreuve}", Reserver, async (string inscription, string epreuve, Guichet guichet, Visite visite, HttpContext http) =>
        {
            await guichet.RunAsync(visite.Acteur!, new ReserverUneNote(inscription, epreuve, http.Request.Form["doute"].ToString()), CirconstancesDites.Of(http), http.RequestAborted);
            visite.LeaveMessage("La note sera réservée. Interrogez le candidat comme les autres.");
            return Results.LocalRedirect(visite.May("commission.lire") ? "/commissions" : "/");
        });
        MapApi(routes.MapGroup(RoutesDeLApi.Racine));
    }

    private static void MapApi(IEndpointRouteBuilder api)
    {
        api.Get("/conformite/session/{session}", Lire, async (string session, string? etat, string? epreuve, string? constat, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var suivi = await ListAsync(session, etat, epreuve, constat, guichet, visite, http);
            return Results.Json(new JsonObject
            {
                ["sans_controle"] = suivi.Sans,
                ["elements"] = new JsonArray([.. suivi.Lignes.Select(l => (JsonNode)new JsonObject
                {
                    ["controle"] = Corps.Of(l.Controle),
                    ["candidat"] = l.Inscription.Titre,
                    ["manques"] = new JsonArray([.. l.Manques.Select(m => (JsonNode)m.Code)]),
                    ["delai_echu"] = l.DelaiEchu,
                })]),
            });
        }).WithTags("Conformité");
        api.Write("POST", "/conformite/session/{session}/examiner", Examiner, async (string session, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var (_, membres) = await Corps.ReadAsync(http);
            var fait = await guichet.RunAsync(visite.Acteur!, new ExaminerLaConformite(session, Corps.Texts(membres, "inscriptions") is { Count: > 0 } siennes ? siennes : null), CirconstancesDites.Of(http), http.RequestAborted);
            return Results.Json(new JsonObject { ["ouverts"] = fait.Ouverts, ["revus"] = fait.Revus, ["favorables"] = fait.Favorables });
        }).WithTags("Conformité");
        api.Write("POST", "/conformite/controle/{controle}/demander", Demander, (string controle, Guichet guichet, Visite visite, HttpContext http)
            => ApiAsync(controle, (dit, _) => new DemanderUnComplement(controle, dit("delai") ?? "", dit("envoi") ?? ""), guichet, visite, http)).WithTags("Conformité");
        api.Write("POST", "/conformite/controle/{controle}/decider", Decider, (string controle, Guichet guichet, Visite visite, HttpContext http)
            => ApiAsync(controle, (dit, motifs) => new DeciderDeLaConformite(controle, dit("decision") ?? "", motifs, dit("precision")), guichet, visite, http)).WithTags("Conformité");
        api.Write("POST", "/conformite/controle/{controle}/notifier", Decider, (string controle, Guichet guichet, Visite visite, HttpContext http)
            => ApiAsync(controle, (dit, _) => new NotifierUneNonValidite(controle, dit("envoi") ?? ""), guichet, visite, http)).WithTags("Conformité");
        api.Write("POST", "/conformite/reserve/{inscription}/{epreuve}", Reserver, async (string inscription, string epreuve, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var dit = Corps.Values((await Corps.ReadAsync(http)).Membres);
            var controle = await guichet.RunAsync(visite.Acteur!, new ReserverUneNote(inscription, epreuve, dit.GetValueOrDefault("doute") ?? ""), CirconstancesDites.Of(http), http.RequestAborted);
            return RoutesDeLApi.Answer(http, await guichet.ReadAsync(visite.Acteur!, GenresDuParcours.Controle, controle.Id, http.RequestAborted));
        }).WithTags("Conformité");
    }

    private static async Task<IResult> ApiAsync(string controle, Func<Func<string, string?>, IReadOnlyList<string>, IOperation<Objet>> operation, Guichet guichet, Visite visite, HttpContext http)
    {
        var (_, membres) = await Corps.ReadAsync(http);
        var dits = Corps.Values(membres.Where(m => m.Key is not "motifs").ToDictionary(m => m.Key, m => m.Value, StringComparer.Ordinal));
        await guichet.RunAsync(visite.Acteur!, operation(n => dits.GetValueOrDefault(n), Corps.Texts(membres, "motifs")), CirconstancesDites.Of(http), http.RequestAborted);
        return RoutesDeLApi.Answer(http, await guichet.ReadAsync(visite.Acteur!, GenresDuParcours.Controle, controle, http.RequestAborted));
    }

    // A candidate or his commission read their controls; the office, those of a session.
    private static async Task<IResult> HomeAsync(Guichet guichet, Visite visite, HttpContext http)
    {
        if (visite.Acteur!.Holds("gestionnaire") || visite.Acteur.Holds("equipe") || visite.Acteur.Holds("jury"))
            return await ChoixDUnParcours.AnswerAsync("Conformité", "/conformite", r => r.Conformite.Count > 0, guichet, visite, http);
        var page = await guichet.ListAsync(visite.Acteur, new Requete(GenresDuParcours.Controle, Filtre.Toujours) { Ordre = "id", Taille = 200, Apres = visite.Apres }, http.RequestAborted);
        return new RazorComponentResult<PageDeChoix>(new
        {
            Titre = "Conformité",
            Vide = "Aucun contrôle de conformité ne vous concerne pour le moment.",
            Liens = page.Objets.Select(c => ($"{c["epreuve"]}, {c.Titres.GetValueOrDefault("inscription")}", "/conformite/controle/" + c.Id, (string?)Texte.Valeur(c.Genre["etat"], c["etat"]))).ToList(),
            Suite = page.Suite is { } suite ? "/conformite?apres=" + Uri.EscapeDataString(suite) : null,
        });
    }

    private static Task<SuiviDeConformite> ListAsync(string session, string? etat, string? epreuve, string? constat, Guichet guichet, Visite visite, HttpContext http)
        => SuiviDeConformite.ReadAsync(guichet, visite.Acteur!, session, Said(etat), Said(epreuve), Met(constat), http.RequestAborted);

    private static string? Said(string? texte) => texte is { Length: > 0 } ? texte : null;

    private static bool? Met(string? constat) => constat switch { "oui" => true, "non" => false, _ => null };

    private static Task<IResult> DoAsync(string controle, IOperation<Objet> operation, string message, Guichet guichet, Visite visite, HttpContext http)
        => guichet.DoAsync(visite, http, operation, _ => message, "/conformite/controle/" + controle, refus => ControlAsync(controle, refus, guichet, visite, http));

    private static async Task<IResult> ControlAsync(string controle, RefusException? refus, Guichet guichet, Visite visite, HttpContext http)
    {
        var vu = await guichet.ReadAsync(visite.Acteur!, GenresDuParcours.Controle, controle, http.RequestAborted);
        var objet = (await guichet.Store.FindAsync(GenresDuParcours.Controle, controle, http.RequestAborted))!;
        var inscription = await guichet.ReadAsync(visite.Acteur!, Genres.Inscription, objet["inscription"]!, http.RequestAborted);
        var session = await guichet.ReadAsync(visite.Acteur!, Genres.Session, inscription["session"]!, http.RequestAborted);
        var referentiel = (await ListesDuReferentiel.EditionAsync(objet, guichet.Store, guichet.Bibliotheque))?.Referentiel;
        async Task<bool> MayAsync(string action) => await guichet.MayAsync(visite.Acteur!, action, objet, http.RequestAborted);
        var decide = await MayAsync("controle.decider");
        var candidat = decide ? await guichet.ReadAsync(visite.Acteur!, Genres.Candidat, inscription["candidat"]!, http.RequestAborted) : null;
        return new RazorComponentResult<PageDuControle>(new
        {
            Controle = vu,
            Session = session,
            Candidat = inscription.Titre,
            Courriel = candidat?["courriel"],
            Constats = ConstatsEcrits.Read(vu["constats"]),
            Motifs = referentiel is null ? [] : MotifsDeNonValidite.Of(referentiel, objet["epreuve"]!, (await guichet.Store.FindAsync(Genres.Session, session.Id, http.RequestAborted))!["code"]),
            MayAsk = objet["etat"] is "a-controler" or "a-completer" or "reserve" && await MayAsync("controle.demander"),
            MayDecide = decide,
            Delai = referentiel?.Dossier?.Complement is { } delai ? DemandeDeComplement.Deadline(DateOnly.FromDateTime(guichet.Maintenant.UtcDateTime), delai.Jours, RegimeDeFeries.Metropole) : (DateOnly?)null,
            Refus = refus,
        })
        { StatusCode = Garde.StatusOf(refus) };
    }
}
