using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Parchemin.Exchange;
using Parchemin.Referentiels;

namespace Parchemin.Cli.Tests;

/// <summary>Refusals that the shipped certifications never give: those of a certification written for each test.</summary>
public sealed class DeliberationDonneesTests : IDisposable
{
    private readonly string dossier = Directory.CreateTempSubdirectory("parchemin-").FullName;

    public void Dispose() => Directory.Delete(dossier, recursive: true);

    [Fact]
    public void A_state_that_the_certification_does_not_declare_is_refused()
    {
        var erreur = Erreur(
            """
            decisions:
              - {code: REFUS, decision: refuse, libelle: Refusé, si: sinon}
            """,
            "'unites':{'U1':{'conservee':{'note':12,'obtenue_le':'2023-07-01'}}}");
        erreur.ShouldBe(("ETAT-INCONNU", "$.unites.U1.conservee", "conservee"));
    }

    [Fact]
    public void A_decision_that_cannot_be_settled_refuses_the_line()
    {
        var erreur = Erreur(
            """
            regles:
              - {code: TOTAL, libelle: Total, calcul: {somme-ponderee: obligatoires}}
            decisions:
              - {code: ADMIS, decision: admis, libelle: Admis, si: {au-moins: [TOTAL, 10]}}
              - {code: REFUS, decision: refuse, libelle: Refusé, si: sinon}
            """,
            "'unites':{}");
        erreur.ShouldBe(("DECISION-INDETERMINEE", "$", "c"));
    }

    [Fact]
    public async Task A_computation_too_large_to_be_exact_refuses_its_line_and_no_other()
    {
        const string regles =
            """
            regles:
              - {code: TOTAL, libelle: Total, calcul: {somme-ponderee: obligatoires}}
              - {code: MOYENNE, libelle: Moyenne, calcul: {quotient: [TOTAL, 3]}}
            decisions:
              - {code: ADMIS, decision: admis, libelle: Admis, si: {toutes: [{connue: {au-moins: [TOTAL, 0]}}, {au-moins: [TOTAL, 10]}]}}
              - {code: REFUS, decision: refuse, libelle: Refusé, si: sinon}
            sorties: {total: TOTAL, moyenne: {valeur: MOYENNE, decimales: 2}}
            """;
        var flux = new FluxDeDeliberation(Load(regles, coefficient: "997"), explication: false);
        using var entree = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', new[] { "12", "'12,345678901234567'", "13" }.Select(n => Ligne($"'unites':{{'U1':{{'note':{n}}}}}")))));
        using var sortie = new MemoryStream();
        await flux.RunAsync(entree, sortie);
        var lignes = Encoding.UTF8.GetString(sortie.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!).ToList();
        lignes[0]["total"]!.ToString().ShouldBe("11964");
        lignes[1]["erreurs"]![0]!["code"]!.ToString().ShouldBe("NOTE-ILLISIBLE");
        lignes[1]["ligne"]!.GetValue<int>().ShouldBe(2);
        lignes[2]["total"]!.ToString().ShouldBe("12961");
    }

    private static string Ligne(string membres) => DeliberationEssai.Json($"{{'id':'c','certification':'essai','edition':'1','session':'2024',{membres}}}");

    private (string Code, string Chemin, string Valeur) Erreur(string regles, string membres)
    {
        var resultat = JsonNode.Parse(new FluxDeDeliberation(Load(regles), explication: false).Decide(Encoding.UTF8.GetBytes(Ligne(membres))))!.AsObject();
        var erreur = DeliberationEssai.Erreurs(resultat).ShouldHaveSingleItem();
        return (erreur.Texte("code"), erreur.Texte("chemin"), erreur.Texte("valeur"));
    }

    private Catalogue Load(string regles, string coefficient = "1")
    {
        File.WriteAllText(
            Path.Combine(dossier, "certification.yaml"),
            string.Create(CultureInfo.InvariantCulture, $$"""
            source: T, page 1
            certification: {code: essai, edition: "1", intitule: Essai, intitule-court: Essai, nature: diplome, niveau: 3, certificateurs: [{nom: Certificateur}]}
            textes: [{code: T, titre: Texte}]
            voies: [{code: toutes, libelle: Tout candidat}]
            unites: [{code: U1, libelle: Unité, nature: obligatoire, domaine: generale, coefficient: {{coefficient}}}]
            """));
        File.WriteAllText(Path.Combine(dossier, "regles.yaml"), $"source: T, règles\n{regles}");
        Directory.CreateDirectory(Path.Combine(dossier, "sessions"));
        File.WriteAllText(Path.Combine(dossier, "sessions/2024.yaml"), "session: {code: \"2024\", libelle: Session 2024, deliberation: 2024-07-01}");
        var edition = Chargement.Load(dossier, analyser: false);
        edition.Journal.Diagnostics.Where(d => d.Severite == Severite.Erreur).ShouldBeEmpty();
        return new Catalogue(edition.Regles.Values);
    }
}
