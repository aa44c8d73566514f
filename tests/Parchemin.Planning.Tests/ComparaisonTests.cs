using System.Text;
using Parchemin.Planning.Comparaison;
using Parchemin.Planning.Oraux;

namespace Parchemin.Planning.Tests;

public sealed class ComparaisonTests
{
    private static readonly SessionDOraux Session = LectureDeSession.Read(Encoding.UTF8.GetBytes("""
        {"version":1,"plages":[{"id":"p1","centre":"L1","debut":"2024-06-10T08:00","fin":"2024-06-10T12:00"},{"id":"p2","centre":"L1","debut":"2024-06-10T13:30","fin":"2024-06-10T18:00"}],
         "salles":[{"id":"s1","centre":"L1","usage":"interrogation"},{"id":"s2","centre":"L1","usage":"interrogation"}],
         "epreuves":[{"code":"A","preparation":0,"passage":20,"battement":0,"commission":[[{"qualite":"prof"}]]}],
         "examinateurs":[{"id":"x1","qualites":["prof"],"plages":["p1","p2"]},{"id":"x2","qualites":["prof"],"plages":["p1","p2"]}],
         "candidats":[{"id":"c1","epreuves":["A"]},{"id":"c2","epreuves":["A"]}]}
        """)).Valeur!;

    [Fact]
    public void The_same_planning_under_other_names_is_the_same()
        => ComparaisonDePlans.Of(Session, Plan(0, 0, [0], 480), Plan(0, 0, [0], 480) with { NonPlaces = [] }).ShouldSatisfyAllConditions(
            c => c.Oraux.ShouldBeEmpty(), c => c.Examinateurs.ShouldBeEmpty());

    [Theory]
    [InlineData(1, 0, 0, 810, NatureDeChangement.Deplace, true)]
    [InlineData(0, 0, 0, 481, NatureDeChangement.Redate, true)]
    [InlineData(0, 1, 0, 480, NatureDeChangement.AutreSalle, true)]
    [InlineData(0, 0, 1, 480, NatureDeChangement.AutreCommission, false)]
    public void A_change_is_named_by_what_touches_the_candidate_most(int plage, int salle, int membre, int debut, NatureDeChangement nature, bool prevenu)
    {
        var comparaison = ComparaisonDePlans.Of(Session, Plan(0, 0, [0], 480), Plan(plage, salle, [membre], debut));
        comparaison.Oraux.ShouldHaveSingleItem().Nature.ShouldBe(nature);
        comparaison.Count(nature).ShouldBe(1);
        comparaison.CandidatsAPrevenir(Session).ShouldBe(prevenu ? [0] : []);
    }

    [Fact]
    public void An_oral_that_comes_and_one_that_goes_are_told_with_their_examiners()
    {
        var avant = Plan(0, 0, [0], 480);
        var apres = new PlanDOraux([new Commission("k", 1, 0, [1], 0)], [new Passage(1, 0, 810, 810, 830, SessionDOraux.Aucun)], []);
        var comparaison = ComparaisonDePlans.Of(Session, avant, apres);
        comparaison.Oraux.Select(o => (o.Oral, o.Nature)).ShouldBe([(0, NatureDeChangement.Retire), (1, NatureDeChangement.Place)]);
        comparaison.Examinateurs.Select(x => (x.Examinateur, x.PassagesAvant, x.PassagesApres, x.Plages[0])).ShouldBe([(0, 1, 0, 0), (1, 0, 1, 1)]);
    }

    private static PlanDOraux Plan(int plage, int salle, int[] membres, int debut)
        => new([new Commission("k", plage, salle, [.. membres], 0)], [new Passage(0, 0, debut, debut, debut + 20, SessionDOraux.Aucun)], []);
}
