namespace Parchemin.Referentiels.Tests.Analyses;

public sealed class AnalyseDesGrillesTests
{
    [Theory]
    [InlineData("1: C1", "C1: 1", null)]
    [InlineData("1: C1", "C1: 1; C2: 1", "PRC400 G/1")]
    [InlineData("1: C1 C2", "C1: 1; C2:", "PRC400 G/1;PRC402 G/C2")]
    [InlineData("1:; 2:", "C1: 1", "PRC401 G/2")]
    [InlineData("1:; 2:", "C1: 1 2; C2:", "PRC402 G/C2")]
    [InlineData("1:", "C1: 1 3", "PRC403 G/C1/3")]
    [InlineData("", "C1:; C2:", null)]
    public void Lines_and_indicators_answer_one_another(string indicateurs, string lignes, string? attendu)
    {
        using var dossier = Avec($"{{code: G, titre: G, bareme: 20, note: globale, epreuve: E1, indicateurs: [{Indicateurs(indicateurs)}], lignes: [{Lignes(lignes)}]}}");
        dossier.Constats("PRC400", "PRC401", "PRC402", "PRC403").Order().ShouldBe(attendu?.Split(';') ?? []);
    }

    [Fact]
    public void The_finding_names_both_sides_of_a_broken_reference()
    {
        using var dossier = Avec($"{{code: G, titre: G, bareme: 20, note: globale, epreuve: E1, indicateurs: [{Indicateurs("1: C1; 2: C2")}], lignes: [{Lignes("C1: 2; C2: 2")}]}}");
        dossier.Load().Journal.Diagnostics.Single(d => d.Objet == "G/2").Message.ShouldEndWith(": la ligne C1 le cite sans qu'il la nomme.");
        dossier.Load().Journal.Diagnostics.Single(d => d.Objet == "G/1").Message.ShouldEndWith(": il nomme C1, dont la ligne ne le cite pas.");
    }

    [Theory]
    [InlineData("[{code: A, libelle: A, definition: d}]", "[{code: A, libelle: A, definition: d}]", null)]
    [InlineData("[{code: A, libelle: A, definition: d}]", "[{code: A, libelle: A, definition: e}]", "PRC405 G3/niveaux")]
    [InlineData("[{code: A, libelle: A}]", "[{code: A, libelle: A}, {code: B, libelle: B}]", "PRC404 G3")]
    public void Grids_share_one_scale_of_levels(string communs, string autres, string? attendu)
    {
        using var dossier = Avec(
            Grille("G1", $"colonnes: [a], niveaux: {communs}"),
            Grille("G2", $"colonnes: [b], niveaux: {communs}"),
            Grille("G3", $"niveaux: {autres}", "E2"));
        dossier.Constats("PRC404", "PRC405").ShouldBe(attendu?.Split(';') ?? []);
    }

    [Fact]
    public void Each_column_of_an_assessed_epreuve_has_one_grid()
    {
        using var juste = Avec(Grille("G1", "colonnes: [a]"), Grille("G2", "colonnes: [b]"));
        juste.Constats("PRC406", "PRC407").ShouldBeEmpty();
        using var manque = Avec(Grille("G1", "colonnes: [a]"));
        manque.Constats("PRC406", "PRC407").ShouldBe(["PRC407 E1/b"]);
        using var double_ = Avec(Grille("G1", "colonnes: [a, b]"), Grille("G2", "colonnes: [b]"));
        double_.Constats("PRC406", "PRC407").ShouldBe(["PRC406 E1/b"]);
    }

    [Theory]
    [InlineData("C1: 1", "1: C1", null)]
    [InlineData("C2: 1", "1: C1", "la ligne C1 et la ligne C2")]
    [InlineData("C1: 1", "1: C2", "l'indicateur 1")]
    public void The_grids_of_one_epreuve_are_the_same(string lignes, string indicateurs, string? attendu)
    {
        using var dossier = Avec(
            Grille("G1", $"colonnes: [a], lignes: [{Lignes("C1: 1")}], indicateurs: [{Indicateurs("1: C1")}]"),
            Grille("G2", $"colonnes: [b], lignes: [{Lignes(lignes)}], indicateurs: [{Indicateurs(indicateurs)}]"));
        if (attendu is null)
            dossier.Constats("PRC408").ShouldBeEmpty();
        else
            dossier.Constat("PRC408").Message.ShouldContain($"diffèrent : {attendu}.");
    }

    private static string Grille(string code, string contenu, string epreuve = "E1")
        => $"{{code: {code}, titre: {code}, epreuve: {epreuve}, bareme: 20, note: globale, {contenu}}}";

    private static string Lignes(string lignes) => Table(lignes, (code, suite) => $"{{competence: {code}, libelle: {code}, indicateurs: [{suite}]}}");

    private static string Indicateurs(string indicateurs) => Table(indicateurs, (code, suite) => $"{{numero: {code}, libelle: I{code}, competences: [{suite}]}}");

    /// <summary>Reads « a: x y; b: » as entries with their references.</summary>
    private static string Table(string texte, Func<string, string, string> entree) => string.Join(
        ", ",
        texte.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(e => e.Split(':')).Select(e => entree(e[0].Trim(), e[1].Trim().Replace(" ", ", ", StringComparison.Ordinal))));

    private static DossierDEssai Avec(params string[] grilles) => new DossierDEssai()
        .Avec("certification.yaml", DossierDEssai.Certification("diplome").Replace("libelle: Tout candidat", "libelle: Tout candidat, colonne: a", StringComparison.Ordinal))
        .Avec(
            "g.yaml",
            $$"""
            source: T, grilles
            colonnes: [{code: a, libelle: A}, {code: b, libelle: B}]
            competences: [{code: C1, libelle: Un}, {code: C2, libelle: Deux}]
            blocs: [{code: B1, libelle: Un}, {code: B2, libelle: Deux}]
            epreuves:
              - {code: E1, libelle: Une, bloc: B1, modalites: [{forme: ponctuelle-orale, duree: 20 min}]}
              - {code: E2, libelle: Deux, bloc: B2, modalites: [{forme: ponctuelle-orale, duree: 20 min}]}
            grilles: [{{string.Join(", ", grilles)}}]
            """);
}
