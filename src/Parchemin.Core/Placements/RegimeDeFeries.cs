namespace Parchemin.Core;

/// <summary>Where the public holidays that a company observes come from.</summary>
public enum RegimeDeFeries
{
    /// <summary>The eleven days of the code du travail, L3133-1.</summary>
    Metropole,

    /// <summary>With Good Friday, where the commune has a protestant or shared church, and 26 December: code du travail, L3134-13.</summary>
    AlsaceMoselle,

    Guadeloupe,

    Martinique,

    Guyane,

    Reunion,

    Mayotte,

    SaintBarthelemy,

    SaintMartin,

    SaintPierreEtMiquelon,

    /// <summary>No day known in advance: abroad, and the Pacific territories, whose own law sets the days. They are given by hand.</summary>
    Aucun,
}
