namespace Parchemin.Planning;

/// <summary>A flow of least cost through a network, by the network simplex method: integers all along, and a price at each node that proves it.</summary>
/// <param name="noeuds">Numbered from 0.</param>
/// <remarks>
/// The tree of a solution hangs from an artificial root. Entering arcs are looked for by blocks; the leaving one is chosen so that the tree
/// stays strongly feasible, which excludes cycling (Cunningham, 1976).
/// </remarks>
internal sealed class FlotMinimal(int noeuds)
{
    private const long Artificiel = long.MaxValue / 1_000_000;
    private readonly List<int> sources = [];
    private readonly List<int> cibles = [];
    private readonly List<int> capacites = [];
    private readonly List<long> couts = [];
    private readonly int[] offres = new int[noeuds];

    /// <summary>What each arc carries and what each node is worth: <c>cost + price(source) - price(target)</c> is never negative where more could pass.</summary>
    public sealed record Solution(int[] Flots, long[] Prix);

    /// <summary>Adds an arc and gives its number.</summary>
    public int Arc(int source, int cible, int capacite, long cout)
    {
        sources.Add(source);
        cibles.Add(cible);
        capacites.Add(capacite);
        couts.Add(cout);
        return sources.Count - 1;
    }

    /// <summary>What a node brings, or takes when negative. The sum must be zero.</summary>
    public void Supply(int noeud, int offre) => offres[noeud] = offre;

    /// <exception cref="InvalidOperationException">The network cannot carry what the nodes bring.</exception>
    public Solution Solve()
    {
        var arcs = sources.Count;
        var racine = noeuds;
        for (var u = 0; u < noeuds; u++)
        {
            if (offres[u] >= 0)
                Arc(u, racine, int.MaxValue, Artificiel);
            else
                Arc(racine, u, int.MaxValue, Artificiel);
        }

        var arbre = new ArbreDeFlot(noeuds, arcs, [.. sources], [.. cibles], [.. capacites], [.. couts], offres);
        while (arbre.Pivot())
        {
        }

        if (arbre.Flots.Skip(arcs).Any(f => f > 0))
            throw new InvalidOperationException("The network cannot carry what its nodes bring.");
        return new Solution(arbre.Flots[..arcs], arbre.Prix[..noeuds]);
    }
}
