using Parchemin.Exchange;

namespace Parchemin.Referentiels.Tests;

/// <summary>The golden cases of the shipped certifications hold and leave no rule untested; a case that is wrong says what was found.</summary>
public sealed class CasDeReferenceTests
{
    public static TheoryData<string> Editions
    {
        get
        {
            var racine = DossierDEssai.Referentiels;
            var editions = new TheoryData<string>();
            foreach (var dossier in Chargement.Editions(racine))
                editions.Add(Path.GetRelativePath(racine, dossier).Replace('\\', '/'));
            return editions;
        }
    }

    [Theory]
    [MemberData(nameof(Editions))]
    public void Every_case_of_a_shipped_certification_holds(string dossier)
    {
        var edition = Load(dossier);
        // Cases run only on rules that compile: without this, an edition in error would pass with all its cases unread.
        edition.Journal.Diagnostics.Where(d => d.Severite == Severite.Erreur).ShouldBeEmpty();
        edition.Cas.ShouldNotBeEmpty();
        VerificationDesCas.Run(edition.Regles, edition.Cas).Select(e => $"{e.Cas.Lieu} « {e.Cas.Nom} » : {e.Message}").ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Editions))]
    public void Every_rule_and_decision_is_put_to_the_test_by_a_case(string dossier)
    {
        var eprouvees = Load(dossier).Cas.SelectMany(c => c.Regles).Select(r => r.Code).ToHashSet(StringComparer.Ordinal);
        CodesEcrits(Racine(dossier, "regles.yaml")).Where(code => !eprouvees.Contains(code)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Editions))]
    public void What_a_session_replaces_is_put_to_the_test_in_that_session(string dossier)
    {
        var cas = Load(dossier).Cas;
        foreach (var fichier in Directory.EnumerateFiles(Path.Combine(DossierDEssai.Referentiels, dossier, "sessions"), "*.yaml"))
        {
            if (Racine(dossier, Path.Combine("sessions", Path.GetFileName(fichier)))["remplace"] is not Table remplace)
                continue;
            var session = Path.GetFileNameWithoutExtension(fichier);
            var propres = cas.Where(c => c.Session.Code == session).ToList();
            propres.ShouldNotBeEmpty($"session {session}");
            var eprouvees = propres.SelectMany(c => c.Regles).Select(r => r.Code).ToHashSet(StringComparer.Ordinal);
            CodesEcrits(remplace).Where(code => !eprouvees.Contains(code)).ShouldBeEmpty($"session {session}");
        }
    }

    [Theory]
    [MemberData(nameof(Editions))]
    public void A_case_has_a_name_of_its_own_and_says_what_it_tests(string dossier)
    {
        var cas = Load(dossier).Cas;
        cas.GroupBy(c => (Path.GetFileName(c.Lieu.Fichier), c.Nom)).Where(g => g.Count() > 1).Select(g => g.Key.Nom).ShouldBeEmpty();
        cas.Where(c => c.Regles.Count == 0).Select(c => c.Nom).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{decision: delivre}", "decision vaut refuse au lieu de delivre.")]
    [InlineData("{total: \"10\"}", "total vaut rien au lieu de 10.")]
    [InlineData("{motifs: [AUTRE]}", "motifs[0] vaut REFUS au lieu de AUTRE.")]
    [InlineData("{motifs: []}", "motifs vaut [\"REFUS\"] au lieu de [].")]
    [InlineData("{decision: delivre, motifs: [AUTRE]}", "decision vaut refuse au lieu de delivre ; motifs[0] vaut REFUS au lieu de AUTRE.")]
    [InlineData("{erreurs: [{code: DATE-FUTURE}]}", "erreurs vaut rien au lieu de [{\"code\":\"DATE-FUTURE\"}].")]
    public void A_wrong_expectation_is_reported_with_what_was_found(string attendu, string message)
    {
        var echec = Echecs("{}", attendu).ShouldHaveSingleItem();
        echec.Cas.Nom.ShouldBe("Un cas");
        echec.Cas.Lieu.Fichier.ShouldBe("cas/essai.yaml");
        echec.Message.ShouldBe(message);
    }

    [Theory]
    [InlineData("{}", "{decision: refuse, motifs: [REFUS]}")]
    [InlineData("{}", "{total: rien}")]
    [InlineData("{}", "{}")]
    [InlineData("{inconnue: 1}", "{erreurs: [{code: CLE-INCONNUE, chemin: $.inconnue}]}")]
    public void A_right_expectation_may_name_only_some_members_of_the_result(string entree, string attendu)
        => Echecs(entree, attendu).ShouldBeEmpty();

    [Fact]
    public void A_case_that_expects_a_decision_on_a_refused_line_fails()
        => Echecs("{inconnue: 1}", "{decision: refuse}").ShouldHaveSingleItem().Message.ShouldBe("decision vaut rien au lieu de refuse.");

    [Fact]
    public void A_case_of_a_session_without_rules_fails()
        => Echecs("{}", "{decision: refuse}", session: "2030").ShouldHaveSingleItem().Message.ShouldContain("2030");

    private static Edition Load(string dossier) => Chargement.Load(Path.Combine(DossierDEssai.Referentiels, dossier), analyser: false);

    private static IReadOnlyList<EchecDeCas> Echecs(string entree, string attendu, string session = "2024")
    {
        using var dossier = new DossierDEssai().Avec(
            "cas/essai.yaml",
            $$"""
            cas:
              - nom: Un cas
                regles: [REFUS]
                session: "{{session}}"
                entree: {{entree}}
                attendu: {{attendu}}
            """);
        var edition = dossier.Load();
        return VerificationDesCas.Run(edition.Regles, edition.Cas);
    }

    private static Table Racine(string dossier, string fichier)
    {
        var journal = new JournalDeDiagnostics();
        var racine = LecteurYaml.Read(fichier, File.ReadAllBytes(Path.Combine(DossierDEssai.Referentiels, dossier, fichier)), journal);
        journal.Diagnostics.ShouldBeEmpty();
        return racine.ShouldNotBeNull();
    }

    /// <summary>The codes of the rules and decisions that a table writes down.</summary>
    private static IEnumerable<string> CodesEcrits(Table racine) => new[] { racine["regles"], racine["decisions"] }
        .OfType<Sequence>()
        .SelectMany(s => s.Elements)
        .OfType<Table>()
        .Select(t => t["code"].ShouldBeOfType<Scalaire>().Valeur);
}
