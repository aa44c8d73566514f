using Parchemin.Essais;
using Parchemin.Planning.Comparaison;
using Parchemin.Planning.Oraux;

namespace Parchemin.Application.Tests;

/// <summary>A repair leaves rooms and people as they were wherever no hour had to change.</summary>
public sealed class MoindreDerangementTests
{
    private static readonly PlanningPose Exemple = Compute();

    private static PlanningPose Compute()
    {
        var demande = DemandeDOraux.Import(File.ReadAllBytes(Path.Combine(Depot.Racine, "exemples", "oraux.json")));
        var session = demande.ToSession();
        return PlanningPose.Of(demande, session, Planificateur.Solve(session, new DemandeDePlan { Graine = 3 }).Plan, 0, []);
    }

    public static TheoryData<string> Accidents => [.. Exemple.Demande.Plages.SelectMany(p => Exemple.Demande.Examinateurs.Select(x => $"{x.Id} {p.Id}").Concat(Exemple.Demande.Salles.Where(s => !s.EstDePreparation).Select(s => $"{s.Id} {p.Id}")))];

    [Theory]
    [MemberData(nameof(Accidents))]
    public void A_half_day_where_no_hour_changes_keeps_its_rooms_and_its_people(string accident)
    {
        var (qui, plage) = (accident.Split(' ')[0], accident.Split(' ')[1]);
        var effet = (Exemple.Demande.Salles.Any(s => s.Id == qui) ? (AccidentDePlanning)new SallePerdue(qui, [plage]) : new ExaminateurAbsent(qui, [plage])).Repair(Exemple);
        effet.Brise.ShouldBeEmpty();
        var s = effet.Apres.Session;
        var heures = effet.Differences.Oraux.Where(d => d.Nature is not (NatureDeChangement.AutreSalle or NatureDeChangement.AutreCommission)).ToList();
        var bougees = heures.SelectMany(d => new[] { d.Avant is { } a ? effet.Precedent.Commissions[a.Commission].Plage : -1, d.Apres is { } b ? effet.Apres.Plan.Commissions[b.Commission].Plage : -1 }).Append(s.Plages.ToList().FindIndex(p => p.Id == plage)).ToHashSet();
        effet.Differences.Oraux.Where(d => !bougees.Contains(effet.Apres.Plan.Commissions[(d.Apres ?? d.Avant)!.Commission].Plage)).ShouldBeEmpty();
    }

    [Fact]
    public void People_and_rooms_that_a_search_exchanged_for_nothing_go_back_to_where_they_were()
    {
        var (s, plan) = (Exemple.Session, Exemple.Plan);
        var (a, b) = plan.Commissions.Select((k, i) => (k, i)).GroupBy(x => x.k.Plage).First(g => g.Count() > 1).Take(2).ToList() is [var x, var y] ? (x.i, y.i) : default;
        var melange = plan with { Commissions = plan.Commissions.SetItem(a, plan.Commissions[a] with { Salle = plan.Commissions[b].Salle }).SetItem(b, plan.Commissions[b] with { Salle = plan.Commissions[a].Salle }) };
        ComparaisonDePlans.Of(s, plan, melange).Oraux.ShouldNotBeEmpty();
        ComparaisonDePlans.Of(s, plan, MoindreDerangement.Of(s, plan, melange)).Oraux.ShouldBeEmpty();
    }

    [Fact]
    public void A_room_that_is_lost_displaces_only_those_who_were_in_it()
    {
        var (s, plan) = (Exemple.Session, Exemple.Plan);
        var k = plan.Commissions[0];
        var libres = Exemple.Demande with { Salles = [.. Exemple.Demande.Salles, new SalleDemandee("s9", Exemple.Demande.Plages[0].Centre, "interrogation")] };
        var pose = PlanningPose.Read(libres.ToUtf8(), Exemple.Resultat);
        var effet = new SallePerdue(s.Salles[k.Salle].Id, [s.Plages[k.Plage].Id]).Repair(pose);
        effet.Differences.Oraux.Count.ShouldBe(plan.Passages.Count(p => p.Commission == 0));
        effet.Differences.Oraux.ShouldAllBe(d => d.Nature == NatureDeChangement.AutreSalle);
    }
}
