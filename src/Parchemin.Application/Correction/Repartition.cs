using Parchemin.Planning;

namespace Parchemin.Application;

/// <summary>Gives scripts to correctors at random, so that nobody gets one that is forbidden to him, that the loads are as even as that allows, and that origins are mixed.</summary>
public static class Repartition
{
    // Scripts are given in batches beyond this many pairs of a class and a corrector: each batch is proved, and evens what stands.
    private const int CouplesMax = 400_000;

    /// <summary>Gives each script to a corrector.</summary>
    /// <param name="copies">Where each comes from, and the correctors who may not have it.</param>
    /// <param name="charges">For each corrector, how many he already has.</param>
    /// <param name="plafonds">For each corrector, how many he may have in all, to which loads are in proportion; null for as many each.</param>
    /// <param name="hasard">A number below another: which script of an origin goes to whom is that of chance.</param>
    /// <returns>For each script the rank of its corrector, or -1 when all are forbidden to it or full.</returns>
    /// <remarks>The numbers are those of <see cref="RepartitionDesCopies"/>, which is of least cost: the greatest load is the least possible.</remarks>
    public static int[] Assign(IReadOnlyList<(string Origine, IReadOnlySet<int> Interdits)> copies, IReadOnlyList<int> charges, Func<int, int> hasard, IReadOnlyList<int>? plafonds = null)
    {
        ArgumentNullException.ThrowIfNull(copies);
        ArgumentNullException.ThrowIfNull(charges);
        ArgumentNullException.ThrowIfNull(hasard);
        var choix = Enumerable.Repeat(-1, copies.Count).ToArray();
        var tenues = charges.ToArray();
        var plafond = charges.Sum() + copies.Count;
        foreach (var paquet in Batches(copies, charges.Count, hasard))
        {
            var demande = new CopiesAConfier([.. paquet.Select(c => new ClasseDeCopies(copies[c[0]].Origine, c.Count, copies[c[0]].Interdits))], [.. tenues.Select((t, i) => new CorrecteurDisponible($"{i}", 1, plafonds?[i] ?? plafond, t))]);
            var repartition = RepartitionDesCopies.Solve(demande);
            foreach (var (classe, nombres) in paquet.Zip(repartition.Nombres))
            {
                var rang = 0;
                for (var i = 0; i < nombres.Length; i++)
                {
                    for (var n = 0; n < nombres[i]; n++)
                        choix[classe[rang++]] = i;
                    tenues[i] += nombres[i];
                }
            }
        }

        return choix;
    }

    // Scripts of one origin forbidden to the same people can stand for one another.
    private static IEnumerable<List<int>[]> Batches(IReadOnlyList<(string Origine, IReadOnlySet<int> Interdits)> copies, int correcteurs, Func<int, int> hasard)
        => Shuffle(copies.Count, hasard).GroupBy(c => (copies[c].Origine, string.Join(',', copies[c].Interdits.Order()))).Select(g => g.ToList())
            .Chunk(Math.Max(1, CouplesMax / Math.Max(1, correcteurs)));

    // The numbers from 0 in a random order.
    private static int[] Shuffle(int nombre, Func<int, int> hasard)
    {
        var ordre = Enumerable.Range(0, nombre).ToArray();
        for (var i = nombre - 1; i > 0; i--)
        {
            var j = hasard(i + 1);
            (ordre[i], ordre[j]) = (ordre[j], ordre[i]);
        }

        return ordre;
    }
}
