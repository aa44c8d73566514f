using Parchemin.Essais;

namespace Parchemin.Application.Tests;

/// <summary>A team brings its livrets by a sheet: each row is judged by itself, and nothing is written before it is shown.</summary>
public sealed class ImportDeLivretsTests
{
    private static readonly DateTimeOffset Debut = new(2024, 5, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly FeuilleDeLivret Feuille = FeuilleDeLivret.Of(Depot.Bibliotheque.Find(Depot.Certification, Depot.Edition)!.Referentiel!)!;
    private static readonly string Note = Feuille.Find(FeuilleDeLivret.MarkKey(Feuille.Matieres[0].Code, "s1"))!.Libelle;
    private static readonly string Pix = Feuille.Find("champ/pix")!.Libelle;

    public static IEnumerable<object[]> Bases => BaseDEssai.Toutes;

    private static ImporterDesLivrets Import(Scene scene, bool simuler, string[] entetes, params string[][] lignes)
        => new(scene["session/nord"].Id, new Tableau(entetes, [.. lignes.Select((l, i) => new LigneDeTableau(i + 2, l))]), "livrets.xlsx", "00", simuler);

    private static async Task<IReadOnlyDictionary<string, string>> ReadAsync(Scene scene)
        => await LivretLu.EntriesAsync(scene.Guichet.Store, (await SaisirDesLivrets.FindAsync(scene.Guichet.Store, scene["inscription/propre"].Id))!.Id);

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task A_preview_writes_nothing_then_the_right_rows_are_written_and_each_other_says_why(string nature)
    {
        await using var scene = await Scene.NewAsync(Debut, nature);
        var equipe = await scene.ActAsync("equipe");
        string[] entetes = ["Nom de naissance", "Prénoms", Note, "Avis de l'équipe", Pix, "Rien de connu"];
        string[][] lignes = [["Martin", "Zoé propre", "12,5", "Très favorable", "x", "?"], ["Martin", "Zoé voisin", "12,5", "", "", ""], ["Martin", "Zoé propre", "13", "", "", ""], ["Martin", "Zoé propre", "20,5", "", "", ""]];
        var apercu = await ImportFait.SimulateAsync(scene.Guichet, equipe, Import(scene, true, entetes, lignes));
        apercu.ColonnesIgnorees.ShouldBe(["Rien de connu"]);
        apercu.Lignes.Select(l => l.Sort).ShouldBe([SortDeLigne.Modifiee, SortDeLigne.Refusee, SortDeLigne.Refusee, SortDeLigne.Refusee]);
        apercu.Lignes[0].Changements.ShouldContain((Note, null, "12,5"));
        apercu.Lignes[0].Changements.ShouldContain(("Avis de l'équipe", "Favorable", "Très favorable"));
        (await ReadAsync(scene)).ShouldBe(new Dictionary<string, string> { ["avis"] = "Favorable" });
        await scene.Guichet.RunAsync(equipe, Import(scene, false, entetes, lignes));
        var valeurs = await ReadAsync(scene);
        (valeurs[FeuilleDeLivret.MarkKey(Feuille.Matieres[0].Code, "s1")], valeurs["avis"], valeurs["champ/pix"]).ShouldBe(("12.5", "tres-favorable", "oui"));
        (await scene.Guichet.Store.QueryAsync(new Requete(Genres.Import, new Parmi("modele", [ImporterDesLivrets.Modele])) { Ordre = "id" })).Objets.ShouldHaveSingleItem()["modifies"].ShouldBe("1");
        // The same sheet sent again changes nothing.
        (await scene.Guichet.RunAsync(equipe, Import(scene, false, entetes, lignes[0]))).Lignes.ShouldHaveSingleItem().Sort.ShouldBe(SortDeLigne.Inchangee);
    }

    [Theory]
    [InlineData("19,99", null)]
    [InlineData("20", null)]
    [InlineData("20,01", "dépasse")]
    [InlineData("douze", "n'est pas une note")]
    public async Task A_refused_mark_says_its_column_and_why(string note, string? motif)
    {
        await using var scene = await Scene.NewAsync(Debut);
        var ligne = (await scene.Guichet.RunAsync(await scene.ActAsync("equipe"), Import(scene, false, ["Nom de naissance", "Prénoms", Note], ["Martin", "Zoé propre", note]))).Lignes.ShouldHaveSingleItem();
        ligne.Sort.ShouldBe(motif is null ? SortDeLigne.Modifiee : SortDeLigne.Refusee);
        if (motif is not null)
            ligne.Motif!.ShouldStartWith(Note);
    }

    [Fact]
    public async Task An_empty_cell_leaves_what_stands_and_a_sealed_livret_refuses_its_row()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var equipe = await scene.ActAsync("equipe");
        (await scene.Guichet.RunAsync(equipe, Import(scene, false, ["Nom de naissance", "Prénoms", Note, "Avis de l'équipe"], ["Martin", "Zoé propre", "", ""]))).Lignes.ShouldHaveSingleItem().Sort.ShouldBe(SortDeLigne.Inchangee);
        await scene.Guichet.RunAsync(equipe, new ScellerUnLivret(scene["inscription/propre"].Id), new Circonstances("Entrée directe en deuxième année"));
        var ligne = (await scene.Guichet.RunAsync(equipe, Import(scene, false, ["Nom de naissance", "Prénoms", Note], ["Martin", "Zoé propre", "12"]))).Lignes.ShouldHaveSingleItem();
        (ligne.Sort, ligne.Motif!.Contains("scellé", StringComparison.Ordinal)).ShouldBe((SortDeLigne.Refusee, true));
    }

    [Fact]
    public async Task A_row_shifted_by_one_is_refused_and_a_sheet_without_a_known_column_is_refused_whole()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var equipe = await scene.ActAsync("equipe");
        await scene.SetAsync("inscription/propre", ("numero", "100"));
        var ligne = (await scene.Guichet.RunAsync(equipe, Import(scene, false, ["Numéro de candidat", "Nom de naissance", Note], ["100", "Durand", "12"]))).Lignes.ShouldHaveSingleItem();
        ligne.Motif!.ShouldContain("décalées");
        (await scene.Guichet.CodeAsync(equipe, Import(scene, false, ["Nom de naissance", "Prénoms", "Mathématiques"], ["Martin", "Zoé propre", "12"]))).ShouldBe("COLONNES-ABSENTES");
    }

    [Fact]
    public async Task The_prefilled_sheet_holds_its_candidates_and_nobody_elses_and_reads_back_unchanged()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var equipe = await scene.ActAsync("equipe");
        var feuille = await LivretsAImporter.ReadAsync(scene.Guichet, equipe, scene["session/nord"].Id);
        feuille.Colonnes.Count.ShouldBe(4 + Feuille.Champs.Count);
        feuille.Lignes.ShouldHaveSingleItem()[3].ShouldBe("Zoé propre");
        var relue = await scene.Guichet.RunAsync(equipe, new ImporterDesLivrets(scene["session/nord"].Id, new Tableau([.. feuille.Colonnes.Select(c => c.EnTete)], [new LigneDeTableau(2, [.. feuille.Lignes[0].Select(c => c ?? "")])]), "livrets.xlsx", "00", Simuler: false));
        relue.Lignes.ShouldHaveSingleItem().Sort.ShouldNotBe(SortDeLigne.Refusee);
        relue.ColonnesIgnorees.ShouldBeEmpty();
    }
}
