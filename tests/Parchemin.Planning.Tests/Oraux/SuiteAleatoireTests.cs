using System.Text.Json;
using Parchemin.Planning.Oraux;
using Parchemin.Planning.Verification;

namespace Parchemin.Planning.Tests.Oraux;

/// <summary>The independent checker finds nothing wrong in what the search writes, whatever the session.</summary>
public sealed class SuiteAleatoireTests
{
    private static readonly int[] Tailles = [1, 2, 3, 5, 8, 13, 21, 34];

    private static readonly int[] Marges = [40, 12, 8, 4, 0, -3, -30];

    public static TheoryData<int> Graines => [.. Enumerable.Range(0, 200)];

    [Theory]
    [MemberData(nameof(Graines))]
    public void The_checker_finds_no_rule_broken_and_the_same_cost(int graine)
    {
        var candidats = Tailles[graine % Tailles.Length];
        using var flux = new MemoryStream();
        GenerateurDeSession.Write(flux, new SessionGeneree(candidats, candidats > 20 && graine % 3 == 0 ? 2 : 1, Marges[graine % Marges.Length], (ulong)graine));
        var session = LectureDeSession.Read(flux.ToArray()).Valeur.ShouldNotBeNull();
        var resultat = Planificateur.Solve(session, new DemandeDePlan { Graine = (ulong)graine, PasParOral = 6 });
        using var instance = JsonDocument.Parse(flux.ToArray());
        using var planning = JsonDocument.Parse(Sessions.Bytes(session, resultat));
        var rapport = Verificateur.Check(instance, planning);
        rapport.Violations.Where(v => v.Regle != Regle.OralPlace).Select(v => v.Message).ShouldBeEmpty();
        rapport.OrauxPlaces.ShouldBe(resultat.Plan.Passages.Length);
        rapport.EstRealisable.ShouldBe(resultat.EstComplet);
        rapport.Cout.ShouldBe(CoutDePlan.EnUnites(resultat.Cout.Total), 0.001m);
    }
}
