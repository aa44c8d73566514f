namespace Parchemin.Referentiels.Tests.Analyses;

public sealed class AnalyseDesListesTests
{
    [Theory]
    [InlineData("{pilote: Lyon, rattachees: [Grenoble], portee: [jurys]}", null)]
    [InlineData("{pilote: Lyon, rattachees: [Grenoble], portee: [jurys]}, {pilote: Grenoble, rattachees: [Nice], portee: [corrections]}", "PRC220 groupement/Grenoble")]
    [InlineData("{pilote: Lyon, rattachees: [Nice], portee: [jurys]}, {pilote: Lille, rattachees: [Nice], portee: [jurys]}", "PRC221 groupement/Nice")]
    [InlineData("{pilote: Lyon, rattachees: [Nice], portee: [jurys]}, {pilote: Lille, rattachees: [Nice], portee: [corrections]}", null)]
    public void Groups_are_trees_for_each_scope(string groupements, string? attendu)
    {
        using var dossier = new DossierDEssai().Avec(
            "sessions/2024.yaml",
            $$"""
            session: {code: "2024", libelle: Session 2024, deliberation: 2024-07-01}
            groupements: [{{groupements}}]
            """);
        dossier.Constats("PRC220", "PRC221").ShouldBe(attendu is null ? [] : [attendu]);
    }

    [Theory]
    [InlineData("{code: absence, libelle: absence de dossier}", null)]
    [InlineData("{code: absence, libelle: dossier absent}", "PRC223 conformite/E1,E2")]
    [InlineData("{code: absence, libelle: absence de dossier}, {code: retard, libelle: retard}", "PRC222 conformite/E1,E2")]
    public void Texts_list_the_same_grounds_in_the_same_words(string motifs, string? attendu)
    {
        using var dossier = new DossierDEssai().Avec(
            "c.yaml",
            $$"""
            source: T, liste
            epreuves: [{code: E1, libelle: Un}, {code: E2, libelle: Deux}]
            conformite:
              - {source: "T, un", epreuves: [E1, E2], motifs: [{code: absence, libelle: Absence de dossier.}]}
              - {source: "T, deux", epreuves: [E2, E1], motifs: [{{motifs}}]}
            """);
        dossier.Constats("PRC222", "PRC223").ShouldBe(attendu is null ? [] : [attendu]);
    }

    [Theory]
    [InlineData("K1 K2 K3", null)]
    [InlineData("K1 K2 K2", "PRC240 E1/K2")]
    [InlineData("K2 K3", "PRC241 E1/K1")]
    [InlineData("K1 K3 K4", "PRC241 E1/K2")]
    [InlineData("A1.1 A1.2 A3 A2.1", null)]
    [InlineData("K1 K2020", null)]
    public void Criteria_run_from_one_without_hole_nor_repetition(string codes, string? attendu)
    {
        var criteres = string.Join(", ", codes.Split(' ').Select((c, i) => $"{{code: {c}, libelle: Critère {i}}}"));
        using var dossier = new DossierDEssai().Avec(
            "c.yaml",
            $$"""
            source: T, liste
            epreuves:
              - {code: E1, libelle: Un, criteres: [{{criteres}}]}
            """);
        dossier.Constats("PRC240", "PRC241").ShouldBe(attendu is null ? [] : [attendu]);
    }

    [Theory]
    [InlineData("correspondances: [{edition: \"0\", anciennes: [A], nouvelle: U1}, {edition: \"0\", anciennes: [B], nouvelle: U2}]", null)]
    [InlineData("correspondances: [{edition: \"0\", anciennes: [A], nouvelle: U1}, {edition: \"0\", anciennes: [A], nouvelle: U2}]", "PRC260 0/A")]
    [InlineData("correspondances: [{edition: \"0\", anciennes: [A], nouvelle: U1}]", "PRC261 0")]
    [InlineData("dispenses: [{unites: [U1], titulaires-de: [BTS]}]", null)]
    [InlineData("dispenses: [{unites: [U2], titulaires-de: [BTS]}]", "PRC262 U2")]
    public void Passages_from_elsewhere_are_looked_at(string section, string? attendu)
    {
        using var dossier = new DossierDEssai().Avec(
            "u.yaml",
            $$"""
            source: T, liste
            unites:
              - {code: U1, libelle: Un, nature: obligatoire, domaine: generale, coefficient: 1}
              - {code: U2, libelle: Deux, nature: obligatoire, domaine: professionnelle, coefficient: 1}
              - {code: U3, libelle: Trois, nature: facultative}
            {{section}}
            """);
        dossier.Constats("PRC260", "PRC261", "PRC262").ShouldBe(attendu is null ? [] : [attendu]);
    }

    [Fact]
    public void An_item_without_source_is_an_error()
    {
        using var dossier = new DossierDEssai().Avec("c.yaml", "competences: [{code: C1, libelle: Un}, {code: C2, libelle: Deux, interpretation: usage}]");
        dossier.Constats("PRC011").ShouldBe(["PRC011 C1"]);
        dossier.Constat("PRC011").Severite.ShouldBe(Severite.Erreur);
    }

    [Theory]
    [InlineData("titre", "PRC270 essai;PRC271 essai")]
    [InlineData("diplome", null)]
    public void A_registered_certification_has_a_level_and_a_certifier(string nature, string? attendu)
    {
        var certification = DossierDEssai.Certification(nature).Replace("  niveau: 5\n", "", StringComparison.Ordinal).Replace("[{nom: Certificateur}]", "[]", StringComparison.Ordinal);
        using var dossier = new DossierDEssai().Avec("certification.yaml", certification);
        dossier.Constats("PRC270", "PRC271").ShouldBe(attendu?.Split(';') ?? []);
    }
}
