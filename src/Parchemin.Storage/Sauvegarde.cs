using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Parchemin.Application;

namespace Parchemin.Storage;

/// <summary>A backup is missing, damaged or cannot be restored there.</summary>
public sealed class SauvegardeException(string message) : Exception(message);

/// <summary>
/// A whole register in one file: compressed lines of JSON, the journal first, then every object. The same for both databases, so that one
/// can be restored on the other. A hash beside it proves that the file is the one that was written.
/// </summary>
public static class Sauvegarde
{
    private const int Lot = 500;

    private static readonly JsonSerializerOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static async Task WriteAsync(IBase bas, string fichier, CancellationToken annulation)
    {
        if (File.Exists(fichier))
            throw new SauvegardeException($"« {fichier} » existe déjà. Donnez un autre nom : une sauvegarde n'en remplace pas une autre.");
        var provisoire = fichier + ".en-cours";
        try
        {
            await using (var flux = new FileStream(provisoire, Private()))
            {
                await using (var gzip = new GZipStream(flux, CompressionLevel.Fastest, leaveOpen: true))
                await using (var sortie = new StreamWriter(gzip, new UTF8Encoding(false)))
                    await WriteAsync(bas, sortie, annulation);
                flux.Flush(flushToDisk: true);
            }

            var empreinte = await HashAsync(provisoire, annulation);
            await File.WriteAllTextAsync(fichier + ".sha256", $"{empreinte}  {Path.GetFileName(fichier)}\n", annulation);
            File.Move(provisoire, fichier, overwrite: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SauvegardeException($"« {fichier} » ne peut pas être écrit ({e.Message}). Vérifiez le dossier, ses droits et la place qui reste.");
        }
        finally
        {
            File.Delete(provisoire);
        }
    }

    /// <summary>Restores a backup into an empty store after its hash has been verified, then verifies the journal.</summary>
    /// <returns>What the verification found: a register that was already broken comes back as it was, and is told.</returns>
    /// <exception cref="SauvegardeException">The file is not what was written, comes from a newer version, or the store is not empty.</exception>
    public static async Task<RapportDeVerification> RestoreAsync(string fichier, Store store, CancellationToken annulation = default)
    {
        if (!File.Exists(fichier) || !File.Exists(fichier + ".sha256"))
            throw new SauvegardeException($"« {fichier} » et son empreinte « {fichier}.sha256 » sont attendus côte à côte. Retrouvez-les.");
        var attendue = (await File.ReadAllTextAsync(fichier + ".sha256", annulation)).Split(' ')[0].Trim();
        if (!string.Equals(attendue, await HashAsync(fichier, annulation), StringComparison.Ordinal))
            throw new SauvegardeException($"« {fichier} » n'est plus le fichier qui a été écrit : son empreinte diffère. Prenez une autre copie.");
        await store.MigrateAsync(annulation);
        await using (var liaison = await store.Base.WriteAsync(annulation))
        {
            try
            {
                await using var flux = new FileStream(fichier, FileMode.Open, FileAccess.Read);
                await using var gzip = new GZipStream(flux, CompressionMode.Decompress);
                using var entree = new StreamReader(gzip, Encoding.UTF8);
                var rang = (await liaison.ListAsync(new Commande("SELECT rang FROM journal_tete" + store.Base.PourEcrire), l => l.GetInt64(0), annulation))[0];
                if (rang != 0)
                    throw new SauvegardeException("Ce registre n'est pas vide : une sauvegarde ne se restaure que dans un registre neuf. Donnez un autre lieu.");
                await ReadAsync(entree, liaison, store.Base, annulation);
                await liaison.CommitAsync(annulation);
            }
            catch
            {
                await liaison.RollbackAsync();
                throw;
            }
        }

        return await VerificationDuJournal.RunAsync(store, annulation);
    }

    // The file holds the whole register: it belongs to its owner alone.
    private static FileStreamOptions Private()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private static async Task WriteAsync(IBase bas, TextWriter sortie, CancellationToken annulation)
    {
        await using var liaison = await bas.ReadAsync(annulation);
        await RunAsync(liaison, bas.DebutDeLecture, annulation);
        try
        {
            await sortie.WriteLineAsync(JsonSerializer.Serialize(new Entete(1, [.. Migrateur.Migrations(bas).Select(m => m.Nom)]), Options));
            await foreach (var ecriture in Lecture.JournalAsync(bas, page => liaison.ListAsync(page, JournalSql.Read, annulation), new FiltreDuJournal(), annulation))
                await sortie.WriteLineAsync(JsonSerializer.Serialize(new Ligne(ecriture, null, null, 0, null), Options));
            foreach (var genre in Genres.Tous)
            {
                string? suite = null;
                do
                {
                    var page = await Lecture.QueryAsync(liaison, bas, new Requete(genre, Filtre.Toujours) { Ordre = "id", Taille = 1000, Apres = suite }, annulation);
                    foreach (var objet in page.Objets)
                        await sortie.WriteLineAsync(JsonSerializer.Serialize(new Ligne(null, genre.Code, objet.Id, objet.Version, objet.Valeurs), Options));
                    suite = page.Suite;
                }
                while (suite is not null);
            }
        }
        finally
        {
            await RunAsync(liaison, "ROLLBACK", CancellationToken.None);
        }
    }

    private static async Task ReadAsync(StreamReader entree, Liaison liaison, IBase bas, CancellationToken annulation)
    {
        if (await entree.ReadLineAsync(annulation) is not { } premiere || JsonSerializer.Deserialize<Entete>(premiere, Options) is not { Parchemin: 1 } entete)
            throw new SauvegardeException("Ce fichier n'est pas une sauvegarde de Parchemin. Donnez un fichier écrit par « parchemin backup ».");
        if (entete.Migrations.Except(Migrateur.Migrations(bas).Select(m => m.Nom), StringComparer.Ordinal).FirstOrDefault() is { } inconnue)
            throw new SauvegardeException($"Cette sauvegarde vient d'une version plus récente (migration « {inconnue} »). Restaurez-la avec cette version, ou une plus récente encore.");
        var attente = new List<Commande>();
        var lies = new List<Objet>();
        Ecriture? derniere = null;
        while (await entree.ReadLineAsync(annulation) is { } texte)
        {
            var ligne = JsonSerializer.Deserialize<Ligne>(texte, Options)!;
            if (ligne.Ecriture is { } ecriture)
            {
                attente.Add(JournalSql.Insert(ecriture));
                derniere = ecriture;
            }
            else
            {
                var genre = Genres.Get(ligne.Genre!);
                var objet = new Objet(genre, ligne.Id!, ligne.Version, System.Collections.Immutable.ImmutableDictionary.CreateRange(StringComparer.Ordinal, ligne.Valeurs!));
                if (lies is [{ Genre: var precedent }, ..] && precedent != genre)
                {
                    attente.AddRange(InOrder(lies).SelectMany(o => TableDeGenre.Of(o.Genre).Write(o, avant: null, bas)));
                    lies.Clear();
                }

                if (genre.Champs.Any(c => string.Equals(c.Vers, genre.Code, StringComparison.Ordinal)))
                {
                    lies.Add(objet);
                    continue;
                }

                attente.AddRange(TableDeGenre.Of(genre).Write(objet, avant: null, bas));
            }

            if (attente.Count >= Lot)
            {
                await liaison.ExecuteAsync(attente, annulation);
                attente.Clear();
            }
        }

        attente.AddRange(InOrder(lies).SelectMany(o => TableDeGenre.Of(o.Genre).Write(o, avant: null, bas)));
        if (derniere is not null)
            attente.Add(new Commande("UPDATE journal_tete SET rang = $1, empreinte = $2", derniere.Rang, derniere.Empreinte));
        await liaison.ExecuteAsync(attente, annulation);
    }

    // An object that refers to another of its genre is written after it.
    private static IEnumerable<Objet> InOrder(List<Objet> objets)
    {
        var restants = objets.ToDictionary(o => o.Id, StringComparer.Ordinal);
        while (restants.Count > 0)
        {
            var prets = restants.Values.Where(o => !o.Genre.Champs.Any(c => string.Equals(c.Vers, o.Genre.Code, StringComparison.Ordinal) && o[c.Code] is { } autre && restants.ContainsKey(autre))).ToList();
            if (prets.Count == 0)
                throw new SauvegardeException($"Des objets de cette sauvegarde ({objets[0].Genre.Pluriel.ToLowerInvariant()}) renvoient les uns aux autres en cercle.");
            foreach (var pret in prets)
            {
                restants.Remove(pret.Id);
                yield return pret;
            }
        }
    }

    private static async Task<string> HashAsync(string fichier, CancellationToken annulation)
    {
        await using var flux = new FileStream(fichier, FileMode.Open, FileAccess.Read);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(flux, annulation));
    }

    private static async Task RunAsync(Liaison liaison, string texte, CancellationToken annulation)
    {
        await using var commande = liaison.Connexion.CreateCommand();
        commande.CommandText = texte;
        await commande.ExecuteNonQueryAsync(annulation);
    }

    private sealed record Entete(int Parchemin, IReadOnlyList<string> Migrations);

    private sealed record Ligne(Ecriture? Ecriture, string? Genre, string? Id, long Version, IReadOnlyDictionary<string, string>? Valeurs);
}
