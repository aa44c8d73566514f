namespace Parchemin.Planning;

/// <summary>Who gets how many scripts of which class, at the least cost, with the prices that prove it.</summary>
/// <param name="Nombres">By class, then by corrector.</param>
/// <param name="SansCorrecteur">By class: scripts that nobody may have, or for which nobody has time left.</param>
/// <param name="PrixDesClasses">The price of one more script of each class, which <see cref="ControleDesCopies"/> reads.</param>
/// <param name="PrixDesCorrecteurs">The price of one more script for each corrector.</param>
public sealed record RepartitionDesCopies(int[][] Nombres, int[] SansCorrecteur, long[] PrixDesClasses, long[] PrixDesCorrecteurs)
{
    /// <summary>Finds the distribution of least cost.</summary>
    public static RepartitionDesCopies Solve(CopiesAConfier copies)
    {
        ArgumentNullException.ThrowIfNull(copies);
        var (classes, correcteurs) = (copies.Classes.Count, copies.Correcteurs.Count);
        var (fin, total) = (classes + correcteurs, copies.Classes.Sum(c => c.Nombre));
        var reseau = new FlotMinimal(fin + 1);
        var parts = new List<(int Classe, int Correcteur, int Arc)>();
        var abandons = new int[classes];
        for (var j = 0; j < classes; j++)
        {
            var (nombre, part) = (copies.Classes[j].Nombre, copies.ShareOf(j));
            reseau.Supply(j, nombre);
            abandons[j] = reseau.Arc(j, fin, nombre, CopiesAConfier.SansCorrecteur);
            for (var i = 0; i < correcteurs; i++)
            {
                if (copies.Classes[j].Interdits.Contains(i))
                    continue;
                parts.Add((j, i, reseau.Arc(j, classes + i, Math.Min(part, nombre), 0)));
                if (nombre > part)
                    parts.Add((j, i, reseau.Arc(j, classes + i, nombre - part, CopiesAConfier.Serree)));
            }
        }

        for (var i = 0; i < correcteurs; i++)
        {
            var deja = copies.Correcteurs[i].DejaConfiees;
            for (var rang = deja + 1; rang <= Math.Min(copies.MaximumOf(i), deja + total); rang++)
                reseau.Arc(classes + i, fin, 1, copies.CostOf(i, rang));
        }

        reseau.Supply(fin, -total);
        var solution = reseau.Solve();
        var nombres = Enumerable.Range(0, classes).Select(_ => new int[correcteurs]).ToArray();
        foreach (var (j, i, arc) in parts)
            nombres[j][i] += solution.Flots[arc];
        return new RepartitionDesCopies(
            nombres,
            [.. abandons.Select(a => solution.Flots[a])],
            [.. solution.Prix.Take(classes).Select(p => solution.Prix[fin] - p)],
            [.. solution.Prix.Skip(classes).Take(correcteurs).Select(p => solution.Prix[fin] - p)]);
    }
}
