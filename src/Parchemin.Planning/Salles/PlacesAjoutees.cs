namespace Parchemin.Planning;

/// <summary>Seats those who come late to the lists, without moving anybody.</summary>
public static class PlacesAjoutees
{
    /// <summary>Gives a seat to each newcomer that the rooms can still hold.</summary>
    /// <param name="places">The rooms as they are filled.</param>
    /// <param name="salles">All the rooms, those that are empty included.</param>
    /// <remarks>
    /// Who writes alone takes the smallest empty room; who has extra time joins those who have; the others go where most seats are free. A
    /// room that is empty is opened only when the others of its kind are full, and kinds sit together only when none is left.
    /// </remarks>
    public static PlanDesSalles Add(IReadOnlyList<SallePlacee> places, IReadOnlyList<CandidatAPlacer> nouveaux, IReadOnlyList<SalleDEcrit> salles)
    {
        ArgumentNullException.ThrowIfNull(places);
        ArgumentNullException.ThrowIfNull(nouveaux);
        ArgumentNullException.ThrowIfNull(salles);
        var tenues = salles.Select(s => places.FirstOrDefault(p => p.Salle.Code == s.Code) is { } p ? SallePlacee.Of(s, p.Places) : SallePlacee.Of(s, [])).ToList();
        var sans = new List<CandidatAPlacer>();
        foreach (var candidat in nouveaux.OrderByDescending(c => c.SalleAPart).ThenByDescending(c => c.TempsMajore).ThenBy(c => c.Id, StringComparer.Ordinal))
        {
            var salle = RoomFor(candidat, tenues);
            var rang = tenues.FindIndex(s => ReferenceEquals(s, salle));
            if (rang < 0)
                sans.Add(candidat);
            else
                tenues[rang] = SallePlacee.Of(tenues[rang].Salle, [.. tenues[rang].Places, SeatIn(tenues[rang], candidat)]);
        }

        return new PlanDesSalles([.. tenues.Where(s => s.Places.Count > 0).OrderBy(s => s.Salle.Code, StringComparer.Ordinal)], sans);
    }

    private static SallePlacee? RoomFor(CandidatAPlacer c, List<SallePlacee> salles)
    {
        var vides = salles.Where(s => s.Places.Count == 0 && s.Salle.Places > 0).OrderBy(s => s.Salle.Places).ThenBy(s => s.Salle.Code, StringComparer.Ordinal).ToList();
        if (c.SalleAPart)
            return vides.FirstOrDefault();
        var ouvertes = salles.Where(s => s.Places.Count > 0 && s.Places.Count < s.Salle.Places && !s.EstAPart)
            .OrderByDescending(s => s.Salle.Places - s.Places.Count).ThenBy(s => s.Salle.Code, StringComparer.Ordinal).ToList();
        return ouvertes.FirstOrDefault(s => s.EstDeTempsMajore == c.TempsMajore) ?? (c.TempsMajore ? vides.FirstOrDefault() : vides.LastOrDefault()) ?? ouvertes.FirstOrDefault();
    }

    // The free seat with the fewest neighbours of his établissement, nearest to the board.
    private static PlaceAttribuee SeatIn(SallePlacee salle, CandidatAPlacer c)
    {
        var prises = salle.Places.Select(p => (p.Rangee, p.Colonne)).ToHashSet();
        return (from r in Enumerable.Range(1, salle.Salle.Rangees)
                from i in Enumerable.Range(0, salle.Salle.ColonnesOccupees)
                let place = new PlaceAttribuee(c, r, (i * salle.Salle.Pas) + 1)
                where !prises.Contains((place.Rangee, place.Colonne))
                orderby salle.Places.Count(p => SallePlacee.Meet(salle.Salle, p, place)), r, place.Colonne
                select place).First();
    }
}
