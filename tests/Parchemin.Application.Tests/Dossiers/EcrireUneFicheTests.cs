using Parchemin.Essais;

namespace Parchemin.Application.Tests;

/// <summary>A dossier is written field by field, from several machines: nothing is lost, what clashes is said on its field.</summary>
public sealed class EcrireUneFicheTests
{
    public static IEnumerable<object[]> Bases => BaseDEssai.Toutes;

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task The_same_value_is_nothing_a_field_read_as_it_stands_is_written_and_a_clash_keeps_both(string nature)
    {
        await using var scene = await SceneDeDossier.NewAsync(nature);
        var fiche = await scene.OpenAsync(Depot.Formulaire, 3);
        (await scene.WriteAsync("scolaire", fiche, ("titre-de-l-activite", null, "Un devis"), ("concerne", null, "un particulier"))).Conflits.ShouldBeEmpty();
        var bilan = await scene.WriteAsync("scolaire", fiche, ("titre-de-l-activite", null, "Une résiliation"), ("concerne", null, "un particulier"), ("suivi", null, "Relance"));
        var conflit = bilan.Conflits.ShouldHaveSingleItem();
        (conflit.Cle, conflit.Voulue, conflit.Actuelle).ShouldBe(("titre-de-l-activite", "Une résiliation", "Un devis"));
        conflit.Message.ShouldContain("vous-même");
        bilan.Tenues.ShouldBe(new Dictionary<string, string?> { ["concerne"] = "un particulier", ["suivi"] = "Relance" }, ignoreOrder: true);
        (await scene.WriteAsync("scolaire", fiche, ("titre-de-l-activite", "Un devis", "Une résiliation"))).Conflits.ShouldBeEmpty();
        // Sent again after a cut, it does nothing more.
        var rejouee = await scene.WriteAsync("scolaire", fiche, ("titre-de-l-activite", "Un devis", "Une résiliation"));
        (rejouee.Conflits.Count, rejouee.Tenues["titre-de-l-activite"]).ShouldBe((0, "Une résiliation"));
        (await scene.ReadFicheAsync("equipe", fiche)).Fiche.Valeurs["titre-de-l-activite"].ShouldBe("Une résiliation");
    }

    [Fact]
    public async Task What_the_form_does_not_ask_is_refused_on_its_field_and_the_rest_is_kept()
    {
        await using var scene = await SceneDeDossier.NewAsync();
        var fiche = await scene.OpenAsync(Depot.Formulaire, 1);
        var bilan = await scene.WriteAsync("scolaire", fiche,
            ("concerne", null, "une association"), ("nom", null, "Un autre"), ("inconnu", null, "x"), ("assurance-de-personnes", null, "GAV\nTout"), (ChampDeFiche.Competences, null, "C99"),
            ("assurance-de-dommages", null, "MRH\nAutomobile"), ("titre-de-l-activite", null, "Ligne\u0007cachée"), ("situation-familiale", null, "Marié,\r\n  deux enfants"));
        bilan.Refusees.Select(f => f.Champ).ShouldBe(["concerne", "nom", "inconnu", "assurance-de-personnes", ChampDeFiche.Competences, "titre-de-l-activite"]);
        // In the order of the form, whatever that of the ticks; a line stays a line.
        bilan.Tenues.ShouldBe(new Dictionary<string, string?> { ["assurance-de-dommages"] = "Automobile\nMRH", ["situation-familiale"] = "Marié, deux enfants" }, ignoreOrder: true);
    }

    [Theory]
    [InlineData("FICHE-E32", 0, "NUMERO-HORS-SERIE")]
    [InlineData("FICHE-E32", 1, null)]
    [InlineData("FICHE-E32", 5, null)]
    [InlineData("FICHE-E32", 6, "NUMERO-HORS-SERIE")]
    [InlineData("FICHE-E42", 5, "NUMERO-HORS-SERIE")]
    [InlineData("FICHE-E42", 9, null)]
    [InlineData("FICHE-E42", 10, "NUMERO-HORS-SERIE")]
    [InlineData("CONTROLE-CONFORMITE", 1, "FORMULAIRE-INCONNU")]
    public async Task A_fiche_bears_a_number_of_its_series(string formulaire, int numero, string? refus)
    {
        await using var scene = await SceneDeDossier.NewAsync();
        (await scene.CodeAsync("scolaire", new OuvrirUneFiche(scene["inscription/scolaire"], formulaire, numero))).ShouldBe(refus);
    }

    [Fact]
    public async Task A_fiche_opened_twice_is_one_and_one_withdrawn_comes_back_with_its_text()
    {
        await using var scene = await SceneDeDossier.NewAsync();
        var fiche = await scene.WrittenAsync();
        (await scene.OpenAsync(Depot.Formulaire, 1)).ShouldBe(fiche);
        await scene.RunAsync("scolaire", new ClasserUneFiche(fiche, "retiree"));
        (await scene.ReadAsync("scolaire")).Fiches.ShouldBeEmpty();
        (await scene.CodeAsync("scolaire", new EcrireUneFiche(fiche, [new SaisieDeGrille("suivi", null, "x")]))).ShouldBe("FICHE-RETIREE");
        (await scene.OpenAsync(Depot.Formulaire, 1)).ShouldBe(fiche);
        (await scene.ReadAsync("scolaire")).Fiches.ShouldHaveSingleItem().Titre.ShouldBe("Un devis automobile");
    }

    [Fact]
    public async Task One_context_serves_several_fiches_and_says_which()
    {
        await using var scene = await SceneDeDossier.NewAsync();
        var contexte = await scene.OpenAsync("FICHE-CONTEXTE", null);
        (await scene.OpenAsync("FICHE-CONTEXTE", null)).ShouldNotBe(contexte);
        var (deux, sept) = (await scene.OpenAsync("FICHE-E32", 2), await scene.OpenAsync("FICHE-E42", 7));
        foreach (var fiche in new[] { deux, sept })
            (await scene.RunAsync("scolaire", new LierUnContexte(fiche, contexte)))["contexte"].ShouldBe(contexte);
        (await scene.ReadFicheAsync("scolaire", contexte)).Tenues["fiches-d-activites"].ShouldBe("2, 7");
        (await scene.CodeAsync("scolaire", new LierUnContexte(deux, sept))).ShouldBe("CONTEXTE-ETRANGER");
        (await scene.CodeAsync("scolaire", new LierUnContexte(contexte, contexte))).ShouldBe("SANS-CONTEXTE");
        (await scene.RunAsync("scolaire", new LierUnContexte(deux, null)))["contexte"].ShouldBeNull();
    }

    [Fact]
    public async Task Versions_are_kept_once_and_brought_back_without_losing_what_stood()
    {
        await using var scene = await SceneDeDossier.NewAsync();
        var fiche = await scene.WrittenAsync();
        var premiere = await scene.RunAsync("scolaire", new GarderUneVersion(fiche));
        (await scene.RunAsync("scolaire", new GarderUneVersion(fiche))).Id.ShouldBe(premiere.Id);
        await scene.WriteAsync("scolaire", fiche, ("titre-de-l-activite", "Un devis automobile", "Une résiliation"), ("suivi", null, "Relance"));
        (await scene.RunAsync("scolaire", new RestaurerUneVersion(premiere.Id))).ShouldBe(2);
        var lue = await scene.ReadFicheAsync("scolaire", fiche);
        lue.Fiche.Valeurs.ShouldBe(new Dictionary<string, string> { ["titre-de-l-activite"] = "Un devis automobile", ["objectifs"] = "Vendre **sans forcer**" }, ignoreOrder: true);
        lue.Versions.Select(v => v["numero"]).ShouldBe(["2", "1"]);
        ContenuDeVersion.Read(lue.Versions[0]["contenu"]!)["suivi"].ShouldBe("Relance");
    }

    [Fact]
    public async Task The_team_comments_the_candidate_says_it_done_and_only_they_read_it()
    {
        await using var scene = await SceneDeDossier.NewAsync();
        var fiche = await scene.WrittenAsync();
        var remarque = await scene.RunAsync("equipe", new CommenterUneFiche(fiche, "objectifs", "Chiffrez l'objectif."));
        (await scene.ReadAsync("scolaire")).Commentaires[fiche].ShouldBe(1);
        (await scene.ReadFicheAsync("scolaire", fiche)).Commentaires.ShouldHaveSingleItem()["texte"].ShouldBe("Chiffrez l'objectif.");
        (await scene.ReadFicheAsync("gestionnaire", fiche)).Commentaires.ShouldBeEmpty();
        (await scene.CodeAsync("equipe", new CommenterUneFiche(fiche, "inconnu", "x"))).ShouldBe("CHAMP-INCONNU");
        await scene.RunAsync("scolaire", new TraiterUnCommentaire(remarque.Id, Traite: true));
        (await scene.ReadAsync("scolaire")).Commentaires.ShouldBeEmpty();
        (await scene.CodeAsync("equipe", new EcrireUneFiche(fiche, []))).ShouldBe("INTERDIT");
    }

    [Fact]
    public async Task The_answers_of_the_official_form_are_what_composition_reads()
    {
        await using var scene = await SceneDeDossier.NewAsync();
        var fiche = await scene.OpenAsync("FICHE-E32", 1);
        var vide = (await scene.ReadAsync("scolaire")).Compositions.Single(c => c.Serie.Epreuve.Code == "E32");
        vide.Bilan.Contraintes.ShouldAllBe(c => c.Compte == 0);
        await scene.WriteAsync("scolaire", fiche,
            ("concerne", null, "un professionnel"), ("assurance-de-dommages", null, "Autre (précisez)"), ("assurance-de-dommages-autre", null, "Flotte de véhicules"), ("entreprise", null, "Cabinet Roux"));
        var lue = (await scene.ReadAsync("scolaire")).Fiches.ShouldHaveSingleItem().ToComposition(vide.Serie).ShouldNotBeNull();
        (lue.Produit, lue.Typologies["client"].Single(), lue.Typologies["famille"].Single(), lue.Contextes.Count).ShouldBe(("FLOTTE DE VEHICULES", "professionnel", "biens-et-responsabilite", 0));
        await scene.WriteAsync("scolaire", fiche, ("contexte-commercial", null, "Une agence de ville"));
        var faits = (await scene.ReadAsync("scolaire")).Compositions.Single(c => c.Serie.Epreuve.Code == "E32");
        faits.Bilan.Contraintes.Where(c => c.EstRespectee).Select(c => c.Contrainte.Code).ShouldBe(["contextes", "biens", "professionnel"]);
        faits.Penalite.ToFrench().ShouldBe("5");
        faits.Conseil.ShouldNotBeNull().Satisfaites.ShouldNotBeEmpty();
    }
}
