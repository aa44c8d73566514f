namespace Parchemin.Referentiels.Tests.Analyses;

public sealed class AnalyseDesEvaluationsTests
{
    [Fact]
    public void A_competence_that_no_table_of_the_matrix_evaluates_is_an_anomaly_of_its_bloc()
    {
        using var dossier = Matrice("evaluees: {U1: [C1]}");
        dossier.Constats("PRC204").ShouldBe(["PRC204 B1"]);
    }

    [Fact]
    public void A_matrix_that_evaluates_all_says_nothing()
    {
        using var dossier = Matrice("evaluees: {U1: [C1, C2]}");
        dossier.Constats("PRC204", "PRC205").ShouldBeEmpty();
    }

    [Fact]
    public void A_competence_evaluated_in_two_unites_is_an_anomaly()
    {
        using var dossier = Matrice("evaluees: {U1: [C1, C2], U2: [C2]}");
        dossier.Constats("PRC205").ShouldBe(["PRC205 C2"]);
    }

    [Theory]
    [InlineData("{code: C1, libelle: Un}", 1)]
    [InlineData("{code: C1, libelle: Un, criteres: [juste]}", 0)]
    [InlineData("{code: C1, libelle: Un, situations: [{evaluateur: of, libelle: Cas}]}", 0)]
    [InlineData("{code: C1, libelle: Un, sous-competences: [{code: C1.1, libelle: A, criteres: [juste]}]}", 0)]
    public void Without_matrix_a_competence_needs_an_epreuve_a_criterion_or_a_situation(string competence, int attendu)
    {
        using var dossier = new DossierDEssai().Avec("c.yaml", $"source: T, liste\nqualites: [{{code: of, libelle: OF}}]\ncompetences:\n  - {competence}\n");
        dossier.Constats("PRC204").Count.ShouldBe(attendu);
    }

    [Theory]
    [InlineData("{code: K1, libelle: A, competences: [C1]}", "PRC207 E1/criteres")]
    [InlineData("{code: K1, libelle: A, competences: [C1, C2]}", "PRC209 E1/K1")]
    [InlineData("{code: K1, libelle: A, competences: [C1]}, {code: K2, libelle: B, competences: [C2]}", null)]
    [InlineData("{code: K1, libelle: A}", null)]
    public void Criteria_that_name_competences_must_name_all_of_the_bloc_each_with_its_own(string criteres, string? attendu)
    {
        using var dossier = new DossierDEssai().Avec(
            "c.yaml",
            $$"""
            source: T, liste
            competences: [{code: C1, libelle: Un}, {code: C2, libelle: Deux}]
            blocs: [{code: B1, libelle: Bloc, competences: [C1, C2]}]
            epreuves:
              - {code: E1, libelle: Épreuve, bloc: B1, competences: [C1, C2], criteres: [{{criteres}}]}
            """);
        dossier.Constats("PRC207", "PRC209").ShouldBe(attendu is null ? [] : [attendu]);
    }

    [Theory]
    [InlineData("criteres: [juste]", "", 1)]
    [InlineData("criteres: [juste]", "criteres: [clair]", 0)]
    public void A_sub_competence_without_criterion_beside_sisters_that_have_some_is_an_anomaly(string premiere, string seconde, int attendu)
    {
        using var dossier = new DossierDEssai().Avec(
            "c.yaml",
            $$"""
            source: T, liste
            competences:
              - code: C1
                libelle: Un
                sous-competences:
                  - {code: C1.1, libelle: A, {{premiere}}}
                  - {code: C1.2, libelle: B{{(seconde.Length == 0 ? "" : ", ")}}{{seconde}}}
            """);
        dossier.Constats("PRC208").Count.ShouldBe(attendu);
    }

    private static DossierDEssai Matrice(string tableau) => new DossierDEssai().Avec(
        "c.yaml",
        $$"""
        source: T, liste
        domaines: [{code: D, libelle: Domaine, competences: [C1, C2]}]
        competences: [{code: C1, libelle: Un}, {code: C2, libelle: Deux}]
        blocs: [{code: B1, libelle: Bloc, competences: [C1, C2]}]
        unites:
          - {code: U1, libelle: Un, nature: obligatoire, coefficient: 1}
          - {code: U2, libelle: Deux, nature: obligatoire, coefficient: 1}
        matrice: [{domaine: D, {{tableau}}}]
        """);
}
