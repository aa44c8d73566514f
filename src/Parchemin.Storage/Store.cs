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
        file = new FileDEcriture(bas);
        Cles = new ValeursTechniques(bas, file, horloge);
    }

    public IKeyStore Cles { get; }

    /// <summary><c>sqlite</c> or <c>postgresql</c>.</summary>
    public string Nature => bas.Nature;

    internal IBase Base => bas;

    /// <summary>Opens a register, without touching its tables.</summary>
    /// <param name="lieu">A PostgreSQL connection text (<c>Host=…</c>), or else the path of a SQLite file.</param>
    public static Store Open(string lieu, TimeProvider? horloge = null)
        => new(lieu.Contains("Host=", StringComparison.OrdinalIgnoreCase) ? new BasePostgreSql(lieu) : new BaseSqlite(lieu), horloge ?? TimeProvider.System);

    public Task MigrateAsync(CancellationToken annulation = default) => Migrateur.RunAsync(bas, annulation);

    public async ValueTask<Objet?> FindAsync(Genre genre, string id, CancellationToken annulation = default)
    {
        await using var liaison = await bas.ReadAsync(annulation);
        var lus = await Lecture.FindAsync(liaison, bas, genre, [id], annulation);
        return lus.Count == 0 ? null : lus[0];
    }

    public async ValueTask<IReadOnlyList<Objet>> FindAsync(Genre genre, IReadOnlyCollection<string> ids, CancellationToken annulation = default)
    {
        if (ids.Count == 0)
            return [];
        await using var liaison = await bas.ReadAsync(annulation);
        return await Lecture.FindAsync(liaison, bas, genre, ids, annulation);
    }

    public async ValueTask<PageDObjets> QueryAsync(Requete requete, CancellationToken annulation = default)
    {
        await using var liaison = await bas.ReadAsync(annulation);
        return await Lecture.QueryAsync(liaison, bas, requete, annulation);
    }

    public async ValueTask<long> CountAsync(Requete requete, long plafond = long.MaxValue, CancellationToken annulation = default)
    {
        await using var liaison = await bas.ReadAsync(annulation);
        return await Lecture.CountAsync(liaison, bas, requete, plafond, annulation);
    }

    public IAsyncEnumerable<Ecriture> JournalAsync(FiltreDuJournal filtre, CancellationToken annulation = default) => Lecture.JournalAsync(bas.ReadAsync, filtre, annulation);

    public async ValueTask<long> RangAsync(Genre genre, CancellationToken annulation = default)
    {
        await using var liaison = await bas.ReadAsync(annulation);
        return await Lecture.RangAsync(liaison, genre, annulation);
    }

    public Task<T> WriteAsync<T>(Func<IWriter, ValueTask<T>> travail, CancellationToken annulation = default) => file.RunAsync(travail, annulation);

    public Task BackupAsync(string fichier, CancellationToken annulation = default) => Sauvegarde.WriteAsync(bas, fichier, annulation);

    public async ValueTask DisposeAsync()
    {
        await file.DisposeAsync();
        await bas.DisposeAsync();
    }

    /// <summary>Waits until this transaction alone may link entries to the head of the journal.</summary>
    internal static async Task LockAsync(Liaison liaison)
    {
        if (liaison is LiaisonPostgreSql)
            await liaison.ListAsync(new Commande("SELECT rang FROM journal_tete FOR UPDATE"), l => l.GetInt64(0), CancellationToken.None);
    }
}
