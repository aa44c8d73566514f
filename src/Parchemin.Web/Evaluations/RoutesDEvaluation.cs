using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parchemin.Application;
using Parchemin.Core;

namespace Parchemin.Web;

/// <summary>Commissions, situations and grids.</summary>
internal static class RoutesDEvaluation
{
    private const int CommissionsMax = 300;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Get("/commissions", new Exigence("commission.lire"), ListAsync);
        routes.Get("/commission/{id}", new Exigence("commission.lire"), CommissionAsync);
        routes.Post("/commission/{id}/ouvrir", new Exigence("evaluation.saisir"), OpenAsync);
        routes.Post("/commission/{id}/membre/{membre}/recuser", new Exigence("membre.modifier"), RecuseAsync);
        routes.Post("/commission/{id}/passage/{passage}", new Exigence("passage.modifier"), ConductAsync);
        routes.Post("/commission/{id}/passage/{passage}/fiche", new Exigence("passage.choisir-la-fiche"), ChooseAsync);
        routes.Post("/commission/{id}/transmettre", new Exigence("evaluation.transmettre"), SendAsync);
        routes.Get("/commission/{id}/papier", new Exigence("evaluation.lire"), PaperAsync);
        routes.Get("/evaluation/{id}", new Exigence("evaluation.lire"), (string id, Guichet guichet, Visite visite, HttpContext http) => GridAsync(id, [], Reprises.Aucune, StatusCodes.Status200OK, guichet, visite, http));
        routes.Post("/evaluation/{id}", new Exigence("evaluation.saisir"), SaveAsync);
        routes.Post("/evaluation/{id}/reprendre", new Exigence("evaluation.saisir"), TakeUpAsync);
        routes.Post("/evaluation/{id}/valider", new Exigence("evaluation.valider"), ValidateAsync);
        routes.Post("/evaluation/{id}/rouvrir", new Exigence("evaluation.rouvrir"), ReopenAsync);
        RoutesHorsLigne.Map(routes);
        RoutesDEvaluationEnApi.Map(routes.MapGroup(RoutesDeLApi.Racine));
    }

    /// <summary>The fields of a posted grid, each with what the page had read.</summary>
    public static IReadOnlyList<SaisieDeGrille> Posted(IFormCollection formulaire)
        => [.. formulaire.Where(f => f.Key.StartsWith("v:", StringComparison.Ordinal)).Select(f => new SaisieDeGrille(f.Key[2..], Said(formulaire["l:" + f.Key[2..]]), Said(f.Value)))];

    private static string? Said(Microsoft.Extensions.Primitives.StringValues valeur) => valeur.ToString() is { Length: > 0 } texte ? texte : null;

    private static async Task<IResult> ListAsync(Guichet guichet, Visite visite, HttpContext http)
    {
        var page = await guichet.ListAsync(visite.Acteur!, new Requete(Genres.Commission, new Parmi("nature", ["interrogation", "academique"])) { Taille = CommissionsMax }, http.RequestAborted);
        return new RazorComponentResult<PageDesCommissions>(new { Commissions = page.Objets, Suite = page.Suite is not null });
    }

    private static async Task<IResult> CommissionAsync(string id, Guichet guichet, Visite visite, HttpContext http)
    {
        var acteur = visite.Acteur!;
        var commission = await guichet.ReadAsync(acteur, Genres.Commission, id, http.RequestAborted);
        var objet = (await guichet.Store.FindAsync(Genres.Commission, id, http.RequestAborted))!;
        var membres = visite.May("membre.lire") ? (await guichet.ListAsync(acteur, new Requete(Genres.Membre, new Parmi("commission", [id])) { Ordre = "id", Taille = 100 }, http.RequestAborted)).Objets : [];
        var passages = await JourneeDeCommission.ReadAsync(commission, guichet, acteur, http.RequestAborted);
        var visibles = membres.Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        // A finding names a member: only who sees that member reads it.
        var constats = (await Impartialite.FindingsAsync(objet, guichet.Store, guichet.Bibliotheque, guichet.Maintenant, http.RequestAborted)).Where(c => c.Membre is null || visibles.Contains(c.Membre)).ToList();
        var edition = await ListesDuReferentiel.EditionAsync(objet, guichet.Store, guichet.Bibliotheque);
        var session = await guichet.Store.FindAsync(Genres.Session, objet["session"]!, http.RequestAborted);
        return new RazorComponentResult<PageDeCommission>(new
        {
            Commission = commission,
            Constats = constats,
            Membres = membres,
            Passages = passages,
            Qualites = edition?.Referentiel?.Qualites.ToDictionary(q => q.Code, q => q.Libelle, StringComparer.Ordinal) ?? [],
            Transmissibles = visite.May("evaluation.transmettre") ? passages.SelectMany(p => p.Grilles).Where(g => g.Etat is "validee").Select(g => g.Id!).ToList() : [],
            Limite = session?["propositions_avant_le"],
            Saisie = passages.Any(p => p.Conduite) && visite.May("evaluation.saisir"),
            guichet.Maintenant,
        });
    }

    private static async Task<IResult> OpenAsync(string id, Guichet guichet, Visite visite, HttpContext http)
    {
        var ouvertes = await guichet.RunAsync(visite.Acteur!, new OuvrirLesGrilles(id), annulation: http.RequestAborted);
        visite.LeaveMessage(Pluriel.Of(ouvertes, "grille ouverte") + ".");
        return Results.LocalRedirect($"/commission/{Uri.EscapeDataString(id)}");
    }

    private static async Task<IResult> RecuseAsync(string id, string membre, Guichet guichet, Visite visite, HttpContext http)
    {
        var circonstances = CirconstancesDites.Of(http);
        await guichet.RunAsync(visite.Acteur!, new RecuserUnMembre(membre, circonstances.Motif), circonstances, http.RequestAborted);
        visite.LeaveMessage("La récusation est enregistrée.");
        // Who recused himself reads this commission no more.
        return Results.LocalRedirect("/commissions");
    }

    private static async Task<IResult> ConductAsync(string id, string passage, Guichet guichet, Visite visite, HttpContext http)
    {
        var circonstances = CirconstancesDites.Of(http);
        if (!Enum.TryParse<GesteDePassage>(http.Request.Form["geste"], out var geste) || !Enum.IsDefined(geste))
            throw new BadHttpRequestException("geste");
        await guichet.RunAsync(visite.Acteur!, new ConduireUnPassage(passage, geste, circonstances.Motif), circonstances, http.RequestAborted);
        return Results.LocalRedirect($"/commission/{Uri.EscapeDataString(id)}");
    }

    private static async Task<IResult> ChooseAsync(string id, string passage, Guichet guichet, Visite visite, HttpContext http)
    {
        var fiche = int.TryParse(http.Request.Form["fiche"], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var f) ? f : (int?)null;
        await guichet.RunAsync(visite.Acteur!, new ChoisirLaFiche(passage, fiche, http.Request.Form["parametres"]), annulation: http.RequestAborted);
        visite.LeaveMessage("La situation est enregistrée.");
        return Results.LocalRedirect($"/commission/{Uri.EscapeDataString(id)}");
    }

    private static async Task<IResult> SendAsync(string id, Guichet guichet, Visite visite, HttpContext http)
    {
        var transmises = await guichet.RunAsync(visite.Acteur!, new TransmettreLesPropositions([.. http.Request.Form["id"].OfType<string>()]), annulation: http.RequestAborted);
        visite.LeaveMessage($"{Pluriel.Of(transmises, "proposition transmise")} au jury.");
        return Results.LocalRedirect($"/commission/{Uri.EscapeDataString(id)}");
    }

    private static async Task<IResult> PaperAsync(string id, Guichet guichet, Visite visite, HttpContext http)
    {
        var commission = await guichet.ReadAsync(visite.Acteur!, Genres.Commission, id, http.RequestAborted);
        var grilles = new List<GrilleLue>();
        foreach (var grille in (await JourneeDeCommission.ReadAsync(commission, guichet, visite.Acteur!, http.RequestAborted)).SelectMany(p => p.Grilles).Where(g => g.Id is not null))
            grilles.Add(await GrilleLue.ReadAsync(guichet, visite.Acteur!, grille.Id!, http.RequestAborted));
        return new RazorComponentResult<PageDePapier>(new { Commission = commission, Grilles = grilles });
    }

    private static async Task<IResult> GridAsync(string id, IReadOnlyList<Faute> fautes, Reprises reprises, int statut, Guichet guichet, Visite visite, HttpContext http)
    {
        var acteur = visite.Acteur!;
        var grille = await GrilleLue.ReadAsync(guichet, acteur, id, http.RequestAborted);
        IReadOnlyList<PassageDuJour> jour = [];
        if (grille.Evaluation["commission"] is { } c && await guichet.Store.FindAsync(Genres.Commission, c, http.RequestAborted) is { } objet && await guichet.Regard(acteur).SeeAsync(objet, http.RequestAborted) is { } commission)
            jour = await JourneeDeCommission.ReadAsync(commission, guichet, acteur, http.RequestAborted);
        var (precedente, suivante) = JourneeDeCommission.Around(jour, id, grille.Feuille.Situation);
        var feuilles = jour.Where(p => p.Passage["inscription"] == grille.Cadre.Inscription.Id).SelectMany(p => p.Grilles).Where(g => g.Id is not null).Select(g => (g.Libelle, Id: g.Id!)).DistinctBy(g => g.Id, StringComparer.Ordinal).ToList();
        return new RazorComponentResult<PageDeGrille>(new
        {
            Grille = grille with { Passage = jour.Select(p => p.Passage).FirstOrDefault(p => p.Id == grille.Passage?.Id) },
            Precedente = precedente,
            Suivante = suivante,
            Feuilles = feuilles.Count > 1 ? feuilles : [],
            PeutRouvrir = await guichet.MayAsync(acteur, "evaluation.rouvrir", grille.Cadre.Evaluation, http.RequestAborted),
            guichet.Maintenant,
            Fautes = fautes,
            Reprises = reprises.ParCle,
        })
        { StatusCode = statut };
    }

    private static async Task<IResult> SaveAsync(string id, Guichet guichet, Visite visite, HttpContext http)
    {
        var bilan = await guichet.RunAsync(visite.Acteur!, new SaisirDansUneGrille(id, Posted(http.Request.Form)), annulation: http.RequestAborted);
        if (bilan.Conflits.Count + bilan.Refusees.Count > 0)
            return await GridAsync(id, [], Reprises.Of(bilan), StatusCodes.Status409Conflict, guichet, visite, http);
        visite.LeaveMessage("C’est enregistré.");
        return Results.LocalRedirect($"/evaluation/{Uri.EscapeDataString(id)}");
    }

    private static async Task<IResult> TakeUpAsync(string id, Guichet guichet, Visite visite, HttpContext http)
    {
        // The constraints come from the dossier; what else the page held is entered first.
        var saisies = Posted(http.Request.Form).Where(s => !s.Cle.StartsWith(Cle.Contrainte(""), StringComparison.Ordinal)).ToList();
        var bilan = await guichet.RunAsync(visite.Acteur!, new SaisirDansUneGrille(id, saisies), annulation: http.RequestAborted);
        await guichet.RunAsync(visite.Acteur!, new ReprendreLaComposition(id), annulation: http.RequestAborted);
        if (bilan.Conflits.Count + bilan.Refusees.Count > 0)
            return await GridAsync(id, [], Reprises.Of(bilan), StatusCodes.Status409Conflict, guichet, visite, http);
        visite.LeaveMessage("Ce que dit le dossier est repris. Confirmez le nombre de contraintes non respectées.");
        return Results.LocalRedirect($"/evaluation/{Uri.EscapeDataString(id)}");
    }

    private static async Task<IResult> ValidateAsync(string id, Guichet guichet, Visite visite, HttpContext http)
    {
        // What the page still held is entered first, as « Enregistrer » would.
        var bilan = await guichet.RunAsync(visite.Acteur!, new SaisirDansUneGrille(id, Posted(http.Request.Form)), annulation: http.RequestAborted);
        if (bilan.Conflits.Count + bilan.Refusees.Count > 0)
            return await GridAsync(id, [], Reprises.Of(bilan), StatusCodes.Status409Conflict, guichet, visite, http);
        try
        {
            await guichet.RunAsync(visite.Acteur!, new ValiderUneEvaluation(id), annulation: http.RequestAborted);
        }
        catch (RefusException refus) when (refus.Nature is NatureDeRefus.Invalide)
        {
            return await GridAsync(id, refus.Fautes, Reprises.Aucune, StatusCodes.Status422UnprocessableEntity, guichet, visite, http);
        }

        visite.LeaveMessage("La grille est validée.");
        return Results.LocalRedirect($"/evaluation/{Uri.EscapeDataString(id)}");
    }

    private static async Task<IResult> ReopenAsync(string id, Guichet guichet, Visite visite, HttpContext http)
    {
        var circonstances = CirconstancesDites.Of(http);
        await guichet.RunAsync(visite.Acteur!, new RouvrirUneEvaluation(id, circonstances.Motif), circonstances, http.RequestAborted);
        visite.LeaveMessage("La grille est rouverte.");
        return Results.LocalRedirect($"/evaluation/{Uri.EscapeDataString(id)}");
    }

    /// <summary>What was typed and not kept, to be shown again on its field.</summary>
    private sealed record Reprises(IReadOnlyDictionary<string, (string? Tapee, string Message)> ParCle)
    {
        public static readonly Reprises Aucune = new(new Dictionary<string, (string?, string)>(StringComparer.Ordinal));

        public static Reprises Of(BilanDeSaisie bilan) => new(bilan.Conflits.Select(c => (c.Cle, c.Voulue, c.Message)).Concat(bilan.Refusees.Select(f => (f.Champ!, f.Valeur, f.Message))).ToDictionary(r => r.Item1, r => (r.Item2, r.Item3), StringComparer.Ordinal));
    }
}
