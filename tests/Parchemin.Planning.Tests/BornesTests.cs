using System.Text.Json;
using Parchemin.Planning.Bornes;
using Parchemin.Planning.Oraux;
using Parchemin.Planning.Tests.Oraux;
using Parchemin.Planning.Verification;

namespace Parchemin.Planning.Tests;

public sealed class BornesTests
{
    [Fact]
    public void A_bound_is_never_above_the_best_planning_and_often_is_near_it()
    {
        var (faisables, atteintes) = (0, 0);
        for (var graine = 0; graine < 40; graine++)
        {
            var (document, session) = PetitesSessions.Draw(graine);
            var borne = Borne.Of(session);
            Controle(document, borne).Valeur.ShouldBe(borne.Valeur, $"tirage {graine}");
            if (RechercheExhaustive.Cost(session, PetitesSessions.Pas) is not { } optimum)
                continue;
            faisables++;
            borne.Impossibles.ShouldBeEmpty($"tirage {graine}");
            borne.Soixantiemes.ShouldBeLessThanOrEqualTo(optimum, $"tirage {graine}");
            atteintes += optimum - borne.Soixantiemes <= optimum / 10 ? 1 : 0;
        }

        faisables.ShouldBeGreaterThan(15);
        atteintes.ShouldBeGreaterThan(faisables / 2);
    }

    /// <summary>A plage of 240 minutes holds (240 - 15 + 5) / 45 = 5 orals of 15 + 40 + 5 minutes.</summary>
    [Theory]
    [InlineData(5, 1)]
    [InlineData(6, 2)]
    [InlineData(10, 2)]
    [InlineData(11, 3)]
    public void Commissions_are_counted_by_what_a_plage_holds(int candidats, int commissions)
    {
        var (_, borne) = Prove(candidats, sieges: 2, repli: 0);
        borne.CommissionsAuMoins.ShouldBe(commissions);
        borne.Valeur.ShouldBe(100 * commissions);
    }

    /// <summary>One professional for two plages: a third commission sits in the fallback composition.</summary>
    [Fact]
    public void Scarce_people_make_fallbacks_dear()
    {
        Prove(15, sieges: 3, repli: 0).Borne.Valeur.ShouldBe(300);
        Prove(15, sieges: 3, repli: 20).Borne.Valeur.ShouldBe(320);
    }

    [Fact]
    public void A_certificate_that_promises_too_much_is_refused()
    {
        var (document, borne) = Prove(11, sieges: 3, repli: 20);
        Controle(document, borne).EstProuvee.ShouldBeTrue();
        var certificat = borne.Certificat;
        var bloc = certificat.Blocs.Single();
        Refused(certificat with { Valeur = certificat.Valeur + 1 });
        Refused(certificat with { Attente = 1, Valeur = certificat.Valeur + 1 });
        Refused(certificat with { Blocs = [bloc, bloc], Valeur = 2 * certificat.Valeur });
        Refused(certificat with { Blocs = [bloc with { Valeur = bloc.Valeur + 1 }], Valeur = certificat.Valeur + 1 });
        Refused(certificat with { Blocs = [bloc with { Prix = bloc.Prix with { Oraux = [new PrixDOral("A", 15, 40, 1_200_001)] } }] });
        Refused(certificat with { Blocs = [bloc with { Coupes = [.. bloc.Coupes.Select(c => c with { Minimum = c.Minimum + 1 })] }] });
        Refused(certificat with { Blocs = [bloc with { Prix = bloc.Prix with { Salles = [new PrixDeSalles("p1", -1)] } }] });

        void Refused(CertificatDeBorne faux)
        {
            var rapport = ControleDeBorne.Check(document, Certificat(faux));
            rapport.EstProuvee.ShouldBeFalse();
            rapport.Valeur.ShouldBe(0);
        }
    }

    // Two mornings, three teachers, one professional; the second composition does without him.
    private static (JsonDocument Document, BorneProuvee Borne) Prove(int candidats, int sieges, int repli)
    {
        var seconde = sieges == 3 ? ",[{\"qualite\":\"prof\"},{\"qualite\":\"prof\"}]" : "";
        string Personne(string id, string qualite) => $"{{\"id\":\"{id}\",\"qualites\":[\"{qualite}\"],\"plages\":[\"p1\",\"p2\"]}}";
        string[] personnes = [Personne("x1", "prof"), Personne("x2", "prof"), Personne("x3", "prof"), Personne("y1", "pro"), .. sieges == 3 ? [] : new[] { Personne("y2", "pro") }];
        var json = $$"""
            {"version":1,"plages":[{"id":"p1","centre":"L1","debut":"2024-06-10T08:00","fin":"2024-06-10T12:00"},{"id":"p2","centre":"L1","debut":"2024-06-11T08:00","fin":"2024-06-11T12:00"}],
             "salles":[{"id":"s1","centre":"L1","usage":"interrogation"},{"id":"s2","centre":"L1","usage":"interrogation"},{"id":"s9","centre":"L1","usage":"preparation","places":9}],
             "epreuves":[{"code":"A","preparation":15,"passage":40,"battement":5,"commission":[[{"qualite":"prof"},{"qualite":"pro"}]{{seconde}}]}],
             "examinateurs":[{{string.Join(',', personnes)}}],
             "candidats":[{{string.Join(',', Enumerable.Range(0, candidats).Select(i => $"{{\"id\":\"c{i}\",\"epreuves\":[\"A\"]}}"))}}],
             "couts":{"composition_de_repli":{{repli}} } }
            """;
        return (JsonDocument.Parse(json), Borne.Of(LectureDeSession.Read(System.Text.Encoding.UTF8.GetBytes(json)).Valeur.ShouldNotBeNull()));
    }

    private static RapportDeBorne Controle(JsonDocument instance, BorneProuvee borne) => ControleDeBorne.Check(instance, Certificat(borne.Certificat));

    private static JsonDocument Certificat(CertificatDeBorne certificat)
    {
        using var flux = new MemoryStream();
        using (var sortie = new Utf8JsonWriter(flux))
            certificat.Write(sortie);
        return JsonDocument.Parse(flux.ToArray());
    }
}
