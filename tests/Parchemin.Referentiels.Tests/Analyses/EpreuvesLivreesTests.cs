namespace Parchemin.Referentiels.Tests.Analyses;

/// <summary>What the checks on épreuves, grids and calendars find in the shipped certifications, and nothing else.</summary>
public sealed class EpreuvesLivreesTests
{
    private static readonly Dictionary<string, string> Attendus = new(StringComparer.Ordinal)
    {
        ["bts-assurance/2017"] = """
            PRC400 GRILLE-E32-CCF/3
            PRC400 GRILLE-E32-PONCTUELLE/3
            PRC401 GRILLE-E42/12
            PRC401 GRILLE-E5-CCF/4
            PRC404 GRILLE-E5-CCF+GRILLE-ENGAGEMENT
            PRC405 GRILLE-ENGAGEMENT/niveaux
            PRC501 E42/ccf-integral/duree
            PRC503 E5/ccf-integral/situations
            PRC503 E5/ccf/situations
            PRC504 E42/ccf-integral/situations
            PRC505 reglement/durees-du-ccf
            PRC506 E2/ccf-integral
            PRC506 E31/ccf-integral
            PRC506 E5/ccf
            PRC506 E5/ccf-integral
            PRC507 E1/ccf-integral/situation3
            PRC510 UF2/reglement
            PRC513 UF1/coefficient
            PRC513 UF2/coefficient
            PRC522 commissions
            PRC606 2024/E1/antilles
            PRC606 2024/E1/guyane
            PRC606 2024/E1/polynesie
            PRC606 2024/E2/antilles
            PRC606 2024/E2/guyane
            PRC606 2024/E31/polynesie
            PRC606 2024/E41/polynesie
            PRC606 2024/E5/polynesie
            PRC607 2024/E1/fuites
            PRC607 2024/E2/fuites
            PRC607 2024/E31/fuites
            PRC607 2024/E41/fuites
            PRC607 2024/E5/fuites
            PRC608 2024/E1/marges
            PRC608 2024/E2/marges
            PRC608 2024/E31/marges
            PRC608 2024/E41/marges
            PRC608 2024/E5/marges
            """,
        ["charge-de-clientele-assurance-banque/initiale"] = """
            PRC300 EB3
            PRC517 MEMOIRE
            PRC521 EB2/toutes
            PRC522 commissions
            """,
        ["cqp-crca/2021"] = """
            PRC506 EB1/toutes
            PRC506 EB2/toutes
            PRC522 commissions
            """,
        ["cqp-gestionnaire-assurances-de-personnes/2017"] = "",
    };

    [Theory]
    [InlineData("bts-assurance/2017")]
    [InlineData("charge-de-clientele-assurance-banque/initiale")]
    [InlineData("cqp-crca/2021")]
    [InlineData("cqp-gestionnaire-assurances-de-personnes/2017")]
    public void The_findings_are_known_and_every_anomaly_is_settled(string edition)
    {
        var journal = Chargement.Load(Path.Combine(DossierDEssai.Referentiels, edition)).Journal;
        journal.Diagnostics.Where(d => d.Severite == Severite.Erreur).ShouldBeEmpty();
        var miens = journal.Diagnostics.Where(d => d.Code[3] is '3' or '4' or '5' or '6').ToList();
        miens.Where(d => d.Severite == Severite.Anomalie).ShouldBeEmpty();
        miens.Select(d => $"{d.Code} {d.Objet}").Order(StringComparer.Ordinal)
            .ShouldBe(Attendus[edition].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }
}
