using System.Text.Json;
using System.Text.Json.Nodes;
using Parchemin.Planning.Impossibilites;
using Parchemin.Planning.Oraux;
using Parchemin.Planning.Tests.Oraux;
using Parchemin.Planning.Verification;

namespace Parchemin.Planning.Tests;

public sealed class ImpossibilitesTests
{
    public static TheoryData<int> Graines => [.. Enumerable.Range(0, 20), 39];

    [Theory]
    [MemberData(nameof(Graines))]
    public void A_planted_cause_is_explained_proved_again_and_has_three_priced_corrections(int graine)
    {
        var (cause, document, session) = CausesPlantees.Draw(graine);
        var explication = Impossibilite.Explain(session).ShouldNotBeNull($"{cause}, graine {graine}");
        var controle = ControleDImpossibilite.Check(document, Certificat(explication.Certificat));
        controle.Erreurs.ShouldBeEmpty($"{cause}, graine {graine} : {explication.Message}");
        (controle.Demande, controle.Capacite).ShouldBe((explication.Certificat.Demande, explication.Certificat.Capacite));
        explication.Corrections.Count.ShouldBeGreaterThanOrEqualTo(3, $"{cause}, graine {graine} : {explication.Message}");
        explication.Corrections.ShouldAllBe(c => c.Prix > 0 && c.Texte.EndsWith('.'));
        explication.Corrections.Select(c => c.Prix).ShouldBeInOrder();
    }

    [Fact]
    public void A_room_lost_for_a_half_day_counts_where_it_still_serves()
    {
        var document = Sessions.Petite();
        document["salles"]![0]!["indisponible"] = new JsonArray("p1", "p2");
        Impossibilite.Explain(Sessions.Session(document)).ShouldBeNull();
        document["salles"]![1]!["indisponible"] = new JsonArray("p2");
        var session = Sessions.Session(document);
        var explication = Impossibilite.Explain(session).ShouldNotBeNull();
        explication.Certificat.Oraux.ShouldAllBe(o => o.Candidat == "c3");
        using var instance = JsonDocument.Parse(document.ToJsonString());
        ControleDImpossibilite.Check(instance, Certificat(explication.Certificat)).Erreurs.ShouldBeEmpty(explication.Message);
    }

    [Fact]
    public void What_can_be_planned_is_never_called_impossible()
    {
        for (var graine = 0; graine < 40; graine++)
        {
            var (document, session) = PetitesSessions.Draw(graine);
            var explication = Impossibilite.Explain(session);
            if (RechercheExhaustive.Cost(session, PetitesSessions.Pas) is not null)
                explication.ShouldBeNull($"tirage {graine} : {explication?.Message}");
            else if (explication is not null)
                ControleDImpossibilite.Check(document, Certificat(explication.Certificat)).Erreurs.ShouldBeEmpty($"tirage {graine} : {explication.Message}");
        }
    }

    /// <summary>Two days, two épreuves: the teachers of each suffice, but not those of one on the day when those of the other are there.</summary>
    [Fact]
    public void Days_that_two_epreuves_share_take_no_more_than_the_scarcest_of_their_teachers_hear()
    {
        var document = JoursPartages();
        var session = Sessions.Session(document);
        var explication = Impossibilite.Explain(session).ShouldNotBeNull();
        explication.Message.ShouldBe("6 candidats passent A et B le même jour au centre L1 ; les journées en permettent 5 : 3 le 10 juin (le plus rare : qb), 2 le 11 juin (le plus rare : qa).");
        var certificat = explication.Certificat;
        (certificat.Nature, certificat.Demande, certificat.Capacite, certificat.Oraux.Count).ShouldBe((NatureDImpossibilite.JourneesPartagees, 6L, 5L, 12));
        using var instance = JsonDocument.Parse(document.ToJsonString());
        ControleDImpossibilite.Check(instance, Certificat(certificat)).Erreurs.ShouldBeEmpty();
        explication.Corrections.Select(c => c.Texte).ShouldContain("Permettre qu'un candidat passe ses oraux sur plusieurs jours.");
        explication.Corrections.Count.ShouldBeGreaterThanOrEqualTo(3);
        Planificateur.Solve(session, new DemandeDePlan { PasParOral = 20 }).Plan.NonPlaces.ShouldNotBeEmpty();

        // The same certificate proves nothing once the rule is gone, or one candidate.
        document["regles"]!["meme_jour"] = false;
        Impossibilite.Explain(Sessions.Session(document)).ShouldBeNull();
        using var sansRegle = JsonDocument.Parse(document.ToJsonString());
        ControleDImpossibilite.Check(sansRegle, Certificat(certificat)).EstProuvee.ShouldBeFalse();
        ControleDImpossibilite.Check(instance, Certificat(certificat with { Oraux = [.. certificat.Oraux.SkipLast(2)] })).EstProuvee.ShouldBeFalse();
    }

    [Fact]
    public void A_certificate_that_forgets_who_could_serve_is_refused()
    {
        var (document, session) = PetitesSessions.Draw(0);
        var oraux = session.Oraux.Select(o => new OralNomme(session.Candidats[o.Candidat].Id, session.Epreuves[o.Epreuve].Code)).ToList();
        foreach (var nature in Enum.GetValues<NatureDImpossibilite>())
        {
            var faux = new CertificatDImpossibilite(nature, oraux, ["q1"], "salles", false, 9, 0, "2024-06-10T08:00", null);
            ControleDImpossibilite.Check(document, Certificat(faux)).EstProuvee.ShouldBeFalse($"{nature}");
        }
    }

    // A passage takes an hour: each half-day has three.
    private static JsonObject JoursPartages()
    {
        var jours = new[] { ("j1", "2024-06-10"), ("j2", "2024-06-11") };
        string[][] presences = [["qa", "j1"], ["qa", "j1"], ["qa", "j2"], ["qb", "j1"], ["qb", "j2"], ["qb", "j2"]];
        return new JsonObject
        {
            ["version"] = 1,
            ["titre"] = "Jours partagés",
            ["plages"] = new JsonArray([.. jours.Select(j => (JsonNode)new JsonObject { ["id"] = j.Item1, ["centre"] = "L1", ["debut"] = $"{j.Item2}T08:00", ["fin"] = $"{j.Item2}T{(j.Item1 == "j1" ? "11" : "10")}:00" })]),
            ["salles"] = new JsonArray([.. Enumerable.Range(1, 4).Select(s => (JsonNode)new JsonObject { ["id"] = $"s{s}", ["centre"] = "L1", ["usage"] = "interrogation" })]),
            ["epreuves"] = new JsonArray([.. new[] { ("A", "qa"), ("B", "qb") }.Select(e => (JsonNode)new JsonObject
            {
                ["code"] = e.Item1, ["preparation"] = 0, ["passage"] = 60, ["battement"] = 0, ["commission"] = new JsonArray(new JsonArray(new JsonObject { ["qualite"] = e.Item2 })),
            })]),
            ["examinateurs"] = new JsonArray([.. presences.Select((p, x) => (JsonNode)new JsonObject { ["id"] = $"x{x}", ["qualites"] = new JsonArray(p[0]), ["plages"] = new JsonArray(p[1]) })]),
            ["candidats"] = new JsonArray([.. Enumerable.Range(1, 6).Select(c => (JsonNode)new JsonObject { ["id"] = $"c{c}", ["epreuves"] = new JsonArray("A", "B"), ["zone"] = "L1" })]),
            ["regles"] = new JsonObject { ["ecart_min_entre_oraux"] = 0, ["meme_jour"] = true },
        };
    }

    private static JsonDocument Certificat(CertificatDImpossibilite certificat)
    {
        using var flux = new MemoryStream();
        using (var sortie = new Utf8JsonWriter(flux))
            certificat.Write(sortie);
        return JsonDocument.Parse(flux.ToArray());
    }
}
