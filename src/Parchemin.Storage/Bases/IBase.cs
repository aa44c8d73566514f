using System.Data.Common;

namespace Parchemin.Storage;

/// <summary>What differs between the two databases, and nothing else.</summary>
internal interface IBase : IAsyncDisposable
{
    string Nature { get; }

    /// <summary>A connection to read with, to be disposed of; it goes back to its pool.</summary>
    ValueTask<Liaison> ReadAsync(CancellationToken annulation);

    /// <summary>A connection with a transaction in which nobody else writes to the register, in this process or another.</summary>
    ValueTask<Liaison> WriteAsync(CancellationToken annulation);

    /// <summary>What a question adds to hold the row that it reads until its transaction ends.</summary>
    string PourEcrire { get; }

    /// <summary>Tests a column against a list given as one parameter.</summary>
    string In(string colonne, string parametre);

    /// <summary>A list given as one parameter, as a table <c>e</c> of one column <c>value</c>.</summary>
    string Elements(string parametre);

    /// <summary>What opens a transaction in which all the questions see the same state.</summary>
    string DebutDeLecture { get; }

    /// <summary>What the database leaves to its user to do from time to time.</summary>
    IReadOnlyList<Commande> Menage { get; }

    /// <summary>The words of a migration that differ.</summary>
    string Adapt(string migration);

    /// <summary>What a refusal of the database means: the fields of a duplicate, a reference to nothing; null when it is a fault of another kind.</summary>
    Infraction? Explain(Exception exception);

    /// <summary>In French, why the database does not answer; null when it did answer.</summary>
    string? Outage(Exception exception);

    /// <summary>Drops the connections kept for later: the server that they led to may be gone.</summary>
    /// <returns>Whether asking again may help.</returns>
    bool Forget();
}

/// <summary>A rule of the database that a write breaks.</summary>
/// <param name="Unicite">The columns of a duplicate, null for a reference to nothing.</param>
internal sealed record Infraction(string? Table, string? Unicite);

/// <summary>A connection in use.</summary>
internal abstract class Liaison : IAsyncDisposable
{
    public abstract DbConnection Connexion { get; }

    /// <summary>Reads all the rows of a question.</summary>
    public async ValueTask<List<T>> ListAsync<T>(Commande commande, Func<DbDataReader, T> lire, CancellationToken annulation)
    {
        var lus = new List<T>();
        var preparee = Prepare(commande);
        try
        {
            await using var lecteur = await preparee.ExecuteReaderAsync(annulation);
            while (await lecteur.ReadAsync(annulation))
                lus.Add(lire(lecteur));
            return lus;
        }
        finally
        {
            await KeepAsync(preparee);
        }
    }

    /// <summary>Runs statements in order, in as few exchanges as the database allows.</summary>
    public abstract Task ExecuteAsync(IReadOnlyList<Commande> commandes, CancellationToken annulation);

    public abstract DbCommand Prepare(Commande commande);

    /// <summary>A statement has served.</summary>
    protected virtual ValueTask KeepAsync(DbCommand preparee) => preparee.DisposeAsync();

    public abstract Task CommitAsync(CancellationToken annulation);

    public abstract Task RollbackAsync();

    public abstract ValueTask DisposeAsync();
}
