using System.Globalization;
using System.Text;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>Brings what a person typed in a grid to canonical text, checked against the référentiel.</summary>
public static class ValeurDEntree
{
    private const int LongueurMax = 8000;

    /// <summary>The canonical value, or why it is refused.</summary>
    /// <param name="texte">Null or blank clears the field.</param>
    public static (string? Valeur, string? Motif) Normalize(EntreeAttendue entree, string? texte)
    {
        if (string.IsNullOrWhiteSpace(texte))
            return (null, null);
        texte = LettresLatines.Compose(texte.Trim());
        var nom = entree.Code.Length > 0 ? entree.Code : entree.Libelle;
        if (texte.Length > LongueurMax)
            return (null, $"{nom} : {texte.Length} caractères, {LongueurMax} au plus. Abrégez.");
        if (texte.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
            return (null, $"{nom} : un caractère invisible n'est pas permis. Retapez la valeur.");
        return entree.Nature switch
        {
            NatureDEntree.Texte or NatureDEntree.TexteLong => (texte.Replace("\r\n", "\n", StringComparison.Ordinal), null),
            NatureDEntree.Points or NatureDEntree.Note => Number(entree, nom, texte),
            NatureDEntree.Compte => Count(entree, nom, texte),
            NatureDEntree.Date => DateOnly.TryParseExact(texte, ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? (date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), null)
                : (null, $"{nom} : « {texte} » n'est pas une date. Écrivez par exemple 31/05/2026."),
            NatureDEntree.Heure => TimeOnly.TryParseExact(texte.Replace('h', ':'), ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var heure)
                ? (heure.ToString("HH:mm", CultureInfo.InvariantCulture), null)
                : (null, $"{nom} : « {texte} » n'est pas une heure. Écrivez par exemple 14:30."),
            _ => Code(entree, nom, texte),
        };
    }

    /// <summary>A value as a person reads it.</summary>
    public static string Words(EntreeAttendue entree, string? valeur) => valeur is null ? "vide" : entree.Nature switch
    {
        NatureDEntree.Points or NatureDEntree.Note => valeur.Replace('.', ','),
        NatureDEntree.Niveau => valeur,
        _ => entree.Choix.FirstOrDefault(c => string.Equals(c.Code, valeur, StringComparison.Ordinal))?.Libelle ?? valeur,
    };

    private static (string?, string?) Code(EntreeAttendue entree, string nom, string texte)
        => entree.Choix.FirstOrDefault(c => string.Equals(c.Code, texte, StringComparison.OrdinalIgnoreCase)) is { } choix
            ? (choix.Code, null)
            : (null, $"{nom} : « {texte} » n'est pas un des choix de la grille ({string.Join(", ", entree.Choix.Select(c => c.Code))}).");

    private static (string?, string?) Count(EntreeAttendue entree, string nom, string texte)
    {
        if (!int.TryParse(texte, NumberStyles.None, CultureInfo.InvariantCulture, out var n))
            return (null, $"{nom} : « {texte} » n'est pas un nombre entier.");
        return entree.Maximum is { } max && n > max ? (null, $"{nom} : {n} dépasse {max.ToFrench()}. Corrigez.") : (n.ToString(CultureInfo.InvariantCulture), null);
    }

    private static (string?, string?) Number(EntreeAttendue entree, string nom, string texte)
    {
        if (!Note.TryParse(Encoding.UTF8.GetBytes(texte), out var note))
            return (null, $"{nom} : « {texte} » n'est pas un nombre. Écrivez par exemple 12,5.");
        var canonique = note.ToString().Replace(',', '.');
        var valeur = Feuille.Number(canonique);
        if (entree.Maximum is { } max && valeur > max)
            return (null, $"{nom} : {canonique.Replace('.', ',')} dépasse le barème de {max.ToFrench()}. Corrigez.");
        // A mark stands on the steps of the rules; points of a criterion are free (R-1.8 speaks of marks).
        if (entree.Pas is { } pas && (valeur / pas).Reduce().Denominator != 1)
            return (null, $"{nom} : {canonique.Replace('.', ',')} n'est pas un multiple de {pas.ToFrench()}. Arrondissez la note.");
        return (canonique, null);
    }
}
