using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>Sundays and the public holidays that hold in every territory.</summary>
internal static class JoursChomes
{
    /// <summary>Why nobody works that day; null for an ordinary one.</summary>
    public static string? Nom(DateOnly jour)
        => JoursFeries.Nom(jour, RegimeDeFeries.Metropole) ?? (jour.DayOfWeek == DayOfWeek.Sunday ? "un dimanche" : null);
}
