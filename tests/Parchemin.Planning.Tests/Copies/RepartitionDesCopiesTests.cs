using System.Globalization;

namespace Parchemin.Planning.Tests;

public sealed class RepartitionDesCopiesTests
{
    private const int Graine = 643;

    [Fact]
    public void Nobody_gets_his_own_students_and_the_load_is_even()
    {
        // Two lycées, three correctors, the first of whom teaches in A and the second in B.
        var copies = new CopiesAConfier([new("A", 10, Set(0)), new("B", 20, Set(1))], Correctors(3));
        var r = RepartitionDesCopies.Solve(copies);
        ControleDesCopies.Check(copies, r).ShouldBeEmpty();
        r.Nombres[0][0].ShouldBe(0);
        r.Nombres[1][1].ShouldBe(0);
        Enumerable.Range(0, 3).Select(i => r.Nombres.Sum(n => n[i])).ShouldBe([10, 10, 10]);
    }

    [Fact]
    public void Origins_are_mixed_as_much_as_an_even_load_allows()
    {
        var copies = new CopiesAConfier([new("A", 12, Set()), new("B", 12, Set()), new("C", 12, Set())], Correctors(3));
        var r = RepartitionDesCopies.Solve(copies);
        ControleDesCopies.Check(copies, r).ShouldBeEmpty();
        r.Nombres.ShouldAllBe(n => n.All(x => x == 4));
    }

    [Fact]
    public void Who_has_half_the_time_gets_half_the_scripts()
    {
        var copies = new CopiesAConfier([new("A", 90, Set())], [new("x", 15, 1200), new("y", 15, 600)]);
        var r = RepartitionDesCopies.Solve(copies);
        ControleDesCopies.Check(copies, r).ShouldBeEmpty();
        r.Nombres[0].ShouldBe([60, 30]);
    }

    [Theory]
    [InlineData(299, 19, 1)]
    [InlineData(300, 20, 0)]
    [InlineData(301, 20, 0)]
    public void The_hours_of_a_corrector_are_never_exceeded(int minutes, int confiees, int sans)
    {
        var copies = new CopiesAConfier([new("A", 20, Set())], [new("x", 15, minutes)]);
        var r = RepartitionDesCopies.Solve(copies);
        ControleDesCopies.Check(copies, r).ShouldBeEmpty();
        (r.Nombres[0][0], r.SansCorrecteur[0]).ShouldBe((confiees, sans));
    }

    [Fact]
    public void A_script_that_everybody_must_refuse_waits()
    {
        var copies = new CopiesAConfier([new("A", 3, Set(0, 1)), new("B", 2, Set())], Correctors(2));
        var r = RepartitionDesCopies.Solve(copies);
        ControleDesCopies.Check(copies, r).ShouldBeEmpty();
        r.SansCorrecteur.ShouldBe([3, 0]);
    }

    [Fact]
    public void The_least_cost_is_that_of_exhaustive_search()
    {
        var hasard = new Random(Graine);
        for (var essai = 0; essai < 150; essai++)
        {
            var copies = Draw(hasard, hasard.Next(1, 4), hasard.Next(1, 4), 5);
            var r = RepartitionDesCopies.Solve(copies);
            ControleDesCopies.Check(copies, r).ShouldBeEmpty(Which(essai));
            CostOf(copies, r.Nombres).ShouldBe(Least(copies, 0, [.. copies.Classes.Select(_ => new int[copies.Correcteurs.Count])]), Which(essai));
        }
    }

    [Fact]
    public void Large_drawn_distributions_are_proved_too_and_a_worse_one_is_not()
    {
        var hasard = new Random(Graine);
        for (var essai = 0; essai < 25; essai++)
        {
            var copies = Draw(hasard, hasard.Next(2, 25), hasard.Next(2, 40), 60);
            var r = RepartitionDesCopies.Solve(copies);
            ControleDesCopies.Check(copies, r).ShouldBeEmpty(Which(essai));
            var pire = Worsen(copies, r);
            if (pire is not null)
                ControleDesCopies.Check(copies, pire).ShouldNotBeEmpty(Which(essai));
        }
    }

    [Theory]
    [InlineData(24, 1)]
    [InlineData(25, 1)]
    [InlineData(26, 2)]
    public void Lots_are_as_few_as_their_size_allows_even_and_mixed(int copies, int nombre)
    {
        var lots = LotsDeCopies.Deal([.. Enumerable.Range(0, copies)], c => $"L{c % 3}", 25);
        lots.Count.ShouldBe(nombre);
        lots.SelectMany(l => l).Order().ShouldBe(Enumerable.Range(0, copies));
        (lots.Max(l => l.Count) - lots.Min(l => l.Count)).ShouldBeLessThanOrEqualTo(1);
        foreach (var origine in Enumerable.Range(0, 3))
            (lots.Max(l => l.Count(c => c % 3 == origine)) - lots.Min(l => l.Count(c => c % 3 == origine))).ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public void Nobody_at_all_gets_no_lot() => LotsDeCopies.Deal(Array.Empty<int>(), _ => "", 25).ShouldBeEmpty();

    [Fact]
    public void An_absence_moves_the_unread_scripts_of_the_absent_one_and_nothing_else()
    {
        var copies = new CopiesAConfier([new("A", 30, Set(1)), new("B", 30, Set())], Correctors(4));
        var r = RepartitionDesCopies.Solve(copies);
        var lues = r.Nombres.Select(n => n[0] / 2).ToArray();
        var (reste, repris) = DelegationDeCopies.Reassign(copies, r, 0, lues);
        ControleDesCopies.Check(reste, repris).ShouldBeEmpty();
        repris.Nombres.Sum(n => n.Sum()).ShouldBe(15 - lues.Sum());
        repris.Nombres.ShouldAllBe(n => n[0] == 0);
        repris.Nombres[0][1].ShouldBe(0);
    }

    [Fact]
    public void A_substitute_may_have_them_all_and_has_the_time()
    {
        var copies = new CopiesAConfier([new("A", 10, Set(1)), new("B", 10, Set())], [new("x", 10, 1000), new("y", 10, 1000), new("z", 10, 80), new("t", 10, 1000, 5)]);
        var r = RepartitionDesCopies.Solve(copies);
        r.Nombres.Sum(n => n[0]).ShouldBeGreaterThan(2);
        DelegationDeCopies.Substitutes(copies, r, 0, [0, 0]).ShouldBe([3]);
    }

    private static HashSet<int> Set(params int[] rangs) => [.. rangs];

    private static List<CorrecteurDisponible> Correctors(int nombre) => [.. Enumerable.Range(0, nombre).Select(i => new CorrecteurDisponible($"c{i}", 15, 3000))];

    private static CopiesAConfier Draw(Random hasard, int classes, int correcteurs, int copies) => new(
        [.. Enumerable.Range(0, classes).Select(j => new ClasseDeCopies($"L{j}", hasard.Next(0, copies + 1), Enumerable.Range(0, correcteurs).Where(_ => hasard.Next(4) == 0).ToHashSet()))],
        [.. Enumerable.Range(0, correcteurs).Select(i => new CorrecteurDisponible($"c{i}", hasard.Next(5, 25), hasard.Next(20, 25 * copies), hasard.Next(3)))]);

    // From the definition: what nobody has, the rank of each script, the parts beyond the fair share.
    private static long CostOf(CopiesAConfier copies, int[][] nombres)
    {
        var cout = 0L;
        for (var j = 0; j < nombres.Length; j++)
            cout += ((copies.Classes[j].Nombre - nombres[j].Sum()) * CopiesAConfier.SansCorrecteur) + nombres[j].Sum(n => Math.Max(0, n - copies.ShareOf(j)) * CopiesAConfier.Serree);
        for (var i = 0; i < copies.Correcteurs.Count; i++)
            cout += Enumerable.Range(copies.Correcteurs[i].DejaConfiees + 1, nombres.Sum(n => n[i])).Sum(rang => copies.CostOf(i, rang));
        return cout;
    }

    private static long Least(CopiesAConfier copies, int cellule, int[][] nombres)
    {
        var n = copies.Correcteurs.Count;
        if (cellule == nombres.Length * n)
            return CostOf(copies, nombres);
        var (j, i) = (cellule / n, cellule % n);
        var meilleur = long.MaxValue;
        var place = copies.MaximumOf(i) - copies.Correcteurs[i].DejaConfiees - nombres.Sum(x => x[i]);
        var plus = copies.Classes[j].Interdits.Contains(i) ? 0 : Math.Min(copies.Classes[j].Nombre - nombres[j].Sum(), place);
        for (var x = 0; x <= plus; x++)
        {
            nombres[j][i] = x;
            meilleur = Math.Min(meilleur, Least(copies, cellule + 1, nombres));
        }

        nombres[j][i] = 0;
        return meilleur;
    }

    // One script goes from a corrector to another at a loss.
    private static RepartitionDesCopies? Worsen(CopiesAConfier copies, RepartitionDesCopies r)
    {
        var avant = CostOf(copies, r.Nombres);
        for (var j = 0; j < r.Nombres.Length; j++)
        {
            for (var (i, k) = (0, 1); k < copies.Correcteurs.Count; i++, k++)
            {
                if (r.Nombres[j][i] == 0 || copies.Classes[j].Interdits.Contains(k) || copies.Correcteurs[k].DejaConfiees + r.Nombres.Sum(n => n[k]) >= copies.MaximumOf(k))
                    continue;
                var nombres = r.Nombres.Select(n => n.ToArray()).ToArray();
                nombres[j][i]--;
                nombres[j][k]++;
                if (CostOf(copies, nombres) > avant)
                    return r with { Nombres = nombres };
            }
        }

        return null;
    }

    private static string Which(int essai) => string.Create(CultureInfo.InvariantCulture, $"graine {Graine}, essai {essai}");
}
