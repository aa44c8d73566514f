namespace Parchemin.Planning;

/// <summary>Looks for seats in which no établissement meets itself, one seat after the other.</summary>
/// <param name="candidats">The candidates of an établissement stand together.</param>
internal sealed class PlacesSansVoisins(SalleDEcrit salle, IReadOnlyList<CandidatAPlacer> candidats)
{
    private const int EssaisMax = 50_000;
    private const int Libre = -1;
    private readonly List<Queue<CandidatAPlacer>> restes = [.. candidats.GroupBy(c => c.Etablissement, StringComparer.Ordinal).Select(g => new Queue<CandidatAPlacer>(g))];
    private readonly int[] occupants = Enumerable.Repeat(Libre, salle.Places).ToArray();
    private int essais;

    /// <returns>Null when there are none, or none was found in a bounded number of trials.</returns>
    public CandidatAPlacer?[]? Find()
    {
        var nombres = restes.Select(r => r.Count).ToArray();
        return Fill(0, salle.Places - candidats.Count, nombres) ? [.. occupants.Select(o => o == Libre ? null : restes[o].Dequeue())] : null;
    }

    private bool Fill(int place, int libres, int[] nombres)
    {
        if (place == occupants.Length)
            return true;
        if (++essais > EssaisMax)
            return false;
        foreach (var groupe in Enumerable.Range(0, nombres.Length).Where(g => nombres[g] > 0 && !Meets(place, g)).OrderByDescending(g => nombres[g]).ThenBy(g => g).ToList())
        {
            nombres[groupe]--;
            occupants[place] = groupe;
            if (Fill(place + 1, libres, nombres))
                return true;
            occupants[place] = Libre;
            nombres[groupe]++;
        }

        return libres > 0 && Fill(place + 1, libres - 1, nombres);
    }

    private bool Meets(int place, int groupe)
        => (place % salle.Colonnes > 0 && occupants[place - 1] == groupe) || (place >= salle.Colonnes && occupants[place - salle.Colonnes] == groupe);
}
