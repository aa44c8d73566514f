using Parchemin.Core;
using Parchemin.Essais;

namespace Parchemin.Application.Tests;

/// <summary>Livrets are entered by column, sealed when complete, signed by the candidate, and known by their hash.</summary>
public sealed class LivretsTests
{
    private static readonly DateTimeOffset Debut = new(2024, 5, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly FeuilleDeLivret Feuille = FeuilleDeLivret.Of(Depot.Bibliotheque.Find(Depot.Certification, Depot.Edition)!.Referentiel!)!;

    public static IEnumerable<object[]> Bases => BaseDEssai.Toutes;

    private static CelluleDeLivret Cell(Scene scene, string cle, string? lue, string? valeur, string lieu = Monde.Propre) => new(scene[$"inscription/{lieu}"].Id, cle, lue, valeur);

    private static Task<IReadOnlyList<CelluleSaisie>> EnterAsync(Scene scene, Acteur acteur, params CelluleDeLivret[] cellules) => scene.Guichet.RunAsync(acteur, new SaisirDesLivrets(cellules));

    private static string Mark(int matiere, int semestre) => FeuilleDeLivret.MarkKey(Feuille.Matieres[matiere].Code, Feuille.Semestres[semestre].Code);

    private static async Task FillAsync(Scene scene)
    {
        var cellules = Feuille.Matieres.Where(m => !m.Facultative).SelectMany(m => Feuille.Semestres.Select(s => Cell(scene, FeuilleDeLivret.MarkKey(m.Code, s.Code), null, "12,5")).Append(Cell(scene, FeuilleDeLivret.RemarkKey(m.Code), null, $"Travail régulier en {m.Libelle}")));
        (await EnterAsync(scene, await scene.ActAsync("equipe"), [.. cellules, Cell(scene, FeuilleDeLivret.CleDAvis, "Favorable", "favorable")])).ShouldAllBe(s => s.Refus == null);
    }

    [Fact]
    public void The_livret_is_read_from_its_form()
    {
        Feuille.Matieres.Count.ShouldBe(8);
        Feuille.Matieres.Count(m => m.AuProfil).ShouldBe(6);
        Feuille.Matieres.Single(m => m.Facultative).Libelle.ShouldContain("facultative");
        Feuille.Semestres.Select(s => s.Annee).ShouldBe([1, 1, 2, 2]);
        Feuille.Avis.Select(a => a.Code).ShouldBe(["tres-favorable", "favorable", "doit-faire-ses-preuves"]);
        // The candidate's remarks are his to write.
        Feuille.Find("champ/remarques").ShouldBeNull();
        Feuille.Find("champ/avis-du-conseil").ShouldNotBeNull();
        Depot.Bibliotheque.Editions.Count(e => FeuilleDeLivret.Of(e.Referentiel!) is not null).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task A_cell_is_written_a_refused_one_leaves_the_others_and_a_clash_is_said(string nature)
    {
        await using var scene = await Scene.NewAsync(Debut, nature);
        var equipe = await scene.ActAsync("equipe");
        var sorts = await EnterAsync(scene, equipe, Cell(scene, Mark(0, 0), null, "12,5"), Cell(scene, Mark(0, 1), null, "20,5"), Cell(scene, Mark(0, 2), "", "douze"), Cell(scene, "note/rien/s1", null, "12"), Cell(scene, Mark(0, 3), null, "0"), Cell(scene, Mark(0, 0), null, "11", Monde.Voisin));
        sorts.Select(s => s.Refus?.Code).ShouldBe([null, "VALEUR-REFUSEE", "VALEUR-REFUSEE", "CHAMP-INCONNU", null, "INTROUVABLE"]);
        sorts[0].Valeur.ShouldBe("12,5");
        // Somebody else's value is a conflict on that cell; who has seen it may keep his own.
        var clash = (await EnterAsync(scene, await scene.ActAsync("equipe", "academie"), Cell(scene, Mark(0, 0), "", "13")))[0];
        (clash.Refus!.Code, clash.Valeur).ShouldBe(("CONFLIT", "12,5"));
        (await EnterAsync(scene, equipe, Cell(scene, Mark(0, 0), "12,5", "13")))[0].Valeur.ShouldBe("13");
        (await EnterAsync(scene, equipe, Cell(scene, Mark(0, 0), "13", "")))[0].Valeur.ShouldBe("");
    }

    [Theory]
    [InlineData("0", true)]
    [InlineData("20", true)]
    [InlineData("20.01", false)]
    [InlineData("19,99", true)]
    [InlineData("-1", false)]
    [InlineData("12,345", false)]
    public void A_mark_is_out_of_twenty_with_two_decimals_at_most(string texte, bool admise)
        => (ValeurDeLivret.Normalize(Feuille, Feuille.Find(Mark(0, 0))!, texte).Motif is null).ShouldBe(admise);

    [Fact]
    public async Task A_complete_livret_is_sealed_under_its_hash_and_the_jury_learns_that_it_is_produced()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var equipe = await scene.ActAsync("equipe");
        await FillAsync(scene);
        var scelle = await scene.Guichet.RunAsync(equipe, new ScellerUnLivret(scene["inscription/propre"].Id));
        var valeurs = await LivretLu.EntriesAsync(scene.Guichet.Store, scelle.Id);
        scelle["empreinte"].ShouldBe(ActeSigne.Empreinte(ScellerUnLivret.Content(valeurs), scene["inscription/propre"].Id, scelle["scelle_le"]!));
        var declaration = (await scene.Guichet.Store.QueryAsync(new Requete(Genres.Declaration, Filtre.Toutes(new Parmi("inscription", [scene["inscription/propre"].Id]), new Parmi("code", ["livret"]))) { Ordre = "id" })).Objets.ShouldHaveSingleItem();
        declaration["valeur"].ShouldBe("oui");
        (await EnterAsync(scene, equipe, Cell(scene, Mark(0, 0), "12,5", "13")))[0].Refus!.Code.ShouldBe("LIVRET-SCELLE");
        (await scene.Guichet.CodeAsync(equipe, new ScellerUnLivret(scene["inscription/propre"].Id))).ShouldBe("LIVRET-SCELLE");
    }

    [Fact]
    public async Task What_is_missing_stops_the_seal_unless_its_reason_is_given()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var equipe = await scene.ActAsync("equipe");
        await FillAsync(scene);
        await EnterAsync(scene, equipe, Cell(scene, Mark(0, 0), "12,5", ""));
        var refus = (await scene.Guichet.RefusalAsync(equipe, new ScellerUnLivret(scene["inscription/propre"].Id))).ShouldNotBeNull();
        refus.Code.ShouldBe("LIVRET-INCOMPLET");
        refus.Fautes.ShouldHaveSingleItem().Message.ShouldContain("1er semestre");
        (await scene.Guichet.RunAsync(equipe, new ScellerUnLivret(scene["inscription/propre"].Id), new Circonstances("Entrée directe en deuxième année")))["etat"].ShouldBe("scelle");
    }

    [Fact]
    public async Task The_candidate_signs_what_is_sealed_once_and_a_reopened_livret_is_signed_anew()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var (candidat, gestionnaire, inscription) = (await scene.ActAsync("candidat"), await scene.ActAsync("gestionnaire"), scene["inscription/propre"].Id);
        (await scene.Guichet.CodeAsync(candidat, new SignerSonLivret(inscription, null))).ShouldBe("LIVRET-OUVERT");
        await FillAsync(scene);
        var empreinte = (await scene.Guichet.RunAsync(await scene.ActAsync("equipe"), new ScellerUnLivret(inscription)))["empreinte"];
        var signe = await scene.Guichet.RunAsync(candidat, new SignerSonLivret(inscription, "Merci à tous."));
        (signe["vu_par_le_candidat_le"], signe["empreinte"]).ShouldBe((ValeurDeChamp.Format(Debut), empreinte));
        (await scene.Guichet.CodeAsync(candidat, new SignerSonLivret(inscription, null))).ShouldBe("DEJA-SIGNE");
        (await scene.Guichet.CodeAsync(gestionnaire, new RouvrirUnLivret(inscription))).ShouldBe("MOTIF-ATTENDU");
        (await scene.Guichet.RunAsync(gestionnaire, new RouvrirUnLivret(inscription), new Circonstances("Une note est fausse")))["vu_par_le_candidat_le"].ShouldBeNull();
        (await scene.Guichet.CodeAsync(gestionnaire, new RouvrirUnLivret(inscription))).ShouldBe("MOTIF-ATTENDU");
    }

    [Fact]
    public async Task Once_the_jury_is_closed_a_livret_changes_no_more()
    {
        await using var scene = await Scene.NewAsync(Debut);
        await scene.CloseAsync();
        (await EnterAsync(scene, await scene.ActAsync("equipe"), Cell(scene, Mark(0, 0), null, "12")))[0].Refus!.Code.ShouldBe("JURY-CLOS");
    }

    [Fact]
    public async Task The_class_is_read_as_means_and_the_profile_from_them()
    {
        await using var scene = await Scene.NewAsync(Debut);
        await FillAsync(scene);
        var livret = (await LivretDeClasse.ReadAsync(scene.Guichet, await scene.ActAsync("candidat"), scene["inscription/propre"].Id)).ShouldNotBeNull();
        livret.Effectif.ShouldBe(1);
        livret.Matieres[0].Moyennes.ShouldAllBe(m => m.Valeur == Fraction.Of(25, 2));
        livret.Matieres[0].DeLaClasse.ShouldAllBe(m => m.Valeur == Fraction.Of(25, 2));
        livret.Profil.Count.ShouldBe(6);
        livret.Profil.ShouldAllBe(p => p.Case == 0);
        livret.Echelle.ShouldBe((-10, 10));
        livret.Cotation.Single(c => c.Avis == "favorable").Pourcentage.ShouldBe(100);
    }
}
