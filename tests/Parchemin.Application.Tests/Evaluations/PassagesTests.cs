using Parchemin.Essais;

namespace Parchemin.Application.Tests;

/// <summary>A candidate before a commission: which fiche, when, under which impartiality, with how much time.</summary>
public sealed class PassagesTests
{
    private static readonly DateTimeOffset Debut = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);

    private static Task<Objet> PassageAsync(Scene scene, string partie)
        => scene.Guichet.CreateAsync(Acteur.Systeme, Genres.Passage, ("commission", scene["commission/propre"].Id), ("inscription", scene["inscription/propre"].Id), ("partie", partie), ("etat", "convoque"));

    [Fact]
    public async Task A_fiche_is_of_the_series_and_never_serves_twice()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var (premier, second) = (await PassageAsync(scene, "situation1"), await PassageAsync(scene, "situation2"));
        var evaluateur = await scene.ActAsync("evaluateur");
        foreach (var (fiche, code) in new[] { (0, "FICHE-HORS-SERIE"), (1, null), (5, null), (6, "FICHE-HORS-SERIE") })
            (await scene.Guichet.CodeAsync(evaluateur, new ChoisirLaFiche(premier.Id, fiche, null))).ShouldBe(code, $"{fiche}");
        var choisie = await scene.Guichet.RunAsync(evaluateur, new ChoisirLaFiche(premier.Id, 3, "Le client a déménagé."));
        (choisie["fiche"], choisie["choisie_par"], choisie["parametres"]).ShouldBe(("3", evaluateur.Personne, "Le client a déménagé."));
        (await scene.Guichet.CodeAsync(evaluateur, new ChoisirLaFiche(second.Id, 3, null))).ShouldBe("FICHE-DEJA-CHOISIE");
        (await scene.Guichet.CodeAsync(evaluateur, new ChoisirLaFiche(second.Id, 4, null))).ShouldBeNull();
        await scene.HidesAsync(await scene.ActAsync("candidat"), "passage/propre", "fiche", "parametres");
        // By the general form of the register too.
        foreach (var (fiche, code) in new[] { ("3", "FICHE-DEJA-CHOISIE"), ("6", "FICHE-HORS-SERIE"), ("5", null) })
            (await scene.Guichet.CodeAsync(evaluateur, new ModifierObjet(Genres.Passage, second.Id, null, Essais.Dictionary(("fiche", fiche))))).ShouldBe(code);
    }

    [Fact]
    public async Task What_the_academic_commission_chose_is_not_chosen_again_by_the_one_that_interrogates()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var ponctuelle = Depot.Bibliotheque.Find(Depot.Certification, Depot.Edition)!.Referentiel!.Voies.First(v => v.Colonne == "ponctuel").Code;
        await scene.SetAsync("inscription/propre", ("voie", ponctuelle));
        await scene.SetAsync("session/nord", ("conflit_ponctuel", "declare"));
        async Task<Objet> Before(string nature, string epreuve = "E32")
        {
            var commission = await scene.Guichet.CreateAsync(Acteur.Systeme, Genres.Commission, ("session", scene["session/nord"].Id), ("nature", nature), ("libelle", nature), ("epreuve", epreuve));
            return await scene.Guichet.CreateAsync(Acteur.Systeme, Genres.Passage, ("commission", commission.Id), ("inscription", scene["inscription/propre"].Id), ("etat", "convoque"));
        }

        var (choix, oral) = (await Before("academique"), await Before("interrogation"));
        await scene.Guichet.RunAsync(Acteur.Systeme, new ChoisirLaFiche(choix.Id, 2, "La somme assurée a doublé."));
        (await scene.Guichet.CodeAsync(Acteur.Systeme, new ChoisirLaFiche(oral.Id, 2, null))).ShouldBe("FICHE-DEJA-CHOISIE");
        (await scene.Guichet.CodeAsync(Acteur.Systeme, new ChoisirLaFiche(oral.Id, 5, null))).ShouldBeNull();
        // It has what was prepared before its eyes, whichever was written first.
        var prepare = (await scene.Guichet.Store.FindAsync(Genres.Passage, oral.Id))!;
        (prepare["fiche_preparee"], prepare["scenario"], prepare["fiche"]).ShouldBe(("2", "La somme assurée a doublé.", null));
        await scene.Guichet.RunAsync(Acteur.Systeme, new ChoisirLaFiche(choix.Id, 3, null));
        var venuApres = (await scene.Guichet.Store.FindAsync(Genres.Passage, (await Before("interrogation")).Id))!;
        (venuApres["fiche_preparee"], venuApres["scenario"]).ShouldBe(("3", null));
        (await scene.Guichet.Store.FindAsync(Genres.Passage, oral.Id))!["fiche_preparee"].ShouldBe("3");
        // The academic commission prepares; it has no grid.
        (await scene.Guichet.CodeAsync(Acteur.Systeme, new OuvrirLesGrilles((await Before("academique", "E42"))["commission"]!))).ShouldBe("SANS-GRILLE");
    }

    [Fact]
    public async Task A_candidate_moved_to_another_commission_takes_the_open_sheets_of_the_passage_along()
    {
        await using var scene = await Scene.NewAsync(Debut);
        Task<Objet> Compose(string epreuve) => scene.Guichet.CreateAsync(Acteur.Systeme, Genres.Commission, ("session", scene["session/nord"].Id), ("nature", "interrogation"), ("libelle", "Autre"), ("epreuve", epreuve), ("organisation", scene["organisation/propre"].Id));
        var (ancienne, nouvelle, etrangere) = (scene["commission/propre"].Id, (await Compose("E32")).Id, (await Compose("E42")).Id);
        var (premier, second) = (await PassageAsync(scene, "situation1"), await PassageAsync(scene, "situation2"));
        var inscription = scene["inscription/propre"].Id;
        foreach (var partie in new[] { "situation1", "situation2" })
            await scene.Guichet.RunAsync(Acteur.Systeme, new OuvrirUneEvaluation(inscription, "E32", partie, null, ancienne));
        async Task<string?> CommissionOf(string partie) => (await scene.Guichet.Store.AllAsync(new Requete(Genres.Evaluation, new Parmi("inscription", [inscription])) { Ordre = "id" })).Single(e => e["partie"] == partie)["commission"];

        (await scene.Guichet.CodeAsync(Acteur.Systeme, new ModifierObjet(Genres.Passage, second.Id, null, Essais.Dictionary(("commission", etrangere))))).ShouldBe("AUTRE-EPREUVE");
        var gestionnaire = await scene.ActAsync("gestionnaire");
        await scene.Guichet.RunAsync(gestionnaire, new ModifierObjet(Genres.Passage, second.Id, null, Essais.Dictionary(("commission", nouvelle))));
        (await CommissionOf("situation1"), await CommissionOf("situation2")).ShouldBe((ancienne, nouvelle));
        // What is validated stays with those who assessed.
        await scene.Guichet.RunAsync(Acteur.Systeme, new ValiderUneEvaluation(CadreDEvaluation.IdOf(inscription, "E32", "situation1", null)));
        await scene.Guichet.RunAsync(gestionnaire, new ModifierObjet(Genres.Passage, premier.Id, null, Essais.Dictionary(("commission", nouvelle))));
        (await CommissionOf("situation1")).ShouldBe(ancienne);
    }

    [Fact]
    public async Task A_passage_is_conducted_step_by_step_by_the_clock_of_the_product()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var (id, evaluateur) = (scene["passage/propre"].Id, await scene.ActAsync("evaluateur"));
        Task<Objet> Do(GesteDePassage geste, string? motif = null) => scene.Guichet.RunAsync(evaluateur, new ConduireUnPassage(id, geste, motif));
        (await Essais.CodeAsync(() => Do(GesteDePassage.Terminer))).ShouldBe("GESTE-IMPOSSIBLE");
        (await Do(GesteDePassage.Preparer))["etat"].ShouldBe("en-preparation");
        scene.Horloge.Maintenant = Debut.AddMinutes(15);
        (await Do(GesteDePassage.Commencer))["commence_le"].ShouldBe(ValeurDeChamp.Format(Debut.AddMinutes(15)));
        (await Essais.CodeAsync(() => Do(GesteDePassage.Absent))).ShouldBe("GESTE-IMPOSSIBLE");
        (await Do(GesteDePassage.Terminer))["etat"].ShouldBe("termine");
        (await Do(GesteDePassage.Reprendre))["commence_le"].ShouldBeNull();
        (await Do(GesteDePassage.Absent))["etat"].ShouldBe("absent");
        (await Essais.CodeAsync(() => Do(GesteDePassage.AbsentJustifie))).ShouldBe("MOTIF-ATTENDU");
        (await Do(GesteDePassage.AbsentJustifie, "Hospitalisation"))["etat"].ShouldBe("absent-justifie");
    }

    [Theory]
    [InlineData("interdit", "SES-ELEVES")]
    [InlineData("declare", null)]
    [InlineData(null, null)]
    public async Task His_own_students_do_not_pass_before_a_member_where_the_session_forbids_it_in_ccf(string? regle, string? code)
    {
        await using var scene = await Scene.NewAsync(Debut);
        await scene.SetAsync("session/nord", ("conflit_ccf", regle));
        var passe = CreerObjet.For(Genres.Passage, Essais.Dictionary(("commission", scene["commission/propre"].Id), ("inscription", scene["inscription/propre"].Id), ("partie", "situation1"), ("etat", "convoque")));
        (await scene.Guichet.CodeAsync(Acteur.Systeme, passe)).ShouldBe(code);
    }

    [Theory]
    [InlineData(null, "SES-ELEVES")]
    [InlineData("interdit", "SES-ELEVES")]
    [InlineData("declare", null)]
    public async Task A_ponctual_oral_refuses_them_unless_the_session_says_otherwise(string? regle, string? code)
    {
        await using var scene = await Scene.NewAsync(Debut);
        await scene.SetAsync("session/nord", ("conflit_ponctuel", regle));
        var commission = await scene.Guichet.CreateAsync(Acteur.Systeme, Genres.Commission, ("session", scene["session/nord"].Id), ("nature", "interrogation"), ("libelle", "E42"), ("epreuve", "E42"));
        await scene.Guichet.CreateAsync(Acteur.Systeme, Genres.Membre, ("commission", commission.Id), ("personne", scene["personne/propre"].Id));
        var passe = CreerObjet.For(Genres.Passage, Essais.Dictionary(("commission", commission.Id), ("inscription", scene["inscription/propre"].Id), ("etat", "convoque")));
        (await scene.Guichet.CodeAsync(Acteur.Systeme, passe)).ShouldBe(code);
        // The other way round: the candidates first, then the member.
        await scene.Guichet.CreateAsync(Acteur.Systeme, Genres.Passage, ("commission", commission.Id), ("inscription", scene["inscription/voisin"].Id), ("etat", "convoque"));
        var nomme = CreerObjet.For(Genres.Membre, Essais.Dictionary(("commission", commission.Id), ("personne", scene["personne/voisin"].Id)));
        (await scene.Guichet.CodeAsync(Acteur.Systeme, nomme)).ShouldBe(code);
    }

    [Theory]
    [InlineData(0, 900, 900)]
    [InlineData(33, 1200, 1200)]
    [InlineData(100, 1800, 1800)]
    public void Extra_time_lengthens_every_part(int majoration, int preparation, int premiere)
    {
        var referentiel = Depot.Bibliotheque.Find(Depot.Certification, Depot.Edition)!.Referentiel!;
        var modalite = Feuilles.ModaliteDe(referentiel, referentiel.Epreuves.First(e => e.Code == Depot.Epreuve), Depot.Voie);
        var deroulement = Deroulement.Of(modalite, "situation1", majoration);
        (deroulement.Preparation!.Secondes, deroulement.Etapes[0].Secondes, deroulement.TempsMajore).ShouldBe((preparation, premiere, majoration > 0));
        Deroulement.Of(modalite, "situation2", majoration).Preparation.ShouldBeNull();
    }
}
