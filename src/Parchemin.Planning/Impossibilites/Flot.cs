namespace Parchemin.Planning.Impossibilites;

/// <summary>The largest flow from a source to a sink, by shortest augmenting levels, and what the source still reaches afterwards.</summary>
internal sealed class Flot
{
    private readonly List<int> vers = [];
    private readonly List<long> reste = [];
    private readonly List<List<int>> arcs = [];
    private int[] niveau = [];
    private int[] suivant = [];

    public int AddNode()
    {
        arcs.Add([]);
        return arcs.Count - 1;
    }

    public void AddArc(int de, int a, long capacite)
    {
        arcs[de].Add(vers.Count);
        vers.Add(a);
        reste.Add(capacite);
        arcs[a].Add(vers.Count);
        vers.Add(de);
        reste.Add(0);
    }

    public long Maximise(int source, int puits)
    {
        long total = 0;
        while (Level(source)[puits] >= 0)
        {
            suivant = new int[arcs.Count];
            while (Push(source, puits, long.MaxValue) is > 0 and var pousse)
                total += pousse;
        }

        return total;
    }

    /// <summary>Whether what remains of the network leads from the source to each node: the smallest side of a least cut.</summary>
    public IReadOnlyList<bool> Reached(int source) => [.. Level(source).Select(n => n >= 0)];

    private int[] Level(int source)
    {
        niveau = new int[arcs.Count];
        Array.Fill(niveau, -1);
        niveau[source] = 0;
        var file = new Queue<int>([source]);
        while (file.TryDequeue(out var n))
        {
            foreach (var a in arcs[n])
            {
                if (reste[a] <= 0 || niveau[vers[a]] >= 0)
                    continue;
                niveau[vers[a]] = niveau[n] + 1;
                file.Enqueue(vers[a]);
            }
        }

        return niveau;
    }

    // Paths are four arcs long before any is undone: recursion stays shallow.
    private long Push(int noeud, int puits, long auPlus)
    {
        if (noeud == puits)
            return auPlus;
        for (; suivant[noeud] < arcs[noeud].Count; suivant[noeud]++)
        {
            var a = arcs[noeud][suivant[noeud]];
            if (reste[a] <= 0 || niveau[vers[a]] != niveau[noeud] + 1)
                continue;
            var pousse = Push(vers[a], puits, Math.Min(auPlus, reste[a]));
            if (pousse == 0)
                continue;
            reste[a] -= pousse;
            reste[a ^ 1] += pousse;
            return pousse;
        }

        return 0;
    }
}
