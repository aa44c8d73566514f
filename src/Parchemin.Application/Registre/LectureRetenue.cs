namespace Parchemin.Application;

/// <summary>Reads each object once, for the time of one question: a page of fifty rows asks for the same session fifty times.</summary>
public sealed class LectureRetenue(IReader lecture) : IReader
{
    private readonly Dictionary<(Genre, string), Objet?> lus = [];

    public async ValueTask<Objet?> FindAsync(Genre genre, string id, CancellationToken annulation = default)
        => lus.TryGetValue((genre, id), out var lu) ? lu : lus[(genre, id)] = await lecture.FindAsync(genre, id, annulation);

    public async ValueTask<IReadOnlyList<Objet>> FindAsync(Genre genre, IReadOnlyCollection<string> ids, CancellationToken annulation = default)
    {
        var manquants = ids.Where(id => !lus.ContainsKey((genre, id))).Distinct(StringComparer.Ordinal).ToList();
        foreach (var id in manquants)
            lus[(genre, id)] = null;
        if (manquants.Count > 0)
            Retain(await lecture.FindAsync(genre, manquants, annulation));
        return [.. ids.Distinct(StringComparer.Ordinal).Select(id => lus[(genre, id)]).OfType<Objet>()];
    }

    /// <summary>Reads together all that these objects refer to, then what those refer to.</summary>
    public async ValueTask PrefetchAsync(IReadOnlyList<Objet> objets, int profondeur, CancellationToken annulation)
    {
        Retain(objets);
        if (profondeur == 0)
            return;
        var cites = objets.SelectMany(o => o.Genre.Champs.Where(c => c.Vers is not null && o[c.Code] is not null).Select(c => (Genre: c.Vers!, Id: o[c.Code]!))).ToLookup(c => c.Genre, c => c.Id);
        var trouves = new List<Objet>();
        foreach (var genre in cites)
            trouves.AddRange(await FindAsync(Genres.Get(genre.Key), [.. genre.Distinct(StringComparer.Ordinal)], annulation));
        if (trouves.Count > 0)
            await PrefetchAsync(trouves, profondeur - 1, annulation);
    }

    public async ValueTask<PageDObjets> QueryAsync(Requete requete, CancellationToken annulation = default)
    {
        var page = await lecture.QueryAsync(requete, annulation);
        Retain(page.Objets);
        return page;
    }

    public ValueTask<long> CountAsync(Requete requete, long plafond = long.MaxValue, CancellationToken annulation = default) => lecture.CountAsync(requete, plafond, annulation);

    public IAsyncEnumerable<Ecriture> JournalAsync(FiltreDuJournal filtre, CancellationToken annulation = default) => lecture.JournalAsync(filtre, annulation);

    public ValueTask<long> RangAsync(Genre genre, CancellationToken annulation = default) => lecture.RangAsync(genre, annulation);

    private void Retain(IEnumerable<Objet> objets)
    {
        foreach (var objet in objets)
            lus[(objet.Genre, objet.Id)] = objet;
    }
}
