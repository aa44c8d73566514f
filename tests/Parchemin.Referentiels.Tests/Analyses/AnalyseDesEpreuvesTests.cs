namespace Parchemin.Referentiels.Tests.Analyses;

/// <summary>Règlement against definition, coefficients, durations and commissions.</summary>
public sealed class AnalyseDesEpreuvesTests
{
    private const string Accord = "{forme: ponctuelle-orale, duree: 20 min, preparation: 10 min}";

    [Theory]
    [InlineData(Accord, Accord, null)]
    [InlineData(Accord, "{forme: ponctuelle-ecrite, duree: 20 min, preparation: 10 min}", "PRC500 E1/a/forme")]
    [InlineData(Accord, "{forme: ponctuelle-orale, duree: 25 min, preparation: 10 min}", "PRC501 E1/a/duree")]
    [InlineData("{forme: ponctuelle-orale, preparation: 10 min}", Accord, "PRC501 E1/a/duree")]
    [InlineData(Accord, "{forme: ponctuelle-orale, preparation: 10 min}", "PRC501 E1/a/duree")]
    [InlineData(Accord, "{forme: ponctuelle-orale, duree: 20 min}", "PRC502 E1/a/preparation")]
    [InlineData("{forme: ponctuelle-orale, duree: 20 min}", Accord, "PRC502 E1/a/preparation")]
    [InlineData("{forme: ponctuelle-ecrite-et-orale, duree: 2 h, oral: 20 min}", "{forme: ponctuelle-ecrite-et-orale, parties: [{code: e, libelle: E, forme: ecrite, duree: 2 h}, {code: o, libelle: O, forme: orale, duree: 20 min}]}", null)]
    [InlineData("{forme: ponctuelle-ecrite-et-orale, duree: 2 h, oral: 20 min}", "{forme: ponctuelle-ecrite-et-orale, duree: 2 h 20}", null)]
    [InlineData("{forme: ponctuelle-ecrite-et-orale, duree: 2 h, oral: 20 min}", "{forme: ponctuelle-ecrite-et-orale, parties: [{code: e, libelle: E, forme: ecrite, duree: 3 h}, {code: o, libelle: O, forme: orale, duree: 30 min}]}", "PRC501 E1/a/duree;PRC501 E1/a/oral")]
    [InlineData("{forme: ponctuelle-ecrite, duree: 2 h}", "{forme: ponctuelle-ecrite, parties: [{code: a, libelle: A, duree: 1 h}, {code: b, libelle: B, duree: 1 h}]}", null)]
    [InlineData("{forme: ccf, situations: 1}", "{forme: ccf, duree: 1 h, parties: [{code: s, libelle: S}]}", "PRC505 reglement/durees-du-ccf")]
    [InlineData("{forme: ccf, situations: 2, duree: 1 h}", "{forme: ccf, duree: 1 h, parties: [{code: s, libelle: S}]}", "PRC503 E1/a/situations")]
    [InlineData("{forme: ccf, situations: 1, duree: 1 h}", "{forme: ccf, duree: 1 h}", "PRC503 E1/a/situations")]
    [InlineData("{forme: ponctuelle-orale, situations: 1, duree: 20 min}", "{forme: ponctuelle-orale, duree: 20 min}", "PRC504 E1/a/situations")]
    public void A_cell_of_the_reglement_says_what_the_definition_says(string cellule, string modalite, string? attendu)
    {
        using var dossier = DUneUnite($"a: {cellule}, b: {Accord}", Pour("a", modalite), Pour("b", Accord));
        dossier.Constats("PRC500", "PRC501", "PRC502", "PRC503", "PRC504", "PRC505").Order().ShouldBe(attendu?.Split(';') ?? []);
    }

    [Fact]
    public void Each_column_has_one_modality_and_one_cell()
    {
        using var sans = DUneUnite($"a: {Accord}", Pour("a", Accord));
        sans.Constats("PRC508", "PRC509", "PRC511").ShouldBe(["PRC508 E1/b"]);
        using var deux = DUneUnite($"a: {Accord}, b: {Accord}", Accord, Pour("b", Accord));
        deux.Constats("PRC508", "PRC509", "PRC511").ShouldBe(["PRC511 E1/b"]);
        using var muet = DUneUnite($"a: {Accord}", Accord);
        muet.Constats("PRC508", "PRC509", "PRC511").ShouldBe(["PRC509 E1/b"]);
    }

    [Fact]
    public void Each_unite_has_its_row()
    {
        using var dossier = DUneUnite($"a: {Accord}, b: {Accord}", Accord);
        dossier.Constats("PRC510").ShouldBeEmpty();
        dossier.Avec("u2.yaml", "source: T, u\nepreuves: [{code: E2, libelle: Deux, unite: U2, modalites: [{forme: ponctuelle-ecrite, duree: 1 h}]}]")
            .Avec("u.yaml", "source: T, u\nunites: [{code: U1, libelle: Une, nature: obligatoire, coefficient: 3, epreuve: E1}, {code: U2, libelle: Deux, nature: obligatoire, coefficient: 3, epreuve: E2}]");
        dossier.Constats("PRC510").ShouldBe(["PRC510 U2/reglement"]);
    }

    [Theory]
    [InlineData("nature: obligatoire, coefficient: 3, epreuve: E1", "unite: U1, coefficient: 3", null)]
    [InlineData("nature: obligatoire, epreuve: E1", "unite: U1", "PRC512 U1/coefficient")]
    [InlineData("nature: facultative, epreuve: E1", "unite: U1", "PRC513 U1/coefficient")]
    [InlineData("nature: obligatoire, coefficient: 3, epreuve: E1", "unite: U1, coefficient: 4", "PRC514 U1/coefficients")]
    [InlineData("nature: obligatoire, coefficient: 3", "bloc: B1", "PRC516 U1")]
    [InlineData("nature: obligatoire, coefficient: 3, epreuve: E1", "bloc: B1", "PRC518 U1")]
    [InlineData("nature: obligatoire, coefficient: 3, epreuve: E1", "coefficient: 3", "PRC517 E1;PRC518 U1;PRC519 B1")]
    public void Unites_and_epreuves_answer_one_another(string unite, string epreuve, string? attendu)
    {
        // Only the épreuves that assess it, or that nothing assesses, decide what becomes of the bloc.
        var bloc = epreuve.Contains("bloc", StringComparison.Ordinal) || attendu?.Contains("B1", StringComparison.Ordinal) == true;
        using var dossier = new DossierDEssai().Avec(
            "u.yaml",
            $$"""
            source: T, unités
            blocs: [{{(bloc ? "{code: B1, libelle: Un}" : "")}}]
            unites: [{code: U1, libelle: Une, {{unite}}}]
            epreuves: [{code: E1, libelle: Une, {{epreuve}}, modalites: [{forme: ponctuelle-ecrite, duree: 1 h}]}]
            """);
        dossier.Constats("PRC512", "PRC513", "PRC514", "PRC516", "PRC517", "PRC518", "PRC519").Order().ShouldBe(attendu?.Split(';') ?? []);
    }

    [Theory]
    [InlineData(7, null)]
    [InlineData(8, "PRC515 E/coefficient")]
    public void A_container_weighs_what_it_contains(int coefficient, string? attendu)
    {
        using var dossier = new DossierDEssai().Avec(
            "u.yaml",
            $$"""
            source: T, épreuves
            unites: [{code: U1, libelle: Une, nature: obligatoire, coefficient: 3, epreuve: E1}, {code: U2, libelle: Deux, nature: obligatoire, coefficient: 4, epreuve: E2}]
            epreuves:
              - {code: E, libelle: Contenant, coefficient: {{coefficient}}}
              - {code: E1, libelle: Une, parente: E, unite: U1, coefficient: 3, modalites: [{forme: ponctuelle-ecrite, duree: 1 h}]}
              - {code: E2, libelle: Deux, parente: E, unite: U2, coefficient: 4, modalites: [{forme: ponctuelle-ecrite, duree: 1 h}]}
            """);
        dossier.Constats("PRC515", "PRC517", "PRC508").ShouldBe(attendu?.Split(';') ?? []);
    }

    [Theory]
    [InlineData("{forme: ponctuelle-ecrite, duree: 2 h}", null)]
    [InlineData("{forme: memoire}", null)]
    [InlineData("{forme: ccf}", "PRC506 E1/toutes")]
    [InlineData("{forme: ccf, parties: [{code: a, libelle: A, duree: 1 h}, {code: b, libelle: B}]}", "PRC507 E1/toutes/b")]
    [InlineData("{forme: ponctuelle-ecrite, duree: 2 h, parties: [{code: a, libelle: A, duree: 1 h}, {code: b, libelle: B}]}", null)]
    [InlineData("{forme: ponctuelle-ecrite, duree: 2 h, parties: [{code: a, libelle: A, duree: 1 h}, {code: b, libelle: B, duree: 2 h}]}", "PRC520 E1/toutes")]
    [InlineData("{forme: ponctuelle-orale, duree: 20 min, parties: [{code: a, libelle: A, etapes: [{libelle: X, duree-max: 15 min}]}, {code: b, libelle: B, etapes: [{libelle: Y, duree-min: 5 min}]}]}", null)]
    [InlineData("{forme: ponctuelle-orale, duree: 20 min, parties: [{code: a, libelle: A, etapes: [{libelle: X, duree-min: 15 min}, {libelle: Y, duree-min: 10 min}]}]}", "PRC520 E1/toutes")]
    [InlineData("{forme: ponctuelle-orale, parties: [{code: a, libelle: A, duree: 20 min, etapes: [{libelle: X, duree-max: 15 min}, {libelle: Y, duree-max: 10 min}]}]}", "PRC520 E1/toutes/a")]
    [InlineData("{forme: ponctuelle-orale, parties: [{code: a, libelle: A, duree: 30 min, etapes: [{libelle: X, duree: 15 min}, {libelle: Y, duree: 10 min}]}]}", "PRC520 E1/toutes/a")]
    [InlineData("{forme: ponctuelle-orale, duree: 45 min, preparation: 15 min}", "PRC521 E1/toutes")]
    public void Durations_are_printed_and_fit(string modalite, string? attendu)
    {
        using var dossier = DUnBloc(modalite);
        dossier.Constats("PRC506", "PRC507", "PRC520", "PRC521").ShouldBe(attendu?.Split(';') ?? []);
    }

    [Theory]
    [InlineData("{forme: ponctuelle-ecrite, duree: 2 h}", null)]
    [InlineData("{forme: ponctuelle-orale, duree: 20 min}", "PRC522 commissions")]
    [InlineData("{forme: ponctuelle-orale, duree: 20 min, commissions: [{libelle: C, compositions: [[q]]}]}", null)]
    [InlineData("{forme: ponctuelle-orale, duree: 20 min, commissions: [{libelle: C, compositions: [[q], []]}]}", "PRC523 E1/toutes")]
    public void Somebody_assesses(string modalite, string? attendu)
    {
        using var dossier = DUnBloc(modalite);
        dossier.Constats("PRC522", "PRC523").ShouldBe(attendu?.Split(';') ?? []);
    }

    private static string Pour(string colonne, string modalite) => $"{{colonnes: [{colonne}], {modalite[1..]}";

    private static DossierDEssai DUnBloc(string modalite) => new DossierDEssai().Avec(
        "e.yaml",
        $$"""
        source: T, épreuves
        qualites: [{code: q, libelle: Q}]
        blocs: [{code: B1, libelle: Un}]
        epreuves: [{code: E1, libelle: Une, bloc: B1, modalites: [{{modalite}}]}]
        """);

    private static DossierDEssai DUneUnite(string cellules, params string[] modalites) => new DossierDEssai()
        .Avec("certification.yaml", DossierDEssai.Certification("diplome").Replace("libelle: Tout candidat", "libelle: Tout candidat, colonne: a", StringComparison.Ordinal))
        .Avec("u.yaml", "source: T, u\nunites: [{code: U1, libelle: Une, nature: obligatoire, coefficient: 3, epreuve: E1}]")
        .Avec(
            "e.yaml",
            $$"""
            source: T, épreuves
            colonnes: [{code: a, libelle: A}, {code: b, libelle: B}]
            reglement: [{unite: U1, epreuve: E1, coefficient: 3, cellules: { {{cellules}} } }]
            epreuves: [{code: E1, libelle: Une, unite: U1, coefficient: 3, modalites: [{{string.Join(", ", modalites)}}]}]
            """);
}
