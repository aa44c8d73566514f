using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Parchemin.Storage;

/// <summary>The register in one file. Readers never wait for the writer (WAL); a commit is on the disk when it returns.</summary>
internal sealed class BaseSqlite(string fichier) : IBase
{
    // A page asks tens of short questions one after the other: were places few, it would queue again before each.
    private static readonly int Lecteurs = Math.Max(24, 4 * Environment.ProcessorCount);

    private readonly ConcurrentBag<LiaisonSqlite> libres = [];
    private readonly SemaphoreSlim places = new(Lecteurs, Lecteurs);
    private LiaisonSqlite? ecriture;

    public string Nature => "sqlite";

    public async ValueTask<Liaison> ReadAsync(CancellationToken annulation)
    {
        await places.WaitAsync(annulation);
        try
        {
            return libres.TryTake(out var libre) ? libre : Open(ecrire: false);
        }
        catch
        {
            places.Release();
            throw;
        }
    }

    public async ValueTask<Liaison> WriteAsync(CancellationToken annulation)
    {
        ecriture ??= Open(ecrire: true);
        await ecriture.BeginAsync(annulation);
        return ecriture;
    }

    public string DebutDeLecture => "BEGIN";

    public string PourEcrire => "";

    public string In(string colonne, string parametre) => $"{colonne} IN (SELECT value FROM json_each({parametre}))";

    public IReadOnlyList<Commande> Menage { get; } = [new Commande("ANALYZE")];

    public string Elements(string parametre) => $"(SELECT value FROM json_each({parametre})) e";

    public string Adapt(string migration) => migration.Replace("{texte}", "TEXT", StringComparison.Ordinal);

    public Infraction? Explain(Exception exception) => exception is not SqliteException e ? null : e.SqliteExtendedErrorCode switch
    {
        787 => new Infraction(null, null),
        // « UNIQUE constraint failed: candidat.ine »
        2067 or 1555 => Duplicate(e.Message),
        _ => null,
    };

    public string? Outage(Exception exception) => exception is not SqliteException e ? null : e.SqliteErrorCode switch
    {
        5 or 6 => $"Un autre programme tient « {fichier} » depuis trop longtemps. Fermez-le, puis recommencez.",
        8 => $"« {fichier} » ne peut pas être écrit. Vérifiez les droits du fichier et de son dossier.",
        10 => $"Le disque de « {fichier} » ne répond plus. Vérifiez-le, puis recommencez.",
        11 => $"« {fichier} » est endommagé. Restaurez la dernière sauvegarde.",
        13 => $"Le disque de « {fichier} » est plein. Libérez de la place, puis recommencez.",
        14 => $"« {fichier} » ne s'ouvre pas. Vérifiez que son dossier existe et que vous pouvez y écrire.",
        26 => $"« {fichier} » n'est pas un registre. Donnez un autre fichier, ou « Host=… » pour PostgreSQL.",
        _ => null,
    };

    public bool Forget() => false;

    public async ValueTask DisposeAsync()
    {
        while (libres.TryTake(out var libre))
            await libre.CloseAsync();
        if (ecriture is not null)
            await ecriture.CloseAsync();
    }

    private static Infraction Duplicate(string message)
    {
        var colonnes = message[(message.LastIndexOf(": ", StringComparison.Ordinal) + 2)..].TrimEnd('\'', '.').Split(", ");
        return new Infraction(colonnes[0].Split('.')[0], string.Join(' ', colonnes.Select(c => c.Split('.')[^1])));
    }

    private LiaisonSqlite Open(bool ecrire)
    {
        BibliothequeSqlite.Ensure();
        Create();
        var connexion = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = fichier, Pooling = false, ForeignKeys = true }.ToString());
        try
        {
            connexion.Open();
            using var reglage = connexion.CreateCommand();
            // Each commit empties the cache of the readers: mapped in memory, the pages are read again without asking the system for each.
            reglage.CommandText = "PRAGMA busy_timeout = 20000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY;"
                + (ecrire ? " PRAGMA cache_size = -65536; PRAGMA analysis_limit = 1000;" : " PRAGMA cache_size = -8192; PRAGMA mmap_size = 4294967296; PRAGMA query_only = 1;");
            reglage.ExecuteNonQuery();
            return new LiaisonSqlite(connexion, ecrire ? null : Return);
        }
        catch
        {
            connexion.Dispose();
            throw;
        }
    }

    private void Return(LiaisonSqlite liaison)
    {
        libres.Add(liaison);
        places.Release();
    }

    // The register holds what only some may read: a new file belongs to its owner alone. SQLite gives its companions the same rights.
    private void Create()
    {
        if (OperatingSystem.IsWindows() || File.Exists(fichier) || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(fichier))))
            return;
        using var cree = new FileStream(fichier, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.ReadWrite, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
    }
}

/// <summary>A connection to the file, with its prepared statements.</summary>
internal sealed class LiaisonSqlite(SqliteConnection connexion, Action<LiaisonSqlite>? retour) : Liaison
{
    // A page asks the same questions with other values: SQLite would take longer to understand most of them than to answer.
    private const int Gardees = 300;

    private readonly Dictionary<string, SqliteCommand> preparees = new(StringComparer.Ordinal);
    private bool ouverte;

    public override DbConnection Connexion => connexion;

    public async Task BeginAsync(CancellationToken annulation)
    {
        await RunAsync("BEGIN IMMEDIATE", annulation);
        ouverte = true;
    }

    public override async Task ExecuteAsync(IReadOnlyList<Commande> commandes, CancellationToken annulation)
    {
        foreach (var commande in commandes)
        {
            var preparee = Prepare(commande);
            try
            {
                await preparee.ExecuteNonQueryAsync(annulation);
            }
            finally
            {
                await KeepAsync(preparee);
            }
        }
    }

    public override DbCommand Prepare(Commande commande)
    {
        if (preparees.Remove(commande.Texte, out var preparee))
        {
            for (var i = 0; i < commande.Parametres.Count; i++)
                preparee.Parameters[i].Value = Value(commande.Parametres[i]);
            return preparee;
        }

        preparee = connexion.CreateCommand();
        preparee.CommandText = commande.Texte;
        for (var i = 0; i < commande.Parametres.Count; i++)
            preparee.Parameters.AddWithValue("$" + (i + 1).ToString(CultureInfo.InvariantCulture), Value(commande.Parametres[i]));
        return preparee;
    }

    protected override async ValueTask KeepAsync(DbCommand preparee)
    {
        if (preparees.Count >= Gardees)
            await ForgetAsync();
        if (!preparees.TryAdd(preparee.CommandText, (SqliteCommand)preparee))
            await preparee.DisposeAsync();
    }

    public override async Task CommitAsync(CancellationToken annulation)
    {
        await RunAsync("COMMIT", annulation);
        ouverte = false;
    }

    public override async Task RollbackAsync()
    {
        if (!ouverte)
            return;
        ouverte = false;
        try
        {
            await RunAsync("ROLLBACK", CancellationToken.None);
        }
        catch (SqliteException)
        {
            // SQLite has already taken the transaction back (a full disk does that).
        }
    }

    public override ValueTask DisposeAsync()
    {
        retour?.Invoke(this);
        return ValueTask.CompletedTask;
    }

    public async Task CloseAsync()
    {
        await ForgetAsync();
        await connexion.DisposeAsync();
    }

    private async Task ForgetAsync()
    {
        foreach (var preparee in preparees.Values)
            await preparee.DisposeAsync();
        preparees.Clear();
    }

    private static object Value(object? valeur) => valeur switch
    {
        null => DBNull.Value,
        string[] liste => JsonSerializer.Serialize(liste),
        _ => valeur,
    };

    private async Task RunAsync(string texte, CancellationToken annulation)
    {
        await using var commande = connexion.CreateCommand();
        commande.CommandText = texte;
        await commande.ExecuteNonQueryAsync(annulation);
    }
}
