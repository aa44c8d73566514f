using System.Globalization;

namespace Parchemin.Application;

/// <summary>Keeps the rooms of a centre for one written épreuve: those that are given stand, the others are withdrawn.</summary>
public sealed record TenirLesSalles(string Session, string Epreuve, string Centre, IReadOnlyList<SalleTenue> Salles) : IOperation<int>
{
    public string Code => "salle-d-ecrit.tenir";

    public async ValueTask<int> ExecuteAsync(Etabli etabli)
    {
        var session = await etabli.GetAsync(Genres.Session, Session);
        await etabli.AuthorizeAsync(Code, session);
        var tenues = await AllAsync(etabli.Lecture, Session, Epreuve, Centre);
        foreach (var salle in Salles)
        {
            KeyValuePair<string, string?>[] valeurs =
            [
                new("rangees", Text(salle.Salle.Rangees)), new("colonnes", Text(salle.Salle.Colonnes)), new("espacee", salle.Salle.Espacee ? "oui" : "non"),
                new("surveillants", salle.Surveillants.Count == 0 ? null : string.Join('\n', salle.Surveillants)), new("retiree_le", null),
            ];
            if (tenues.FirstOrDefault(t => string.Equals(t["nom"], salle.Salle.Code, StringComparison.OrdinalIgnoreCase)) is { } tenue)
                await etabli.ChangeAsync(Code, tenue, valeurs);
            else
                await etabli.CreateAsync(Code, GenresDEcrit.Salle, [new("session", Session), new("centre", Centre), new("epreuve", Epreuve), new("nom", salle.Salle.Code), .. valeurs]);
        }

        foreach (var retiree in tenues.Where(t => t["retiree_le"] is null && !Salles.Any(s => string.Equals(t["nom"], s.Salle.Code, StringComparison.OrdinalIgnoreCase))))
            await etabli.ChangeAsync(Code, retiree, [new("retiree_le", ValeurDeChamp.Format(etabli.Maintenant))]);
        return Salles.Count;
    }

    internal static async Task<IReadOnlyList<Objet>> AllAsync(IReader lecture, string session, string epreuve, string centre, CancellationToken annulation = default)
        => await lecture.AllAsync(new Requete(GenresDEcrit.Salle, Filtre.Toutes(new Parmi("session", [session]), new Parmi("epreuve", [epreuve]), new Parmi("centre", [centre]))) { Ordre = "id" }, annulation);

    private static string Text(int nombre) => nombre.ToString(CultureInfo.InvariantCulture);
}
