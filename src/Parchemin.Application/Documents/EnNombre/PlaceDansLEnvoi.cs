using System.Globalization;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>A document to make, and the file that it will be: by établissement, then by name and number, as an office hands them over.</summary>
/// <param name="Fichier">Below the folder of the work, with « / »; never twice the same.</param>
internal sealed record PlaceDansLEnvoi(SujetDeDocument Sujet, string Fichier)
{
    private const int LongueurMax = 120;

    /// <summary>The documents of a kind in the order of their files.</summary>
    public static async Task<IReadOnlyList<PlaceDansLEnvoi>> AllAsync(Fonds fonds, DocumentPrevu prevu, IReadOnlySet<string>? choisis)
    {
        var places = new List<(string Cle, PlaceDansLEnvoi Place)>();
        var pris = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var sujet in await prevu.SubjectsAsync(fonds))
        {
            if (choisis?.Contains(sujet.Code) is false)
                continue;
            var titulaire = sujet.Inscription is null ? null : await fonds.HolderAsync(sujet.Inscription);
            var dossier = titulaire?.Etablissement is { } maison ? FileName(maison) + "/" : "";
            var nom = FileName(titulaire is null ? sujet.Libelle : $"{sujet.Libelle} {titulaire.Numero}");
            var fichier = $"{dossier}{nom} - {prevu.Code}.pdf";
            for (var n = 2; !pris.Add(fichier); n++)
                fichier = string.Create(CultureInfo.InvariantCulture, $"{dossier}{nom} ({n}) - {prevu.Code}.pdf");
            places.Add((CleDeTri.Of(titulaire?.Etablissement ?? ""), new PlaceDansLEnvoi(sujet, fichier)));
        }

        // Within an établissement, the order in which the kind lists its subjects.
        return [.. places.OrderBy(p => p.Cle, StringComparer.Ordinal).Select(p => p.Place)];
    }

    /// <summary>Letters keep their accents; nothing remains that a file system or a path would read otherwise.</summary>
    public static string FileName(string texte)
    {
        var nom = string.Concat(texte.Select(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '\'' or '’' ? c : ' '));
        nom = string.Join(' ', nom.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return nom.Length == 0 ? "document" : nom.Length > LongueurMax ? nom[..LongueurMax].Trim() : nom;
    }
}
