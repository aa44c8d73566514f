namespace Parchemin.Application.Tests;

/// <summary>The statistics of a correction, against values worked out by hand.</summary>
public sealed class StatistiquesTests
{
    private const decimal Infime = 0.0000000000000001m;

    [Fact]
    public void A_series_is_described_as_by_hand()
    {
        // 2, 4, 4, 4, 5, 5, 7, 9: sum 40, mean 5, squares 232, variance of a sample (232 - 200) / 7 = 32/7.
        var d = StatistiquesDeCorrection.Describe([9, 2, 4, 4, 5, 4, 7, 5], 20)!;
        (d.Nombre, d.Moyenne, d.Minimum, d.Maximum).ShouldBe((8, 5m, 2m, 9m));
        // Positions 1.75, 3.5 and 5.25 of the ordered marks.
        (d.Quartile1, d.Mediane, d.Quartile3).ShouldBe((4m, 4.5m, 5.5m));
        (d.EcartType!.Value * d.EcartType.Value).ShouldBe(32m / 7, Infime);
        d.Histogramme.ShouldBe([0, 1, 5, 1, 1, 0, 0, 0, 0, 0]);
    }

    [Fact]
    public void Nothing_one_mark_and_equal_marks_are_described_without_a_fault()
    {
        StatistiquesDeCorrection.Describe([], 20).ShouldBeNull();
        var seule = StatistiquesDeCorrection.Describe([20], 20)!;
        (seule.Moyenne, seule.EcartType, seule.Quartile1, seule.Quartile3, seule.Histogramme[9]).ShouldBe((20m, null, 20m, 20m, 1));
        StatistiquesDeCorrection.Describe([12, 12, 12], 20)!.EcartType.ShouldBe(0);
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("4", "2")]
    [InlineData("2", "1.414213562373095048801688724")]
    [InlineData("0.25", "0.5")]
    public void A_square_root_is_right_to_the_last_digits(string valeur, string racine)
        => StatistiquesDeCorrection.Sqrt(decimal.Parse(valeur, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(decimal.Parse(racine, System.Globalization.CultureInfo.InvariantCulture), 0.000000000000000000000001m);

    [Fact]
    public void The_interval_of_a_gap_is_the_one_worked_out_by_hand()
    {
        // The whole: ten times 8 and ten times 12: mean 10, S² = 80/19. A corrector: ten scripts of mean 10.8 (seven 12, three 8).
        var ensemble = StatistiquesDeCorrection.Describe([.. Enumerable.Repeat(8m, 10), .. Enumerable.Repeat(12m, 10)], 20)!;
        var sien = StatistiquesDeCorrection.Describe([.. Enumerable.Repeat(12m, 7), .. Enumerable.Repeat(8m, 3)], 20)!;
        var situation = StatistiquesDeCorrection.Compare(sien, ensemble)!;
        situation.Ecart.ShouldBe(0.8m);
        // t(9) = 2.262; variance of the gap: 80/19 × (1 - 10/20) / 10 = 4/19; 2.262 × √(4/19) = 1.037870…
        situation.Marge!.Value.ShouldBe(1.0378m, 0.0001m);
        situation.Significatif.ShouldBe(false);
        var severe = StatistiquesDeCorrection.Describe([.. Enumerable.Repeat(8m, 10)], 20)!;
        var autre = StatistiquesDeCorrection.Compare(severe, ensemble)!;
        (autre.Ecart, autre.Significatif).ShouldBe((-2m, true));
    }

    [Theory]
    [InlineData(9, null)]
    [InlineData(10, false)]
    [InlineData(11, false)]
    public void With_too_few_scripts_nothing_is_concluded(int nombre, bool? conclusion)
    {
        var notes = Enumerable.Range(0, 40).Select(i => 5m + (i % 10)).ToList();
        var situation = StatistiquesDeCorrection.Compare(StatistiquesDeCorrection.Describe(notes.Take(nombre), 20), StatistiquesDeCorrection.Describe(notes, 20))!;
        situation.Significatif.ShouldBe(conclusion);
        situation.Lecture.ShouldContain(conclusion is null ? "Moins de 10 copies" : "hasard");
    }

    [Fact]
    public void A_corrector_who_marks_everything_is_compared_with_nothing()
        => StatistiquesDeCorrection.Compare(StatistiquesDeCorrection.Describe([8, 9, 10], 20), StatistiquesDeCorrection.Describe([8, 9, 10], 20))!.Significatif.ShouldBeNull();

    // The property that the interval promises: lots drawn at random are seldom said to differ.
    [Fact]
    public void Of_lots_drawn_at_random_about_one_in_twenty_is_said_to_differ()
    {
        var (hasard, faux, essais) = (new Random(4), 0, 2000);
        for (var essai = 0; essai < essais; essai++)
        {
            var notes = Enumerable.Range(0, 120).Select(_ => Math.Round((decimal)(hasard.NextDouble() + hasard.NextDouble() + hasard.NextDouble()) * 20 / 3 * 2) / 2).ToList();
            var sien = StatistiquesDeCorrection.Describe(notes.Take(30), 20);
            faux += StatistiquesDeCorrection.Compare(sien, StatistiquesDeCorrection.Describe(notes, 20))!.Significatif is true ? 1 : 0;
        }

        // 100 expected; graine 4.
        faux.ShouldBeInRange(60, 130);
    }
}
