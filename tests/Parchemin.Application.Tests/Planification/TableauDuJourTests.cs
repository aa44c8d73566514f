namespace Parchemin.Application.Tests;

/// <summary>The delay of a commission, pushed from one passage to the next.</summary>
public sealed class TableauDuJourTests
{
    private static readonly DateTimeOffset Huit = new(2024, 6, 10, 8, 0, 0, TimeSpan.Zero);

    private static PassageDuTableau Passage(string id, int minutes, string etat = "convoque", int? commence = null, int? fini = null)
        => new(id, id, "E42", etat, Huit.AddMinutes(minutes), 0, 20, commence is { } c ? Huit.AddMinutes(c) : null, fini is { } f ? Huit.AddMinutes(f) : null);

    private static CommissionDuTableau At(int minutes, params PassageDuTableau[] passages) => new CommissionDuTableau("k", "Commission", "A1", "Centre", TimeZoneInfo.Utc, passages).At(Huit.AddMinutes(minutes));

    [Theory]
    [InlineData(20, 0)]
    [InlineData(29, 4)]
    [InlineData(30, 5)]
    [InlineData(50, 25)]
    public void A_passage_that_lasts_delays_those_who_wait(int maintenant, int retard)
        => At(maintenant, Passage("a", 0, "en-cours", commence: 0), Passage("b", 25), Passage("c", 50)).Retard.ShouldBe(retard);

    [Fact]
    public void The_gap_between_two_passages_takes_the_delay_in()
        => At(10, Passage("a", 0, "en-cours", commence: 10), Passage("b", 25), Passage("c", 60)).Passages.Select(p => p.Retard).ShouldBe([10, 5, 0]);

    [Fact]
    public void Nobody_waits_for_who_did_not_come()
    {
        var commission = At(40, Passage("a", 0, "absent"), Passage("b", 25, "termine", 25, 41), Passage("c", 50));
        (commission.Retard, commission.Finis, commission.Passages[0].Debut).ShouldBe((0, 2, null));
    }

    [Fact]
    public void Who_has_not_begun_on_time_begins_now_at_best()
        => At(7, Passage("a", 0), Passage("b", 25)).Passages.Select(p => p.Retard).ShouldBe([7, 2]);
}
