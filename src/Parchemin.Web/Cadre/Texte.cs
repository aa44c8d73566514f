using System.Globalization;
using Parchemin.Application;
using Parchemin.Core;

namespace Parchemin.Web;

/// <summary>Writes values as people read them in French.</summary>
internal static class Texte
{
    /// <summary>« 12 345 », with narrow no-break spaces.</summary>
    public static string Nombre(long nombre) => Pluriel.Number(nombre);

    /// <summary>A canonical value of a field: dates as 31/12/2005, decimals with a comma, codes by their words.</summary>
    public static string Valeur(Champ champ, string? valeur) => valeur is null ? "" : champ.Type switch
    {
        FormatDeChamp.Date when DateOnly.TryParseExact(valeur, "yyyy-MM-dd", out var date) => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        FormatDeChamp.Instant when DateTimeOffset.TryParse(valeur, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) => Instant(instant),
        FormatDeChamp.Decimal => valeur.Replace('.', ','),
        FormatDeChamp.OuiNon => valeur is "oui" ? "Oui" : "Non",
        FormatDeChamp.Code => champ.Choix.FirstOrDefault(c => string.Equals(c.Code, valeur, StringComparison.Ordinal))?.Libelle ?? valeur,
        _ => valeur,
    };

    /// <summary>An instant in Paris time, to the minute.</summary>
    public static string Instant(DateTimeOffset instant)
        => TimeZoneInfo.ConvertTime(instant, ZoneHoraire.Paris).ToString("dd/MM/yyyy 'à' HH:mm", CultureInfo.InvariantCulture);
}
