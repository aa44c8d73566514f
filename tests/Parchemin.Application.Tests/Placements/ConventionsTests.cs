using Parchemin.Core;
using Parchemin.Essais;

namespace Parchemin.Application.Tests;

/// <summary>A convention says what the text demands of it, reductions keep to its floor, and what was failed before counts as the text says.</summary>
public sealed class ConventionsTests
{
    private static readonly DateTimeOffset Debut = new(2024, 3, 4, 8, 0, 0, TimeSpan.Zero);
    private static readonly MilieuProfessionnel Regles = Depot.Bibliotheque.Find(Depot.Certification, Depot.Edition)!.Referentiel!.MilieuProfessionnel!;

    public static IEnumerable<object[]> Bases => BaseDEssai.Toutes;

    private static Task<Objet> WriteAsync(Scene scene, Acteur qui, params ClauseDite[] clauses) => scene.Guichet.RunAsync(qui, new EcrireUneConvention(scene["stage/propre"].Id, clauses));

    private static async Task<BilanDeDuree> ProofAsync(Scene scene) => (await PlacementLu.ReadAsync(scene.Guichet, await scene.ActAsync("equipe"), scene["inscription/propre"].Id)).Bilan!;

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task Each_missing_element_is_named_in_the_words_of_the_text_until_it_is_said(string nature)
    {
        await using var scene = await Scene.NewAsync(Debut, nature);
        var equipe = await scene.ActAsync("equipe");
        async Task<List<string>> MissingAsync() => [.. (await ConventionLue.ReadAsync(scene.Guichet, equipe, scene["stage/propre"].Id)).Manques.Select(m => m.Libelle)];
        // The small register says the first element already.
        (await MissingAsync()).Count.ShouldBe(6);
        (await MissingAsync()).ShouldContain(m => m.Contains("modalités de tutorat"));
        await WriteAsync(scene, equipe, [.. Enumerable.Range(2, 6).Select(rang => new ClauseDite(rang, null, $"Ce que dit l'élément {rang}"))]);
        (await MissingAsync()).ShouldBeEmpty();
        await WriteAsync(scene, equipe, new ClauseDite(5, "Ce que dit l'élément 5", " "));
        (await MissingAsync()).ShouldHaveSingleItem().ShouldContain("tutorat");
        (await PlacementLu.ReadAsync(scene.Guichet, equipe, scene["inscription/propre"].Id)).Periodes.ShouldHaveSingleItem().ElementsManquants.ShouldBe(1);
    }

    [Fact]
    public async Task What_another_wrote_meanwhile_is_not_overwritten_and_an_element_that_does_not_exist_is_refused()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var equipe = await scene.ActAsync("equipe");
        (await scene.Guichet.CodeAsync(equipe, new EcrireUneConvention(scene["stage/propre"].Id, [new ClauseDite(1, null, "Autre chose")]))).ShouldBe("CONFLIT");
        await WriteAsync(scene, equipe, new ClauseDite(1, "Vendre et gérer", "Autre chose"));
        foreach (var (rang, code) in new[] { (0, (string?)"ELEMENT-INCONNU"), (1, null), (Regles.Convention.Count, null), (Regles.Convention.Count + 1, "ELEMENT-INCONNU") })
            (await scene.Guichet.CodeAsync(equipe, new EcrireUneConvention(scene["stage/propre"].Id, [new ClauseDite(rang, rang == 1 ? "Autre chose" : null, "Dit")]))).ShouldBe(code, $"{rang}");
        await scene.SetAsync("stage/propre", ("nature", "emploi"));
        (await scene.Guichet.CodeAsync(equipe, new EcrireUneConvention(scene["stage/propre"].Id, [new ClauseDite(1, null, "Dit")]))).ShouldBe("SANS-CONVENTION");
    }

    [Theory]
    [InlineData("7", "DUREE-HORS-BORNES")]
    [InlineData("8", null)]
    [InlineData("9", null)]
    [InlineData("15", null)]
    [InlineData("16", "DUREE-HORS-BORNES")]
    public async Task A_reduced_duration_keeps_to_the_floor_of_the_text(string semaines, string? code)
    {
        await using var scene = await Scene.NewAsync(Debut);
        var operation = CreerObjet.For(GenresDuParcours.Derogation, new Dictionary<string, string?> { ["inscription"] = scene["inscription/propre"].Id, ["nature"] = "positionnement", ["semaines"] = semaines });
        (await scene.Guichet.CodeAsync(await scene.ActAsync("gestionnaire"), operation)).ShouldBe(code);
    }

    [Theory]
    [InlineData("force-majeure")]
    [InlineData("amenagement")]
    [InlineData("positionnement")]
    [InlineData("un-an")]
    public async Task Each_case_of_the_text_reduces_once_it_is_granted(string cas)
    {
        await using var scene = await Scene.NewAsync(Debut);
        await scene.SetAsync("derogation/propre", ("nature", cas), ("demandee_le", "2023-10-02"));
        var requis = (await ProofAsync(scene)).Prevision!.Requis;
        // Where the text asks for no decision, the case itself is enough.
        requis.ShouldBe(cas is "un-an" ? 40 : 75);
        await scene.SetAsync("derogation/propre", ("decidee_le", "2023-10-16"), ("semaines", "10"));
        var bilan = await ProofAsync(scene);
        bilan.Prevision!.Requis.ShouldBe(50);
        bilan.Rappels.Any(r => r.Contains("Le jury est informé de la réduction", StringComparison.Ordinal)).ShouldBe(cas is not "un-an");
    }

    [Fact]
    public async Task A_case_that_the_text_does_not_know_is_refused()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var gestionnaire = await scene.ActAsync("gestionnaire");
        Task<string?> CodeAsync(Genre genre, params (string Champ, string? Valeur)[] valeurs)
            => scene.Guichet.CodeAsync(gestionnaire, CreerObjet.For(genre, valeurs.Append(("inscription", scene["inscription/propre"].Id)).ToDictionary(v => v.Item1, v => v.Item2, StringComparer.Ordinal)));
        (await CodeAsync(GenresDuParcours.Derogation, ("nature", "fatigue"))).ShouldBe("HORS-REFERENTIEL");
        (await CodeAsync(GenresDuParcours.Redoublement, ("cas", "fatigue"), ("session_anterieure", "2023"))).ShouldBe("HORS-REFERENTIEL");
    }

    [Fact]
    public async Task Who_failed_before_presents_what_he_did_then_and_an_authorisation_is_waited_for()
    {
        await using var scene = await Scene.NewAsync(Debut);
        // The case of the small register is one of apprentices: it proves nothing for a pupil of a lycée.
        var etrangere = await ProofAsync(scene);
        etrangere.Preuve.Issue.ShouldNotBe(IssueDeVerification.Remplie);
        etrangere.Preuve.Details.Single(d => d.Code == "redoublement").Issue.ShouldBe(IssueDeVerification.NonRemplie);
        await scene.SetAsync("inscription/propre", ("voie", "apprentissage-habilite"));
        var attente = await ProofAsync(scene);
        attente.Preuve.Details.Single(d => d.Code == "contrat-non-proroge").Raison!.ShouldContain("autorisation expresse du recteur");
        attente.Rappels.ShouldContain(r => r.Contains("Le jury est informé", StringComparison.Ordinal));
        await scene.SetAsync("redoublement/propre", ("autorise_le", "2024-01-15"));
        (await ProofAsync(scene)).Preuve.Issue.ShouldBe(IssueDeVerification.Remplie);
        // A duration already done is enough by itself, whatever the voie.
        await scene.SetAsync("inscription/propre", ("voie", Depot.Voie));
        await scene.SetAsync("redoublement/propre", ("cas", "duree-deja-accomplie"), ("autorise_le", null));
        (await ProofAsync(scene)).Preuve.Issue.ShouldBe(IssueDeVerification.Remplie);
    }

    [Fact]
    public async Task The_team_does_not_authorise_in_the_name_of_the_recteur()
    {
        await using var scene = await Scene.NewAsync(Debut);
        (await scene.Guichet.CodeAsync(await scene.ActAsync("equipe"), new ModifierObjet(GenresDuParcours.Redoublement, scene["redoublement/propre"].Id, null, new Dictionary<string, string?> { ["autorise_le"] = "2024-01-15" }))).ShouldBe("CHAMP-INTERDIT");
    }

    [Fact]
    public async Task A_period_whose_activities_are_set_aside_counts_no_more_and_setting_it_aside_is_motivated()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var equipe = await scene.ActAsync("equipe");
        ModifierObjet Set(params (string Champ, string? Valeur)[] valeurs) => new(GenresDuParcours.Stage, scene["stage/propre"].Id, null, valeurs.ToDictionary(v => v.Champ, v => v.Valeur, StringComparer.Ordinal));
        var avant = (await ProofAsync(scene)).Decompte.JoursComptes;
        avant.ShouldBe(18);
        (await scene.Guichet.CodeAsync(equipe, Set(("activites", "ecartees")))).ShouldBe("MOTIF-ATTENDU");
        await scene.Guichet.RunAsync(equipe, Set(("activites", "ecartees"), ("activites_motif", "Vente de téléphones")));
        (await ProofAsync(scene)).Decompte.JoursComptes.ShouldBe(0);
        await scene.Guichet.RunAsync(equipe, Set(("activites", "conformes"), ("activites_motif", null)));
        (await ProofAsync(scene)).Decompte.JoursComptes.ShouldBe(avant);
    }

    [Theory]
    [InlineData("0", "QUOTITE-IMPOSSIBLE")]
    [InlineData("1", null)]
    [InlineData("100", null)]
    [InlineData("101", "QUOTITE-IMPOSSIBLE")]
    public async Task A_share_of_full_time_goes_from_one_to_a_hundred(string quotite, string? code)
    {
        await using var scene = await Scene.NewAsync(Debut);
        (await scene.Guichet.CodeAsync(await scene.ActAsync("equipe"), new ModifierObjet(GenresDuParcours.Stage, scene["stage/propre"].Id, null, new Dictionary<string, string?> { ["quotite"] = quotite }))).ShouldBe(code);
    }
}
