namespace Parchemin.Application;

/// <summary>Gives scripts to correctors so that nobody gets one that is forbidden to him and that the most loaded has as few as possible.</summary>
public static class Repartition
{
    /// <summary>Gives each script to a corrector.</summary>
    /// <param name="interdits">For each script, the correctors who may not have it.</param>
    /// <param name="charges">For each corrector, how many he already has.</param>
    /// <param name="hasard">A number below another: the order in which scripts are given, hence which scripts stand together, is that of chance.</param>
    /// <returns>For each script the rank of its corrector, or -1 when all are forbidden to it.</returns>
    /// <remarks>
    /// First each script, in a random order, to the least loaded of those who may have it. Then, as long as somebody has two more than another
    /// to whom a chain of scripts leads, the chain is moved by one: when no chain is left the greatest load is the least possible
    /// (Harvey, Ladner, Lovász and Tamir, « Semi-matchings for bipartite graphs and load balancing », 2006).
    /// </remarks>
    public static int[] Assign(IReadOnlyList<IReadOnlySet<int>> interdits, IReadOnlyList<int> charges, Func<int, int> hasard)
    {
        ArgumentNullException.ThrowIfNull(interdits);
        ArgumentNullException.ThrowIfNull(charges);
        ArgumentNullException.ThrowIfNull(hasard);
        var (n, charge) = (charges.Count, charges.ToArray());
        var choix = Enumerable.Repeat(-1, interdits.Count).ToArray();
        foreach (var copie in Shuffle(interdits.Count, hasard))
        {
            for (var c = 0; c < n; c++)
            {
                if (!interdits[copie].Contains(c) && (choix[copie] < 0 || charge[c] < charge[choix[copie]]))
                    choix[copie] = c;
            }

            if (choix[copie] >= 0)
                charge[choix[copie]]++;
        }

        // Scripts forbidden to the same people can stand for one another: chains pass by their groups.
        var groupes = new Dictionary<string, int>(StringComparer.Ordinal);
        var groupe = interdits.Select(i => string.Join(',', i.Order())).Select(cle => groupes.TryGetValue(cle, out var g) ? g : groupes[cle] = groupes.Count).ToArray();
        var tenues = Enumerable.Range(0, n).Select(_ => new List<int>?[groupes.Count]).ToArray();
        var exclus = new IReadOnlySet<int>[groupes.Count];
        for (var copie = 0; copie < choix.Length; copie++)
        {
            exclus[groupe[copie]] = interdits[copie];
            if (choix[copie] >= 0)
                (tenues[choix[copie]][groupe[copie]] ??= []).Add(copie);
        }

        // A chain may open another one for somebody already looked at.
        bool bouge;
        do
        {
            bouge = false;
            foreach (var depart in Enumerable.Range(0, n))
            {
                while (Chain(depart, charge, tenues, exclus) is { } chaine)
                {
                    Move(chaine, tenues, choix);
                    charge[chaine[0].De]--;
                    charge[chaine[^1].Vers]++;
                    bouge = true;
                }
            }
        }
        while (bouge);

        return choix;
    }

    /// <summary>The numbers from 0 in a random order.</summary>
    public static int[] Shuffle(int nombre, Func<int, int> hasard)
    {
        ArgumentNullException.ThrowIfNull(hasard);
        var ordre = Enumerable.Range(0, nombre).ToArray();
        for (var i = nombre - 1; i > 0; i--)
        {
            var j = hasard(i + 1);
            (ordre[i], ordre[j]) = (ordre[j], ordre[i]);
        }

        return ordre;
    }

    // The moves that bring one script less to a corrector and one more to another who has at least two less; null when there are none.
    private static List<(int De, int Vers, int Groupe)>? Chain(int depart, int[] charge, List<int>?[][] tenues, IReadOnlySet<int>[] exclus)
    {
        var venu = new Dictionary<int, (int De, int Groupe)>();
        var file = new Queue<int>([depart]);
        while (file.TryDequeue(out var c))
        {
            for (var g = 0; g < exclus.Length; g++)
            {
                if (tenues[c][g] is not { Count: > 0 })
                    continue;
                for (var d = 0; d < charge.Length; d++)
                {
                    if (d == depart || venu.ContainsKey(d) || exclus[g].Contains(d))
                        continue;
                    venu[d] = (c, g);
                    if (charge[d] <= charge[depart] - 2)
                        return Back(d, depart, venu);
                    file.Enqueue(d);
                }
            }
        }

        return null;
    }

    private static void Move(List<(int De, int Vers, int Groupe)> chaine, List<int>?[][] tenues, int[] choix)
    {
        foreach (var (de, vers, g) in chaine)
        {
            var copie = tenues[de][g]![^1];
            tenues[de][g]!.RemoveAt(tenues[de][g]!.Count - 1);
            (tenues[vers][g] ??= []).Add(copie);
            choix[copie] = vers;
        }
    }

    private static List<(int De, int Vers, int Groupe)> Back(int arrivee, int depart, Dictionary<int, (int De, int Groupe)> venu)
    {
        var chaine = new List<(int, int, int)>();
        for (var d = arrivee; d != depart; d = venu[d].De)
            chaine.Insert(0, (venu[d].De, d, venu[d].Groupe));
        return chaine;
    }
}
