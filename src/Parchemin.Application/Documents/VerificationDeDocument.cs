using System.Globalization;
using System.Text.Json;

namespace Parchemin.Application;

/// <summary>What anyone who holds a code is told of a document.</summary>
public enum EtatDeDocument
{
    /// <summary>It was issued and still stands.</summary>
    Authentique,

    /// <summary>It was issued, and another has taken its place.</summary>
    Remplace,

    /// <summary>It was issued, and no longer stands.</summary>
    Revoque,
}

/// <summary>The answer to a verification: the state of the document, and what its paper already shows.</summary>
/// <param name="Depuis">When it was replaced or revoked.</param>
/// <param name="Dit">Pairs of words, as printed.</param>
public sealed record VerificationDeDocument(string Code, EtatDeDocument Etat, DateTimeOffset? Depuis, string Empreinte, IReadOnlyList<(string Nom, string Valeur)> Dit)
{
    /// <summary>Reads a document by its code, without any right: the code itself is the right.</summary>
    /// <returns>Null when no document bears it.</returns>
    public static async Task<VerificationDeDocument?> FindAsync(IReader lecture, string? dit, CancellationToken annulation = default)
    {
        if (CodeDeVerification.Read(dit) is not { } code)
            return null;
        var page = await lecture.QueryAsync(new Requete(GenresDesActes.Document, new Parmi("code", [code])) { Ordre = "id", Taille = 1 }, annulation);
        if (page.Objets is not [var document])
            return null;
        var suivant = document["remplace_par"] is { } autre ? await lecture.FindAsync(GenresDesActes.Document, autre, annulation) : null;
        var (etat, depuis) = document["revoque_le"] is { } le ? (EtatDeDocument.Revoque, le) : suivant is null ? (EtatDeDocument.Authentique, null) : (EtatDeDocument.Remplace, suivant["emis_le"]);
        return new VerificationDeDocument(code, etat, depuis is null ? null : DateTimeOffset.Parse(depuis, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal), document["empreinte"]!, Read(document["public"]!));
    }

    /// <summary>Writes what a verification repeats.</summary>
    internal static string Write(IEnumerable<(string Nom, string Valeur)> dit) => EnJson.List(dit.Select(d => EnJson.Texts([d.Nom, d.Valeur]))).ToJsonString(EnJson.Lisible);

    private static List<(string, string)> Read(string ecrit)
    {
        try
        {
            return [.. JsonSerializer.Deserialize<string[][]>(ecrit)!.Select(p => (p[0], p[1]))];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
