namespace Parchemin.Application;

/// <summary>Reads all that answers a question, page after page; the size of the question and its mark of page do not count.</summary>
public static class LectureEntiere
{
    private const int Taille = 1000;

    // A question about many is read through again for each of its pages.
    private const int Lot = 500;

    /// <summary>All the objects that answer, in the order of the question.</summary>
    public static Task<IReadOnlyList<Objet>> AllAsync(this IReader lecture, Requete requete, CancellationToken annulation = default)
    {
        ArgumentNullException.ThrowIfNull(lecture);
        return FollowAsync(requete, async r =>
        {
            var page = await lecture.QueryAsync(r, annulation);
            return (page.Objets, page.Suite);
        });
    }

    /// <summary>The same, as far as the actor may read them.</summary>
    public static Task<IReadOnlyList<ObjetVu>> AllAsync(this Guichet guichet, Acteur acteur, Requete requete, CancellationToken annulation = default)
    {
        ArgumentNullException.ThrowIfNull(guichet);
        return FollowAsync(requete, async r =>
        {
            var page = await guichet.ListAsync(acteur, r, annulation);
            return (page.Objets, page.Suite);
        });
    }

    /// <summary>All the objects that answer a question asked about values, however many there are: it is asked of one lot after the other.</summary>
    /// <param name="question">What is asked of a lot; an object answers for one lot only.</param>
    public static Task<IReadOnlyList<Objet>> AllAsync(this IReader lecture, IEnumerable<string> valeurs, Func<IReadOnlyList<string>, Requete> question, CancellationToken annulation = default)
        => InLotsAsync(valeurs, lot => lecture.AllAsync(question(lot), annulation));

    /// <summary>The same, as far as the actor may read them.</summary>
    public static Task<IReadOnlyList<ObjetVu>> AllAsync(this Guichet guichet, Acteur acteur, IEnumerable<string> valeurs, Func<IReadOnlyList<string>, Requete> question, CancellationToken annulation = default)
        => InLotsAsync(valeurs, lot => guichet.AllAsync(acteur, question(lot), annulation));

    private static async Task<IReadOnlyList<T>> InLotsAsync<T>(IEnumerable<string> valeurs, Func<IReadOnlyList<string>, Task<IReadOnlyList<T>>> lire)
    {
        var tous = new List<T>();
        foreach (var lot in valeurs.Distinct(StringComparer.Ordinal).Chunk(Lot))
            tous.AddRange(await lire(lot));
        return tous;
    }

    private static async Task<IReadOnlyList<T>> FollowAsync<T>(Requete requete, Func<Requete, ValueTask<(IReadOnlyList<T> Objets, string? Suite)>> lire)
    {
        ArgumentNullException.ThrowIfNull(requete);
        var tous = new List<T>();
        string? suite = null;
        do
        {
            (var objets, suite) = await lire(requete with { Taille = Taille, Apres = suite });
            tous.AddRange(objets);
        }
        while (suite is not null);
        return tous;
    }
}
