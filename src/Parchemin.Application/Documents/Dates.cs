using System.Globalization;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>Dates and durations as sentences say them.</summary>
internal static class Dates
{
    private static readonly string[] Mois = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    /// <summary>« 1er juillet 2024 ».</summary>
    public static string Long(DateOnly date) => string.Create(CultureInfo.InvariantCulture, $"{(date.Day == 1 ? "1er" : date.Day)} {Mois[date.Month - 1]} {date.Year}");

    /// <summary>« 1er juillet 2024 » from what the register keeps; any other text as it is.</summary>
    public static string? Long(string? jour) => DateOnly.TryParseExact(jour, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? Long(date) : jour;

    /// <summary>« 4 heures », « 1 h 30 », « 20 minutes ».</summary>
    public static string? Duration(int? minutes) => minutes switch
    {
        null => null,
        < 60 => Pluriel.Of(minutes.Value, "minute"),
        _ when minutes % 60 == 0 => Pluriel.Of(minutes.Value / 60, "heure"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60} h {minutes % 60:00}"),
    };

    /// <summary>« 14 h 30 ».</summary>
    public static string Hour(TimeOnly heure) => heure.Minute == 0 ? string.Create(CultureInfo.InvariantCulture, $"{heure.Hour} h") : string.Create(CultureInfo.InvariantCulture, $"{heure.Hour} h {heure.Minute:00}");
}
