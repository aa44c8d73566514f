namespace Parchemin.Referentiels.Tests.Analyses;

/// <summary>What the checks on competences and lists find in the shipped certifications: neither less nor more.</summary>
public sealed class ReferentielsLivresTests
{
    public static TheoryData<string, string[]> Attendus => new()
    {
        {
            "bts-assurance/2017",
            [
                "PRC201 competence/C1",
                "PRC201 competence/C14",
                "PRC201 competence/C24",
                "PRC201 competence/C32",
                "PRC201 competence/C34",
                "PRC201 competence/C42",
                "PRC201 competence/C46",
                "PRC201 competence/C47",
                "PRC201 epreuve/E1",
                "PRC201 epreuve/E2",
                "PRC201 epreuve/E32",
                "PRC201 epreuve/EF1",
                "PRC201 ligne/GRILLE-ENGAGEMENT/5",
                "PRC210 U31/bloc-matrice",
                "PRC210 U32/bloc-matrice",
                "PRC210 U41/bloc-matrice",
                "PRC210 U42/bloc-matrice",
                "PRC210 U5/bloc-matrice",
                "PRC214 C12",
                "PRC214 C2",
                "PRC214 C3",
                "PRC214 C42",
                "PRC215 DA3/domaine-matrice",
                "PRC220 groupement/Toulouse",
                "PRC222 conformite/E32,E42",
                "PRC223 conformite/E32,E42",
                "PRC231 niveau/0",
                "PRC234 DA3/savoirs",
                "PRC250 C1",
                "PRC250 C12",
                "PRC250 C13",
                "PRC250 C17",
                "PRC250 C2",
                "PRC250 C3",
                "PRC250 C4",
                "PRC250 C42",
                "PRC261 2007",
                "PRC710 textes",
                "PRC718 formulaires",
            ]
        },
        {
            "charge-de-clientele-assurance-banque/initiale",
            [
                "PRC240 EB3/B3Cr4",
                "PRC240 EB4/B4A2Cr2",
                "PRC241 EB4/B4A2Cr1",
                "PRC270 charge-de-clientele-assurance-banque",
                "PRC271 charge-de-clientele-assurance-banque",
            ]
        },
        {
            "cqp-crca/2021",
            [
                "PRC209 EB2/B2.2",
                "PRC209 EB2/B2.3",
            ]
        },
        {
            "cqp-gestionnaire-assurances-de-personnes/2017",
            [
                "PRC204 BC1",
                "PRC204 BC2",
                "PRC204 BC3",
                "PRC208 C10/sous-competences",
                "PRC208 C8/sous-competences",
                "PRC208 C9/sous-competences",
                "PRC251 BC4",
                "PRC251 BC5",
                "PRC270 cqp-gestionnaire-assurances-de-personnes",
                "PRC271 cqp-gestionnaire-assurances-de-personnes",
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Attendus))]
    public void Each_certification_yields_exactly_these_findings(string dossier, string[] attendus)
        => Constats(dossier).Select(d => $"{d.Code} {d.Objet}").Order(StringComparer.Ordinal).ShouldBe(attendus);

    [Theory]
    [MemberData(nameof(Attendus))]
    public void An_interpretation_settles_every_anomaly(string dossier, string[] attendus)
    {
        attendus.ShouldNotBeEmpty();
        Constats(dossier).Where(d => d.Severite is Severite.Erreur or Severite.Anomalie).ShouldBeEmpty();
    }

    private static List<Diagnostic> Constats(string dossier)
        => [.. Chargement.Load(Path.Combine(DossierDEssai.Referentiels, dossier)).Journal.Diagnostics.Where(d => d.Code is "PRC011" || d.Code[3] is '2' or '7')];
}
