using System.Globalization;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>Brings what a person wrote in a form to canonical text, checked against the référentiel.</summary>
public static class ValeurDeReponse
{
    private const int LigneMax = 500;
    private const int TexteMax = 50_000;

    /// <summary>The canonical value, or why it is refused.</summary>
    /// <param name="texte">Null or blank clears the field; several ticked options are on as many lines.</param>
    public static (string? Valeur, string? Motif) Normalize(ChampDeFormulaire champ, string? texte)
    {
        if (string.IsNullOrWhiteSpace(texte))
            return (null, null);
        texte = LettresLatines.Compose(texte.Trim()).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        var (nom, longueur) = (champ.Libelle, champ.Type is TypeDeChamp.TexteLong ? TexteMax : LigneMax);
        if (texte.Length > longueur)
            return (null, $"« {nom} » : {texte.Length} caractères, {longueur} au plus. Abrégez.");
        if (texte.Any(c => char.IsControl(c) && c is not ('\n' or '\t')))
            return (null, $"« {nom} » : un caractère invisible n'est pas permis. Retapez le texte.");
        return champ.Type switch
        {
            TypeDeChamp.TexteLong => (texte, null),
            TypeDeChamp.ChoixMultiple => Several(champ, texte),
            TypeDeChamp.Choix => One(champ, texte),
            TypeDeChamp.Case or TypeDeChamp.OuiNon => texte.ToLowerInvariant() is "oui" or "on" ? ("oui", null) : texte is "non" ? ("non", null) : (null, $"« {nom} » : « {texte} » n'est ni oui ni non."),
            TypeDeChamp.Date => DateOnly.TryParseExact(texte, ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? (date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), null)
                : (null, $"« {nom} » : « {texte} » n'est pas une date. Écrivez par exemple 31/05/2026."),
            TypeDeChamp.Entier => int.TryParse(texte, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
                ? (n.ToString(CultureInfo.InvariantCulture), null)
                : (null, $"« {nom} » : « {texte} » n'est pas un nombre entier."),
            // One line: what was pasted on several is joined.
            _ => (string.Join(' ', texte.Split((char[])['\n', '\t', ' '], StringSplitOptions.RemoveEmptyEntries)), null),
        };
    }

    /// <summary>The codes of competences, in the order of the référentiel.</summary>
    public static (string? Valeur, string? Motif) Competences(IReadOnlyList<Competence> connues, string? texte)
    {
        var codes = (texte ?? "").Split((char[])['\n', ' ', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);
        if (codes.FirstOrDefault(c => !connues.Any(k => k.Code == c)) is { } inconnue)
            return (null, $"« {inconnue} » n'est pas une compétence de cette fiche. Choisissez dans la liste.");
        return codes.Count == 0 ? (null, null) : (string.Join('\n', connues.Select(c => c.Code).Where(codes.Contains)), null);
    }

    private static (string?, string?) One(ChampDeFormulaire champ, string texte)
        => champ.Options.Contains(texte, StringComparer.Ordinal) ? (texte, null) : (null, $"« {champ.Libelle} » : « {texte} » n'est pas un choix de la fiche ({string.Join(", ", champ.Options)}).");

    private static (string?, string?) Several(ChampDeFormulaire champ, string texte)
    {
        var choisies = texte.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);
        return choisies.FirstOrDefault(c => !champ.Options.Contains(c, StringComparer.Ordinal)) is { } inconnue
            ? (null, $"« {champ.Libelle} » : « {inconnue} » n'est pas un choix de la fiche ({string.Join(", ", champ.Options)}).")
            : (string.Join('\n', champ.Options.Where(choisies.Contains)), null);
    }
}
