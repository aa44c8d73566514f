using NodaTime;

namespace Parchemin.Planning;

/// <summary>From the wall clock of a territory to the universal one and back, by the IANA rules that the program carries.</summary>
internal static class Fuseaux
{
    public static bool Exists(string fuseau) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(fuseau) is not null;

    /// <summary>An hour that the change to summer time skips is read as the hour after it; one that comes twice, as the first.</summary>
    public static DateTimeOffset ToUtc(DateTime local, string fuseau)
        => DateTimeZoneProviders.Tzdb[fuseau].AtLeniently(LocalDateTime.FromDateTime(local)).ToInstant().ToDateTimeOffset();

    /// <summary>How often a wall clock shows an hour: once, unless the clocks change over it.</summary>
    public static int Count(DateTime local, string fuseau) => DateTimeZoneProviders.Tzdb[fuseau].MapLocal(LocalDateTime.FromDateTime(local)).Count;

    public static DateTime ToLocal(DateTimeOffset utc, string fuseau)
        => Instant.FromDateTimeOffset(utc).InZone(DateTimeZoneProviders.Tzdb[fuseau]).ToDateTimeUnspecified();
}
