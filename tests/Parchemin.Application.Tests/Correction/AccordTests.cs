using Parchemin.Core;

namespace Parchemin.Application.Tests;

/// <summary>Two readings of one script: within the admitted gap and on the same side of half the scale, or else a third opinion.</summary>
public sealed class AccordTests
{
    private static ValeurDeCopie Value(string dit)
    {
        var (note, etat) = ValeurDeCopie.Parse(dit, 40, out var motif);
        motif.ShouldBeNull();
        return new ValeurDeCopie(ValeurDeCopie.Read(note), etat);
    }

    [Theory]
    // Around the gap, on the upper side, out of 20.
    [InlineData("12", "13,99", 20, "2", "12.995")]
    [InlineData("12", "14", 20, "2", "13")]
    [InlineData("12", "14,01", 20, "2", null)]
    // Around the threshold: half is on the upper side.
    [InlineData("9,98", "9,99", 20, "2", "9.985")]
    [InlineData("9,99", "10", 20, "2", null)]
    [InlineData("10", "10,01", 20, "2", "10.005")]
    [InlineData("10", "10", 20, "2", "10")]
    // The threshold is half of the part's own scale.
    [InlineData("19,99", "20", 40, "2", null)]
    [InlineData("20", "20,01", 40, "2", "20.005")]
    // Without an admitted gap only the threshold counts; with none at all, marks are the same or not.
    [InlineData("11", "20", 20, null, "15.5")]
    [InlineData("9", "11", 20, null, null)]
    [InlineData("12", "12", 20, "0", "12")]
    [InlineData("12", "12,01", 20, "0", null)]
    // A blank script is marked, at nought.
    [InlineData("BL", "1", 20, "2", "0.5")]
    public void Two_marks_agree_within_the_gap_and_on_one_side_of_the_threshold(string une, string autre, int bareme, string? ecart, string? moyenne)
    {
        foreach (var lectures in new[] { new[] { Value(une), Value(autre) }, [Value(autre), Value(une)] })
        {
            var issue = Accord.Settle(lectures, troisieme: false, bareme, ValeurDeCopie.Read(ecart));
            issue.Nature.ShouldBe(moyenne is null ? NatureDIssue.TroisiemeAvis : NatureDIssue.Retenue, issue.Motif);
            (issue.Valeur.Note?.ToString()).ShouldBe(moyenne);
        }
    }

    [Theory]
    [InlineData("ABS", "ABS", NatureDIssue.Retenue)]
    [InlineData("BL", "BL", NatureDIssue.Retenue)]
    [InlineData("ABS", "NV", NatureDIssue.TroisiemeAvis)]
    [InlineData("ABS", "12", NatureDIssue.TroisiemeAvis)]
    [InlineData("ABS", "BL", NatureDIssue.TroisiemeAvis)]
    public void Two_states_agree_when_they_are_the_same(string une, string autre, NatureDIssue attendue)
    {
        var issue = Accord.Settle([Value(une), Value(autre)], troisieme: false, 20, 2);
        issue.Nature.ShouldBe(attendue);
        issue.Valeur.Etat.ShouldBe(attendue is NatureDIssue.Retenue ? une : null);
    }

    [Fact]
    public void A_reading_that_is_missing_is_awaited_and_a_third_opinion_settles_alone()
    {
        Accord.Settle([Value("12")], troisieme: false, 20, 2).Valeur.Note.ShouldBe(Fraction.Of(12));
        Accord.Settle([Value("12"), default], troisieme: false, 20, 2).Nature.ShouldBe(NatureDIssue.Attendue);
        Accord.Settle([Value("8"), Value("16"), default], troisieme: true, 20, 2).Nature.ShouldBe(NatureDIssue.Attendue);
        Accord.Settle([Value("8"), Value("16"), Value("11")], troisieme: true, 20, 2).Valeur.Note.ShouldBe(Fraction.Of(11));
    }

    [Fact]
    public void Whatever_two_marks_the_order_of_readings_does_not_matter_and_the_mean_stands_between_them()
    {
        for (var graine = 0; graine < 3000; graine++)
        {
            var hasard = new Random(graine);
            var (bareme, ecart) = (hasard.Next(2) == 0 ? 20 : 40, Fraction.Of(hasard.Next(0, 20), 4));
            var (a, b) = (Fraction.Of(hasard.Next(0, (bareme * 4) + 1), 4), Fraction.Of(hasard.Next(0, (bareme * 4) + 1), 4));
            var issue = Accord.Settle([new(a, null), new(b, null)], troisieme: false, bareme, ecart);
            Accord.Settle([new(b, null), new(a, null)], troisieme: false, bareme, ecart).ShouldBe(issue, $"graine {graine}");
            var proches = Fraction.Max(a, b) - Fraction.Min(a, b) <= ecart && (a * 2 >= bareme) == (b * 2 >= bareme);
            (issue.Nature is NatureDIssue.Retenue).ShouldBe(proches, $"graine {graine} : {a} et {b} sur {bareme}, écart admis {ecart}");
            if (proches)
                (issue.Valeur.Note!.Value * 2).ShouldBe(a + b, $"graine {graine}");
        }
    }

    [Fact]
    public async Task A_script_on_which_two_disagree_gets_a_third_reader_who_is_neither_and_doing_it_again_changes_nothing()
    {
        await using var salle = await Salle.NewAsync([6, 0], [0, 3], session: [("double_correction", "oui"), ("ecart_admis", "2")]);
        await salle.AnonymizeAsync("U31");
        await salle.DistributeAsync("U31");
        var litiges = (await salle.ScriptsAsync("U31")).Take(2).Select(c => c.Inscription).ToHashSet();
        await salle.MarkAllAsync("U31", c => litiges.Contains(c["inscription"]!) && CopieEntiere.LectureOf(c) == 2 ? "16" : "12");
        (await salle.Guichet.RunAsync(salle.Gestionnaire, new AccorderLesLectures(salle.Session, "U31", salle.Correcteurs))).ShouldBe(2);
        (await salle.Guichet.RunAsync(salle.Gestionnaire, new AccorderLesLectures(salle.Session, "U31", salle.Correcteurs))).ShouldBe(0);
        var copies = await salle.ScriptsAsync("U31");
        copies.Where(c => c.Lectures.Count == 3).Select(c => c.Inscription).ToHashSet().SetEquals(litiges).ShouldBeTrue();
        copies.Where(c => c.Lectures.Count == 3).ShouldAllBe(c => c.Lectures.Select(l => l["correcteur"]).Distinct().Count() == 3);
        foreach (var troisieme in copies.Where(c => c.Lectures.Count == 3).Select(c => c.Lectures[2]))
            await salle.MarkAsync(troisieme, "14,5");
        (await salle.ScriptsAsync("U31")).Where(c => litiges.Contains(c.Inscription)).ShouldAllBe(c => c.Settle(20, 2).Valeur.Note == Fraction.Of(29, 2));
    }

    [Fact]
    public async Task The_office_settles_a_script_with_a_reason_and_only_where_two_disagree()
    {
        await using var salle = await Salle.NewAsync([2, 0], [0, 2], session: [("double_correction", "oui"), ("ecart_admis", "2")]);
        await salle.AnonymizeAsync("U31");
        await salle.DistributeAsync("U31");
        var litige = (await salle.ScriptsAsync("U31"))[0];
        await salle.MarkAllAsync("U31", c => c["inscription"] == litige.Inscription && CopieEntiere.LectureOf(c) == 2 ? "5" : "12");
        (await salle.Guichet.CodeAsync(salle.Gestionnaire, new TrancherUneCopie(litige.Lectures[0].Id, "10", " "))).ShouldBe("MOTIF-ATTENDU");
        (await salle.Guichet.CodeAsync(salle.Gestionnaire, new TrancherUneCopie(litige.Lectures[0].Id, "21", "Relue"))).ShouldBe("NOTE-REFUSEE");
        (await salle.Guichet.CodeAsync(salle.Gestionnaire, new TrancherUneCopie((await salle.ScriptsAsync("U31"))[1].Lectures[0].Id, "10", "Relue"))).ShouldBe("SANS-LITIGE");
        await salle.Guichet.RunAsync(salle.Gestionnaire, new TrancherUneCopie(litige.Lectures[0].Id, "10,5", "Relue en commission"));
        var tranchee = (await salle.ScriptsAsync("U31")).Single(c => c.Inscription == litige.Inscription);
        tranchee.Settle(20, 2).Valeur.Note.ShouldBe(Fraction.Of(21, 2));
        tranchee.Lectures[2]["remarque"].ShouldBe("Relue en commission");
    }
}
