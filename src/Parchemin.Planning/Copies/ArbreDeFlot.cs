namespace Parchemin.Planning;

/// <summary>The spanning tree of a network simplex, and the step from one to a better one.</summary>
internal sealed class ArbreDeFlot
{
    private const sbyte Bas = 1;
    private const sbyte Arbre = 0;
    private const sbyte Haut = -1;
    private readonly int[] source;
    private readonly int[] cible;
    private readonly int[] capacite;
    private readonly long[] cout;
    private readonly sbyte[] etat;
    private readonly int[] parent;
    private readonly int[] lien;
    private readonly bool[] monte;
    private readonly int[] profondeur;
    private readonly int[] enfant;
    private readonly int[] suivant;
    private readonly int[] precedent;
    private readonly int[] pile;
    private readonly int bloc;
    private int curseur;

    /// <param name="arcs">The real arcs; the artificial one of each node follows them, in order.</param>
    public ArbreDeFlot(int noeuds, int arcs, int[] source, int[] cible, int[] capacite, long[] cout, int[] offres)
    {
        (this.source, this.cible, this.capacite, this.cout) = (source, cible, capacite, cout);
        Flots = new int[source.Length];
        Prix = new long[noeuds + 1];
        etat = new sbyte[source.Length];
        Array.Fill(etat, Bas, 0, arcs);
        parent = new int[noeuds + 1];
        lien = new int[noeuds + 1];
        monte = new bool[noeuds + 1];
        profondeur = new int[noeuds + 1];
        enfant = new int[noeuds + 1];
        suivant = new int[noeuds + 1];
        precedent = new int[noeuds + 1];
        pile = new int[noeuds + 1];
        Array.Fill(enfant, -1);
        Array.Fill(suivant, -1);
        Array.Fill(precedent, -1);
        parent[noeuds] = -1;
        bloc = Math.Max(10, (int)Math.Sqrt(source.Length));
        for (var u = 0; u < noeuds; u++)
        {
            var a = arcs + u;
            Flots[a] = Math.Abs(offres[u]);
            (lien[u], monte[u], profondeur[u]) = (a, source[a] == u, 1);
            Prix[u] = monte[u] ? -cout[a] : cout[a];
            Attach(u, noeuds);
        }
    }

    /// <summary>What each arc carries.</summary>
    public int[] Flots { get; }

    public long[] Prix { get; }

    /// <summary>Goes to a better tree.</summary>
    /// <returns>False when there is none: the flow is of least cost.</returns>
    public bool Pivot()
    {
        var entrant = Entering();
        if (entrant < 0)
            return false;
        var jonction = Join(source[entrant], cible[entrant]);
        var (premier, second) = etat[entrant] == Bas ? (source[entrant], cible[entrant]) : (cible[entrant], source[entrant]);
        var (debit, sortant, cotePremier) = (capacite[entrant], -1, false);
        for (var u = premier; u != jonction; u = parent[u])
        {
            var d = monte[u] ? Flots[lien[u]] : capacite[lien[u]] - Flots[lien[u]];
            if (d < debit)
                (debit, sortant, cotePremier) = (d, u, true);
        }

        for (var u = second; u != jonction; u = parent[u])
        {
            var d = monte[u] ? capacite[lien[u]] - Flots[lien[u]] : Flots[lien[u]];
            if (d <= debit)
                (debit, sortant, cotePremier) = (d, u, false);
        }

        Carry(entrant, jonction, etat[entrant] * debit);
        if (sortant < 0)
        {
            etat[entrant] = (sbyte)-etat[entrant];
            return true;
        }

        var quitte = lien[sortant];
        etat[entrant] = Arbre;
        etat[quitte] = Flots[quitte] == 0 ? Bas : Haut;
        var (dedans, dehors) = cotePremier ? (premier, second) : (second, premier);
        Hang(dedans, dehors, sortant, entrant);
        return true;
    }

    // The most promising arc of the next block that has one.
    private int Entering()
    {
        var (meilleur, gain, reste) = (-1, 0L, bloc);
        for (var i = 0; i < source.Length; i++)
        {
            var a = curseur;
            curseur = curseur + 1 == source.Length ? 0 : curseur + 1;
            var c = etat[a] * (cout[a] + Prix[source[a]] - Prix[cible[a]]);
            if (c < gain)
                (meilleur, gain) = (a, c);
            if (--reste == 0)
            {
                if (meilleur >= 0)
                    return meilleur;
                reste = bloc;
            }
        }

        return meilleur;
    }

    private int Join(int u, int v)
    {
        while (u != v)
        {
            if (profondeur[u] >= profondeur[v])
                u = parent[u];
            else
                v = parent[v];
        }

        return u;
    }

    private void Carry(int entrant, int jonction, int debit)
    {
        if (debit == 0)
            return;
        Flots[entrant] += debit;
        for (var u = source[entrant]; u != jonction; u = parent[u])
            Flots[lien[u]] += monte[u] ? -debit : debit;
        for (var u = cible[entrant]; u != jonction; u = parent[u])
            Flots[lien[u]] += monte[u] ? debit : -debit;
    }

    // The part of the tree that the leaving arc cuts off hangs from the entering one.
    private void Hang(int dedans, int dehors, int sortant, int entrant)
    {
        var (u, nouveauParent, nouveauLien) = (dedans, dehors, entrant);
        while (true)
        {
            var (ancienParent, ancienLien) = (parent[u], lien[u]);
            Detach(u);
            (lien[u], monte[u]) = (nouveauLien, source[nouveauLien] == u);
            Attach(u, nouveauParent);
            if (u == sortant)
                break;
            (nouveauParent, nouveauLien, u) = (u, ancienLien, ancienParent);
        }

        var ecart = Prix[dehors] - Prix[dedans] + (monte[dedans] ? -cout[entrant] : cout[entrant]);
        var sommet = 0;
        pile[sommet++] = dedans;
        while (sommet > 0)
        {
            var v = pile[--sommet];
            Prix[v] += ecart;
            profondeur[v] = profondeur[parent[v]] + 1;
            for (var e = enfant[v]; e >= 0; e = suivant[e])
                pile[sommet++] = e;
        }
    }

    private void Attach(int u, int p)
    {
        (parent[u], precedent[u], suivant[u]) = (p, -1, enfant[p]);
        if (enfant[p] >= 0)
            precedent[enfant[p]] = u;
        enfant[p] = u;
    }

    private void Detach(int u)
    {
        if (precedent[u] >= 0)
            suivant[precedent[u]] = suivant[u];
        else
            enfant[parent[u]] = suivant[u];
        if (suivant[u] >= 0)
            precedent[suivant[u]] = precedent[u];
    }
}
