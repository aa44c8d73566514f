using Parchemin.Planning.Impossibilites;
using Parchemin.Planning.Oraux;

namespace Parchemin.Planning.Tests.Oraux;

public sealed class ReparationTests
{
    private static readonly SessionDOraux Session = GenerateurDeSession.Make(new SessionGeneree(150, 1, 60, 3));

    private static readonly PlanDOraux Plan = Planificateur.Solve(Session, new DemandeDePlan { PasParOral = 40 }).Plan;

    [Fact]
    public void Without_a_disruption_nothing_moves()
    {
        Plan.NonPlaces.ShouldBeEmpty();
        var repare = Planificateur.Solve(Session, new DemandeDePlan { Precedent = Plan });
        repare.Plan.Passages.ShouldBe(Plan.Passages);
        repare.Plan.Commissions.Select(k => (k.Id, k.Plage, k.Salle)).ShouldBe(Plan.Commissions.Select(k => (k.Id, k.Plage, k.Salle)));
        repare.Cout.Changement.ShouldBe(0);
    }

    [Fact]
    public void When_an_examiner_is_absent_everybody_keeps_a_place_and_few_change_their_hour()
    {
        var parts = new List<double>();
        for (var k = 0; k < Plan.Commissions.Length; k += 4)
        {
            // Now a teacher, now a professional.
            var commission = Plan.Commissions[k];
            var absent = commission.Membres[k / 4 % commission.Membres.Length];
            var session = Session.Without(absent, commission.Plage);
            var repare = Planificateur.Solve(session, new DemandeDePlan { Precedent = Plan });
            repare.Plan.NonPlaces.ShouldBeEmpty();
            repare.Plan.Commissions.ShouldNotContain(c => c.Plage == commission.Plage && c.Membres.Contains(absent));
            var changes = MesureDeCout.Changes(repare.Plan, Plan);
            repare.Cout.Changement.ShouldBe((long)changes * Session.Couts.Changement * CoutDePlan.Unite);
            parts.Add(changes / (double)Plan.Passages.Count(p => Plan.Commissions[p.Commission] == commission));
        }

        parts.Order().ElementAt(parts.Count / 2).ShouldBeLessThanOrEqualTo(1.25, string.Join(" ; ", parts));
    }

    [Fact]
    public void A_room_that_is_lost_is_replaced_by_another_at_the_same_hours()
    {
        var salle = Plan.Commissions[0].Salle;
        var session = Session with { Salles = Session.Salles.SetItem(salle, Session.Salles[salle] with { EstDePreparation = true, Places = 1 }) };
        var repare = Planificateur.Solve(session, new DemandeDePlan { Precedent = Plan });
        repare.Plan.NonPlaces.ShouldBeEmpty();
        repare.Plan.Commissions.ShouldNotContain(k => k.Salle == salle);
        var salles = repare.Plan.Passages.ToDictionary(p => p.Oral, p => repare.Plan.Commissions[p.Commission].Salle);
        Plan.Passages.Where(p => Plan.Commissions[p.Commission].Salle != salle).ShouldAllBe(p => salles[p.Oral] == Plan.Commissions[p.Commission].Salle);
    }

    [Fact]
    public void Where_nearly_no_half_day_is_to_spare_others_move_so_that_nobody_is_left_out_who_could_have_a_place()
    {
        var session = GenerateurDeSession.Make(new SessionGeneree(90, 1, 8, 5));
        var plan = Planificateur.Solve(session, new DemandeDePlan { PasParOral = 40 }).Plan;
        plan.NonPlaces.ShouldBeEmpty();
        foreach (var k in plan.Commissions.Where((_, rang) => rang % 5 == 0))
        {
            // Where somebody is left out, nobody could have done otherwise.
            var sans = session.Without(k.Membres[0], k.Plage);
            var repare = Planificateur.Solve(sans, new DemandeDePlan { Precedent = plan }).Plan;
            if (repare.NonPlaces.Length > 0)
                Impossibilite.Explain(sans).ShouldNotBeNull($"{k.Id} : {repare.NonPlaces.Length}");
        }
    }

    [Fact]
    public void A_previous_plan_may_name_people_who_are_gone()
    {
        var document = Sessions.Petite();
        var session = Sessions.Session(document);
        var avant = Sessions.Bytes(session, Planificateur.Solve(session, new DemandeDePlan { PasParOral = 100 }));
        document["examinateurs"]!.AsArray().RemoveAt(3);
        var reste = Sessions.Session(document);
        LectureDePlan.Read(avant, reste).Erreurs.ShouldNotBeEmpty();
        var precedent = LectureDePlan.ReadPrevious(avant, reste);
        precedent.Erreurs.ShouldBeEmpty();
        var repare = Planificateur.Solve(reste, new DemandeDePlan { Precedent = precedent.Valeur });
        repare.Plan.NonPlaces.Select(n => n.Oral).ShouldBe([0, 1], "x3 may not examine c1 and x4 is gone");
    }
}
