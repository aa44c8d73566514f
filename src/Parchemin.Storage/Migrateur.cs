using System.Security.Cryptography;
using System.Text;

namespace Parchemin.Storage;

/// <summary>A migration that was applied has changed, or the store comes from a newer version.</summary>
public sealed class MigrationException(string message) : Exception(message);

/// <summary>Applies the migrations that the store lacks, in the order of their names, one at a time whoever asks.</summary>
internal static class Migrateur
{
    private const string Table = "CREATE TABLE IF NOT EXISTS migration (nom TEXT PRIMARY KEY, empreinte TEXT NOT NULL, appliquee_le BIGINT NOT NULL)";

    public static async Task RunAsync(IBase bas, CancellationToken annulation)
    {
        var migrations = Migrations(bas).ToList();
        await using var liaison = await bas.WriteAsync(annulation);
        try
        {
            if (liaison is LiaisonPostgreSql)
                await liaison.ListAsync(new Commande("SELECT pg_advisory_xact_lock(7245012)"), _ => 0, annulation);
            await liaison.ExecuteAsync([new Commande(Table)], annulation);
            var faites = (await liaison.ListAsync(new Commande("SELECT nom, empreinte FROM migration"), l => (Nom: l.GetString(0), Empreinte: l.GetString(1)), annulation)).ToDictionary(m => m.Nom, m => m.Empreinte, StringComparer.Ordinal);
            if (faites.Keys.FirstOrDefault(f => migrations.TrueForAll(m => m.Nom != f)) is { } inconnue)
                throw new MigrationException($"Ce registre a reçu la migration « {inconnue} », que cette version ne connaît pas. Utilisez la version de Parchemin qui l'a écrite, ou une plus récente.");
            foreach (var (nom, texte, empreinte) in migrations)
            {
                if (faites.TryGetValue(nom, out var connue))
                {
                    if (!string.Equals(connue, empreinte, StringComparison.Ordinal))
                        throw new MigrationException($"La migration « {nom} » a changé depuis qu'elle a été appliquée. Rétablissez-la ; une correction est une nouvelle migration.");
                    continue;
                }

                await using (var commande = liaison.Connexion.CreateCommand())
                {
                    commande.CommandText = texte;
                    await commande.ExecuteNonQueryAsync(annulation);
                }

                await liaison.ExecuteAsync([new Commande("INSERT INTO migration (nom, empreinte, appliquee_le) VALUES ($1, $2, $3)", nom, empreinte, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds())], annulation);
            }

            await liaison.CommitAsync(annulation);
        }
        catch
        {
            await liaison.RollbackAsync();
            throw;
        }
    }

    // « 0001-registre.sql » is for both databases, « 0002-gardes.sqlite.sql » for one.
    public static IEnumerable<(string Nom, string Texte, string Empreinte)> Migrations(IBase bas)
    {
        var assemblage = typeof(Migrateur).Assembly;
        foreach (var ressource in assemblage.GetManifestResourceNames().Where(r => r.StartsWith("Migrations/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var parts = ressource["Migrations/".Length..].Split('.');
            if (parts.Length == 3 && !string.Equals(parts[1], bas.Nature, StringComparison.Ordinal))
                continue;
            using var lecteur = new StreamReader(assemblage.GetManifestResourceStream(ressource)!, Encoding.UTF8);
            var texte = lecteur.ReadToEnd();
            yield return (parts[0], bas.Adapt(texte), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(texte))));
        }
    }
}
