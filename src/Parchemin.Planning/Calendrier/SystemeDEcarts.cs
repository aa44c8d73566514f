namespace Parchemin.Planning;

/// <summary>Instants bound two by two by differences, each moved as little as possible from where it is wished. Instant 0 is the origin.</summary>
/// <param name="nombre">How many instants, the origin included.</param>
/// <remarks>
/// Minimising the sum of the moves under difference constraints is the dual of a circulation of least cost: a flow of one unit says that a
/// wish must give way. Negative cycles are cancelled until none is left; the distances in what remains are the instants, and the cost of
/// the circulation, equal to the sum of the moves, proves that it is the least. A negative cycle that nothing bounds proves that the
/// constraints contradict one another.
/// </remarks>
internal sealed class SystemeDEcarts(int nombre)
{
    private const int SansBorne = int.MaxValue;
    private readonly List<Arc> arcs = [];
    private readonly List<(int Instant, int Voulu)> voeux = [];

    /// <summary>Instants that fulfil every constraint.</summary>
    /// <param name="Preuve">The cost of the circulation: no solution moves less.</param>
    public sealed record Solution(int[] Instants, int Deplacement, int Preuve);

    /// <summary><paramref name="u"/> stands at most <paramref name="ecart"/> minutes after <paramref name="v"/>.</summary>
    public void AtMost(int u, int v, int ecart) => Add(v, u, ecart, SansBorne);

    /// <summary>Each minute between <paramref name="u"/> and <paramref name="voulu"/> counts one.</summary>
    public void Wish(int u, int voulu)
    {
        voeux.Add((u, voulu));
        Add(0, u, voulu, 1);
        Add(u, 0, -voulu, 1);
    }

    /// <returns>Null when the constraints contradict one another.</returns>
    public Solution? Solve()
    {
        var distances = new int[nombre];
        while (NegativeCycle(distances) is { } cycle)
        {
            var debit = cycle.Min(a => arcs[a].Reste);
            if (debit == SansBorne)
                return null;
            foreach (var a in cycle)
            {
                Push(a, -debit);
                Push(a ^ 1, debit);
            }
        }

        var instants = distances.Select(d => d - distances[0]).ToArray();
        var preuve = 0;
        for (var a = 0; a < arcs.Count; a += 2)
            preuve -= arcs[a].Cout * arcs[a ^ 1].Reste;
        return new Solution(instants, voeux.Sum(v => Math.Abs(instants[v.Instant] - v.Voulu)), preuve);
    }

    private void Add(int de, int vers, int cout, int reste)
    {
        arcs.Add(new Arc(de, vers, cout, reste));
        arcs.Add(new Arc(vers, de, -cout, 0));
    }

    private void Push(int a, int debit)
    {
        if (arcs[a].Reste != SansBorne)
            arcs[a] = arcs[a] with { Reste = arcs[a].Reste + debit };
    }

    // Bellman-Ford from everywhere at once; when no cycle is found the distances are left.
    private List<int>? NegativeCycle(int[] distances)
    {
        Array.Clear(distances);
        var par = new int[nombre];
        Array.Fill(par, -1);
        var dernier = -1;
        for (var tour = 0; tour < nombre; tour++)
        {
            dernier = -1;
            for (var a = 0; a < arcs.Count; a++)
            {
                var (de, vers, cout, reste) = arcs[a];
                if (reste > 0 && distances[de] + cout < distances[vers])
                {
                    distances[vers] = distances[de] + cout;
                    par[vers] = a;
                    dernier = vers;
                }
            }

            if (dernier < 0)
                return null;
        }

        // As many steps back as there are instants: on the cycle for sure.
        for (var i = 0; i < nombre; i++)
            dernier = arcs[par[dernier]].De;
        var cycle = new List<int>();
        for (var v = dernier; cycle.Count == 0 || v != dernier; v = arcs[par[v]].De)
            cycle.Add(par[v]);
        return cycle;
    }

    private readonly record struct Arc(int De, int Vers, int Cout, int Reste);
}
