namespace Parchemin.Referentiels.Tests.Analyses;

public sealed class AnalyseDesSavoirsTests
{
    [Theory]
    [InlineData("{D1: 1, D2: 1}", "{D1: 1, D2: 1}", null)]
    [InlineData("{D1: 1, D2: 1}", "{D1: 1}", "PRC230 D2/savoirs")]
    [InlineData("{D1: 1, D2: 1}", "{D1: 3, D2: 1}", "PRC231 niveau/3")]
    [InlineData("{D1: 1, D2: 1}", "{D1: 0, D2: 0}", "PRC231 niveau/0;PRC232 savoirs")]
    [InlineData("{D1: 1, D2: 0}", "{D1: 1, D2: 0}", "PRC231 niveau/0;PRC233 D2/savoirs")]
    public void Each_line_has_a_defined_level_for_each_domain_and_each_domain_a_line(string premiere, string seconde, string? attendu)
    {
        using var dossier = Dossier(premiere, seconde);
        dossier.Constats("PRC230", "PRC231", "PRC232", "PRC233").Order().ShouldBe(attendu?.Split(';') ?? []);
    }

    [Fact]
    public void A_level_zero_only_deserves_a_look()
    {
        using var dossier = Dossier("{D1: 1, D2: 1}", "{D1: 0, D2: 1}");
        dossier.Constat("PRC231").Severite.ShouldBe(Severite.Avertissement);
    }

    [Fact]
    public void A_family_at_zero_for_a_domain_that_others_serve_deserves_a_look()
    {
        using var dossier = new DossierDEssai().Avec(
            "s.yaml",
            """
            source: T, liste
            domaines: [{code: D1, libelle: Un}]
            savoirs:
              - {code: S1, libelle: Droit, lignes: [{code: S1.1, libelle: A, niveaux: {D1: 0}}]}
              - {code: S2, libelle: Gestion, lignes: [{code: S2.1, libelle: B, niveaux: {D1: 1}}]}
            """);
        dossier.Constats("PRC234").ShouldBe(["PRC234 D1/savoirs"]);
        dossier.Constat("PRC234").Message.ShouldContain("S1 « Droit »");
    }

    private static DossierDEssai Dossier(string premiere, string seconde) => new DossierDEssai().Avec(
        "s.yaml",
        $$"""
        source: T, liste
        domaines: [{code: D1, libelle: Un}, {code: D2, libelle: Deux}]
        niveaux-de-savoir: [{niveau: 1, libelle: Un}]
        savoirs:
          - code: S1
            libelle: Savoir
            lignes:
              - {code: S1.1, libelle: A, niveaux: {{premiere}}}
              - {code: S1.2, libelle: B, niveaux: {{seconde}}}
        """);
}
