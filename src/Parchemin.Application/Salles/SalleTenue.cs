using System.Globalization;
using Parchemin.Planning;

namespace Parchemin.Application;

/// <summary>A room of a centre for one written épreuve, with those who watch it.</summary>
public sealed record SalleTenue(SalleDEcrit Salle, IReadOnlyList<string> Surveillants)
{
    private const int RangeesMax = 60;
    private const int ColonnesMax = 26;

    public static SalleTenue Of(Objet salle)
    {
        ArgumentNullException.ThrowIfNull(salle);
        return new SalleTenue(Room(c => salle[c]), Lines(salle["surveillants"]));
    }

    /// <summary>Whether a published seat still is one: its room stands, in the centre of the candidate, and holds it.</summary>
    /// <param name="etiquette">The label of the seat.</param>
    /// <param name="salle">A field of the room.</param>
    /// <param name="centre">Where the candidate writes.</param>
    internal static bool Stands(string? etiquette, Func<string, string?> salle, string? centre)
        => salle("retiree_le") is null && string.Equals(salle("centre"), centre, StringComparison.Ordinal) && PlaceAttribuee.Read(etiquette) is (var rangee, var colonne) && Room(salle).Holds(rangee, colonne);

    /// <summary>One room by line, its name then its rows and columns: « A101 6x5 ».</summary>
    public static (IReadOnlyList<SalleDEcrit> Salles, IReadOnlyList<string> Fautes) Read(string texte, bool espacees = false)
    {
        ArgumentNullException.ThrowIfNull(texte);
        var (salles, fautes) = (new List<SalleDEcrit>(), new List<string>());
        foreach (var ligne in texte.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var coupe = ligne.LastIndexOf(' ');
            var taille = coupe < 0 ? [] : ligne[(coupe + 1)..].Split('x', 'X', '×');
            if (taille is [var r, var c] && Read(r, RangeesMax) is { } rangees && Read(c, ColonnesMax) is { } colonnes)
            {
                var nom = ligne[..coupe].Trim();
                if (salles.Exists(s => string.Equals(s.Code, nom, StringComparison.OrdinalIgnoreCase)))
                    fautes.Add($"« {nom} » est donnée deux fois : gardez une ligne.");
                else if (nom.Length > GenresDEcrit.Salle["nom"].LongueurMax)
                    fautes.Add($"« {nom[..20]}… » est un nom trop long : {GenresDEcrit.Salle["nom"].LongueurMax} caractères au plus.");
                else
                    salles.Add(new SalleDEcrit(nom, rangees, colonnes, espacees));
            }
            else
            {
                fautes.Add($"« {ligne} » ne se lit pas : écrivez le nom de la salle, ses rangées et ses colonnes ({RangeesMax} et {ColonnesMax} au plus), comme « A101 6x5 ».");
            }
        }

        return (salles, fautes);
    }

    /// <summary>As it is typed.</summary>
    public static string Write(SalleDEcrit salle)
    {
        ArgumentNullException.ThrowIfNull(salle);
        return string.Create(CultureInfo.InvariantCulture, $"{salle.Code} {salle.Rangees}x{salle.Colonnes}");
    }

    /// <summary>Names, one by line or between commas.</summary>
    public static IReadOnlyList<string> Lines(string? texte) => (texte ?? "").Split(['\n', ',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static int? Read(string texte, int max) => int.TryParse(texte, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= 1 && n <= max ? n : null;

    private static SalleDEcrit Room(Func<string, string?> salle) => new(salle("nom")!, Number(salle("rangees")), Number(salle("colonnes")), salle("espacee") is "oui");

    private static int Number(string? texte) => int.Parse(texte!, CultureInfo.InvariantCulture);
}
