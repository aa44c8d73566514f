using Parchemin.Planning;

namespace Parchemin.Application;

/// <summary>The seat of a candidate at a written épreuve, as it was published.</summary>
/// <param name="Salle">The name of the room.</param>
/// <param name="Place">Column and row from the board: <c>B3</c>.</param>
public sealed record PlacePubliee(string Inscription, string Epreuve, string Salle, string Place);

/// <summary>A room as it was published.</summary>
/// <param name="Surveillants">Those who watch it; empty where nobody is named.</param>
/// <param name="Places">Row by row from the board.</param>
public sealed record SallePubliee(string Id, string Epreuve, string Centre, string Nom, IReadOnlyList<string> Surveillants, IReadOnlyList<PlacePubliee> Places);

/// <summary>What was published of the rooms of the written épreuves, as far as a person may read it: convocations, agendas and sign-in sheets are made of it.</summary>
/// <remarks>A seat in a room that was withdrawn, that grew smaller than it, or of a centre that the candidate left is published no more.</remarks>
public static class PlacesPubliees
{
    /// <summary>The seats of a candidate of a session: one for each épreuve that has its rooms.</summary>
    public static async Task<IReadOnlyList<PlacePubliee>> OfAsync(Fonds fonds, string inscription)
    {
        ArgumentNullException.ThrowIfNull(fonds);
        if (!fonds.MayTry("place-d-ecrit.lire"))
            return [];
        var sienne = await fonds.FindAsync(Genres.Inscription, inscription);
        var places = new List<PlacePubliee>();
        foreach (var place in (await fonds.OfAsync(GenresDEcrit.Place, inscription)).Where(p => p["salle"] is not null))
        {
            if (await fonds.FindAsync(GenresDEcrit.Salle, place["salle"]) is { } salle && SalleTenue.Stands(place["place"], c => salle[c], sienne?["centre"] ?? sienne?["etablissement"]))
                places.Add(new PlacePubliee(inscription, place["epreuve"]!, salle["nom"]!, place["place"]!));
        }

        return places;
    }

    /// <summary>The seats of a candidate.</summary>
    public static async Task<IReadOnlyList<PlacePubliee>> OfAsync(Guichet guichet, Acteur acteur, ObjetVu inscription, CancellationToken annulation = default)
    {
        ArgumentNullException.ThrowIfNull(guichet);
        ArgumentNullException.ThrowIfNull(inscription);
        var places = (await guichet.AllAsync(acteur, new Requete(GenresDEcrit.Place, new Parmi("inscription", [inscription.Id])) { Ordre = "id" }, annulation)).Where(p => p["salle"] is not null).ToList();
        var salles = (await guichet.Store.FindAsync(GenresDEcrit.Salle, [.. places.Select(p => p["salle"]!).Distinct(StringComparer.Ordinal)], annulation)).ToDictionary(s => s.Id, StringComparer.Ordinal);
        return [.. places.Where(p => salles.TryGetValue(p["salle"]!, out var s) && SalleTenue.Stands(p["place"], c => s[c], inscription["centre"] ?? inscription["etablissement"]))
            .Select(p => new PlacePubliee(inscription.Id, p["epreuve"]!, salles[p["salle"]!]["nom"]!, p["place"]!))];
    }

    /// <summary>The rooms of the session where somebody has a seat, in the order of their names.</summary>
    /// <param name="epreuve">Null for all.</param>
    /// <param name="centre">Null for all.</param>
    public static async Task<IReadOnlyList<SallePubliee>> RoomsAsync(Fonds fonds, string? epreuve = null, string? centre = null)
    {
        ArgumentNullException.ThrowIfNull(fonds);
        if (!fonds.MayTry("place-d-ecrit.lire"))
            return [];
        Filtre[] filtres = [new Parmi("session", [fonds.Session.Id]), new Vide("retiree_le"), .. epreuve is null ? Array.Empty<Filtre>() : [new Parmi("epreuve", [epreuve])], .. centre is null ? Array.Empty<Filtre>() : [new Parmi("centre", [centre])]];
        var salles = await fonds.AllAsync(GenresDEcrit.Salle, Filtre.Toutes(filtres));
        var places = (await fonds.AllAsync(GenresDEcrit.Place, new Via("salle", Filtre.Toutes(filtres)))).ToLookup(p => p["salle"]!, StringComparer.Ordinal);
        var centres = (await fonds.InscriptionsAsync()).ToDictionary(i => i.Id, i => i["centre"] ?? i["etablissement"], StringComparer.Ordinal);
        return
        [
            .. from s in salles
               let siennes = places[s.Id].Where(p => centres.TryGetValue(p["inscription"]!, out var c) && SalleTenue.Stands(p["place"], x => s[x], c)).ToList()
               where siennes.Count > 0
               orderby s["epreuve"], s["nom"]
               select new SallePubliee(s.Id, s["epreuve"]!, s["centre"]!, s["nom"]!, SalleTenue.Lines(s["surveillants"]),
                   [.. siennes.Select(p => new PlacePubliee(p["inscription"]!, p["epreuve"]!, s["nom"]!, p["place"]!)).OrderBy(p => PlaceAttribuee.Read(p.Place))]),
        ];
    }
}
