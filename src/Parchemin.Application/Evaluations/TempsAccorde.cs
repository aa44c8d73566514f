using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>Extra time, written in the register in whole per cent and counted as the text counts it: 33 is a third.</summary>
public static class TempsAccorde
{
    /// <summary>The exact share, reduced; zero for none.</summary>
    public static Fraction Share(int pourCent) => pourCent switch
    {
        <= 0 => 0,
        33 or 34 => Fraction.Of(1, 3),
        66 or 67 => Fraction.Of(2, 3),
        _ => Fraction.Of(pourCent, 100).Reduce(),
    };

    /// <summary>A time with its share more, rounded up.</summary>
    public static int Lengthen(int temps, int pourCent) => (int)(temps * (Share(pourCent) + 1)).RoundTo(1, SensArrondi.Superieur).Reduce().Numerator;

    /// <summary>The largest granted to each candidate of a session, in per cent. Nothing else of an aménagement is read.</summary>
    public static async ValueTask<IReadOnlyDictionary<string, int>> OfSessionAsync(string session, IReader lecture, CancellationToken annulation = default)
    {
        ArgumentNullException.ThrowIfNull(lecture);
        var accordes = await lecture.AllAsync(new Requete(Genres.Amenagement, Filtre.Toutes(new Via("inscription", new Parmi("session", [session])), new Non(new Vide("temps_majore")))) { Ordre = "id" }, annulation);
        return accordes.GroupBy(a => a["inscription"]!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Max(a => int.Parse(a["temps_majore"]!, System.Globalization.CultureInfo.InvariantCulture)), StringComparer.Ordinal);
    }
}
