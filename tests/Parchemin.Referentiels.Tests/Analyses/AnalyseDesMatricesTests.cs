namespace Parchemin.Referentiels.Tests.Analyses;

public sealed class AnalyseDesMatricesTests
{
    [Fact]
    public void Lists_that_agree_say_nothing()
    {
        using var dossier = Dossier();
        dossier.Constats("PRC210", "PRC211", "PRC212", "PRC213", "PRC214", "PRC215", "PRC216").ShouldBeEmpty();
    }

    [Fact]
    public void A_bloc_that_differs_from_the_matrix_is_an_anomaly_with_both_sides()
    {
        using var dossier = Dossier(bloc: "C1, C3");
        var constat = dossier.Constat("PRC210");
        constat.Objet.ShouldBe("U1/bloc-matrice");
        constat.Message.ShouldBe("C3 figure dans la liste du bloc B1 et non dans ce que la matrice évalue en U1, C2 dans ce que la matrice évalue en U1 et non dans la liste du bloc B1.");
    }

    [Fact]
    public void A_definition_that_differs_from_the_matrix_is_an_anomaly()
    {
        using var dossier = Dossier(epreuve: "C1", grille: "C1");
        dossier.Constats("PRC211", "PRC213").ShouldBe(["PRC211 E1/definition-matrice"]);
    }

    [Fact]
    public void A_grid_that_differs_from_the_definition_is_an_anomaly()
    {
        using var dossier = Dossier(grille: "C2");
        dossier.Constats("PRC213").ShouldBe(["PRC213 G/grille-definition"]);
    }

    [Fact]
    public void Tables_that_give_a_competence_different_marks_are_an_anomaly()
    {
        using var dossier = Dossier(autreTableau: "{domaine: D2, evaluees: {U1: [C1]}, mobilisees: {U2: [C1]}}", autreDomaine: "C1");
        dossier.Constats("PRC214", "PRC215").ShouldBe(["PRC214 C1"]);
        dossier.Constat("PRC214").Message.ShouldContain("en U2, rien pour D et mobilisée pour D2");
    }

    [Fact]
    public void A_domain_that_differs_from_its_table_is_an_anomaly()
    {
        using var dossier = Dossier(autreTableau: "{domaine: D2, evaluees: {U1: [C1]}}", autreDomaine: "");
        dossier.Constats("PRC214", "PRC215").ShouldBe(["PRC215 D2/domaine-matrice"]);
    }

    [Fact]
    public void A_domain_that_differs_from_its_blocs_is_an_anomaly()
    {
        using var dossier = Dossier(domaineDuBloc: "D2", autreDomaine: "C1, C2, C3");
        dossier.Constats("PRC216").ShouldBe(["PRC216 D2/domaine-blocs"]);
    }

    [Theory]
    [InlineData("C1, C2", 0)]
    [InlineData("C1", 1)]
    public void A_bloc_agrees_with_the_epreuve_that_assesses_it(string epreuve, int attendu)
    {
        using var dossier = new DossierDEssai().Avec(
            "c.yaml",
            $$"""
            source: T, liste
            competences: [{code: C1, libelle: Un}, {code: C2, libelle: Deux}]
            blocs: [{code: B1, libelle: Bloc, competences: [C1, C2]}]
            epreuves: [{code: E1, libelle: Épreuve, bloc: B1, competences: [{{epreuve}}]}]
            """);
        dossier.Constats("PRC212").Count.ShouldBe(attendu);
    }

    private static DossierDEssai Dossier(
        string bloc = "C1, C2",
        string epreuve = "C1, C2",
        string grille = "C1, C2",
        string? autreTableau = null,
        string autreDomaine = "",
        string domaineDuBloc = "D") => new DossierDEssai().Avec(
        "c.yaml",
        $$"""
        source: T, liste
        domaines: [{code: D, libelle: Domaine, competences: [C1, C2]}, {code: D2, libelle: Autre, competences: [{{autreDomaine}}]}]
        competences: [{code: C1, libelle: Un}, {code: C2, libelle: Deux}, {code: C3, libelle: Trois}]
        blocs: [{code: B1, libelle: Bloc, unite: U1, domaine: {{domaineDuBloc}}, competences: [{{bloc}}]}]
        unites:
          - {code: U1, libelle: Un, nature: obligatoire, coefficient: 1, epreuve: E1}
          - {code: U2, libelle: Deux, nature: obligatoire, coefficient: 1}
        matrice: [{domaine: D, evaluees: {U1: [C1, C2]} }{{(autreTableau is null ? "" : ", " + autreTableau)}}]
        epreuves: [{code: E1, libelle: Épreuve, unite: U1, coefficient: 1, competences: [{{epreuve}}]}]
        grilles:
          - code: G
            titre: Grille
            epreuve: E1
            note: globale
            lignes: [{{Lignes(grille)}}]
        """);

    private static string Lignes(string codes)
        => string.Join(", ", codes.Split(", ").Select(c => $"{{competence: {c}, libelle: {(c == "C1" ? "Un" : "Deux")}}}"));
}
