namespace Parchemin.Referentiels.Tests.Analyses;

public sealed class AnalyseDesDossiersTests
{
    [Theory]
    [InlineData("{code: n, epreuve: E1, libelle: N, compte: fiches, au-moins: 3}", null)]
    [InlineData("{code: n, epreuve: E1, libelle: N, compte: fiches, au-moins: 4}", "PRC306 E1/n")]
    [InlineData("{code: p, epreuve: E1, libelle: P, compte: produits-differents, au-moins: 4}", "PRC306 E1/p")]
    [InlineData("{code: c, epreuve: E1, libelle: C, compte: contextes, au-moins: 4}", null)]
    [InlineData("{code: x, epreuve: E1, libelle: X, compte: fiches, ou: {famille: a}, au-moins: 2}, {code: y, epreuve: E1, libelle: Y, compte: fiches, ou: {famille: b}, au-moins: 1}", null)]
    [InlineData("{code: x, epreuve: E1, libelle: X, compte: fiches, ou: {famille: a}, au-moins: 2}, {code: y, epreuve: E1, libelle: Y, compte: fiches, ou: {famille: b}, au-moins: 2}", "PRC306 E1/famille")]
    [InlineData("{code: x, epreuve: E1, libelle: X, compte: fiches, ou: {famille: z}, au-moins: 1}", "PRC307 E1/x")]
    public void Constraints_can_be_met(string contraintes, string? attendu)
    {
        using var dossier = Avec($"fiches: [{{epreuve: E1, numeros: 1-3, formulaire: F}}], contraintes: [{contraintes}]", "");
        dossier.Constats("PRC306", "PRC307").ShouldBe(attendu?.Split(';') ?? []);
    }

    [Theory]
    [InlineData("fiches: [{epreuve: E1, numeros: 1-3, formulaire: F}]", "{parmi: 1-3, par: commission, distincte: oui}", null)]
    [InlineData("fiches: [{epreuve: E1, numeros: 1-3, formulaire: F}]", "{parmi: 1-4, par: commission}", "PRC524 E1/toutes")]
    [InlineData("fiches: [{epreuve: E1, numeros: 1-3, formulaire: F}]", "{parmi: 2-2, par: commission, distincte: oui}", "PRC524 E1/toutes")]
    [InlineData("pieces: []", "{parmi: 1-3, par: commission}", "PRC525 E1")]
    [InlineData("fiches: [{epreuve: E1, numeros: 1-3, formulaire: F}, {epreuve: E2, numeros: 3-4, formulaire: F}]", "{parmi: 1-3, par: commission}", "PRC526 E1/E2/fiches")]
    public void Each_epreuve_finds_its_fiches(string fiches, string choix, string? attendu)
    {
        using var dossier = Avec(fiches, $"choix-de-la-fiche: {choix}, ");
        dossier.Constats("PRC524", "PRC525", "PRC526").ShouldBe(attendu?.Split(';') ?? []);
    }

    private static DossierDEssai Avec(string contenu, string modalite) => new DossierDEssai().Avec(
        "d.yaml",
        $$"""
        source: T, dossier
        blocs: [{code: B1, libelle: Un}, {code: B2, libelle: Deux}]
        epreuves:
          - {code: E1, libelle: Une, bloc: B1, modalites: [{ {{modalite}}forme: ponctuelle-orale, duree: 20 min}]}
          - {code: E2, libelle: Deux, bloc: B2, modalites: [{forme: ponctuelle-orale, duree: 20 min}]}
        formulaires: [{code: F, titre: Fiche, epreuves: [E1, E2]}]
        dossier: {libelle: Dossier, typologies: [{code: famille, libelle: Famille, valeurs: [{code: a, libelle: A}, {code: b, libelle: B}]}], {{contenu}}}
        """);
}
