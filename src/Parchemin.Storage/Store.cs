using System.Data.Common;
using Parchemin.Application;

namespace Parchemin.Storage;

/// <summary>The register on one of the two databases.</summary>
public sealed class Store : IStore
{
    private readonly IBase bas;
    private readonly FileDEcriture file;

    private Store(IBase bas, TimeProvider horloge)
    {
        this.bas = bas;
        file = new FileDEcriture(bas, horloge);
        Cles = new ValeursTechniques(this, file, horloge);
    }

    public IKeyStore Cles { get; }

    /// <summary><c>sqlite</c> or <c>postgresql</c>.</summary>
    public string Nature => bas.Nature;

    internal IBase Base => bas;

    /// <summary>Opens a register, without touching its tables.</summary>
    /// <param name="lieu">A PostgreSQL connection text (<c>Host=…</c>), or else the path of a SQLite file.</param>
    public static Store Open(string lieu, TimeProvider? horloge = null)
        => new(lieu.Contains("Host=", StringComparison.OrdinalIgnoreCase) ? new BasePostgreSql(lieu) : new BaseSqlite(lieu), horloge ?? TimeProvider.System);

    /// <exception cref="RegistreInaccessibleException">The database does not answer; the message says why.</exception>
    /// <exception cref="MigrationException">The store was written by another version, or a migration was altered.</exception>
    public async Task MigrateAsync(CancellationToken annulation = default)
    {
        try
        {
            await Migrateur.RunAsync(bas, annulation);
        }
        catch (DbException e) when (bas.Outage(e) is { } panne)
        {
            throw new RegistreInaccessibleException(panne, e);
        }
    }

    public async ValueTask<Objet?> FindAsync(Genre genre, string id, CancellationToken annulation = default)
        => await FindAsync(genre, [id], annulation) is [var trouve] ? trouve : null;

    public ValueTask<IReadOnlyList<Objet>> FindAsync(Genre genre, IReadOnlyCollection<string> ids, CancellationToken annulation = default)
        => ids.Count == 0 ? ValueTask.FromResult<IReadOnlyList<Objet>>([]) : AskAsync(l => Lecture.FindAsync(l, bas, genre, ids, annulation), annulation);

    public ValueTask<PageDObjets> QueryAsync(Requete requete, CancellationToken annulation = default)
        => AskAsync(l => Lecture.QueryAsync(l, bas, requete, annulation), annulation);

    public ValueTask<long> CountAsync(Requete requete, long plafond = long.MaxValue, CancellationToken annulation = default)
        => AskAsync(l => Lecture.CountAsync(l, bas, requete, plafond, annulation), annulation);

    public IAsyncEnumerable<Ecriture> JournalAsync(FiltreDuJournal filtre, CancellationToken annulation = default)
        => Lecture.JournalAsync(bas, page => AskAsync(l => l.ListAsync(page, JournalSql.Read, annulation), annulation), filtre, annulation);

    public ValueTask<long> RangAsync(Genre genre, CancellationToken annulation = default) => AskAsync(l => Lecture.RangAsync(l, genre, annulation), annulation);

    public Task<T> WriteAsync<T>(Func<IWriter, ValueTask<T>> travail, CancellationToken annulation = default) => file.RunAsync(travail, annulation);

    public Task BackupAsync(string fichier, CancellationToken annulation = default) => Sauvegarde.WriteAsync(bas, fichier, annulation);

    public async ValueTask DisposeAsync()
    {
        await file.DisposeAsync();
        await bas.DisposeAsync();
    }

    /// <summary>Asks a question on a connection of its own.</summary>
    /// <exception cref="RegistreInaccessibleException">The database does not answer.</exception>
    internal async ValueTask<T> AskAsync<T>(Func<Liaison, ValueTask<T>> question, CancellationToken annulation)
    {
        for (var premiere = true; ; premiere = false)
        {
            try
            {
                await using var liaison = await bas.ReadAsync(annulation);
                return await question(liaison);
            }
            catch (DbException e) when (bas.Outage(e) is { } panne)
            {
                // The server may have been started again: the connections kept from before lead nowhere, a new one may.
                if (!premiere || !bas.Forget())
                    throw new RegistreInaccessibleException(panne, e);
            }
        }
    }
}
