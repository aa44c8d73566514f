using System.Text;
using System.Text.Json.Nodes;
using Parchemin.Exchange;

namespace Parchemin.Referentiels.Tests;

/// <summary>Operations that the shipped certifications do not need, on a small title of three weighted blocs.</summary>
public sealed class OperationsTests : IDisposable
{
    private readonly string dossier = Directory.CreateTempSubdirectory("parchemin-").FullName;

    public void Dispose() => Directory.Delete(dossier, recursive: true);

    [Theory]
    [InlineData(10, 10, 10, "delivre")]
    [InlineData(8, 16, 8, "delivre")] // (8 + 2 × 16 + 8) / 4 = 12, one bloc at least 10 besides B1 ≥ 8
    [InlineData(7.5, 20, 20, "refuse")] // B1 below its floor of 8
    [InlineData(20, 9.5, 9.5, "refuse")] // 14.625 on average, and a single bloc at 10 or more
    [InlineData(12, 12, 1, "refuse")] // (12 + 24 + 1) / 4 = 9.25
    public void A_floor_on_one_bloc_a_count_of_blocs_and_a_weighted_mean(double b1, double b2, double b3, string decision)
        => Decide(b1, b2, b3).ShouldBe(decision);

    [Fact]
    public void A_weighted_sum_over_blocs_without_coefficient_is_an_error()
    {
        var edition = Load(coefficients: false);

        edition.Journal.Diagnostics.ShouldContain(d => d.Code == "PRC118" && d.Severite == Severite.Erreur);
        edition.Regles.ShouldBeEmpty();
    }

    private string? Decide(double b1, double b2, double b3)
    {
        var edition = Load(coefficients: true);
        edition.Journal.Diagnostics.Where(d => d.Severite == Severite.Erreur).ShouldBeEmpty();
        var flux = new FluxDeDeliberation(new Catalogue(edition.Regles.Values), explication: false);
        var ligne = FormattableString.Invariant(
            $$$"""{"id":"x","certification":"titre-essai","edition":"1","session":"2030","blocs":{"B1":{"note":{{{b1}}}},"B2":{"note":{{{b2}}}},"B3":{"note":{{{b3}}} } } }""");
        return (string?)JsonNode.Parse(flux.Decide(Encoding.UTF8.GetBytes(ligne)))!["decision"];
    }

    private Edition Load(bool coefficients)
    {
        string Poids(int n) => coefficients ? $", coefficient: {n}" : "";
        Directory.CreateDirectory(Path.Combine(dossier, "sessions"));
        File.WriteAllText(Path.Combine(dossier, "certification.yaml"), $$$"""
            source: TX, page 1
            certification: {code: titre-essai, edition: "1", intitule: Titre d’essai, intitule-court: Essai, nature: titre, niveau: 5}
            textes: [{code: TX, titre: Texte d’essai}]
            voies: [{code: toutes, libelle: Tous}]
            blocs:
              - {code: B1, libelle: Un{{{Poids(1)}}}}
              - {code: B2, libelle: Deux{{{Poids(2)}}}}
              - {code: B3, libelle: Trois{{{Poids(1)}}}}
            epreuves:
              - {code: E1, libelle: Un, bloc: B1, bareme: 20, modalites: [{forme: memoire}]}
              - {code: E2, libelle: Deux, bloc: B2, bareme: 20, modalites: [{forme: memoire}]}
              - {code: E3, libelle: Trois, bloc: B3, bareme: 20, modalites: [{forme: memoire}]}
            regles:
              - code: BLOC
                libelle: Un bloc est acquis à 10
                porte-sur: blocs
                acquis-si: {au-moins: [note, 10]}
              - code: PLANCHER
                libelle: Le bloc 1 a au moins 8
                condition: {au-moins: [{note-de: B1}, 8]}
              - code: UN-BLOC
                libelle: Deux blocs, ou un seul si le bloc 1 n’y est pas, sont à 10 ou plus
                condition:
                  une:
                    - {au-moins: [{nombre: blocs, si: acquis}, 2]}
                    - {toutes: [{au-moins: [{nombre: blocs, si: acquis}, 1]}, {moins-que: [{note-de: B1}, 10]}]}
              - code: MOYENNE
                libelle: La moyenne pondérée est au moins 10
                condition: {au-moins: [{somme-ponderee: blocs}, {produit: [10, {somme-coefficients: blocs}]}]}
            decisions:
              - {code: DELIVRE, decision: delivre, libelle: Délivré, si: {toutes: [PLANCHER, UN-BLOC, MOYENNE]}}
              - {code: REFUSE, decision: refuse, libelle: Refusé, si: sinon}
            """);
        File.WriteAllText(Path.Combine(dossier, "sessions", "2030.yaml"), """
            source: TX, page 1
            session: {code: "2030", libelle: Session 2030, deliberation: 2030-07-01}
            """);
        return Chargement.Load(dossier, analyser: false);
    }
}
