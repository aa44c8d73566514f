using Parchemin.Core;
using Parchemin.Planning.Prevision;

namespace Parchemin.Planning.Tests;

public sealed class PrevisionTests
{
    private static readonly DateOnly Jour = new(2025, 6, 10);

    private static readonly EpreuvePrevue Oral = new("A", 10, 1, Fraction.Of(1, 3), 40, 5, [["prof", "pro"], ["prof", "second"]]);

    [Fact]
    public void Minutes_are_those_of_passages_extra_time_and_battements()
    {
        var prevision = PrevisionDeCapacite.Of([Oral], [new("x", ["prof"], null, 400), new("y", ["pro", "second"], null, 1000)], Jour);

        // Nine of 45 minutes and one of 54 + 5.
        prevision.Besoins.Select(b => (b.Qualite, b.MinutesDemandees, b.MinutesOffertes, b.MinutesManquantes))
            .ShouldBe([("prof", 464, 400, 64), ("pro", 464, 1000, 0), ("second", 0, 1000, 0)]);
        prevision.Goulots.ShouldHaveSingleItem().Qualites.ShouldBe(["prof"]);
        prevision.Goulots[0].MinutesManquantes.ShouldBe(64);
    }

    [Fact]
    public void The_last_day_of_a_habilitation_counts_and_the_next_does_not()
    {
        PersonneHabilitee[] personnes = [new("x", ["prof"], Jour, 464), new("y", ["pro"], Jour.AddDays(-1), 464)];
        var prevision = PrevisionDeCapacite.Of([Oral], personnes, Jour);
        prevision.Besoins.Select(b => b.Personnes).ShouldBe([1, 0, 0]);
        prevision.Besoins[1].Expirees.ShouldBe(["y"]);
        prevision.Goulots.ShouldHaveSingleItem().Qualites.ShouldBe(["pro", "second"]);
        PrevisionDeCapacite.Of([Oral], [personnes[0], new("z", ["second"], null, 464)], Jour).Goulots.ShouldBeEmpty();
    }

    [Fact]
    public void One_person_of_two_qualites_is_not_counted_twice()
    {
        var deux = new EpreuvePrevue("B", 10, 0, Fraction.Zero, 20, 0, [["prof", "pro"]]);
        var prevision = PrevisionDeCapacite.Of([deux], [new("x", ["prof", "pro"], null, 300)], Jour);
        prevision.Besoins.ShouldAllBe(b => b.MinutesManquantes == 0);
        prevision.Goulots.ShouldHaveSingleItem().MinutesManquantes.ShouldBe(100);
    }
}
