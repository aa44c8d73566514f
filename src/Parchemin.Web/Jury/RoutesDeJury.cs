using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parchemin.Application;
using Parchemin.Core;

namespace Parchemin.Web;

/// <summary>The deliberation of a jury, its decisions and its minutes.</summary>
internal static class RoutesDeJury
{
    private const int LignesParPage = 100;
    private static readonly Exigence Suivre = new("deliberation.lire");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Get("/jury", Suivre, SessionsAsync);
        routes.Get("/jury/{session}", Suivre, ListAsync);
        routes.Get("/jury/{session}/composition", Suivre, CompositionAsync);
        routes.Get("/jury/{session}/suivant", Suivre, NextAsync);
        routes.Get("/jury/{session}/proces-verbal", new Exigence("proces-verbal.lire"), MinutesAsync);
        routes.Get("/jury/{session}/proces-verbal.json", new Exigence("proces-verbal.lire"), MinutesFileAsync);
        routes.Get("/jury/{session}/{inscription}", Suivre, CandidateAsync);
        routes.Post("/jury/{session}/adopter", new Exigence("decision.adopter"), AdoptAsync);
        routes.Post("/jury/{session}/viser", new Exigence("declaration.viser"), VisaAsync);
        routes.Post("/jury/{session}/presence", new Exigence("membre.modifier"), AttendanceAsync);
        routes.Post("/jury/{session}/clore", new Exigence("session.clore-le-jury"), (string session, Guichet guichet, Visite visite, HttpContext http)
            => DoAsync(new CloreLeJury(session), "Le jury est clos.", $"/jury/{session}", guichet, visite, http));
        routes.Post("/jury/{session}/publier", new Exigence("session.publier"), (string session, Guichet guichet, Visite visite, HttpContext http)
            => DoAsync(new PublierLaSession(session, ParisTime(http.Request.Form["le"]), Salle.Group(http)), "La publication est fixée.", Page(session, http), guichet, visite, http));
        routes.Post("/jury/{session}/valider", new Exigence("decision.valider"), (string session, Guichet guichet, Visite visite, HttpContext http)
            => DoAsync(new ValiderDesDecisions(session, null), "Les décisions sont validées.", $"/jury/{session}", guichet, visite, http));
        routes.Post("/jury/{session}/sceller", new Exigence("proces-verbal.sceller"), (string session, Guichet guichet, IMoteur moteur, Visite visite, HttpContext http)
            => DoAsync(new ScellerLeProcesVerbal(moteur, session, Salle.Group(http)), "Le procès-verbal est scellé.", $"/jury/{session}/proces-verbal?groupe={Salle.Group(http)}", guichet, visite, http));
        routes.Post("/jury/{session}/rectifier", new Exigence("proces-verbal.rectifier"), RectifyAsync);
        routes.Post("/jury/{session}/{inscription}/note", new Exigence("resultat.changer-au-jury"), (string session, string inscription, Guichet guichet, Visite visite, HttpContext http)
            => DoAsync(new ModifierUneNote(inscription, http.Request.Form["unite"].ToString(), http.Request.Form["note"].ToString()), "La note est changée.", $"/jury/{session}/{inscription}", guichet, visite, http));
        routes.Post("/jury/{session}/{inscription}/arbitrer", new Exigence("decision.arbitrer"), (string session, string inscription, Guichet guichet, Visite visite, HttpContext http)
            => DoAsync(new ArbitrerUneCompetence(inscription, http.Request.Form["competence"].ToString(), http.Request.Form["acquise"].ToString() is "oui"), "La compétence est tranchée.", $"/jury/{session}/{inscription}", guichet, visite, http));
        routes.Post("/jury/{session}/{inscription}/controle", new Exigence("resultat.noter-le-controle"), (string session, string inscription, Guichet guichet, Visite visite, HttpContext http)
            => DoAsync(new NoterLeControle(inscription, http.Request.Form["unite"].ToString(), http.Request.Form["note"].ToString()), "La note de contrôle est enregistrée.", $"/jury/{session}/{inscription}?groupe=2", guichet, visite, http));
        ApiDuJury.Map(routes.MapGroup(RoutesDeLApi.Racine));
    }

    /// <summary>A local time of Paris typed in a form; null when empty.</summary>
    public static DateTimeOffset? ParisTime(string? texte)
    {
        if (string.IsNullOrWhiteSpace(texte))
            return null;
        if (!DateTime.TryParse(texte, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            throw new RefusException(NatureDeRefus.Invalide, "INSTANT-REFUSE", $"« {texte} » n'est pas un jour et une heure.", [new Faute("INSTANT-REFUSE", "le", texte, "Corrigez la date.")]);
        var murale = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return new DateTimeOffset(murale, ZoneHoraire.Paris.GetUtcOffset(murale));
    }

    private static async Task<IResult> SessionsAsync(Guichet guichet, Visite visite, HttpContext http)
    {
        var perimetre = guichet.Droits.Perimetre(visite.Acteur!, "deliberation.lire", Genres.Session);
        var sessions = await guichet.Store.AllAsync(new Requete(Genres.Session, perimetre) { Ordre = "id", Decroissant = true }, http.RequestAborted);
        var cartes = new List<(Objet, bool, IReadOnlyList<string>)>();
        foreach (var session in sessions)
        {
            var (jury, _) = await SeanceDeJury.JuryAsync(guichet.Store, session, 1, http.RequestAborted);
            var deux = await ListesDuReferentiel.RulesAsync(session, guichet.Store, guichet.Bibliotheque) is { } regles && Groupes.HasTwo(regles);
            cartes.Add((session, deux, jury is null ? [] : [jury.Id]));
        }

        return new RazorComponentResult<PageDesJurys>(new { Sessions = cartes });
    }

    private static async Task<IResult> ListAsync(string session, Guichet guichet, IMoteur moteur, Visite visite, HttpContext http)
    {
        var salle = new Salle(guichet, moteur, visite);
        var seance = await salle.OpenAsync(session, Salle.Group(http), http.RequestAborted);
        var anonyme = http.Request.Query["anonyme"].ToString() is "oui";
        var triees = Filtered(seance, http.Request.Query, anonyme);
        var page = PageNumber(http);
        string? Link(int autre) => autre < 1 || (autre - 1) * LignesParPage >= triees.Count && autre > 1 ? null
            : $"/jury/{session}?" + string.Join('&', http.Request.Query.Where(q => q.Key is not "page").Select(q => $"{Uri.EscapeDataString(q.Key)}={Uri.EscapeDataString(q.Value.ToString())}").Append($"page={autre}"));
        return new RazorComponentResult<PageDeDeliberation>(new
        {
            Seance = seance,
            Bilan = BilanDeSeance.Of(seance),
            Lignes = triees.Skip((page - 1) * LignesParPage).Take(LignesParPage).ToList(),
            Total = triees.Count,
            Premier = ((page - 1) * LignesParPage) + 1,
            SansDifficulte = seance.Candidats.Count(c => c.SansDifficulte),
            Anonyme = anonyme,
            MayAdopt = visite.May("decision.adopter") && Siege.Refusal(seance.Membres, visite.Acteur!) is null,
            Precedente = page > 1 ? Link(page - 1) : null,
            Suivante = Link(page + 1),
        });
    }

    /// <summary>The candidates that answer the filters of the address, in the order of need.</summary>
    public static IReadOnlyList<CandidatAuJury> Filtered(SeanceDeJury seance, IQueryCollection demande, bool anonyme)
    {
        var (q, besoin, etat) = (CleDeTri.Of(demande["q"].ToString()), demande["besoin"].ToString(), demande["etat"].ToString());
        var mots = q.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. seance.ParBesoin.Where(c =>
            (besoin.Length == 0 || c.Besoin.ToString() == besoin)
            && etat switch { "" => true, "a-prendre" => !c.EstDecide, "adoptee" => c.EstDecide, _ => (c.Decision?["adoptee"] ?? c.Proposition.Decision?.Resultat) == etat }
            && (mots.Length == 0 || Array.TrueForAll(mots, m => CleDeTri.Of($"{c.Name(anonyme)} {c.Inscription["numero"]}").Contains(m, StringComparison.Ordinal))))];
    }

    private static async Task<IResult> NextAsync(string session, string? apres, Guichet guichet, IMoteur moteur, Visite visite, HttpContext http)
    {
        var seance = await new Salle(guichet, moteur, visite).OpenAsync(session, Salle.Group(http), http.RequestAborted);
        var restants = seance.ParBesoin.Where(c => !c.EstDecide || c.EnAlarme || c.Inscription.Id == apres).ToList();
        var ici = restants.FindIndex(c => c.Inscription.Id == apres);
        var suite = new StringBuilder();
        if (seance.Groupe == 2)
            suite.Append("groupe=2&");
        if (http.Request.Query["anonyme"].ToString() is "oui")
            suite.Append("anonyme=oui&");
        if (restants.Skip(ici + 1).FirstOrDefault() is { } suivant)
            return Results.LocalRedirect($"/jury/{session}/{suivant.Inscription.Id}?{suite}".TrimEnd('?', '&'));
        visite.LeaveMessage("Plus aucun candidat n'attend après celui-là.");
        return Results.LocalRedirect($"/jury/{session}?{suite}".TrimEnd('?', '&'));
    }

    private static async Task<IResult> CandidateAsync(string session, string inscription, Guichet guichet, IMoteur moteur, Visite visite, HttpContext http)
    {
        var salle = new Salle(guichet, moteur, visite);
        var (seance, candidat) = await salle.SeatAsync(session, Salle.Group(http), inscription, http.RequestAborted);
        var (unite, note) = (http.Request.Query["unite"].ToString(), http.Request.Query["note"].ToString());
        var histoire = new List<Ecriture>();
        foreach (var objet in candidat.Dossier.Resultats.Concat(candidat.Dossier.Declarations).Append(candidat.Decision).OfType<Objet>())
        {
            await foreach (var e in guichet.JournalAsync(visite.Acteur!, new FiltreDuJournal { Genre = objet.Genre.Code, Objets = [objet.Id], Recentes = true, Limite = 5 }, http.RequestAborted))
                histoire.Add(e with { Avant = Short(e.Avant), Apres = Short(e.Apres) });
        }

        return new RazorComponentResult<PageDuCandidatAuJury>(new
        {
            Seance = seance,
            Candidat = candidat,
            Preuve = moteur.Prove(candidat.Ligne),
            Livret = await LivretDeClasse.ReadAsync(guichet, visite.Acteur!, inscription, http.RequestAborted) is { Lu.Livret: not null } livret ? livret : null,
            Vue = candidat.Decision is { } d ? await guichet.ReadAsync(visite.Acteur!, Genres.Decision, d.Id, http.RequestAborted) : null,
            Anonyme = http.Request.Query["anonyme"].ToString() is "oui",
            MayDecide = visite.May("decision.adopter") && Siege.Refusal(seance.Membres, visite.Acteur!) is null,
            Essai = unite.Length > 0 && note.Length > 0 ? EffetDUneNote.Try(moteur, seance, candidat, unite, note) : null,
            EssaiUnite = unite.Length > 0 ? unite : null,
            EssaiNote = note.Length > 0 ? note : null,
            Histoire = histoire.OrderByDescending(e => e.Rang).Take(30).ToList(),
        });
    }

    // The line given to the engine is shown as a proof, not as a text of the history; nor is what names the jury and the candidate again.
    private static Dictionary<string, string?> Short(IReadOnlyDictionary<string, string?> valeurs)
        => valeurs.Where(v => v.Key is not ("entree" or "regles" or "inscription" or "jury")).ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal);

    private static async Task<IResult> CompositionAsync(string session, Guichet guichet, IMoteur moteur, Visite visite, HttpContext http)
    {
        var objet = await new Salle(guichet, moteur, visite).SessionAsync(session, http.RequestAborted);
        var groupe = Salle.Group(http);
        var (edition, regles) = await SeanceDeJury.RulesAsync(objet, groupe, guichet.Store, guichet.Bibliotheque);
        var (jury, membres) = await SeanceDeJury.JuryAsync(guichet.Store, objet, groupe, http.RequestAborted);
        var noms = (await guichet.Store.FindAsync(Genres.Personne, [.. membres.Select(m => m["personne"]!).Distinct(StringComparer.Ordinal)], http.RequestAborted)).ToDictionary(p => p.Id, p => $"{p["prenoms"]} {p["nom"]}", StringComparer.Ordinal);
        return new RazorComponentResult<PageDeComposition>(new
        {
            Session = objet,
            Groupe = groupe,
            DeuxGroupes = Groupes.HasTwo(regles),
            Jury = jury,
            Membres = membres.Select(m => (m, noms.GetValueOrDefault(m["personne"]!) ?? "?")).ToList(),
            Constats = ControleDuJury.CheckSession(jury, membres, edition.Referentiel!.Certification.Nature, regles.Quorum),
            regles.Quorum,
            Modifiable = visite.May("membre.modifier"),
        });
    }

    private static async Task<IResult> AttendanceAsync(string session, Guichet guichet, Visite visite, HttpContext http)
    {
        foreach (var (cle, presence) in http.Request.Form.Where(f => f.Key.StartsWith("p-", StringComparison.Ordinal)))
            await guichet.RunAsync(visite.Acteur!, new ModifierObjet(Genres.Membre, cle[2..], null, new Dictionary<string, string?>(StringComparer.Ordinal) { ["presence"] = presence.ToString() }), annulation: http.RequestAborted);
        visite.LeaveMessage("La présence est enregistrée.");
        return Results.LocalRedirect($"/jury/{session}/composition?groupe={Salle.Group(http)}");
    }

    private static async Task<IResult> AdoptAsync(string session, Guichet guichet, IMoteur moteur, Visite visite, HttpContext http)
    {
        var formulaire = http.Request.Form;
        var operation = new AdopterDesDecisions(moteur, session, Salle.Group(http), formulaire["tous"].ToString() is "oui" ? null : [.. formulaire["inscription"].OfType<string>()], formulaire["decision"].ToString() is { Length: > 0 } d ? d : null);
        var adoptees = await guichet.RunAsync(visite.Acteur!, operation, CirconstancesDites.Of(http) with { DecideeLe = guichet.Maintenant }, http.RequestAborted);
        visite.LeaveMessage(adoptees == 1 ? "La décision est adoptée." : Pluriel.Of(adoptees, "décision est adoptée.", "décisions sont adoptées."));
        return Results.LocalRedirect(formulaire["_retour"].ToString() is { Length: > 0 } retour ? RoutesDeBase.Local(retour) : Page(session, http));
    }

    private static async Task<IResult> VisaAsync(string session, Guichet guichet, Visite visite, HttpContext http)
    {
        var vises = await guichet.RunAsync(visite.Acteur!, new ViserDesLivrets(session, Salle.Group(http), [.. http.Request.Form["inscription"].OfType<string>()]), CirconstancesDites.Of(http), http.RequestAborted);
        visite.LeaveMessage(Pluriel.Of(vises, "livret visé") + ".");
        return Results.LocalRedirect(http.Request.Form["inscription"] is [{ } seul] ? $"/jury/{session}/{seul}{(Salle.Group(http) == 2 ? "?groupe=2" : "")}" : Page(session, http));
    }

    private static async Task<IResult> RectifyAsync(string session, Guichet guichet, IMoteur moteur, Visite visite, HttpContext http)
    {
        var (formulaire, groupe) = (http.Request.Form, Salle.Group(http));
        await new Salle(guichet, moteur, visite).SessionAsync(session, http.RequestAborted);
        var trouvees = (await guichet.Store.QueryAsync(new Requete(Genres.Inscription, Filtre.Toutes(new Parmi("session", [session]), new Parmi("numero", [formulaire["numero"].ToString()]))) { Ordre = "id" }, http.RequestAborted)).Objets;
        if (trouvees is not [var inscription])
            throw new RefusException(NatureDeRefus.Introuvable, "CANDIDAT-INCONNU", $"Aucun candidat n° {formulaire["numero"]} dans cette session. Vérifiez le numéro.");
        Dictionary<string, string> notes = new(StringComparer.Ordinal);
        if (formulaire["unite"].ToString() is { Length: > 0 } unite)
            notes[unite] = formulaire["note"].ToString();
        var correction = new CorrectionDuProcesVerbal(inscription.Id, notes, new Dictionary<string, string>(), formulaire["decision"].ToString() is { Length: > 0 } d ? d : null);
        return await DoAsync(new RectifierLeProcesVerbal(moteur, session, groupe, [correction]), "Un procès-verbal rectificatif est scellé.", $"/jury/{session}/proces-verbal?groupe={groupe}", guichet, visite, http);
    }

    private static async Task<IResult> MinutesAsync(string session, Guichet guichet, IMoteur moteur, Visite visite, HttpContext http)
    {
        var objet = await new Salle(guichet, moteur, visite).SessionAsync(session, http.RequestAborted);
        var (groupe, anonyme) = (Salle.Group(http), http.Request.Query["anonyme"].ToString() is "oui");
        var (_, regles) = await SeanceDeJury.RulesAsync(objet, groupe, guichet.Store, guichet.Bibliotheque);
        var tous = await SeanceDeJury.MinutesAsync(guichet.Store, objet, groupe, http.RequestAborted);
        var pv = Chosen(tous, http);
        var siege = Siege.Refusal((await SeanceDeJury.JuryAsync(guichet.Store, objet, groupe, http.RequestAborted)).Membres, visite.Acteur!) is null;
        return new RazorComponentResult<PageDuProcesVerbal>(new
        {
            Session = objet,
            Groupe = groupe,
            DeuxGroupes = Groupes.HasTwo(regles),
            Pv = pv,
            Contenu = pv is null ? null : ContenuDuProcesVerbal.Read(pv, anonyme),
            Intact = pv is not null && ContenuDuProcesVerbal.IsIntact(pv),
            Anonyme = anonyme,
            PageDemandee = PageNumber(http),
            MaySeal = siege && visite.May("proces-verbal.sceller"),
            MayRectify = siege && visite.May("proces-verbal.rectifier") && pv is not null && pv == tous[^1],
            Numeros = tous.Select(t => t["numero"]!).ToList(),
            Unites = regles.Unites.Select(u => u.Code).ToList(),
            Decisions = Groupes.DecisionsOf(regles, groupe).ToDictionary(d => d.Resultat, d => d.Libelle, StringComparer.Ordinal),
        });
    }

    public static async Task<IResult> MinutesFileAsync(string session, Guichet guichet, IMoteur moteur, Visite visite, HttpContext http)
    {
        var objet = await new Salle(guichet, moteur, visite).SessionAsync(session, http.RequestAborted);
        if (Chosen(await SeanceDeJury.MinutesAsync(guichet.Store, objet, Salle.Group(http), http.RequestAborted), http) is not { } pv)
            throw RefusException.Introuvable(Genres.ProcesVerbal);
        // The very bytes that were hashed, unless the names are left out.
        var contenu = http.Request.Query["anonyme"].ToString() is "oui" ? ContenuDuProcesVerbal.Read(pv, anonyme: true).ToJsonString() : pv["contenu"]!;
        return Results.File(Encoding.UTF8.GetBytes(contenu), "application/json", $"proces-verbal-{pv["groupe"]}-{pv["numero"]}.json");
    }

    private static Objet? Chosen(IReadOnlyList<Objet> tous, HttpContext http)
        => tous.Count == 0 ? null : http.Request.Query["numero"].ToString() is { Length: > 0 } numero ? tous.FirstOrDefault(p => p["numero"] == numero) ?? throw RefusException.Introuvable(Genres.ProcesVerbal) : tous[^1];

    private static int PageNumber(HttpContext http) => int.TryParse(http.Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var p) && p is > 0 and < 10_000 ? p : 1;

    private static string Page(string session, HttpContext http) => $"/jury/{session}{(Salle.Group(http) == 2 ? "?groupe=2" : "")}";

    private static async Task<IResult> DoAsync<T>(IOperation<T> operation, string message, string retour, Guichet guichet, Visite visite, HttpContext http)
    {
        await guichet.RunAsync(visite.Acteur!, operation, CirconstancesDites.Of(http) with { DecideeLe = guichet.Maintenant }, http.RequestAborted);
        visite.LeaveMessage(message);
        return Results.LocalRedirect(retour);
    }
}
