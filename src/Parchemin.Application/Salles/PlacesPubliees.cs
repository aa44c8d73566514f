using Parchemin.Planning;

namespace Parchemin.Application;

/// <summary>The seat of a candidate at a written épreuve, as it was published.</summary>
/// <param name="Salle">The name of the room.</param>
/// <param name="Place">Column and row from the board: <c>B3</c>.</param>
/// <param name="Version">Grows with each change of the seat.</param>
public sealed record PlacePubliee(string Inscription, string Epreuve, string Salle, string Place, long Version);

/// <summary>A room as it was published.</summary>
/// <param name="Surveillants">Those who watch it; empty where nobody is named.</param>
/// <param name="Places">Row by row from the board.</param>
public sealed record SallePubliee(string Epreuve, string Centre, string Nom, IReadOnlyList<string> Surveillants, IReadOnlyList<PlacePubliee> Places);

/// <summary>What was published of the rooms of the written épreuves, as far as a person may read it: convocations, agendas and sign-in sheets are made of it.</summary>
public static class PlacesPubliees
{
    /// <summary>The seats of candidates, by inscription: one for each épreuve that has its rooms.</summary>
    public static Task<ILookup<string, PlacePubliee>> OfAsync(Fonds fonds, IReadOnlyCollection<string> inscriptions)
    {
        ArgumentNullException.ThrowIfNull(fonds);
        return fonds.MayTry("place-d-ecrit.lire") ? SeatsAsync((g, f) => fonds.AllAsync(g, f), inscriptions) : Task.FromResult(None);
    }

    /// <inheritdoc cref="OfAsync(Fonds, IReadOnlyCollection{string})"/>
    public static Task<ILookup<string, PlacePubliee>> OfAsync(Guichet guichet, Acteur acteur, IReadOnlyCollection<string> inscriptions, CancellationToken annulation = default)
    {
        ArgumentNullException.ThrowIfNull(guichet);
        return SeatsAsync((g, f) => guichet.AllAsync(acteur, new Requete(g, f) { Ordre = "id" }, annulation), inscriptions);
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
               select new SallePubliee(s["epreuve"]!, s["centre"]!, s["nom"]!, SalleTenue.Lines(s["surveillants"]),
                   [.. places[s.Id].Select(p => new PlacePubliee(p["inscription"]!, p["epreuve"]!, s["nom"]!, p["place"]!, p.Version)).OrderBy(p => PlaceAttribuee.Read(p.Place))]),
        ];
    }

    private static ILookup<string, PlacePubliee> None => Array.Empty<PlacePubliee>().ToLookup(p => p.Inscription, StringComparer.Ordinal);

    private static async Task<ILookup<string, PlacePubliee>> SeatsAsync(Func<Genre, Filtre, Task<IReadOnlyList<ObjetVu>>> lire, IReadOnlyCollection<string> inscriptions)
    {
        var places = new List<PlacePubliee>();
        foreach (var lot in inscriptions.Distinct(StringComparer.Ordinal).Chunk(500))
        {
            places.AddRange((await lire(GenresDEcrit.Place, Filtre.Toutes(new Parmi("inscription", lot), new Non(new Vide("salle"))))).Where(p => p["salle"] is not null)
                .Select(p => new PlacePubliee(p["inscription"]!, p["epreuve"]!, p.Titres.GetValueOrDefault("salle") ?? "", p["place"]!, p.Version)));
        }

        return places.ToLookup(p => p.Inscription, StringComparer.Ordinal);
    }
}
