namespace Parchemin.Planning;

/// <summary>Scripts that a corrector gets together.</summary>
/// <param name="Copies">By class: how many of each. The scripts themselves are drawn by who holds them.</param>
public sealed record LotDeCopies(int Correcteur, IReadOnlyList<(int Classe, int Nombre)> Copies)
{
    public int Nombre => Copies.Sum(c => c.Nombre);
}

/// <summary>Cuts what each corrector gets into lots, each with as many origins as it can have.</summary>
public static class LotsDeCopies
{
    /// <summary>Forms the lots of every corrector, in order.</summary>
    /// <param name="taille">Scripts at most in a lot.</param>
    public static IReadOnlyList<LotDeCopies> Form(RepartitionDesCopies repartition, int taille)
    {
        ArgumentNullException.ThrowIfNull(repartition);
        ArgumentOutOfRangeException.ThrowIfLessThan(taille, 1);
        var lots = new List<LotDeCopies>();
        for (var i = 0; i < repartition.PrixDesCorrecteurs.Length; i++)
        {
            var correcteur = i;
            var siennes = repartition.Nombres.SelectMany((n, j) => Enumerable.Repeat(j, n[correcteur])).ToList();
            var nombre = (siennes.Count + taille - 1) / taille;
            // Dealt like cards: a class goes to all the lots before it comes back to the first.
            for (var lot = 0; lot < nombre; lot++)
                lots.Add(new LotDeCopies(i, [.. siennes.Where((_, rang) => rang % nombre == lot).CountBy(j => j).Select(c => (c.Key, c.Value))]));
        }

        return lots;
    }
}
