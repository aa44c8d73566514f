using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Parchemin.Storage;

/// <summary>The register in one file. Readers never wait for the writer (WAL); a commit is on the disk when it returns.</summary>
internal sealed class BaseSqlite(string fichier) : IBase
{
    private readonly ConcurrentBag<LiaisonSqlite> libres = [];
    private LiaisonSqlite? ecriture;

    public string Nature => "sqlite";

    public ValueTask<Liaison> ReadAsync(CancellationToken annulation) => ValueTask.FromResult<Liaison>(libres.TryTake(out var libre) ? libre : Open(ecrire: false));

    public async ValueTask<Liaison> WriteAsync(CancellationToken annulation)
    {
        ecriture ??= Open(ecrire: true);
        await ecriture.BeginAsync(annulation);
        return ecriture;
    }

    public string DebutDeLecture => "BEGIN";

    public string In(string colonne, string parametre) => $"{colonne} IN (SELECT value FROM json_each({parametre}))";

    public string Adapt(string migration) => migration.Replace("{texte}", "TEXT", StringComparison.Ordinal);

    public Infraction? Explain(Exception exception) => exception is not SqliteException e ? null : e.SqliteExtendedErrorCode switch
    {
        787 => new Infraction(null, null),
        // « UNIQUE constraint failed: candidat.ine »
        2067 or 1555 => Duplicate(e.Message),
        _ => null,
    };

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
        var connexion = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = fichier, Pooling = false, ForeignKeys = true }.ToString());
        connexion.Open();
        using var reglage = connexion.CreateCommand();
        reglage.CommandText = "PRAGMA busy_timeout = 20000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;" + (ecrire ? "" : " PRAGMA query_only = 1;");
        reglage.ExecuteNonQuery();
        return new LiaisonSqlite(connexion, ecrire ? null : libres);
    }
}

/// <summary>A connection to the file, with its prepared statements.</summary>
internal sealed class LiaisonSqlite(SqliteConnection connexion, ConcurrentBag<LiaisonSqlite>? retour) : Liaison
{
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
            if (!preparees.TryGetValue(commande.Texte, out var preparee))
            {
                preparee = (SqliteCommand)Prepare(commande);
                preparee.Prepare();
                preparees.Add(commande.Texte, preparee);
            }

            for (var i = 0; i < commande.Parametres.Count; i++)
                preparee.Parameters[i].Value = Value(commande.Parametres[i]);
            await preparee.ExecuteNonQueryAsync(annulation);
        }
    }

    public override DbCommand Prepare(Commande commande)
    {
        var preparee = connexion.CreateCommand();
        preparee.CommandText = commande.Texte;
        for (var i = 0; i < commande.Parametres.Count; i++)
            preparee.Parameters.AddWithValue("$" + (i + 1).ToString(CultureInfo.InvariantCulture), Value(commande.Parametres[i]));
        return preparee;
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
        retour?.Add(this);
        return ValueTask.CompletedTask;
    }

    public async Task CloseAsync()
    {
        foreach (var preparee in preparees.Values)
            await preparee.DisposeAsync();
        await connexion.DisposeAsync();
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
