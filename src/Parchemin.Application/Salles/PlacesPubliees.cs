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
public static class PlacesPubliees
{
    /// <summary>The seats of a candidate of a session: one for each épreuve that has its rooms.</summary>
    public static async Task<IReadOnlyList<PlacePubliee>> OfAsync(Fonds fonds, string inscription)
    {
        ArgumentNullException.ThrowIfNull(fonds);
        return fonds.MayTry("place-d-ecrit.lire") ? [.. Seats(await fonds.OfAsync(GenresDEcrit.Place, inscription))] : [];
    }

    /// <summary>The seats of a candidate.</summary>
    public static async Task<IReadOnlyList<PlacePubliee>> OfAsync(Guichet guichet, Acteur acteur, string inscription, CancellationToken annulation = default)
    {
        ArgumentNullException.ThrowIfNull(guichet);
        return [.. Seats(await guichet.AllAsync(acteur, new Requete(GenresDEcrit.Place, new Parmi("inscription", [inscription])) { Ordre = "id" }, annulation))];
    }

    /// <summary>The rooms of the session where somebody has a seat, in the order of their names.</summary>
    /// <param name="epreuve">Null for all.</param>
    /// <param name="centre">Null for all.</param>
    public static async Task<IReadOnlyList<SallePubliee>> RoomsAsync(Fonds fonds, string? epreuve = null, string? centre = null)
    {
        ArgumentNullException.ThrowIfNull(fonds);
        if (!fonds.MayTry("place-d-ecrit.lire"))
            return [];
        Filtre[] filtres = [new Parmi("session", [fonds.Session.Id]), .. epreuve is null ? Array.Empty<Filtre>() : [new Parmi("epreuve", [epreuve])], .. centre is null ? Array.Empty<Filtre>() : [new Parmi("centre", [centre])]];
        var salles = await fonds.AllAsync(GenresDEcrit.Salle, Filtre.Toutes(filtres));
        var places = (await fonds.AllAsync(GenresDEcrit.Place, new Via("salle", Filtre.Toutes(filtres)))).ToLookup(p => p["salle"]!, StringComparer.Ordinal);
        return
        [
            .. from s in salles
               where places[s.Id].Any()
               orderby s["epreuve"], s["nom"]
               select new SallePubliee(s.Id, s["epreuve"]!, s["centre"]!, s["nom"]!, SalleTenue.Lines(s["surveillants"]),
                   [.. places[s.Id].Select(p => new PlacePubliee(p["inscription"]!, p["epreuve"]!, s["nom"]!, p["place"]!)).OrderBy(p => PlaceAttribuee.Read(p.Place))]),
        ];
    }

    // A seat that was withdrawn has no room.
    private static IEnumerable<PlacePubliee> Seats(IEnumerable<ObjetVu> places)
        => places.Where(p => p["salle"] is not null).Select(p => new PlacePubliee(p["inscription"]!, p["epreuve"]!, p.Titres.GetValueOrDefault("salle") ?? "", p["place"]!));
}
