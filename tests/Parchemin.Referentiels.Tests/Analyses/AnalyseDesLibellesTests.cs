namespace Parchemin.Referentiels.Tests.Analyses;

public sealed class AnalyseDesLibellesTests
{
    private const string Competences =
        """
        source: T, liste
        competences:
          - {code: C1, libelle: Accueillir le client, variantes: [{source: "T, grille", libelle: Accueillir l'usager}]}
          - {code: C2, libelle: "Établir l’acte."}
        """;

    [Fact]
    public void A_variant_is_an_anomaly_named_by_its_family()
    {
        using var dossier = new DossierDEssai().Avec("competences.yaml", Competences);
        dossier.Constats("PRC201").ShouldBe(["PRC201 competence/C1"]);
        dossier.Constat("PRC201").Message.ShouldContain("« Accueillir l'usager » (T, grille)");
    }

    [Fact]
    public void A_variant_of_a_grid_line_is_named_by_its_grid()
    {
        using var dossier = new DossierDEssai().Avec("grille.yaml", Grille("{critere: \"3\", libelle: Clarté, variantes: [{source: \"T, fin\", libelle: Grande clarté}]}"));
        dossier.Constats("PRC201").ShouldBe(["PRC201 ligne/G/3"]);
    }

    [Fact]
    public void A_grid_that_names_a_competence_otherwise_is_an_anomaly()
    {
        using var dossier = new DossierDEssai().Avec("competences.yaml", Competences).Avec("grille.yaml", Grille("{competence: C2, libelle: Établir un acte}"));
        dossier.Constats("PRC202").ShouldBe(["PRC202 G/C2"]);
    }

    [Theory]
    [InlineData("{competence: C1, libelle: accueillir l’usager}")]
    [InlineData("{competence: C2, libelle: \"établir  l'acte\"}")]
    public void Case_spaces_apostrophes_and_final_period_say_nothing(string ligne)
    {
        using var dossier = new DossierDEssai().Avec("competences.yaml", Competences).Avec("grille.yaml", Grille(ligne));
        dossier.Constats("PRC202").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("conduite d'entretien", 0)]
    [InlineData("conduite d'examen", 1)]
    public void The_reglement_names_each_epreuve_as_its_definition(string libelle, int attendu)
    {
        using var dossier = new DossierDEssai().Avec(
            "epreuves.yaml",
            $$"""
            source: T, épreuves
            unites: [{code: U1, libelle: Unité, nature: obligatoire, coefficient: 1, epreuve: E1}]
            reglement: [{unite: U1, epreuve: E1, libelle: {{libelle}}, coefficient: 1}]
            epreuves: [{code: E1, libelle: Conduite d’entretien, unite: U1, coefficient: 1}]
            """);
        dossier.Constats("PRC203").Count.ShouldBe(attendu);
    }

    private static string Grille(string ligne) =>
        $$"""
        source: T, grille
        grilles:
          - {code: G, titre: Grille, note: globale, lignes: [{{ligne}}]}
        """;
}
