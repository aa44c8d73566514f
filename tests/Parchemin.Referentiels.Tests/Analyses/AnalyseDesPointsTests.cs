namespace Parchemin.Referentiels.Tests.Analyses;

public sealed class AnalyseDesPointsTests
{
    private const string Ecrite = "{forme: ponctuelle-ecrite, duree: 2 h}";

    [Theory]
    [InlineData("bareme: 20, criteres: [{code: A, libelle: A, points: 12}, {code: B, libelle: B, points: 8}]", null)]
    [InlineData("bareme: 20, criteres: [{code: A, libelle: A, points: 12.5}, {code: B, libelle: B, points: 8}]", "PRC300 E1")]
    [InlineData("bareme: 20, criteres: [{code: T, libelle: T, transversal: oui}, {code: A, libelle: A, points: 20}]", null)]
    [InlineData("bareme: 20, criteres: [{code: A, libelle: A}]", null)]
    [InlineData("bareme: 20, seuil: 12", null)]
    [InlineData("bareme: 20, seuil: 21", "PRC301 E1")]
    [InlineData("bareme: 20, seuil: 0", "PRC302 E1")]
    public void Points_add_up_to_the_scale_and_the_threshold_can_be_reached_or_missed(string epreuve, string? attendu)
    {
        using var dossier = Avec(epreuve, Ecrite);
        dossier.Constats("PRC300", "PRC301", "PRC302").ShouldBe(attendu?.Split(';') ?? []);
    }

    [Fact]
    public void The_points_are_shown_with_their_sum()
    {
        using var dossier = Avec("bareme: 20, criteres: [{code: A, libelle: A, points: 12}, {code: B, libelle: B, points: 11}]", Ecrite);
        dossier.Constat("PRC300").Message.ShouldContain("font 23 (12 + 11), pour une note sur 20");
    }

    [Theory]
    [InlineData("12", "8", "", null)]
    [InlineData("40", "20", "", "PRC303 E1/toutes")]
    [InlineData("40", "20", "regles: [{code: N, libelle: N, porte-sur: [B1], note: {ramenee: {somme: parties}, vers: 20}}]", null)]
    public void Parts_with_other_scales_need_a_rule(string premiere, string seconde, string regles, string? attendu)
    {
        using var dossier = Avec("bareme: 20", $"{{forme: ponctuelle-ecrite, duree: 2 h, parties: [{{code: a, libelle: A, bareme: {premiere}}}, {{code: b, libelle: B, bareme: {seconde}}}]}}")
            .Avec("regles.yaml", $$"""
            source: T, règles
            parametres: [{code: bareme, libelle: Barème, valeur: 20}]
            {{regles}}
            decisions: [{code: REFUS, decision: refuse, libelle: Refusé, si: sinon}]
            """);
        dossier.Constats("PRC303").ShouldBe(attendu?.Split(';') ?? []);
    }

    [Theory]
    [InlineData("2", "2", null)]
    [InlineData("2", "5", "PRC305 E1/penalites")]
    [InlineData("25", "25", "PRC304 G1;PRC304 G2")]
    public void Penalties_fit_in_the_scale_and_agree(string premiere, string seconde, string? attendu)
    {
        using var dossier = Avec("bareme: 20", Ecrite).Avec("g.yaml", $$"""
            source: T, grilles
            grilles:
              - {code: G1, titre: Une, epreuve: E1, bareme: 20, note: globale, penalites: [{contraintes: 1, points: {{premiere}}}]}
              - {code: G2, titre: Deux, epreuve: E1, bareme: 20, note: globale, penalites: [{contraintes: 1, points: {{seconde}}}]}
            """);
        dossier.Constats("PRC304", "PRC305").Order().ShouldBe(attendu?.Split(';') ?? []);
    }

    private static DossierDEssai Avec(string epreuve, string modalite) => new DossierDEssai().Avec(
        "e.yaml",
        $$"""
        source: T, épreuves
        blocs: [{code: B1, libelle: Un}]
        epreuves: [{code: E1, libelle: Une, bloc: B1, modalites: [{{modalite}}], {{epreuve}}}]
        """);
}
