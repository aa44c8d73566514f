namespace Parchemin.Application;

/// <summary>Reads all that answers a question, page after page; the size of the question and its mark of page do not count.</summary>
public static class LectureEntiere
{
    private const int Taille = 1000;

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
