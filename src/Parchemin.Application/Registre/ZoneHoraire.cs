namespace Parchemin.Application;

/// <summary>The clock that people read on the wall of a place.</summary>
public static class ZoneHoraire
{
    /// <summary>IANA name of the clock of a place that says none.</summary>
    public const string ParDefaut = "Europe/Paris";

    public static TimeZoneInfo Paris { get; } = TimeZoneInfo.FindSystemTimeZoneById(ParDefaut);

    /// <param name="fuseau">IANA name; Paris when null, or unknown to this machine.</param>
    public static TimeZoneInfo Of(string? fuseau) => fuseau is not null && TimeZoneInfo.TryFindSystemTimeZoneById(fuseau, out var zone) ? zone : Paris;
}
