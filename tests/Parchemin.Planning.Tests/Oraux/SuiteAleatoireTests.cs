using Parchemin.Planning.Oraux;
using Parchemin.Planning.Verification;

namespace Parchemin.Planning.Tests.Oraux;

/// <summary>The independent checker finds nothing wrong in what the search writes, whatever the session.</summary>
public sealed class SuiteAleatoireTests
{
    public static TheoryData<int> Rangs => [.. Enumerable.Range(0, SuiteDeSessions.Nombre)];

    [Theory]
    [MemberData(nameof(Rangs))]
    public void The_checker_finds_no_rule_broken_and_the_same_cost(int rang)
    {
        var (forme, pas) = SuiteDeSessions.Draw(rang, longue: false);
        var (document, session) = Sessions.Generated(forme);
        var resultat = Planificateur.Solve(session, new DemandeDePlan { Graine = forme.Graine, PasParOral = pas });
        var rapport = Sessions.Check(document, session, resultat);
        rapport.Violations.Where(v => v.Regle != Regle.OralPlace).Select(v => v.Message).ShouldBeEmpty();
        rapport.OrauxPlaces.ShouldBe(resultat.Plan.Passages.Length);
        rapport.EstRealisable.ShouldBe(resultat.EstComplet);
        rapport.Cout.ShouldBe(CoutDePlan.EnUnites(resultat.Cout.Total), 0.001m);
    }
}
