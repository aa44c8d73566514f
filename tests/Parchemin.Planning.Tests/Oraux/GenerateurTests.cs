using Parchemin.Planning.Bornes;
using Parchemin.Planning.Oraux;

namespace Parchemin.Planning.Tests.Oraux;

public sealed class GenerateurTests
{
    /// <summary>A half-day of 275 minutes holds eleven passages of 25; two of 32 leave room for eight.</summary>
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(10, 0, 1)]
    [InlineData(11, 0, 1)]
    [InlineData(12, 0, 2)]
    [InlineData(8, 2, 1)]
    [InlineData(9, 2, 2)]
    [InlineData(0, 8, 1)]
    [InlineData(0, 9, 2)]
    public void Half_days_are_counted_at_their_densest(int ordinaires, int majores, int demiJournees)
        => Tassement.Count(275, ordinaires, 25, majores, 32).ShouldBe(demiJournees);

    /// <summary>However few they are, candidates find teachers of another school than theirs, and nearly all sessions are placed whole.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(13)]
    [InlineData(40)]
    public void A_session_with_a_margin_leaves_nobody_without_a_commission_that_may_hear_him(int candidats)
    {
        var entieres = 0;
        for (var graine = 0UL; graine < 12; graine++)
        {
            var plan = Planificateur.Solve(GenerateurDeSession.Make(new SessionGeneree(candidats, 1, 12, graine)), new DemandeDePlan { PasParOral = 0 }).Plan;
            plan.NonPlaces.ShouldAllBe(n => n.Raison.StartsWith("les commissions possibles", StringComparison.Ordinal), $"graine {graine}");
            entieres += plan.NonPlaces.IsEmpty ? 1 : 0;
        }

        entieres.ShouldBeGreaterThanOrEqualTo(9);
    }

    [Theory]
    [InlineData(90)]
    [InlineData(300)]
    public void A_session_that_lacks_half_days_is_proved_impossible(int candidats)
        => Borne.Of(GenerateurDeSession.Make(new SessionGeneree(candidats, 1, -3, 1))).Impossibles.Count.ShouldBe(1);
}
