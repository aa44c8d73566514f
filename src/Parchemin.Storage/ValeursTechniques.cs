using Parchemin.Application;

namespace Parchemin.Storage;

/// <summary>Technical values with an end date, in a table of their own, outside the journal.</summary>
internal sealed class ValeursTechniques(IBase bas, FileDEcriture file, TimeProvider horloge) : IKeyStore
{
    public static Commande Put(string espace, string cle, string valeur, long fin) => new(
        "INSERT INTO technique (espace, cle, valeur, fin) VALUES ($1, $2, $3, $4) ON CONFLICT (espace, cle) DO UPDATE SET valeur = excluded.valeur, fin = excluded.fin",
        espace, cle, valeur, fin);

    public static async ValueTask<string?> GetAsync(Liaison liaison, string espace, string cle, DateTimeOffset maintenant, CancellationToken annulation)
    {
        var lues = await liaison.ListAsync(new Commande("SELECT valeur FROM technique WHERE espace = $1 AND cle = $2 AND fin > $3", espace, cle, maintenant.ToUnixTimeMilliseconds()), l => l.GetString(0), annulation);
        return lues.Count == 0 ? null : lues[0];
    }

    public async ValueTask<string?> GetAsync(string espace, string cle, CancellationToken annulation = default)
    {
        await using var liaison = await bas.ReadAsync(annulation);
        return await GetAsync(liaison, espace, cle, horloge.GetUtcNow(), annulation);
    }

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
        await using var liaison = await bas.ReadAsync(annulation);
        return await liaison.ListAsync(new Commande("SELECT cle, valeur FROM technique WHERE espace = $1 AND fin > $2 ORDER BY cle", espace, horloge.GetUtcNow().ToUnixTimeMilliseconds()), l => (l.GetString(0), l.GetString(1)), annulation);
    }
}
