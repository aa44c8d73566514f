using Parchemin.Essais;

namespace Parchemin.Application.Tests;

/// <summary>What every use case leaves in the journal, what undoing does with it, and what a refusal leaves: nothing.</summary>
public sealed class JournalTests
{
    private static readonly DateTimeOffset Debut = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);

    public static IEnumerable<object[]> Bases => BaseDEssai.Toutes;

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task An_entry_tells_who_when_what_before_after_and_why(string nature)
    {
        await using var scene = await Scene.NewAsync(Debut, nature);
        var acteur = await scene.ActAsync("gestionnaire");
        scene.Horloge.Maintenant = Debut.AddHours(3);
        await scene.Guichet.RunAsync(acteur, new ModifierObjet(Genres.Candidat, scene["candidat/propre"].Id, null, Essais.Dictionary(("courriel", "neuf@exemple.fr"), ("ville", "Lyon"))), new Circonstances("Demande du candidat", Debut.AddDays(-2), Debut.AddDays(-1)));
        var e = (await scene.Guichet.JournalAsync(acteur, scene["candidat/propre"]))[^1];
        (e.Operation, e.Acteur, e.NomDeLActeur, e.Motif).ShouldBe(("candidat.modifier", acteur.Personne, acteur.Nom, "Demande du candidat"));
        (e.SurvenueLe, e.SaisieLe, e.DecideeLe).ShouldBe((Debut.AddDays(-2), Debut.AddHours(3), (DateTimeOffset?)Debut.AddDays(-1)));
        e.Avant.ShouldBe([new("courriel", "zoe.propre@exemple.fr"), new("ville", null)], ignoreOrder: true);
        e.Apres.ShouldBe([new("courriel", "neuf@exemple.fr"), new("ville", "Lyon")], ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task A_use_case_is_one_lot_and_its_refusal_leaves_nothing(string nature)
    {
        await using var scene = await Scene.NewAsync(Debut, nature);
        var gestionnaire = await scene.ActAsync("gestionnaire", "academie");
        var avant = await scene.Guichet.Store.RangAsync(Genres.Inscription);
        var valeurs = Essais.Dictionary(("candidat", scene["candidat/propre"].Id), ("session", scene["session/sud"].Id), ("etablissement", scene["organisation/propre"].Id), ("voie", Depot.Voie), ("forme", Depot.Forme), ("etat", "inscrit"));
        (await Essais.CodeAsync(() => scene.Guichet.RunAsync(gestionnaire, new CreerObjet(Genres.Inscription, valeurs.Append(new("option", "x")).ToDictionary())))).ShouldBe("HORS-REFERENTIEL");
        (await scene.Guichet.Store.RangAsync(Genres.Inscription)).ShouldBe(avant);
        string[] tous = [scene["inscription/propre"].Id, scene["inscription/voisin"].Id];
        await scene.Guichet.RunAsync(gestionnaire, new ModifierEnsemble(Genres.Inscription, tous, Essais.Dictionary(("numero", null), ("remarque", "Vu"))));
        var lot = (await scene.Guichet.JournalAsync(Acteur.Systeme, scene["inscription/propre"]))[^1].Lot;
        var entrees = new List<Ecriture>();
        await foreach (var e in scene.Guichet.JournalAsync(Acteur.Systeme, new FiltreDuJournal { Lot = lot }))
            entrees.Add(e);
        entrees.Select(e => e.Objet).ShouldBe(tous);
        entrees.ShouldAllBe(e => e.Operation == "inscription.modifier" && e.Acteur == gestionnaire.Id);
        (await VerificationDuJournal.RunAsync(scene.Guichet.Store)).Rupture.ShouldBeNull();
    }

    [Fact]
    public async Task A_change_of_several_objects_is_made_for_all_or_none_and_undone_at_once()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var gestionnaire = await scene.ActAsync("gestionnaire", "academie");
        string[] tous = [scene["inscription/propre"].Id, scene["inscription/voisin"].Id];
        (await Essais.CodeAsync(() => scene.Guichet.RunAsync(gestionnaire, new ModifierEnsemble(Genres.Inscription, [.. tous, scene["inscription/etranger"].Id], Essais.Dictionary(("etat", "desiste")))))).ShouldBe("INTROUVABLE");
        (await scene.SeeAsync(gestionnaire, "inscription/propre"))["etat"].ShouldBe("confirme");
        (await scene.Guichet.RunAsync(gestionnaire, new ModifierEnsemble(Genres.Inscription, tous, Essais.Dictionary(("etat", "desiste"))))).ShouldBe(2);
        var lot = (await scene.Guichet.JournalAsync(gestionnaire, scene["inscription/propre"]))[^1].Lot;
        // Who covers one of the two only may not undo what was done to both.
        (await scene.Guichet.CodeAsync(await scene.ActAsync("gestionnaire"), new AnnulerUnLot(lot))).ShouldBe("INTROUVABLE");
        (await scene.Guichet.RunAsync(gestionnaire, new AnnulerUnLot(lot))).ShouldBe(2);
        foreach (var nom in new[] { "inscription/propre", "inscription/voisin" })
            (await scene.SeeAsync(gestionnaire, nom))["etat"].ShouldBe("confirme");
        (await VerificationDuJournal.RunAsync(scene.Guichet.Store)).Rupture.ShouldBeNull();
    }

    [Fact]
    public async Task What_somebody_changed_since_is_not_undone()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var gestionnaire = await scene.ActAsync("gestionnaire");
        await scene.Guichet.ChangeAsync(gestionnaire, scene["candidat/propre"], ("ville", "Lyon"), ("code_postal", "69001"));
        var lot = (await scene.Guichet.JournalAsync(gestionnaire, scene["candidat/propre"]))[^1].Lot;
        await scene.Guichet.ChangeAsync(gestionnaire, scene["candidat/propre"], ("ville", "Brest"));
        var refus = (await scene.Guichet.RefusalAsync(gestionnaire, new AnnulerUnLot(lot))).ShouldNotBeNull();
        (refus.Code, refus.Fautes.Single().Champ).ShouldBe(("CONFLIT", "ville"));
        await scene.Guichet.ChangeAsync(gestionnaire, scene["candidat/propre"], ("ville", "Lyon"));
        (await scene.Guichet.CodeAsync(gestionnaire, new AnnulerUnLot(lot))).ShouldBeNull();
    }

    [Fact]
    public async Task Neither_a_creation_nor_a_decision_nor_an_unknown_lot_is_undone()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var gestionnaire = await scene.ActAsync("gestionnaire", "academie");
        var cree = await scene.Guichet.CreateAsync(gestionnaire, Genres.Candidat, ("nom_de_naissance", "Neuf"), ("prenoms", "Éloi"), ("ne_le", "2003-02-01"), ("organisation", scene["organisation/propre"].Id));
        await scene.Guichet.RunAsync(gestionnaire, new CloreLeJury(scene["session/nord"].Id));
        foreach (var objet in new[] { cree, scene["session/nord"] })
        {
            var e = (await scene.Guichet.JournalAsync(gestionnaire, objet))[^1];
            AnnulerUnLot.MayUndo(e).ShouldBeFalse();
            (await scene.Guichet.CodeAsync(gestionnaire, new AnnulerUnLot(e.Lot))).ShouldBe("NON-ANNULABLE");
        }

        (await scene.Guichet.CodeAsync(gestionnaire, new AnnulerUnLot("absent"))).ShouldBe("LOT-INCONNU");
    }

    [Fact]
    public async Task An_operation_outside_the_table_does_not_exist()
    {
        await using var scene = await Scene.NewAsync(Debut);
        await Should.ThrowAsync<ArgumentException>(async () => await scene.Guichet.RunAsync(await scene.ActAsync("administrateur"), new Inconnue()));
    }

    private sealed record Inconnue : IOperation<int>
    {
        public string Code => "registre.effacer";

        public ValueTask<int> ExecuteAsync(Etabli etabli) => ValueTask.FromResult(0);
    }

    [Fact]
    public async Task A_write_sent_again_with_its_key_is_done_once()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var gestionnaire = await scene.ActAsync("gestionnaire");
        var creation = CreerObjet.For(Genres.Candidat, Essais.Dictionary(("nom_de_naissance", "Neuf"), ("prenoms", "Éloi"), ("ne_le", "2003-02-01"), ("organisation", scene["organisation/propre"].Id)));
        UneSeuleFois Sent(string cle, string demande) => new(creation, Genres.Candidat, cle, demande);
        var premier = await scene.Guichet.RunAsync(gestionnaire, Sent("a", "1"));
        (await scene.Guichet.RunAsync(gestionnaire, Sent("a", "1"))).Id.ShouldBe(premier.Id);
        (await scene.Guichet.CodeAsync(gestionnaire, Sent("a", "2"))).ShouldBe("CLE-DEJA-UTILISEE");
        // The key is the sender's own, for a day.
        (await scene.Guichet.RunAsync(await scene.ActAsync("equipe"), Sent("a", "1"))).Id.ShouldNotBe(premier.Id);
        scene.Horloge.Maintenant = Debut.AddHours(24);
        (await scene.Guichet.RunAsync(gestionnaire, Sent("a", "1"))).Id.ShouldNotBe(premier.Id);
    }
}
