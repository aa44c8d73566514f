using System.Collections.Immutable;

namespace Parchemin.Application;

/// <summary>The register as it stood at an instant, made again from its journal, in memory.</summary>
/// <remarks>Secrets are not in the journal: they are absent here. Lists come in the order of identifiers, in one page.</remarks>
public sealed class RegistreALaDate : IReader
{
    private readonly Dictionary<(Genre, string), Objet> objets = [];
    private readonly Dictionary<(Genre, string Champ), ILookup<string, Objet>> index = [];

    private RegistreALaDate()
    {
    }

    /// <summary>Reads the journal up to an instant, included.</summary>
    public static async Task<RegistreALaDate> ReadAsync(IReader lecture, DateTimeOffset instant, CancellationToken annulation = default)
    {
        var registre = new RegistreALaDate();
        await foreach (var e in lecture.JournalAsync(new FiltreDuJournal(), annulation))
        {
            if (e.SaisieLe > instant || Genres.Find(e.Genre) is not { } genre)
                continue;
            var avant = registre.objets.GetValueOrDefault((genre, e.Objet)) ?? new Objet(genre, e.Objet, 0, ImmutableDictionary<string, string>.Empty);
            registre.objets[(genre, e.Objet)] = avant.With(e.Apres);
        }

        return registre;
    }

    public ValueTask<Objet?> FindAsync(Genre genre, string id, CancellationToken annulation = default) => ValueTask.FromResult(objets.GetValueOrDefault((genre, id)));

    public ValueTask<IReadOnlyList<Objet>> FindAsync(Genre genre, IReadOnlyCollection<string> ids, CancellationToken annulation = default)
        => ValueTask.FromResult<IReadOnlyList<Objet>>([.. ids.Distinct(StringComparer.Ordinal).Select(id => objets.GetValueOrDefault((genre, id))).OfType<Objet>()]);

    public async ValueTask<PageDObjets> QueryAsync(Requete requete, CancellationToken annulation = default)
    {
        var trouves = new List<Objet>();
        foreach (var objet in Candidates(requete).OrderBy(o => o.Id, StringComparer.Ordinal))
        {
            if (await Evaluation.IsTrueAsync(requete.Filtre, objet, this, annulation))
                trouves.Add(objet);
        }

        return new PageDObjets(trouves, null, trouves.Count);
    }

    public async ValueTask<long> CountAsync(Requete requete, long plafond = long.MaxValue, CancellationToken annulation = default) => Math.Min(plafond, (await QueryAsync(requete, annulation)).Objets.Count);

    public IAsyncEnumerable<Ecriture> JournalAsync(FiltreDuJournal filtre, CancellationToken annulation = default) => throw new NotSupportedException("Le journal se lit au registre même.");

    public ValueTask<long> RangAsync(Genre genre, CancellationToken annulation = default) => ValueTask.FromResult(0L);

    // Who refers to an object is asked once per person: an index answers.
    private IEnumerable<Objet> Candidates(Requete requete)
    {
        var parmi = requete.Filtre as Parmi ?? (requete.Filtre as Et)?.Termes.OfType<Parmi>().FirstOrDefault();
        if (parmi is null)
            return objets.Values.Where(o => o.Genre == requete.Genre);
        if (!index.TryGetValue((requete.Genre, parmi.Champ), out var parValeur))
            index[(requete.Genre, parmi.Champ)] = parValeur = objets.Values.Where(o => o.Genre == requete.Genre && o[parmi.Champ] is not null).ToLookup(o => o[parmi.Champ]!, StringComparer.Ordinal);
        return parmi.Valeurs.Distinct(StringComparer.Ordinal).SelectMany(v => parValeur[v]);
    }
}
