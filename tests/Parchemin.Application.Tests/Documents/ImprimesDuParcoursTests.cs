using Parchemin.Essais;

namespace Parchemin.Application.Tests;

/// <summary>The forms of a candidate's path, filled from the register.</summary>
public sealed class ImprimesDuParcoursTests
{
    private static readonly FeuilleDeLivret Feuille = FeuilleDeLivret.Of(Depot.Bibliotheque.Find(Depot.Certification, Depot.Edition)!.Referentiel!)!;

    [Fact]
    public async Task A_livret_shows_the_means_the_shares_of_the_class_and_the_profile_that_the_register_counts()
    {
        await using var scene = await SceneImprimee.NewAsync();
        var (une, autre) = (await scene.Lieux.EnrolAsync("Aubert"), await scene.Lieux.EnrolAsync("Berger"));
        foreach (var (inscription, notes, avis) in new[] { (une, new[] { "10", "11", "14", "15" }, "favorable"), (autre, ["10", "10", "10.5", "10.5"], "tres-favorable") })
        {
            var livret = await scene.AddAsync(GenresDuParcours.Livret, ("inscription", inscription), ("etat", "ouvert"));
            for (var s = 0; s < notes.Length; s++)
                await scene.AddAsync(GenresDuParcours.LigneDeLivret, ("livret", livret), ("cle", FeuilleDeLivret.MarkKey(Feuille.Matieres[0].Code, Feuille.Semestres[s].Code)), ("valeur", notes[s]));
            await scene.AddAsync(GenresDuParcours.LigneDeLivret, ("livret", livret), ("cle", FeuilleDeLivret.CleDAvis), ("valeur", avis));
        }

        var (sujets, donnees) = await scene.BuildAsync("livret");
        sujets.Count.ShouldBe(2);
        var ligne = SceneImprimee.ValueOf(donnees, "resultats")!.AsArray()[0]!.AsArray().Select(c => c?.ToString()).ToList();
        ligne.ShouldBe(["10", "11", "10,50", "14", "15", "14,50", null]);
        // 14,50 for a class at 12,50: two steps above the line of its mean.
        SceneImprimee.ValueOf(donnees, "profil")!.AsArray().Select(c => c?.ToString()).ShouldBe(["+2", null, null, null, null, null]);
        SceneImprimee.ValueOf(donnees, "favorable")!.ToString().ShouldBe("50");
        SceneImprimee.ValueOf(donnees, "tres-favorable")!.ToString().ShouldBe("50");
        SceneImprimee.ValueOf(donnees, "doit-faire-ses-preuves")!.ToString().ShouldBe("0");
        SceneImprimee.ValueOf(donnees, "avis-du-conseil")!.ToString().ShouldStartWith("Favorable");
    }

    [Fact]
    public async Task The_cover_bears_the_visa_that_was_given_and_nobody_else_s_honour()
    {
        await using var scene = await SceneImprimee.NewAsync();
        var inscription = await scene.Lieux.EnrolAsync("Aubert");
        var dossier = await scene.AddAsync(GenresDuParcours.Dossier, ("inscription", inscription), ("etat", "vise"), ("vise_le", "2024-03-14T08:00:00Z"), ("vise_par", scene.Lieux.Equipe));
        var (_, donnees) = await scene.BuildAsync("page-de-garde");
        SceneImprimee.ValueOf(donnees, "signataire")!.ToString().ShouldContain("Édith");
        SceneImprimee.ValueOf(donnees, "date-du-visa")!.ToString().ShouldBe("2024-03-14");
        SceneImprimee.ValueOf(donnees, "nom-du-soussigne").ShouldBeNull();
        await scene.ChangeAsync(GenresDuParcours.Dossier, dossier, ("vise_le", null), ("vise_par", null), ("honneur_le", "2024-03-15T08:00:00Z"));
        (_, donnees) = await scene.BuildAsync("page-de-garde");
        SceneImprimee.ValueOf(donnees, "signataire").ShouldBeNull();
        SceneImprimee.ValueOf(donnees, "nom-du-soussigne")!.ToString().ShouldBe("AUBERT");
        SceneImprimee.ValueOf(donnees, "signature-de-l-attestation")!["le"]!.ToString().ShouldBe("2024-03-15");
    }

    [Fact]
    public async Task The_sheet_of_changed_parameters_says_the_fiche_and_the_changes_at_the_hour_of_the_place()
    {
        await using var scene = await SceneImprimee.NewAsync();
        var inscription = await scene.Lieux.EnrolAsync("Aubert");
        var ile = await scene.AddAsync(Genres.Organisation, ("nature", "etablissement"), ("nom", "Lycée de l'île"), ("fuseau", "Indian/Reunion"));
        var commission = await scene.AddAsync(Genres.Commission, ("session", scene.Lieux.Session), ("nature", "interrogation"), ("libelle", "Commission 3"), ("epreuve", Depot.Epreuve), ("organisation", ile));
        await scene.AddAsync(Genres.Passage, ("commission", commission), ("inscription", inscription), ("etat", "convoque"), ("prevu_le", "2024-06-04T05:40:00Z"), ("fiche", "3"), ("parametres", "Le client est propriétaire."));
        var (_, donnees) = await scene.BuildAsync("parametres-modifies");
        SceneImprimee.ValueOf(donnees, "heure-de-passage")!.ToString().ShouldBe("09:40");
        SceneImprimee.ValueOf(donnees, "fiche-support")!.ToString().ShouldBe("Fiche nᵒ 3");
        SceneImprimee.ValueOf(donnees, "parametres-modifies")!.ToString().ShouldBe("Le client est propriétaire.");
        SceneImprimee.ValueOf(donnees, "candidat")!.ToString().ShouldBe("AUBERT Zoé");
    }
}
