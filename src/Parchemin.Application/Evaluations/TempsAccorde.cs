namespace Parchemin.Application;

/// <summary>Extra time, written in the register in whole per cent and counted as the text counts it: 33 is a third.</summary>
public static class TempsAccorde
{
    /// <summary>The exact share, reduced; 0/1 for none.</summary>
    public static (int Numerateur, int Denominateur) Share(int pourCent) => pourCent switch
    {
        <= 0 => (0, 1),
        33 or 34 => (1, 3),
        66 or 67 => (2, 3),
        _ => Reduced(pourCent, 100),
    };

    /// <summary>A time with its share more, rounded up.</summary>
    public static int Lengthen(int temps, int pourCent)
    {
        var (n, d) = Share(pourCent);
        return temps + (((temps * n) + d - 1) / d);
    }

    /// <summary>The largest granted to each candidate of a session, in per cent. Nothing else of an aménagement is read.</summary>
    public static async ValueTask<IReadOnlyDictionary<string, int>> OfSessionAsync(string session, IReader lecture, CancellationToken annulation = default)
    {
        ArgumentNullException.ThrowIfNull(lecture);
        var accordes = await lecture.AllAsync(new Requete(Genres.Amenagement, Filtre.Toutes(new Via("inscription", new Parmi("session", [session])), new Non(new Vide("temps_majore")))) { Ordre = "id" }, annulation);
        return accordes.GroupBy(a => a["inscription"]!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Max(a => int.Parse(a["temps_majore"]!, System.Globalization.CultureInfo.InvariantCulture)), StringComparer.Ordinal);
    }

    private static (int Numerateur, int Denominateur) Reduced(int n, int d)
    {
        var (a, b) = (n, d);
        while (b != 0)
            (a, b) = (b, a % b);
        return (n / a, d / a);
    }
}
