using Parchemin.Planning.Oraux;

namespace Parchemin.Planning.Tests.Oraux;

public sealed class PlanificateurTests
{
    [Fact]
    public void The_small_session_is_placed_whole_and_its_output_can_be_read_again()
    {
        var session = Sessions.Session(Sessions.Petite());
        var resultat = Planificateur.Solve(session, new DemandeDePlan { PasParOral = 200 });
        resultat.Plan.NonPlaces.ShouldBeEmpty();
        var relu = LectureDePlan.Read(Sessions.Bytes(session, resultat), session);
        relu.Erreurs.ShouldBeEmpty();
        relu.Valeur!.Passages.ShouldBe(resultat.Plan.Passages);
        MesureDeCout.Of(session, relu.Valeur).ShouldBe(resultat.Cout);
    }

    [Theory]
    [InlineData(40, 1)]
    [InlineData(90, 2)]
    public void The_same_seed_gives_the_same_bytes_and_another_another_plan(int candidats, int centres)
    {
        var session = GenerateurDeSession.Make(new SessionGeneree(candidats, centres, 12, 5));
        byte[] Plan(ulong graine) => Sessions.Bytes(session, Planificateur.Solve(session, new DemandeDePlan { Graine = graine, PasParOral = 20 }));
        var premier = Plan(1);
        Plan(1).ShouldBe(premier);
        Plan(2).ShouldNotBe(premier);
    }

    [Fact]
    public void The_generator_gives_the_same_bytes_for_the_same_seed()
    {
        byte[] Bytes(ulong graine)
        {
            using var flux = new MemoryStream();
            GenerateurDeSession.Write(flux, new SessionGeneree(30, 2, 4, graine));
            return flux.ToArray();
        }

        Bytes(3).ShouldBe(Bytes(3));
        Bytes(4).ShouldNotBe(Bytes(3));
    }

    [Fact]
    public void A_cancelled_search_still_gives_a_plan_that_holds()
    {
        using var arret = new CancellationTokenSource();
        var session = GenerateurDeSession.Make(new SessionGeneree(60, 1, 12, 1));
        var resultat = Planificateur.Solve(session, new DemandeDePlan { PasParOral = 1_000_000 }, _ => arret.Cancel(), arret.Token);
        (resultat.Plan.Passages.Length + resultat.Plan.NonPlaces.Length).ShouldBe(session.Oraux.Length);
        resultat.Plan.Passages.ShouldNotBeEmpty();
    }

    [Fact]
    public void The_search_stops_when_its_bound_is_reached()
    {
        var session = Sessions.Session(Sessions.Petite());
        var pas = 0L;
        Planificateur.Solve(session, new DemandeDePlan { PasParOral = 1000, Borne = () => long.MaxValue }, a => pas = a.Pas);
        pas.ShouldBe(0);
    }

    [Fact]
    public void A_fixed_oral_keeps_its_plage_and_its_hour()
    {
        var document = Sessions.Petite();
        document["fixes"] = System.Text.Json.Nodes.JsonNode.Parse("""[{"candidat":"c1","epreuve":"E32","plage":"p1","debut":"2024-06-10T09:17"}]""");
        var session = Sessions.Session(document);
        var plan = Planificateur.Solve(session, new DemandeDePlan { PasParOral = 200 }).Plan;
        var passage = plan.Passages.Single(p => p.Oral == 0);
        (Horloge.Format(passage.Debut), plan.Commissions[passage.Commission].Plage).ShouldBe(("2024-06-10T09:17", 0));
    }

    [Fact]
    public void Orals_that_cannot_be_placed_are_left_out_with_their_reason_and_the_others_are_placed()
    {
        var document = Sessions.Petite();
        document["candidats"]![1]!["indisponible"] = new System.Text.Json.Nodes.JsonArray("p1", "p2");
        document["examinateurs"]![1]!["candidats_recuses"] = new System.Text.Json.Nodes.JsonArray("c3");
        var session = Sessions.Session(document);
        var resultat = Planificateur.Solve(session, new DemandeDePlan { PasParOral = 100 });
        resultat.Statut.ShouldBe("incomplet");
        resultat.Plan.NonPlaces.Select(n => (n.Oral, n.Raison)).ShouldBe([
            (2, "le candidat n'est disponible dans aucune plage de son centre."),
            (3, "après les récusations (nom, établissement, entreprise), aucune plage ne réunit une commission complète pour E32."),
            (4, "après les récusations (nom, établissement, entreprise), aucune plage ne réunit une commission complète pour E42."),
        ]);
        resultat.Plan.Passages.Select(p => p.Oral).ShouldBe([0, 1]);
    }

    [Fact]
    public void Who_has_no_place_even_alone_is_not_searched_for()
    {
        var document = Sessions.Petite();
        document["examinateurs"]![1]!["candidats_recuses"] = new System.Text.Json.Nodes.JsonArray("c3");
        var pas = 0L;
        var resultat = Planificateur.Solve(Sessions.Session(document), new DemandeDePlan { PasParOral = 0 }, a => pas = a.Pas);
        (resultat.Plan.NonPlaces.Length, pas).ShouldBe((2, 0));
    }

    [Fact]
    public void An_empty_session_has_an_empty_plan()
    {
        var document = Sessions.Petite();
        document["candidats"] = new System.Text.Json.Nodes.JsonArray();
        document["examinateurs"]![0]!["candidats_recuses"] = new System.Text.Json.Nodes.JsonArray();
        var resultat = Planificateur.Solve(Sessions.Session(document), new DemandeDePlan());
        (resultat.Statut, resultat.Cout.Total, resultat.Plan.Passages.Length).ShouldBe(("realisable", 0L, 0));
    }
}
