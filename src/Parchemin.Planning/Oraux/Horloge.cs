using System.Globalization;

namespace Parchemin.Planning.Oraux;

/// <summary>Local wall time as whole minutes since 1970-01-01T00:00: no zone, no summer time, as the format has it.</summary>
public static class Horloge
{
    public const int MinutesParJour = 1440;

    private const string Forme = "yyyy-MM-dd'T'HH:mm";

    /// <summary>Reads <c>2024-06-10T08:00</c>; null for any other form or an impossible date.</summary>
    public static int? Parse(string texte)
        => DateTime.TryParseExact(texte, Forme, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant) && instant >= DateTime.UnixEpoch
            ? (int)((instant.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMinute)
            : null;

    /// <summary>Writes minutes as <see cref="Parse"/> reads them.</summary>
    public static string Format(int minutes) => DateTime.UnixEpoch.AddMinutes(minutes).ToString(Forme, CultureInfo.InvariantCulture);
}
