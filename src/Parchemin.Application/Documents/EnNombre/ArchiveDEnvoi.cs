using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Parchemin.Application;

/// <summary>The archive that a bulk work hands over: its files, and the list of what is in it and of what is not.</summary>
internal static class ArchiveDEnvoi
{
    // The same files give the same archive.
    private static readonly DateTimeOffset Date = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="fichiers">The name in the archive, and where the file is.</param>
    public static async Task WriteAsync(string archive, IEnumerable<(string Nom, string Chemin)> fichiers, IReadOnlyList<DocumentFait> faits, CancellationToken annulation)
    {
        var provisoire = archive + ".en-cours";
        await using (var flux = new FileStream(provisoire, FileMode.Create, FileAccess.Write))
        using (var zip = new ZipArchive(flux, ZipArchiveMode.Create))
        {
            foreach (var (nom, chemin) in fichiers)
            {
                // A PDF is compressed already.
                await using var sortie = Entry(zip, nom, CompressionLevel.NoCompression).Open();
                await using var entree = new FileStream(chemin, FileMode.Open, FileAccess.Read);
                await entree.CopyToAsync(sortie, annulation);
            }

            await using var texte = Entry(zip, "liste.csv", CompressionLevel.Optimal).Open();
            await texte.WriteAsync(Encoding.UTF8.GetBytes(List(faits)), annulation);
        }

        File.Move(provisoire, archive, overwrite: true);
    }

    /// <summary>What was made, in order, and why the rest was not.</summary>
    private static string List(IReadOnlyList<DocumentFait> faits)
    {
        var liste = new StringBuilder("\uFEFFRang;Nom;Fichier;Code de vérification;SHA-256;Refus\r\n");
        for (var i = 0; i < faits.Count; i++)
        {
            var f = faits[i];
            liste.Append(CultureInfo.InvariantCulture, $"{i + 1};{Cell(f.Libelle)};{Cell(f.Refus is null ? f.Fichier : "")};{f.Code};{f.Empreinte};{Cell(f.Refus ?? "")}\r\n");
        }

        return liste.ToString();
    }

    private static ZipArchiveEntry Entry(ZipArchive zip, string nom, CompressionLevel niveau)
    {
        var entree = zip.CreateEntry(nom, niveau);
        entree.LastWriteTime = Date;
        return entree;
    }

    // A cell that begins as a formula is made a text; quotes are doubled.
    private static string Cell(string texte) => $"\"{(texte.Length > 0 && texte[0] is '=' or '+' or '-' or '@' ? "'" : "")}{texte.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
