using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parchemin.Application;
using Parchemin.Core;

namespace Parchemin.Web;

/// <summary>The CCF of a session: what each établissement has planned and sent, its dates, its transmission slip.</summary>
internal static class RoutesDuCcf
{
    private const string Le = "le-";
    private static readonly Exigence Planifier = new("passage.creer");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Get("/ccf", Planifier, async (Guichet guichet, Visite visite, HttpContext http)
            => new RazorComponentResult<PageDesSessionsDeCcf>(new { Sessions = await guichet.AllAsync(visite.Acteur!, new Requete(Genres.Session, Filtre.Toujours), http.RequestAborted) }));
        routes.Get("/ccf/{session}", Planifier, async (string session, Guichet guichet, Visite visite, HttpContext http)
            => new RazorComponentResult<PageDuCcf>(new { Suivi = await SuiviDuCcf.ReadAsync(guichet, visite.Acteur!, session, http.RequestAborted) }));
        routes.Get("/ccf/{session}/{epreuve}", Planifier, (string session, string epreuve, string? organisation, string? partie, Guichet guichet, Visite visite, HttpContext http)
            => PlanAsync(session, epreuve, organisation, partie, [], guichet, visite, http));
        routes.Post("/ccf/{session}/{epreuve}", Planifier, SaveAsync);
        routes.Get("/ccf/{session}/{epreuve}/bordereau", Planifier, async (string session, string epreuve, string? organisation, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var suivi = await SuiviDuCcf.ReadAsync(guichet, visite.Acteur!, session, http.RequestAborted);
            return new RazorComponentResult<PageDeBordereau>(new { Suivi = suivi, Ligne = Line(suivi, epreuve, organisation), Maintenant = guichet.Maintenant });
        });
        var api = routes.MapGroup(RoutesDeLApi.Racine);
        api.Get("/ccf/{session}", Planifier, async (string session, Guichet guichet, Visite visite, HttpContext http)
            => Results.Json(Of(await SuiviDuCcf.ReadAsync(guichet, visite.Acteur!, session, http.RequestAborted)))).WithTags("CCF");
        api.Write("POST", "/ccf/{session}/situations", Planifier, WriteAsync).WithTags("CCF");
    }

    private static async Task<IResult> PlanAsync(string session, string epreuve, string? organisation, string? partie, List<(string Candidat, string Motif)> refus, Guichet guichet, Visite visite, HttpContext http)
    {
        var suivi = await SuiviDuCcf.ReadAsync(guichet, visite.Acteur!, session, http.RequestAborted);
        var ligne = Line(suivi, epreuve, organisation);
        var referentiel = (await ListesDuReferentiel.EditionAsync((await guichet.Store.FindAsync(Genres.Session, session, http.RequestAborted))!, guichet.Store, guichet.Bibliotheque))!.Referentiel!;
        var parties = SuiviDuCcf.ModaliteOf(referentiel, ligne.Epreuve, ligne.Propositions[0].Inscription["voie"])!.Parties;
        partie = parties.Count == 0 ? null : parties.FirstOrDefault(p => string.Equals(p.Code, partie, StringComparison.Ordinal))?.Code ?? parties[0].Code;
        var commissions = await guichet.AllAsync(visite.Acteur!, new Requete(Genres.Commission, Filtre.Toutes(new Parmi("session", [session]), new Parmi("epreuve", [epreuve]))), http.RequestAborted);
        var passages = (await guichet.AllAsync(visite.Acteur!, new Requete(Genres.Passage, Filtre.Toutes(new Parmi("inscription", ligne.Propositions.Select(p => p.Inscription.Id).ToList()), partie is null ? new Vide("partie") : new Parmi("partie", [partie]))) { Ordre = "id" }, http.RequestAborted))
            .Where(p => commissions.Any(c => string.Equals(c.Id, p["commission"], StringComparison.Ordinal))).ToLookup(p => p["inscription"]!, StringComparer.Ordinal);
        return new RazorComponentResult<PageDePlanification>(new
        {
            Suivi = suivi,
            Ligne = ligne,
            Parties = parties,
            Partie = partie,
            Commissions = commissions.Where(c => organisation is null || c["organisation"] is null || string.Equals(c["organisation"], organisation, StringComparison.Ordinal)).ToList(),
            Passages = passages,
            Refus = refus,
            Zone = ZoneHoraire.Of((organisation is null ? null : await guichet.Store.FindAsync(Genres.Organisation, organisation, http.RequestAborted))?["fuseau"]),
        })
        { StatusCode = refus.Count > 0 ? StatusCodes.Status422UnprocessableEntity : 200 };
    }

    private static async Task<IResult> SaveAsync(string session, string epreuve, string? organisation, Guichet guichet, Visite visite, HttpContext http)
    {
        var f = http.Request.Form;
        var partie = f["partie"].ToString() is { Length: > 0 } p ? p : null;
        var dates = f.Keys.Where(c => c.StartsWith(Le, StringComparison.Ordinal)).Select(c => new DateDeSituation(c[Le.Length..], f[c].ToString())).ToList();
        // One date for all who have none yet.
        if (f["pour_tous"].ToString() is { Length: > 0 } commune)
            dates = [.. dates.Select(d => d.Le.Length == 0 ? d with { Le = commune } : d)];
        var planifiees = await guichet.RunAsync(visite.Acteur!, new PlanifierDesSituations(session, f["commission"].ToString(), partie, dates), CirconstancesDites.Of(http), http.RequestAborted);
        var refusees = planifiees.Where(x => x.Refus is not null).ToList();
        if (refusees.Count > 0)
        {
            var regard = guichet.Regard(visite.Acteur!);
            var refus = new List<(string, string)>();
            foreach (var r in refusees)
                refus.Add((await regard.TitleAsync(Genres.Inscription, r.Inscription, http.RequestAborted) ?? "Candidat", r.Refus!.Message));
            return await PlanAsync(session, epreuve, organisation, partie, refus, guichet, visite, http);
        }

        visite.LeaveMessage(Pluriel.Of(planifiees.Count, "date enregistrée") + ".");
        return Results.LocalRedirect($"/ccf/{session}/{epreuve}?organisation={organisation}&partie={partie}");
    }

    private static async Task<IResult> WriteAsync(string session, Guichet guichet, Visite visite, HttpContext http)
    {
        var (_, membres) = await Corps.ReadAsync(http);
        var dit = Corps.Values(membres.Where(m => m.Key is not "dates").ToDictionary(m => m.Key, m => m.Value, StringComparer.Ordinal));
        var dates = membres.TryGetValue("dates", out var d) && d.ValueKind is JsonValueKind.Object ? d.EnumerateObject().Select(x => new DateDeSituation(x.Name, Corps.Text(x.Name, x.Value) ?? "")).ToList() : [];
        var planifiees = await guichet.RunAsync(visite.Acteur!, new PlanifierDesSituations(session, dit.GetValueOrDefault("commission") ?? "", dit.GetValueOrDefault("partie"), dates), CirconstancesDites.Of(http), http.RequestAborted);
        return Results.Json(new JsonObject { ["situations"] = new JsonArray([.. planifiees.Select(p => (JsonNode)new JsonObject { ["inscription"] = p.Inscription, ["code"] = p.Refus?.Code, ["message"] = p.Refus?.Message })]) });
    }

    private static LigneDeCcf Line(SuiviDuCcf suivi, string epreuve, string? organisation)
        => suivi.Lignes.FirstOrDefault(l => string.Equals(l.Epreuve.Code, epreuve, StringComparison.Ordinal) && (string.IsNullOrEmpty(organisation) ? l.Organisation is null : string.Equals(l.Organisation, organisation, StringComparison.Ordinal)))
            ?? throw new RefusException(NatureDeRefus.Introuvable, "INTROUVABLE", "Aucun candidat de cet établissement ne passe cette épreuve en contrôle en cours de formation. Repartez du tableau.");

    private static JsonObject Of(SuiviDuCcf suivi) => new()
    {
        ["session"] = suivi.Session.Id,
        ["propositions_avant_le"] = suivi.Limite,
        ["conserver_jusqu_a_la_session"] = suivi.SessionSuivante,
        ["lignes"] = new JsonArray([.. suivi.Lignes.Select(l => (JsonNode)new JsonObject
        {
            ["organisation"] = l.Organisation,
            ["nom"] = l.Nom,
            ["epreuve"] = l.Epreuve.Code,
            ["en_retard"] = l.EnRetard,
            ["etats"] = new JsonObject(Enum.GetValues<EtatDeProposition>().Select(e => new KeyValuePair<string, JsonNode?>(CleDeTri.Of(e.ToString()).ToLowerInvariant(), l.Count(e)))),
            ["propositions"] = new JsonArray([.. l.Propositions.Select(p => (JsonNode)new JsonObject { ["inscription"] = p.Inscription.Id, ["etat"] = p.Etat.ToString().ToLowerInvariant(), ["prevue_le"] = p.PrevueLe, ["transmise_le"] = p.TransmiseLe })]),
        })]),
    };
}
