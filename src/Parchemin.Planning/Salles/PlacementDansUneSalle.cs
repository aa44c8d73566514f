namespace Parchemin.Planning;

/// <summary>Seats candidates in one room so that those of one établissement are not neighbours, as far as possible.</summary>
internal static class PlacementDansUneSalle
{
    /// <remarks>
    /// The seats of one colour of a chequered floor touch none of that colour: they are filled first, the largest établissement first, and
    /// only an établissement that overflows to the other colour can meet itself. Exchanges then take out the meetings that remain; where
    /// they cannot, seats are tried one after the other, the établissement that has the most people left first.
    /// </remarks>
    public static SallePlacee Seat(SalleDEcrit salle, IReadOnlyList<CandidatAPlacer> candidats)
        => SallePlacee.Of(salle, [.. Seats(new SalleDEcrit(salle.Code, salle.Rangees, salle.ColonnesOccupees), candidats).Select(p => p with { Colonne = ((p.Colonne - 1) * salle.Pas) + 1 })]);

    // In a room without the columns that stay empty.
    private static IEnumerable<PlaceAttribuee> Seats(SalleDEcrit salle, IReadOnlyList<CandidatAPlacer> candidats)
    {
        var ordre = candidats.GroupBy(c => c.Etablissement, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .SelectMany(g => g.OrderBy(c => c.Id, StringComparer.Ordinal)).ToList();
        var cases = (from couleur in Enumerable.Range(0, 2)
                     from r in Enumerable.Range(0, salle.Rangees)
                     from c in Enumerable.Range(0, salle.Colonnes)
                     where (r + c) % 2 == couleur
                     select (r * salle.Colonnes) + c).ToArray();
        var occupants = new CandidatAPlacer?[salle.Places];
        for (var i = 0; i < ordre.Count; i++)
            occupants[cases[i]] = ordre[i];
        while (Improve(salle, occupants))
        {
        }

        if (AllMeetings(salle, occupants) > 0 && new PlacesSansVoisins(salle, ordre).Find() is { } sansVoisins)
            occupants = sansVoisins;
        return Enumerable.Range(0, salle.Places).Where(i => occupants[i] is not null).Select(i => new PlaceAttribuee(occupants[i]!, (i / salle.Colonnes) + 1, (i % salle.Colonnes) + 1));
    }

    private static int AllMeetings(SalleDEcrit salle, CandidatAPlacer?[] occupants) => Enumerable.Range(0, salle.Places).Sum(i => Meetings(salle, occupants, i)) / 2;

    // The first exchange of two seats, one of which may be free, that takes a meeting out.
    private static bool Improve(SalleDEcrit salle, CandidatAPlacer?[] occupants)
    {
        for (var i = 0; i < occupants.Length; i++)
        {
            if (Meetings(salle, occupants, i) == 0)
                continue;
            for (var j = 0; j < occupants.Length; j++)
            {
                var avant = Meetings(salle, occupants, i) + Meetings(salle, occupants, j);
                (occupants[i], occupants[j]) = (occupants[j], occupants[i]);
                if (Meetings(salle, occupants, i) + Meetings(salle, occupants, j) < avant)
                    return true;
                (occupants[i], occupants[j]) = (occupants[j], occupants[i]);
            }
        }

        return false;
    }

    private static int Meetings(SalleDEcrit salle, CandidatAPlacer?[] occupants, int place)
    {
        if (occupants[place] is not { } ici)
            return 0;
        var colonne = place % salle.Colonnes;
        var rencontres = 0;
        if (colonne > 0 && Same(ici, occupants[place - 1]))
            rencontres++;
        if (colonne < salle.Colonnes - 1 && Same(ici, occupants[place + 1]))
            rencontres++;
        if (place >= salle.Colonnes && Same(ici, occupants[place - salle.Colonnes]))
            rencontres++;
        if (place + salle.Colonnes < occupants.Length && Same(ici, occupants[place + salle.Colonnes]))
            rencontres++;
        return rencontres;
    }

    private static bool Same(CandidatAPlacer un, CandidatAPlacer? autre) => autre is not null && string.Equals(un.Etablissement, autre.Etablissement, StringComparison.Ordinal);
}
