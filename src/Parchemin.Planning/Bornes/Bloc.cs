using Parchemin.Planning.Oraux;

namespace Parchemin.Planning.Bornes;

/// <summary>Orals of one épreuve and of the same durations.</summary>
/// <param name="Nombre">How many are demanded in the block.</param>
internal sealed record TypeDOral(int Epreuve, int Preparation, int Passage, int Battement, int Nombre)
{
    /// <summary>What it takes of a commission's plage, the battement after it included.</summary>
    public int Taille => Passage + Battement;
}

/// <summary>Centres that share candidates: what happens there costs nothing elsewhere, so bounds of blocks add up.</summary>
/// <param name="Plages">The plages of its centres.</param>
internal sealed record Bloc(IReadOnlyList<int> Centres, IReadOnlyList<int> Plages, IReadOnlyList<TypeDOral> Types)
{
    public static IReadOnlyList<Bloc> Of(SessionDOraux session)
    {
        var plagesDe = Enumerable.Range(0, session.Plages.Length).ToLookup(p => session.Plages[p].Centre);
        var centresDe = session.Candidats.Select(c => CentresDe(session, c, plagesDe)).ToList();
        var chef = Enumerable.Range(0, session.Centres.Length).ToArray();
        foreach (var centres in centresDe)
        {
            for (var i = 1; i < centres.Count; i++)
                chef[Root(chef, centres[i])] = Root(chef, centres[0]);
        }

        return [.. Enumerable.Range(0, session.Centres.Length).GroupBy(c => Root(chef, c)).Select(b => new Bloc(
            [.. b], [.. b.SelectMany(c => plagesDe[c])],
            [.. Enumerable.Range(0, session.Candidats.Length).Where(c => centresDe[c].Count > 0 && Root(chef, centresDe[c][0]) == b.Key)
                .SelectMany(c => Enumerable.Range(session.Candidats[c].PremierOral, session.Candidats[c].NombreDOraux)).Select(o => session.Oraux[o])
                .GroupBy(o => (o.Epreuve, o.Preparation, o.Passage, o.Battement))
                .Select(t => new TypeDOral(t.Key.Epreuve, t.Key.Preparation, t.Key.Passage, t.Key.Battement, t.Count()))
                .OrderBy(t => (t.Epreuve, t.Passage, t.Preparation))])).Where(b => b.Types.Count > 0)];
    }

    // A candidate counts where at least one plage is open to him.
    private static List<int> CentresDe(SessionDOraux session, CandidatAuxOraux candidat, ILookup<int, int> plagesDe)
        => candidat.Centre != SessionDOraux.Aucun ? [candidat.Centre]
            : candidat.Indisponible.IsEmpty ? [.. plagesDe.Select(c => c.Key)]
            : [.. plagesDe.Where(c => c.Any(p => !candidat.Indisponible.Contains(p))).Select(c => c.Key)];

    private static int Root(int[] chef, int i)
    {
        while (chef[i] != i)
            i = chef[i] = chef[chef[i]];
        return i;
    }
}
