namespace Parchemin.Planning;

/// <summary>Cuts what a corrector gets into lots, each with as many origins as it can have.</summary>
public static class LotsDeCopies
{
    /// <summary>Forms the fewest lots, of sizes one apart at most.</summary>
    /// <param name="copies">In an order that chance gave: within an origin it is kept.</param>
    /// <param name="taille">Scripts at most in a lot.</param>
    public static IReadOnlyList<IReadOnlyList<T>> Deal<T>(IReadOnlyCollection<T> copies, Func<T, string> origine, int taille)
    {
        ArgumentNullException.ThrowIfNull(copies);
        ArgumentOutOfRangeException.ThrowIfLessThan(taille, 1);
        var lots = Enumerable.Range(0, (copies.Count + taille - 1) / taille).Select(_ => new List<T>()).ToList();
        // Dealt like cards: an origin goes to all the lots before it comes back to the first.
        foreach (var (copie, rang) in copies.OrderBy(origine, StringComparer.Ordinal).Select((c, i) => (c, i)))
            lots[rang % lots.Count].Add(copie);
        return lots;
    }
}
