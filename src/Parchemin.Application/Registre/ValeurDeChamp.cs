using System.Globalization;
using System.Text;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>Brings what a person typed, a sheet holds or a program sends to the canonical text of a field.</summary>
public static class ValeurDeChamp
{
    private static readonly string[] FormatsDeDate = ["yyyy-MM-dd", "d/M/yyyy", "dd/MM/yyyy", "d-M-yyyy", "d.M.yyyy"];

    /// <summary>The canonical text, or why it is refused.</summary>
    /// <param name="texte">Null or blank clears the field.</param>
    public static (string? Valeur, string? Motif) Normalize(Champ champ, string? texte)
    {
        if (string.IsNullOrWhiteSpace(texte))
            return (null, null);
        texte = LettresLatines.Compose(texte.Trim());
        if (texte.Length > champ.LongueurMax)
            return (null, $"{champ.Libelle} : {texte.Length} caractères, {champ.LongueurMax} au plus. Abrégez.");
        if (texte.Any(c => char.IsControl(c) && !(champ.Type is FormatDeChamp.TexteLong && c is '\n' or '\r' or '\t')))
            return (null, $"{champ.Libelle} : un caractère invisible n'est pas permis. Retapez la valeur.");
        return champ.Type switch
        {
            FormatDeChamp.Texte or FormatDeChamp.Reference => (texte, null),
            FormatDeChamp.TexteLong => (texte.Replace("\r\n", "\n", StringComparison.Ordinal), null),
            FormatDeChamp.Code => Code(champ, texte),
            FormatDeChamp.Date => Date(champ, texte),
            FormatDeChamp.Instant => Instant(champ, texte),
            FormatDeChamp.Entier => int.TryParse(texte, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n)
                ? (n.ToString(CultureInfo.InvariantCulture), null)
                : (null, $"{champ.Libelle} : « {texte} » n'est pas un nombre entier."),
            FormatDeChamp.Decimal => Note.TryParse(Encoding.UTF8.GetBytes(texte), out var note)
                ? (note.ToString().Replace(',', '.'), null)
                : (null, $"{champ.Libelle} : « {texte} » n'est pas un nombre. Écrivez par exemple 12,5."),
            FormatDeChamp.OuiNon => texte.ToLowerInvariant() switch
            {
                "oui" or "o" or "true" or "vrai" or "1" or "on" => ("oui", null),
                "non" or "n" or "false" or "faux" or "0" or "off" => ("non", null),
                _ => (null, $"{champ.Libelle} : « {texte} » n'est ni oui ni non."),
            },
            FormatDeChamp.Nom => Nom.TryParse(texte, out var nom, out var m) ? (nom.ToString(), null) : (null, m),
            FormatDeChamp.Ine => Ine.TryParse(texte, out var ine, out var m) ? (ine.ToString(), null) : (null, m),
            FormatDeChamp.Uai => Uai.TryParse(texte, out var uai, out var m) ? (uai.ToString(), null) : (null, m),
            FormatDeChamp.Siret => Siret.TryParse(texte, out var siret, out var m) ? (siret.ToString(), null) : (null, m),
            FormatDeChamp.Commune => CommuneInsee.TryParse(texte, out var commune, out var m) ? (commune.ToString(), null) : (null, m),
            FormatDeChamp.Courriel => Courriel.TryParse(texte, out var courriel, out var m) ? (courriel.ToString(), null) : (null, m),
            FormatDeChamp.Telephone => Telephone.TryParse(texte, out var telephone, out var m) ? (telephone.ToString(), null) : (null, m),
            FormatDeChamp.CodePostal => CodePostal.TryParse(texte, out var postal, out var m) ? (postal.ToString(), null) : (null, m),
            _ => throw new ArgumentOutOfRangeException(nameof(champ), champ.Type, "Type de champ inconnu."),
        };
    }

    private static (string?, string?) Code(Champ champ, string texte)
    {
        if (champ.Choix.Count == 0)
            return (texte, null);
        var choix = champ.Choix.FirstOrDefault(c => string.Equals(c.Code, texte, StringComparison.OrdinalIgnoreCase) || string.Equals(c.Libelle, texte, StringComparison.OrdinalIgnoreCase));
        return choix is null ? (null, $"{champ.Libelle} : « {texte} » n'est pas dans la liste ({string.Join(", ", champ.Choix.Select(c => c.Libelle))}).") : (choix.Code, null);
    }

    private static (string?, string?) Date(Champ champ, string texte)
        => DateOnly.TryParseExact(texte, FormatsDeDate, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year >= 1900
            ? (date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), null)
            : (null, $"{champ.Libelle} : « {texte} » n'est pas une date. Écrivez par exemple 31/12/2005.");

    private static (string?, string?) Instant(Champ champ, string texte)
        => DateTimeOffset.TryParse(texte, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? (Format(instant), null)
            : (null, $"{champ.Libelle} : « {texte} » n'est pas un instant. Écrivez par exemple 2026-11-21T08:00:00Z.");

    /// <summary>The canonical text of an instant, to the millisecond.</summary>
    public static string Format(DateTimeOffset instant) => instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
