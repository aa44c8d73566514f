using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>The API twin of the jury's pages.</summary>
internal static class ApiDuJury
{
    private const string Etiquette = "Délibérations";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.Get("/jury/{session}", new Exigence("deliberation.lire"), ListAsync).WithTags(Etiquette);
        api.Get("/jury/{session}/proces-verbal", new Exigence("proces-verbal.lire"), RoutesDeJury.MinutesFileAsync).WithTags(Etiquette);
        api.Get("/jury/{session}/{inscription}", new Exigence("deliberation.lire"), CandidateAsync).WithTags(Etiquette);
        api.Write("POST", "/jury/{session}/adopter", new Exigence("decision.adopter"), AdoptAsync).WithTags(Etiquette);
        api.Write("POST", "/jury/{session}/viser", new Exigence("declaration.viser"), async (string session, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var (_, membres) = await Corps.ReadAsync(http);
            return Number("visees", await guichet.RunAsync(visite.Acteur!, new ViserDesLivrets(session, Salle.Group(http), Corps.Texts(membres, "inscriptions")), CirconstancesDites.Of(http), http.RequestAborted));
        }).WithTags(Etiquette);
        api.Write("POST", "/jury/{session}/valider", new Exigence("decision.valider"), async (string session, Guichet guichet, Visite visite, HttpContext http)
            => Number("validees", await guichet.RunAsync(visite.Acteur!, new ValiderDesDecisions(session, null), CirconstancesDites.Of(http), http.RequestAborted))).WithTags(Etiquette);
        api.Write("POST", "/jury/{session}/publier", new Exigence("session.publier"), PublishAsync).WithTags(Etiquette);
        api.Write("POST", "/jury/{session}/sceller", new Exigence("proces-verbal.sceller"), (string session, Guichet guichet, IMoteur moteur, Visite visite, HttpContext http)
            => DoAsync(Genres.ProcesVerbal, new ScellerLeProcesVerbal(moteur, session, Salle.Group(http)), guichet, visite, http)).WithTags(Etiquette);
        api.Write("POST", "/jury/{session}/rectifier", new Exigence("proces-verbal.rectifier"), RectifyAsync).WithTags(Etiquette);
        api.Write("POST", "/jury/{session}/{inscription}/note", new Exigence("resultat.changer-au-jury"), async (string session, string inscription, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var valeurs = await ValuesAsync(http);
            return await DoAsync(Genres.Resultat, new ModifierUneNote(inscription, valeurs.GetValueOrDefault("unite") ?? "", valeurs.GetValueOrDefault("note") ?? ""), guichet, visite, http);
        }).WithTags(Etiquette);
        api.Write("POST", "/jury/{session}/{inscription}/arbitrer", new Exigence("decision.arbitrer"), async (string session, string inscription, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var valeurs = await ValuesAsync(http);
            return await DoAsync(Genres.Cotation, new ArbitrerUneCompetence(inscription, valeurs.GetValueOrDefault("competence") ?? "", valeurs.GetValueOrDefault("acquise") is "oui"), guichet, visite, http);
        }).WithTags(Etiquette);
        api.Write("POST", "/jury/{session}/{inscription}/controle", new Exigence("resultat.noter-le-controle"), async (string session, string inscription, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var valeurs = await ValuesAsync(http);
            return await DoAsync(Genres.Resultat, new NoterLeControle(inscription, valeurs.GetValueOrDefault("unite") ?? "", valeurs.GetValueOrDefault("note")), guichet, visite, http);
        }).WithTags(Etiquette);
    }

    private static async Task<IResult> ListAsync(string session, Guichet guichet, IMoteur moteur, Visite visite, HttpContext http)
    {
        var seance = await new Salle(guichet, moteur, visite).OpenAsync(session, Salle.Group(http), http.RequestAborted);
        return Results.Json(new JsonObject
        {
            ["session"] = session,
            ["groupe"] = seance.Groupe,
            ["regles"] = seance.Regles.Code,
            ["constats"] = new JsonArray([.. seance.Constats.Select(c => (JsonNode)new JsonObject { ["code"] = c.Code, ["bloquant"] = c.Bloquant, ["message"] = c.Message, ["source"] = c.Source })]),
            ["candidats"] = new JsonArray([.. RoutesDeJury.Filtered(seance, http.Request.Query, anonyme: false).Select(c => (JsonNode)Of(c))]),
        });
    }

    private static async Task<IResult> CandidateAsync(string session, string inscription, Guichet guichet, IMoteur moteur, Visite visite, HttpContext http)
    {
        var (_, candidat) = await new Salle(guichet, moteur, visite).SeatAsync(session, Salle.Group(http), inscription, http.RequestAborted);
        var objet = Of(candidat);
        var preuve = moteur.Prove(candidat.Ligne);
        objet["entree"] = JsonNode.Parse(candidat.Ligne);
        objet["preuve"] = preuve.ToFrench();
        objet["un_pas_de_plus"] = new JsonObject(preuve.UnPasDePlus.Select(b => new KeyValuePair<string, JsonNode?>(b.Element.Code, b.Decision.Resultat)));
        return Results.Json(objet);
    }

    private static JsonObject Of(CandidatAuJury c) => new()
    {
        ["inscription"] = c.Inscription.Id,
        ["numero"] = c.Inscription["numero"],
        ["nom"] = c.Name(anonyme: false),
        ["besoin"] = c.Besoin.ToString().ToLowerInvariant(),
        ["proposee"] = c.Proposition.Decision?.Resultat,
        ["erreurs"] = new JsonArray([.. c.Proposition.Erreurs.Select(e => (JsonNode)e.Message)]),
        ["manquants"] = new JsonArray([.. c.Proposition.Manquants.Select(m => (JsonNode)m)]),
        ["sorties"] = new JsonObject(c.Proposition.Sorties.Select(s => new KeyValuePair<string, JsonNode?>(s.Key, s.Value))),
        ["adoptee"] = c.Decision?["adoptee"],
        ["alarme"] = c.EnAlarme,
    };

    private static async Task<IResult> AdoptAsync(string session, Guichet guichet, IMoteur moteur, Visite visite, HttpContext http)
    {
        var (_, membres) = await Corps.ReadAsync(http);
        var simples = Corps.Values(membres.Where(m => m.Key is not "inscriptions").ToDictionary(m => m.Key, m => m.Value, StringComparer.Ordinal));
        var operation = new AdopterDesDecisions(moteur, session, Salle.Group(http), simples.GetValueOrDefault("tous") is "oui" ? null : Corps.Texts(membres, "inscriptions"), simples.GetValueOrDefault("decision"));
        return Number("adoptees", await guichet.RunAsync(visite.Acteur!, operation, CirconstancesDites.Of(http) with { DecideeLe = guichet.Maintenant }, http.RequestAborted));
    }

    private static async Task<IResult> PublishAsync(string session, Guichet guichet, Visite visite, HttpContext http)
    {
        var le = (await ValuesAsync(http)).GetValueOrDefault("le");
        var instant = le is null ? (DateTimeOffset?)null
            : DateTimeOffset.TryParse(le, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var lu) ? lu
            : throw new RefusException(NatureDeRefus.Invalide, "INSTANT-REFUSE", "« le » attend un instant, tel que 2026-07-03T08:00:00Z.", [new Faute("INSTANT-REFUSE", "le", le, "Corrigez la date.")]);
        return await DoAsync(Genres.Session, new PublierLaSession(session, instant, Salle.Group(http)), guichet, visite, http);
    }

    private static async Task<IResult> RectifyAsync(string session, Guichet guichet, IMoteur moteur, Visite visite, HttpContext http)
    {
        var valeurs = await ValuesAsync(http);
        Dictionary<string, string> notes = new(StringComparer.Ordinal);
        if (valeurs.GetValueOrDefault("unite") is { } unite && valeurs.GetValueOrDefault("note") is { } note)
            notes[unite] = note;
        Dictionary<string, string> declarations = new(StringComparer.Ordinal);
        if (valeurs.GetValueOrDefault("declaration") is { } declaration && valeurs.GetValueOrDefault("valeur") is { } valeur)
            declarations[declaration] = valeur;
        var correction = new CorrectionDuProcesVerbal(valeurs.GetValueOrDefault("inscription") ?? "", notes, declarations, valeurs.GetValueOrDefault("decision"));
        return await DoAsync(Genres.ProcesVerbal, new RectifierLeProcesVerbal(moteur, session, Salle.Group(http), [correction]), guichet, visite, http);
    }

    private static async Task<Dictionary<string, string?>> ValuesAsync(HttpContext http)
        => http.Request.ContentLength is 0 ? [] : Corps.Values((await Corps.ReadAsync(http)).Membres);

    private static IResult Number(string nom, int nombre) => Results.Json(new JsonObject { [nom] = nombre });

    private static async Task<IResult> DoAsync(Genre genre, IOperation<Objet> operation, Guichet guichet, Visite visite, HttpContext http)
    {
        var objet = await guichet.RunAsync(visite.Acteur!, operation, CirconstancesDites.Of(http) with { DecideeLe = guichet.Maintenant }, http.RequestAborted);
        return RoutesDeLApi.Answer(http, await guichet.ReadAsync(visite.Acteur!, genre, objet.Id, http.RequestAborted));
    }
}
