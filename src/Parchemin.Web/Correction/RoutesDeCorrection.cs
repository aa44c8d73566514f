using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parchemin.Application;
using Parchemin.Core;

namespace Parchemin.Web;

/// <summary>Written marks: lots, entry, statistics, harmonisation; and the CCF of établissements.</summary>
internal static class RoutesDeCorrection
{
    private const string Note = "note-";
    private const string Lue = "lue-";
    private static readonly Exigence Lire = new("copie.lire");
    private static readonly Exigence Noter = new("copie.modifier");
    private static readonly Exigence Organiser = new("copie.anonymiser");
    private static readonly Exigence Harmoniser = new("copie.harmoniser");
    private static readonly Exigence Lever = new("copie.lever-l-anonymat");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Get("/correction", Lire, HomeAsync);
        routes.Get("/correction/lot/{lot}", Lire, async (string lot, string? session, Guichet guichet, Visite visite, HttpContext http)
            => new RazorComponentResult<PageDeLot>(new { Lot = await LotDeCopies.ReadAsync(guichet, visite.Acteur!, lot, session, http.RequestAborted) }));
        routes.Post("/correction/lot/{lot}", Noter, EnterAsync);
        routes.Get("/correction/{session}/{unite}", Organiser, (string session, string unite, Guichet guichet, Visite visite, HttpContext http) => OfficeAsync(session, unite, null, guichet, visite, http));
        routes.Get("/correction/{session}/{unite}/etiquettes", Organiser, LabelsAsync);
        routes.Post("/correction/{session}/{unite}/anonymiser", Organiser, (string session, string unite, Guichet guichet, Visite visite, HttpContext http)
            => DoAsync(session, unite, new AnonymiserLesCopies(session, unite), n => n > 0 ? Pluriel.Of(n, "lecture ouverte") + "." : "Rien à ajouter : toutes les copies attendues ont leur numéro.", guichet, visite, http));
        routes.Post("/correction/{session}/{unite}/distribuer", Organiser, DistributeAsync);
        routes.Get("/correction/{session}/{unite}/deleguer", Organiser, (string session, string unite, Guichet guichet, Visite visite, HttpContext http)
            => DelegationPageAsync(session, unite, Said(http.Request.Query, "absent") ?? "", [.. http.Request.Query["vers"].OfType<string>()], null, null, guichet, visite, http));
        routes.Post("/correction/{session}/{unite}/deleguer", Organiser, DelegateAsync);
        routes.Post("/correction/{session}/{unite}/accorder", Organiser, (string session, string unite, Guichet guichet, Visite visite, HttpContext http)
            => DoAsync(session, unite, new AccorderLesLectures(session, unite, Correctors(http)), n => Pluriel.Of(n, "troisième lecture ouverte") + ".", guichet, visite, http));
        routes.Post("/correction/{session}/{unite}/lever", Lever, (string session, string unite, Guichet guichet, Visite visite, HttpContext http)
            => DoAsync(session, unite, new LeverLAnonymat(session, unite, http.Request.Form["autres"] == "oui"), Words, guichet, visite, http));
        routes.Get("/correction/{session}/{unite}/harmoniser", Harmoniser, async (string session, string unite, Guichet guichet, Visite visite, HttpContext http)
            => await PreviewAsync(session, unite, Said(http.Request.Query, "correcteur") ?? "", Said(http.Request.Query, "partie"), Said(http.Request.Query, "decalage") ?? "", "", null, guichet, visite, http));
        routes.Post("/correction/{session}/{unite}/harmoniser", Harmoniser, ApplyAsync);
        routes.Post("/correction/harmonisation/{id}/retirer", Harmoniser, WithdrawAsync);
        routes.Post("/correction/copie/{id}/trancher", Harmoniser, SettleAsync);
        CorrectionDeLApi.Map(routes);
        RoutesDuCcf.Map(routes);
    }

    /// <summary>What lifting did, in words.</summary>
    public static string Words(LeveeFaite levee) => $"{Pluriel.Of(levee.Portes, "candidat")} : note portée au résultat. {Pluriel.Of(levee.Inchanges, "inchangé")}, {levee.EnAttente} en attente, {Pluriel.Of(levee.Autres, "réglé")} autrement.";

    private static async Task<IResult> HomeAsync(Guichet guichet, Visite visite, HttpContext http)
    {
        var acteur = visite.Acteur!;
        var confiees = await guichet.AllAsync(acteur, new Requete(Genres.Copie, new Parmi("correcteur", [acteur.Personne])) { Ordre = "id" }, http.RequestAborted);
        var lots = confiees.Where(c => c["lot"] is not null).GroupBy(c => (Session: c["session"]!, Lot: c["lot"]!)).Select(g => new PageDesLots.Lot(
            g.Key.Lot, g.Key.Session, g.First().Titres.GetValueOrDefault("session") ?? "", g.First()["unite"]!, g.Count(), g.Count(c => c["note"] is not null || c["etat"] is not null)))
            .OrderBy(l => l.Session, StringComparer.Ordinal).ThenBy(l => l.Nom, StringComparer.Ordinal).ToList();
        var unites = new List<PageDesLots.UniteSuivie>();
        if (visite.May("copie.anonymiser"))
        {
            foreach (var session in await guichet.AllAsync(acteur, new Requete(Genres.Session, Filtre.Toujours), http.RequestAborted))
                unites.AddRange(await UnitesAsync(guichet, acteur, session, http.RequestAborted));
        }

        var harmonisations = visite.May("harmonisation.lire") ? await guichet.AllAsync(acteur, new Requete(Genres.Harmonisation, new Parmi("correcteur", [acteur.Personne])) { Ordre = "id" }, http.RequestAborted) : [];
        return new RazorComponentResult<PageDesLots>(new { Lots = lots, Unites = unites, Harmonisations = harmonisations });
    }

    private static async Task<IReadOnlyList<PageDesLots.UniteSuivie>> UnitesAsync(Guichet guichet, Acteur acteur, ObjetVu session, CancellationToken annulation)
    {
        var objet = (await guichet.Store.FindAsync(Genres.Session, session.Id, annulation))!;
        if (!await guichet.MayAsync(acteur, "copie.anonymiser", objet, annulation)
            || (await ListesDuReferentiel.EditionAsync(objet, guichet.Store, guichet.Bibliotheque))?.Referentiel is not { } referentiel)
            return [];
        var suivies = new List<PageDesLots.UniteSuivie>();
        foreach (var unite in referentiel.Unites.Where(u => EpreuveEcrite.AllOf(referentiel, u.Code).Count > 0))
        {
            var copies = Filtre.Toutes(new Parmi("session", [session.Id]), new Parmi("unite", [unite.Code]));
            suivies.Add(new PageDesLots.UniteSuivie(session, unite.Code, unite.Libelle,
                await guichet.CountAsync(acteur, new Requete(Genres.Copie, copies), long.MaxValue, annulation),
                await guichet.CountAsync(acteur, new Requete(Genres.Copie, Filtre.Toutes(copies, new Vide("note"), new Vide("etat"))), long.MaxValue, annulation)));
        }

        return suivies;
    }

    private static async Task<IResult> EnterAsync(string lot, string? session, Guichet guichet, Visite visite, HttpContext http)
    {
        var formulaire = http.Request.Form;
        var cellules = formulaire.Keys.Where(c => c.StartsWith(Note, StringComparison.Ordinal)).Select(c => new CelluleDeCopie(c[Note.Length..], formulaire[Lue + c[Note.Length..]].ToString(), formulaire[c].ToString())).ToList();
        var notees = await guichet.RunAsync(visite.Acteur!, new NoterDesCopies(cellules), annulation: http.RequestAborted);
        if (notees.All(n => n.Refus is null))
        {
            visite.LeaveMessage("C’est enregistré.");
            return Results.LocalRedirect($"/correction/lot/{Uri.EscapeDataString(lot)}?session={Uri.EscapeDataString(session ?? "")}");
        }

        var refusees = notees.Where(n => n.Refus is not null).ToDictionary(n => n.Copie, n => (n.Refus!.Message, Valeur: formulaire[Note + n.Copie].ToString()), StringComparer.Ordinal);
        var lu = await LotDeCopies.ReadAsync(guichet, visite.Acteur!, lot, session is { Length: > 0 } ? session : null, http.RequestAborted);
        var montre = lu with { Lignes = [.. lu.Lignes.Select(l => l with { Cellules = [.. l.Cellules.Select(c => c is not null && refusees.TryGetValue(c.Copie, out var r) ? c with { Refusee = r.Valeur, Faute = r.Message } : c)] })] };
        return new RazorComponentResult<PageDeLot>(new { Lot = montre }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }

    private static async Task<IResult> OfficeAsync(string session, string unite, RefusException? refus, Guichet guichet, Visite visite, HttpContext http)
    {
        var suivi = await SuiviDeCorrection.ReadAsync(guichet, visite.Acteur!, session, unite, http.RequestAborted);
        return new RazorComponentResult<PageDUnite>(new { Suivi = suivi, Correcteurs = await CorrectorsAsync(guichet, visite.Acteur!, http.RequestAborted), Refus = refus, Heures = refus is null ? null : http.Request.Form.Where(f => f.Key.StartsWith("heures-", StringComparison.Ordinal)).ToDictionary(f => f.Key["heures-".Length..], f => f.Value.ToString(), StringComparer.Ordinal) }) { StatusCode = Garde.StatusOf(refus) };
    }

    // Those of the visitor's scope who hold a mandat to mark.
    private static async Task<IReadOnlyList<(string Id, string Nom, string? Lieu)>> CorrectorsAsync(Guichet guichet, Acteur acteur, CancellationToken annulation)
    {
        var mandats = await guichet.AllAsync(acteur, new Requete(Genres.Mandat, new Parmi("role", ["evaluateur"])) { Ordre = "id" }, annulation);
        var correcteurs = new List<(string, string, string?)>();
        foreach (var id in mandats.Select(m => m["personne"]).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if (await guichet.Store.FindAsync(Genres.Personne, id, annulation) is { } personne && await guichet.Regard(acteur).SeeAsync(personne, annulation) is { } vue)
                correcteurs.Add((id, vue.Titre, vue.Titres.GetValueOrDefault("organisation")));
        }

        return [.. correcteurs.OrderBy(c => Parchemin.Core.CleDeTri.Of(c.Item2), StringComparer.Ordinal)];
    }

    private static async Task<IResult> DistributeAsync(string session, string unite, Guichet guichet, Visite visite, HttpContext http)
    {
        try
        {
            var choisis = Correctors(http);
            var heures = HeuresDeCorrection.Read(choisis.Select(c => KeyValuePair.Create(c, (string?)http.Request.Form["heures-" + c].ToString())), http.Request.Form["minutes"].ToString());
            return await DoAsync(session, unite, new DistribuerLesLots(session, unite, choisis, Size(http), heures), Words, guichet, visite, http);
        }
        catch (RefusException refus) when (refus.Nature is NatureDeRefus.Invalide)
        {
            return await OfficeAsync(session, unite, refus, guichet, visite, http);
        }
    }

    private static string Words(Distribution d) => $"{Pluriel.Of(d.Copies, "lecture confiée")} en {Pluriel.Of(d.Lots, "lot")}."
        + (d.SansHeures > 0 ? $" {Pluriel.Of(d.SansHeures, "attend", "attendent")} des heures : ceux qui peuvent lire n’en ont plus. Donnez des heures ou un correcteur de plus." : "")
        + (d.SansCorrecteur > d.SansHeures ? $" {Pluriel.Of(d.SansCorrecteur - d.SansHeures, "attend", "attendent")} un correcteur d’un autre établissement : tous ceux-ci enseignent ou ont enseigné à ces candidats, ou lisent déjà la copie." : "");

    private static async Task<IResult> DelegationPageAsync(string session, string unite, string absent, IReadOnlyList<string> vers, RefusException? refus, DelegationFaite? faite, Guichet guichet, Visite visite, HttpContext http)
    {
        var correcteurs = (await CorrectorsAsync(guichet, visite.Acteur!, http.RequestAborted)).Where(c => c.Id != absent).ToList();
        var delegation = await DelegationDeLots.ReadAsync(guichet, visite.Acteur!, session, unite, absent, [.. vers.Where(v => correcteurs.Any(c => c.Id == v))], http.RequestAborted);
        return new RazorComponentResult<PageDeDelegation>(new { Delegation = delegation, Correcteurs = correcteurs, Refus = refus, Faite = faite }) { StatusCode = Garde.StatusOf(refus) };
    }

    private static async Task<IResult> DelegateAsync(string session, string unite, Guichet guichet, Visite visite, HttpContext http)
    {
        var f = http.Request.Form;
        var (absent, vers) = (f["absent"].ToString(), (IReadOnlyList<string>)[.. f["vers"].OfType<string>()]);
        try
        {
            var faite = await guichet.RunAsync(visite.Acteur!, new DeleguerDesCopies(session, unite, absent, vers, f["vue"].ToString()), CirconstancesDites.Of(http), http.RequestAborted);
            return await DelegationPageAsync(session, unite, absent, [], null, faite, guichet, visite, http);
        }
        catch (RefusException refus) when (refus.Nature is NatureDeRefus.Invalide or NatureDeRefus.EtatContraire)
        {
            return await DelegationPageAsync(session, unite, absent, vers, refus, null, guichet, visite, http);
        }
    }

    private static Task<IResult> DoAsync<T>(string session, string unite, IOperation<T> operation, Func<T, string> mots, Guichet guichet, Visite visite, HttpContext http)
        => guichet.DoAsync(visite, http, operation, mots, $"/correction/{session}/{unite}", refus => OfficeAsync(session, unite, refus, guichet, visite, http));

    private static async Task<IResult> LabelsAsync(string session, string unite, Guichet guichet, Visite visite, HttpContext http)
    {
        var epreuve = await EpreuveDeSession.OpenAsync(guichet, visite.Acteur!, "copie.anonymiser", session, unite, http.RequestAborted);
        var inscriptions = (await guichet.AllAsync(visite.Acteur!, new Requete(Genres.Inscription, new Parmi("session", [session])), http.RequestAborted)).ToDictionary(i => i.Id, StringComparer.Ordinal);
        var lignes = (await CopieEntiere.ReadAsync(guichet.Store, session, unite, http.RequestAborted)).DistinctBy(c => c.Inscription, StringComparer.Ordinal).Where(c => inscriptions.ContainsKey(c.Inscription)).Select(c => (Copie: c, Inscription: inscriptions[c.Inscription]))
            .Select(c => (Centre: c.Inscription.Titres.GetValueOrDefault("centre") ?? "Sans centre", Candidat: c.Inscription.Titre, Numero: c.Inscription["numero"], Anonymat: c.Copie.Racine))
            .OrderBy(l => Parchemin.Core.CleDeTri.Of(l.Candidat), StringComparer.Ordinal).ToList();
        return new RazorComponentResult<PageDEtiquettes>(new { Epreuve = epreuve, Lignes = lignes });
    }

    private static async Task<IResult> PreviewAsync(string session, string unite, string correcteur, string? partie, string decalage, string motif, string? refus, Guichet guichet, Visite visite, HttpContext http)
    {
        var epreuve = await EpreuveDeSession.OpenAsync(guichet, visite.Acteur!, "copie.harmoniser", session, unite, http.RequestAborted);
        var copies = await HarmoniserUnCorrecteur.OfAsync(guichet.Store, session, unite, partie, correcteur, http.RequestAborted);
        if (copies.Count == 0 || await guichet.Store.FindAsync(Genres.Personne, correcteur, http.RequestAborted) is not { } personne)
            throw new RefusException(NatureDeRefus.Introuvable, "INTROUVABLE", "Ce correcteur n'a pas de copie de cette partie. Repartez de la page de l'unité.");
        string? faute = null;
        var points = decalage.Length == 0 ? null : HarmoniserUnCorrecteur.Read(decalage, out faute);
        return new RazorComponentResult<PageDHarmonisation>(new
        {
            Epreuve = epreuve,
            Correcteur = $"{personne["prenoms"]} {personne["nom"]}",
            CorrecteurId = correcteur,
            Partie = partie,
            Decalage = decalage,
            Motif = motif,
            Refus = refus ?? faute,
            Apercu = points is { } p ? HarmoniserUnCorrecteur.Preview(copies, p, epreuve.Bareme(partie)) : [],
        })
        { StatusCode = refus is null && faute is null ? 200 : StatusCodes.Status422UnprocessableEntity };
    }

    private static async Task<IResult> ApplyAsync(string session, string unite, Guichet guichet, Visite visite, HttpContext http)
    {
        var f = http.Request.Form;
        var (correcteur, partie, decalage, motif) = (f["correcteur"].ToString(), f["partie"].ToString() is { Length: > 0 } p ? p : null, f["decalage"].ToString(), f["motif"].ToString());
        try
        {
            var faite = await guichet.RunAsync(visite.Acteur!, new HarmoniserUnCorrecteur(session, unite, partie, correcteur, decalage, motif), new Circonstances(motif.Length > 0 ? motif : null), http.RequestAborted);
            visite.LeaveMessage($"{Pluriel.Of(int.Parse(faite["copies"]!, CultureInfo.InvariantCulture), "note harmonisée")}. Le correcteur le lit sur sa page.");
            return Results.LocalRedirect($"/correction/{session}/{unite}");
        }
        catch (RefusException refus) when (refus.Nature is NatureDeRefus.Invalide or NatureDeRefus.EtatContraire)
        {
            return await PreviewAsync(session, unite, correcteur, partie, decalage, motif, refus.Message, guichet, visite, http);
        }
    }

    private static async Task<IResult> WithdrawAsync(string id, Guichet guichet, Visite visite, HttpContext http)
    {
        var retiree = await guichet.RunAsync(visite.Acteur!, new RetirerUneHarmonisation(id), CirconstancesDites.Of(http), http.RequestAborted);
        visite.LeaveMessage("Harmonisation retirée : les notes sont celles que le correcteur avait données.");
        return Results.LocalRedirect($"/correction/{retiree["session"]}/{retiree["unite"]}");
    }

    private static async Task<IResult> SettleAsync(string id, Guichet guichet, Visite visite, HttpContext http)
    {
        var (note, motif) = (http.Request.Form["note"].ToString(), http.Request.Form["motif"].ToString());
        var tranchee = await guichet.RunAsync(visite.Acteur!, new TrancherUneCopie(id, note, motif), new Circonstances(motif.Length > 0 ? motif : null), http.RequestAborted);
        visite.LeaveMessage("La note est retenue.");
        return Results.LocalRedirect($"/correction/{tranchee["session"]}/{tranchee["unite"]}");
    }

    private static List<string> Correctors(HttpContext http) => [.. http.Request.Form["correcteur"].OfType<string>().Where(c => c.Length > 0)];

    private static int Size(HttpContext http) => int.TryParse(http.Request.Form["taille"], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var taille) ? taille : 0;

    private static string? Said(IQueryCollection question, string nom) => question[nom].ToString() is { Length: > 0 } dit ? dit : null;
}
