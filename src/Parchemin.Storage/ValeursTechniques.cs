using Parchemin.Application;

namespace Parchemin.Storage;

/// <summary>Technical values with an end date, in a table of their own, outside the journal.</summary>
internal sealed class ValeursTechniques(Store store, FileDEcriture file, TimeProvider horloge) : IKeyStore
{
    public static Commande Put(string espace, string cle, string valeur, DateTimeOffset fin) => new(
        "INSERT INTO technique (espace, cle, valeur, fin) VALUES ($1, $2, $3, $4) ON CONFLICT (espace, cle) DO UPDATE SET valeur = excluded.valeur, fin = excluded.fin",
        espace, cle, valeur, fin.ToUnixTimeMilliseconds());

    /// <summary>Removes the values that have ended.</summary>
    public static Commande Clean(DateTimeOffset maintenant) => new("DELETE FROM technique WHERE fin <= $1", maintenant.ToUnixTimeMilliseconds());

    public static async ValueTask<string?> GetAsync(Liaison liaison, string espace, string cle, DateTimeOffset maintenant, CancellationToken annulation)
    {
        var lues = await liaison.ListAsync(new Commande("SELECT valeur FROM technique WHERE espace = $1 AND cle = $2 AND fin > $3", espace, cle, maintenant.ToUnixTimeMilliseconds()), l => l.GetString(0), annulation);
        return lues.Count == 0 ? null : lues[0];
    }

    public ValueTask<string?> GetAsync(string espace, string cle, CancellationToken annulation = default)
        => store.AskAsync(l => GetAsync(l, espace, cle, horloge.GetUtcNow(), annulation), annulation);

    public Task PutAsync(string espace, string cle, string valeur, DateTimeOffset fin, CancellationToken annulation = default)
        => file.RunAsync(
            writer =>
            {
                writer.Put(espace, cle, valeur, fin);
                return ValueTask.FromResult(true);
            },
            annulation);

    public Task<bool> AddAsync(string espace, string cle, string valeur, DateTimeOffset fin, CancellationToken annulation = default)
        => file.RunAsync(
            async writer =>
            {
                if (await writer.GetAsync(espace, cle) is not null)
                    return false;
                writer.Put(espace, cle, valeur, fin);
                return true;
            },
            annulation);

    public Task RemoveAsync(string espace, string cle, CancellationToken annulation = default) => PutAsync(espace, cle, "", DateTimeOffset.UnixEpoch, annulation);

    public async ValueTask<IReadOnlyList<(string Cle, string Valeur)>> ListAsync(string espace, CancellationToken annulation = default)
    {
        var question = new Commande("SELECT cle, valeur FROM technique WHERE espace = $1 AND fin > $2 ORDER BY cle", espace, horloge.GetUtcNow().ToUnixTimeMilliseconds());
        return await store.AskAsync(l => l.ListAsync(question, r => (r.GetString(0), r.GetString(1)), annulation), annulation);
    }
}
