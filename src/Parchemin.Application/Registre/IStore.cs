namespace Parchemin.Application;

/// <summary>Where the register lives. Both databases behave the same; one set of tests holds them to it.</summary>
public interface IStore : IReader, IAsyncDisposable
{
    /// <summary>Brings the tables to the newest version; additive and safe to run by several nodes at once.</summary>
    Task MigrateAsync(CancellationToken annulation = default);

    /// <summary>
    /// Runs a piece of work with the right to write, alone in the whole store, and returns once it is durable. Works that wait together
    /// share one durable commit. A work that throws leaves nothing behind and does not disturb the others.
    /// </summary>
    /// <remarks>The work may be run again from the start when the commit of its group fails: it must have no effect but through the writer.</remarks>
    Task<T> WriteAsync<T>(Func<IWriter, ValueTask<T>> travail, CancellationToken annulation = default);

    /// <summary>Technical values with an end date, shared by all nodes, outside the register and its journal.</summary>
    IKeyStore Cles { get; }

    /// <summary>Writes a consistent copy of the whole store while it is in use (SQLite: a database file; PostgreSQL: a dump of every table).</summary>
    Task BackupAsync(string fichier, CancellationToken annulation = default);
}

/// <summary>Reading the register.</summary>
public interface IReader
{
    ValueTask<Objet?> FindAsync(Genre genre, string id, CancellationToken annulation = default);

    /// <summary>The objects found among these, in no order.</summary>
    ValueTask<IReadOnlyList<Objet>> FindAsync(Genre genre, IReadOnlyCollection<string> ids, CancellationToken annulation = default);

    ValueTask<PageDObjets> QueryAsync(Requete requete, CancellationToken annulation = default);

    /// <summary>How many objects answer, counting no further than a ceiling.</summary>
    ValueTask<long> CountAsync(Requete requete, long plafond = long.MaxValue, CancellationToken annulation = default);

    /// <summary>The entries of the journal, oldest first unless the filter says otherwise.</summary>
    IAsyncEnumerable<Ecriture> JournalAsync(FiltreDuJournal filtre, CancellationToken annulation = default);

    /// <summary>The rank of the last entry about a genre, 0 when there is none: tells whether what was read of it still stands.</summary>
    ValueTask<long> RangAsync(Genre genre, CancellationToken annulation = default);
}

/// <summary>Reading and writing inside one piece of work. What was recorded is seen by later reads of the same work.</summary>
public interface IWriter : IReader
{
    /// <summary>The only way to change the register: an entry of the journal, which the store applies to its object as it records it.</summary>
    /// <returns>The object as it now stands.</returns>
    /// <exception cref="InvalidOperationException">The version does not follow the object's.</exception>
    Objet Record(Ecriture ecriture, Objet? avant);

    /// <summary>Does a part of the work, or nothing of it when it is refused. A part holds no other.</summary>
    /// <returns>The refusal, or null.</returns>
    ValueTask<RefusException?> TryAsync(Func<ValueTask> partie);

    /// <summary>A technical value as this transaction sees it, those put by the works before it included.</summary>
    ValueTask<string?> GetAsync(string espace, string cle, CancellationToken annulation = default);

    /// <summary>Sets a technical value in the same transaction (an idempotency key, for one).</summary>
    void Put(string espace, string cle, string valeur, DateTimeOffset fin);
}

/// <summary>Technical values: saved uploads, idempotency keys, keys of the web nodes.</summary>
public interface IKeyStore
{
    ValueTask<string?> GetAsync(string espace, string cle, CancellationToken annulation = default);

    Task PutAsync(string espace, string cle, string valeur, DateTimeOffset fin, CancellationToken annulation = default);

    /// <summary>Sets the value unless one stands already; false then.</summary>
    Task<bool> AddAsync(string espace, string cle, string valeur, DateTimeOffset fin, CancellationToken annulation = default);

    Task RemoveAsync(string espace, string cle, CancellationToken annulation = default);

    ValueTask<IReadOnlyList<(string Cle, string Valeur)>> ListAsync(string espace, CancellationToken annulation = default);
}
