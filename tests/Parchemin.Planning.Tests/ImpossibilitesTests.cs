using System.Text.Json;
using System.Text.Json.Nodes;
using Parchemin.Planning.Impossibilites;
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

    private static JsonDocument Certificat(CertificatDImpossibilite certificat)
    {
        using var flux = new MemoryStream();
        using (var sortie = new Utf8JsonWriter(flux))
            certificat.Write(sortie);
        return JsonDocument.Parse(flux.ToArray());
    }
}
