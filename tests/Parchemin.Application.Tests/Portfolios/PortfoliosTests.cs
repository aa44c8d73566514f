using Parchemin.Core;

namespace Parchemin.Application.Tests;

/// <summary>Evidence counts once a teacher and the tuteur have attested it; each voice keeps its own word.</summary>
public sealed class PortfoliosTests
{
    private static readonly DateTimeOffset Debut = new(2024, 3, 4, 8, 0, 0, TimeSpan.Zero);

    private static async Task<PortfolioLu> ReadAsync(Scene scene, string role = "equipe") => await PortfolioLu.ReadAsync(scene.Guichet, await scene.ActAsync(role), scene["inscription/propre"].Id);

    [Fact]
    public async Task The_reality_of_an_item_is_attested_by_both()
    {
        await using var scene = await Scene.NewAsync(Debut);
        await scene.SetAsync("element/propre", ("competences", "C1, C2 C99"));
        EtatDeCouverture StateOf(PortfolioLu lu, string code) => lu.Matrice.Cases.Single(c => c.Competence == code).Etat;
        (StateOf(await ReadAsync(scene), "C1"), StateOf(await ReadAsync(scene), "C3")).ShouldBe((EtatDeCouverture.NonAttestee, EtatDeCouverture.SansPreuve));
        (await ReadAsync(scene)).Matrice.HorsReferentiel.ShouldBe(["C99"]);
        var parLEquipe = await scene.Guichet.RunAsync(await scene.ActAsync("equipe"), new AttesterUnElement(scene["element/propre"].Id));
        (parLEquipe["atteste_par_l_enseignant_le"], parLEquipe["atteste_par_le_tuteur_le"]).ShouldBe((ValeurDeChamp.Format(Debut), null));
        StateOf(await ReadAsync(scene), "C1").ShouldBe(EtatDeCouverture.NonAttestee);
        await scene.Guichet.RunAsync(await scene.ActAsync("tuteur"), new AttesterUnElement(scene["element/propre"].Id));
        StateOf(await ReadAsync(scene), "C1").ShouldBe(EtatDeCouverture.Attestee);
        (await scene.Guichet.CodeAsync(await scene.ActAsync("candidat"), new AttesterUnElement(scene["element/propre"].Id))).ShouldBe("INTERDIT");
    }

    [Fact]
    public async Task Who_prepares_two_certifications_sees_what_each_proves_for_the_other_by_what_is_declared()
    {
        await using var scene = await Scene.NewAsync(Debut);
        async Task<Objet> NewAsync(Genre genre, params (string, string?)[] valeurs) => await scene.Guichet.CreateAsync(Acteur.Systeme, genre, valeurs);
        var session = await NewAsync(Genres.Session, ("certification", "cqp-crca"), ("edition", "2021"), ("code", "2024"), ("libelle", "CQP 2024"), ("organisation", scene["academie/nord"].Id));
        var autre = await NewAsync(Genres.Inscription, ("candidat", scene["candidat/propre"].Id), ("session", session.Id), ("etablissement", scene["organisation/propre"].Id), ("voie", "toutes"), ("etat", "confirme"));
        var element = await NewAsync(GenresDuParcours.ElementDePortfolio, ("inscription", autre.Id), ("titre", "Un parcours en ligne"), ("competences", "B1C5"));
        await scene.SetAsync("element/propre", ("competences", "C36"));
        async Task<CertificationVoisine> SeeAsync() => (await CertificationVoisine.ReadAsync(scene.Guichet, await scene.ActAsync("equipe"), await ReadAsync(scene))).ShouldHaveSingleItem();
        var voisine = await SeeAsync();
        voisine.Recus.Single(a => a.Competence == "C48").Etat.ShouldBe(EtatDeCouverture.NonAttestee);
        voisine.Donnes.Single(a => a.Competence == "B1C11").Etat.ShouldBe(EtatDeCouverture.NonAttestee);
        // Nothing is guessed beyond the declarations, each of which says why.
        voisine.Recus.Count.ShouldBe(4);
        voisine.Recus.ShouldAllBe(a => a.Source != null);
        await scene.Guichet.RunAsync(await scene.ActAsync("equipe"), new AttesterUnElement(element.Id));
        (await SeeAsync()).Recus.Single(a => a.Competence == "C48").Etat.ShouldBe(EtatDeCouverture.NonAttestee);
    }

    [Fact]
    public async Task A_withdrawn_item_proves_nothing_and_is_not_attested()
    {
        await using var scene = await Scene.NewAsync(Debut);
        await scene.SetAsync("element/propre", ("competences", "C1"), ("retire_le", "2024-03-01T00:00:00Z"));
        (await ReadAsync(scene)).Elements.ShouldBeEmpty();
        (await scene.Guichet.CodeAsync(await scene.ActAsync("equipe"), new AttesterUnElement(scene["element/propre"].Id))).ShouldBe("ELEMENT-RETIRE");
    }

    [Fact]
    public async Task Each_voice_is_kept_apart_and_only_the_team_measures()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var inscription = scene["inscription/propre"].Id;
        async Task SayAsync(string role, string niveau, bool mesure = false) => await scene.Guichet.RunAsync(await scene.ActAsync(role), new PorterUnPositionnement(inscription, "C1", niveau, mesure));
        await SayAsync("candidat", "TS");
        await SayAsync("equipe", "I");
        await SayAsync("tuteur", "S");
        await SayAsync("equipe", "TI", mesure: true);
        await SayAsync("equipe", "S");
        (await ReadAsync(scene)).Matrice.Cases.Single(c => c.Competence == "C1").Jugements.ToDictionary(j => j.Key, j => j.Value.Niveau)
            .ShouldBe(new Dictionary<VoixDeJugement, string> { [VoixDeJugement.Candidat] = "TS", [VoixDeJugement.Equipe] = "S", [VoixDeJugement.Tuteur] = "S", [VoixDeJugement.Mesure] = "TI" }, ignoreOrder: true);
        (await scene.Guichet.CodeAsync(await scene.ActAsync("candidat"), new PorterUnPositionnement(inscription, "C1", "S", Mesure: true))).ShouldBe("MESURE-RESERVEE");
    }

    [Theory]
    [InlineData("C1", "S", null)]
    [InlineData("C1", "4", "NIVEAU-INCONNU")]
    [InlineData("S1.1", "4", null)]
    [InlineData("S1.1", "5", "NIVEAU-INCONNU")]
    [InlineData("C99", "S", "OBJET-INCONNU")]
    public async Task A_level_is_one_of_those_of_the_texts(string objet, string niveau, string? code)
    {
        await using var scene = await Scene.NewAsync(Debut);
        (await scene.Guichet.CodeAsync(await scene.ActAsync("equipe"), new PorterUnPositionnement(scene["inscription/propre"].Id, objet, niveau))).ShouldBe(code);
    }

    [Theory]
    [InlineData("3 h | 1 + (2) h | 81 h", 81)]
    [InlineData("30 h | 18 + (12) h | 810 h (2)", 810)]
    [InlineData("2 h | 2 h", null)]
    [InlineData(null, null)]
    public void The_yearly_hours_are_the_last_that_the_grid_prints(string? cellule, int? attendues) => HeuresDonnees.Printed(cellule).ShouldBe(attendues is { } n ? (Fraction)n : null);

    [Theory]
    [InlineData("2023-07-31", 0)]
    [InlineData("2023-08-01", 1)]
    [InlineData("2022-09-01", 0)]
    [InlineData("2024-06-30", 1)]
    public void The_last_year_of_a_training_begins_in_August(string jour, int annee) => HeuresDonnees.YearOf(jour, "2024", 2).ShouldBe(annee);
}
