namespace Parchemin.Application.Tests;

/// <summary>What a deposited dossier says of its composition stands in the grid before the commission; a person confirms what it costs.</summary>
public sealed class CompositionDeposeeTests
{
    private static readonly string[] Tenues = ["contextes", "biens", "professionnel"];

    [Fact]
    public async Task A_grid_opened_after_the_deposit_holds_what_the_dossier_says_and_waits_for_the_count()
    {
        await using var scene = await SceneDeDossier.NewAsync();
        await scene.DepositedAsync();
        var grille = await scene.OpenGridAsync("E32");
        grille.Valeurs.Where(v => v.Key.StartsWith("contrainte/", StringComparison.Ordinal)).ShouldBe(
            grille.Feuille.Contraintes.Select(c => new KeyValuePair<string, string>(c.Cle, Tenues.Contains(c.Code) ? "oui" : "non")), ignoreOrder: true);
        (grille.CompositionDiffere, grille.Valeurs.ContainsKey(Cle.Contraintes)).ShouldBe((false, false));
        grille.Composition["contrainte/contextes"].Compte.ShouldBe(1);
        Completude.Missing(grille.Feuille, grille.Valeurs).ShouldContain(f => f.Code == "CONTRAINTES-A-CONFIRMER");
        grille.Feuille.ProposedPenalty(grille.Feuille.CountUnmet(grille.Valeurs)).ToFrench().ShouldBe("5");
    }

    [Fact]
    public async Task A_grid_opened_before_takes_the_dossier_up_when_asked_and_what_a_person_corrected_is_told_apart()
    {
        await using var scene = await SceneDeDossier.NewAsync();
        var ouverte = await scene.OpenGridAsync("E32");
        (ouverte.Composition.Count, ouverte.Valeurs.Count).ShouldBe((0, 0));
        (await scene.CodeAsync("gestionnaire", new ReprendreLaComposition(ouverte.Evaluation.Id))).ShouldBe("SANS-DOSSIER-DEPOSE");
        await scene.DepositedAsync();
        (await scene.GridAsync(ouverte.Evaluation.Id)).CompositionDiffere.ShouldBeTrue();
        (await scene.RunAsync("gestionnaire", new ReprendreLaComposition(ouverte.Evaluation.Id))).Tenues.Count.ShouldBe(ouverte.Feuille.Contraintes.Count);
        (await scene.GridAsync(ouverte.Evaluation.Id)).CompositionDiffere.ShouldBeFalse();

        await scene.RunAsync("gestionnaire", new SaisirDansUneGrille(ouverte.Evaluation.Id, [new SaisieDeGrille("contrainte/produits", "non", "oui")]));
        var corrigee = await scene.GridAsync(ouverte.Evaluation.Id);
        (corrigee.CompositionDiffere, corrigee.Valeurs["contrainte/produits"], corrigee.Composition["contrainte/produits"].EstRespectee).ShouldBe((true, "oui", false));
    }

    [Fact]
    public async Task Who_may_not_enter_does_not_take_it_up()
    {
        await using var scene = await SceneDeDossier.NewAsync();
        await scene.DepositedAsync();
        var grille = await scene.OpenGridAsync("E32");
        (await scene.CodeAsync("scolaire", new ReprendreLaComposition(grille.Evaluation.Id))).ShouldBeOneOf("INTERDIT", "INTROUVABLE");
    }
}
