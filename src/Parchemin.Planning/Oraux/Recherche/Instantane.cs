namespace Parchemin.Planning.Oraux;

/// <summary>A copy of a state: where each oral is and who sits where.</summary>
internal sealed class Instantane
{
    private readonly int[] postes;
    private readonly int[] debuts;
    private readonly int[][] membres;

    private Instantane(int oraux, int postes)
    {
        this.postes = new int[oraux];
        debuts = new int[oraux];
        membres = new int[postes][];
    }

    /// <summary>The total cost of the state that was copied.</summary>
    public long Cout { get; private set; }

    public int NonPlaces { get; private set; }

    /// <summary>The cost of what is placed.</summary>
    public long CoutPlace { get; private set; }

    public ReadOnlySpan<int> Postes => postes;

    public ReadOnlySpan<int> Debuts => debuts;

    public ReadOnlySpan<int> Membres(int poste) => membres[poste];

    public static Instantane Of(Etat etat)
    {
        var copie = new Instantane(etat.Terrain.Oraux, etat.Terrain.Postes);
        copie.Take(etat);
        return copie;
    }

    /// <summary>Copies a state again. Lists of people are never changed in place, so they are shared.</summary>
    public void Take(Etat etat)
    {
        etat.Poste.CopyTo(postes, 0);
        etat.Debut.CopyTo(debuts, 0);
        for (var k = 0; k < membres.Length; k++)
            membres[k] = etat.Membres(k);
        (Cout, NonPlaces, CoutPlace) = (etat.CoutTotal, etat.NonPlaces, etat.Cout);
    }

    /// <summary>Gives the state this content.</summary>
    public void Restore(Etat etat)
    {
        etat.Clear();
        for (var k = 0; k < membres.Length; k++)
        {
            if (membres[k].Length > 0)
                etat.Seat(k, membres[k]);
        }

        for (var o = 0; o < postes.Length; o++)
        {
            if (postes[o] >= 0)
                etat.Place(o, postes[o], debuts[o]);
        }

        etat.Mark();
    }
}
