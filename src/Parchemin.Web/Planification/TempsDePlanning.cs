using System.Globalization;
using Parchemin.Application;
using Parchemin.Planning.Oraux;

namespace Parchemin.Web;

/// <summary>Hours and days of a planning as people read them, in the local time of the centre.</summary>
internal static class TempsDePlanning
{
    private static readonly string[] Jours = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];
    private static readonly string[] Mois = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    /// <summary>« lundi 10 juin 2024 ».</summary>
    public static string Day(DateOnly jour) => string.Create(CultureInfo.InvariantCulture, $"{Jours[(int)jour.DayOfWeek]} {(jour.Day == 1 ? "1er" : jour.Day)} {Mois[jour.Month - 1]} {jour.Year}");

    /// <summary>From <c>2024-06-10T08:00</c>, or its day alone.</summary>
    public static string Day(string instant) => Day(DateOnly.ParseExact(instant[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static string Day(int minutes) => Day(DateOf(minutes));

    public static DateOnly DateOf(int minutes) => DateOnly.FromDateTime(DateTime.UnixEpoch.AddMinutes(minutes));

    /// <summary>« 9 h 05 ».</summary>
    public static string Hour(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes % Horloge.MinutesParJour / 60} h {minutes % 60:00}");

    /// <summary>« 25 min », « 2 h 05 ».</summary>
    public static string Length(int minutes) => minutes < 60 ? string.Create(CultureInfo.InvariantCulture, $"{minutes} min") : string.Create(CultureInfo.InvariantCulture, $"{minutes / 60} h {minutes % 60:00}");

    /// <summary>« lun. 10/06, 08:00 – 12:00 ».</summary>
    public static string Short(PlageDemandee plage)
    {
        var jour = ConstructionDeDemande.DayOf(plage);
        return string.Create(CultureInfo.InvariantCulture, $"{Jours[(int)jour.DayOfWeek][..3]}. {jour:dd/MM}, {plage.Debut[11..]} – {plage.Fin[11..]}");
    }
}
