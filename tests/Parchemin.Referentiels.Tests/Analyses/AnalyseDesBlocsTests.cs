namespace Parchemin.Referentiels.Tests.Analyses;

public sealed class AnalyseDesBlocsTests
{
    [Theory]
    [InlineData("titre", "{code: B1, libelle: Un, competences: [C1, C2]}", null)]
    [InlineData("titre", "{code: B1, libelle: Un, competences: [C1]}, {code: B2, libelle: Deux, competences: [C1, C2]}", "PRC250 C1;PRC251 B1")]
    [InlineData("titre", "{code: B1, libelle: Un, competences: [C1]}", "PRC206 blocs;PRC251 B1")]
    [InlineData("diplome", "{code: B1, libelle: Un, competences: [C1]}, {code: B2, libelle: Deux, competences: [C2]}", null)]
    public void Each_competence_stands_in_one_bloc_and_a_registered_bloc_holds_several(string nature, string blocs, string? attendu)
    {
        using var dossier = new DossierDEssai().Avec("certification.yaml", DossierDEssai.Certification(nature)).Avec(
            "c.yaml",
            $$"""
            source: T, liste
            competences: [{code: C1, libelle: Un}, {code: C2, libelle: Deux}]
            blocs: [{{blocs}}]
            """);
        dossier.Constats("PRC206", "PRC250", "PRC251").Order().ShouldBe(attendu?.Split(';') ?? []);
    }
}
