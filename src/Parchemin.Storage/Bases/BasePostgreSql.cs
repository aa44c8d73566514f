using System.Data.Common;
using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace Parchemin.Storage;

/// <summary>The register on a server that several web nodes share. Writers queue on the head of the journal, whichever node they come from.</summary>
internal sealed class BasePostgreSql : IBase
{
    private readonly NpgsqlDataSource source;
    private readonly string lieu;

    public BasePostgreSql(string lieu)
    {
        var reglages = new NpgsqlConnectionStringBuilder(lieu) { MaxAutoPrepare = 200, AutoPrepareMinUsages = 2, ApplicationName = "parchemin" };
        // A node that falls with the head of the journal in hand must not hold the others back until the network notices.
        reglages.Options = $"-c idle_in_transaction_session_timeout=60s {reglages.Options}".TrimEnd();
        source = new NpgsqlDataSourceBuilder(reglages.ToString()).Build();
        this.lieu = $"{reglages.Host}:{reglages.Port.ToString(CultureInfo.InvariantCulture)}/{reglages.Database}";
    }

    public string Nature => "postgresql";

    public async ValueTask<Liaison> ReadAsync(CancellationToken annulation) => new LiaisonPostgreSql(await source.OpenConnectionAsync(annulation), transaction: null);

    public async ValueTask<Liaison> WriteAsync(CancellationToken annulation)
    {
        var connexion = await source.OpenConnectionAsync(annulation);
        return new LiaisonPostgreSql(connexion, await connexion.BeginTransactionAsync(annulation));
    }

    public string DebutDeLecture => "BEGIN ISOLATION LEVEL REPEATABLE READ";

    public string PourEcrire => " FOR UPDATE";

    public string In(string colonne, string parametre) => $"{colonne} = ANY({parametre})";

    public IReadOnlyList<Commande> Menage => [];

    public string Elements(string parametre) => $"unnest({parametre}) AS e(value)";

    // The order of names must be the same on both databases, whatever the server's locale.
    public string Adapt(string migration) => migration.Replace("{texte}", "TEXT COLLATE \"C\"", StringComparison.Ordinal);

    public Infraction? Explain(Exception exception) => exception is not PostgresException e ? null : e.SqlState switch
    {
        PostgresErrorCodes.ForeignKeyViolation => new Infraction(e.TableName, null),
        PostgresErrorCodes.UniqueViolation => new Infraction(e.TableName, Columns(e)),
        _ => null,
    };

    public string? Outage(Exception exception) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => $"Le disque du serveur {lieu} est plein. Libérez de la place.",
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } => $"Le serveur {lieu} refuse cet utilisateur. Vérifiez « Username » et « Password ».",
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } => $"Le serveur {lieu} n'a pas cette base. Créez-la (CREATE DATABASE), ou vérifiez « Database ».",
        PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } => $"Le serveur {lieu} n'accepte plus de connexion. Relevez « max_connections », ou donnez « Maximum Pool Size ».",
        PostgresException { IsTransient: true } or PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown } or NpgsqlException { InnerException: IOException or TimeoutException or System.Net.Sockets.SocketException } => $"Le serveur {lieu} ne répond pas. Vérifiez qu'il est démarré et que le réseau y mène, puis recommencez.",
        _ => null,
    };

    public bool Forget()
    {
        source.Clear();
        return true;
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    // « Key (session, numero)=(…) already exists. »
    private static string Columns(PostgresException e)
    {
        var detail = e.Detail ?? "";
        var (debut, fin) = (detail.IndexOf('(', StringComparison.Ordinal) + 1, detail.IndexOf(')', StringComparison.Ordinal));
        return fin > debut ? detail[debut..fin].Replace(",", "", StringComparison.Ordinal) : "";
    }
}

/// <summary>A connection to the server.</summary>
internal sealed class LiaisonPostgreSql(NpgsqlConnection connexion, NpgsqlTransaction? transaction) : Liaison
{
    public override DbConnection Connexion => connexion;

    public override async Task ExecuteAsync(IReadOnlyList<Commande> commandes, CancellationToken annulation)
    {
        if (commandes.Count == 0)
            return;
        await using var lot = new NpgsqlBatch(connexion, transaction);
        foreach (var commande in commandes)
        {
            var element = new NpgsqlBatchCommand(commande.Texte);
            foreach (var parametre in commande.Parametres)
                element.Parameters.Add(Parameter(parametre));
            lot.BatchCommands.Add(element);
        }

        await lot.ExecuteNonQueryAsync(annulation);
    }

    public override DbCommand Prepare(Commande commande)
    {
        var preparee = new NpgsqlCommand(commande.Texte, connexion, transaction);
        foreach (var parametre in commande.Parametres)
            preparee.Parameters.Add(Parameter(parametre));
        return preparee;
    }

    public override Task CommitAsync(CancellationToken annulation) => transaction!.CommitAsync(annulation);

    public override async Task RollbackAsync()
    {
        try
        {
            await transaction!.RollbackAsync();
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException or ObjectDisposedException)
        {
            // The server or the line has already ended it.
        }
    }

    public override async ValueTask DisposeAsync()
    {
        if (transaction is not null)
            await transaction.DisposeAsync();
        await connexion.DisposeAsync();
    }

    private static NpgsqlParameter Parameter(object? valeur) => valeur switch
    {
        long n => new NpgsqlParameter<long> { TypedValue = n },
        int n => new NpgsqlParameter<long> { TypedValue = n },
        string[] liste => new NpgsqlParameter<string[]> { TypedValue = liste, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
        _ => new NpgsqlParameter { Value = valeur ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
    };
}
