using System.IO.Compression;
using System.Text.Json;
using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>A file sent to be imported, read, with what it is to become.</summary>
/// <param name="Empreinte">SHA-256 of the file.</param>
internal sealed record Envoi(string Acteur, string Session, string Modele, string Etat, string? Correspondance, string Fichier, string Empreinte, Application.Tableau Tableau)
{
    public IOperation<RapportDImport> Operation(bool simuler) => Modele switch
    {
        "notes" => new ImporterDesNotes(Session, Tableau, Etat is { Length: > 0 } ? Etat : "arretee", Fichier, Empreinte, simuler, Correspondance),
        ImporterDesLivrets.Modele => new ImporterDesLivrets(Session, Tableau, Fichier, Empreinte, simuler, Correspondance),
        _ => new ImporterDesCandidats(Session, Tableau, Correspondance, Fichier, Empreinte, simuler),
    };

    /// <summary>The refused rows as they came, with the reason in the last column: to correct and send again.</summary>
    public MemoryStream Refused(RapportDImport rapport, IEcritureDeTableau ecriture)
    {
        var motifs = rapport.Lignes.Where(l => l.Sort is SortDeLigne.Refusee).ToDictionary(l => l.Numero, l => l.Motif);
        var flux = new MemoryStream();
        ecriture.Write(flux, FormatDeTableau.Xlsx, "Refus",
            [.. Tableau.EnTetes.Select(e => new ColonneDeTableau(e, TypeDeColonne.Texte, 18)), new ColonneDeTableau("Motif du refus", TypeDeColonne.Texte, 60)],
            Tableau.Lignes.Where(l => motifs.ContainsKey(l.Numero)).Select(l => (IReadOnlyList<string?>)[.. l.Cellules, motifs[l.Numero]]));
        flux.Position = 0;
        return flux;
    }

    public string Pack()
    {
        using var memoire = new MemoryStream();
        using (var gzip = new GZipStream(memoire, CompressionLevel.Fastest))
            JsonSerializer.Serialize(gzip, this);
        return Convert.ToBase64String(memoire.ToArray());
    }

    public static Envoi? Unpack(string texte)
    {
        using var gzip = new GZipStream(new MemoryStream(Convert.FromBase64String(texte)), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<Envoi>(gzip);
    }

    /// <summary>A name without a path nor control characters: it is shown, and stored nowhere as a file.</summary>
    public static string FileName(string nom)
    {
        var propre = string.Concat(Path.GetFileName(nom.Replace('\\', '/')).Where(c => !char.IsControl(c)));
        return propre.Length is 0 ? "sans nom" : propre.Length > 200 ? propre[..200] : propre;
    }
}
