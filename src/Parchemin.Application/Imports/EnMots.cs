namespace Parchemin.Application;

/// <summary>Values as a person reads them in a report: the words of a code, French dates and numbers.</summary>
internal static class EnMots
{
    public static string? Of(Champ champ, string? valeur) => valeur is null ? null : champ.Type switch
    {
        FormatDeChamp.Date when valeur.Split('-') is [var annee, var mois, var jour] => $"{jour}/{mois}/{annee}",
        FormatDeChamp.Decimal => valeur.Replace('.', ','),
        _ => champ.Choix.FirstOrDefault(c => string.Equals(c.Code, valeur, StringComparison.Ordinal))?.Libelle ?? valeur,
    };
}
