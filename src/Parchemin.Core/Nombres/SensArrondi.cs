namespace Parchemin.Core;

/// <summary>Towards which multiple of its step a declared rounding goes.</summary>
public enum SensArrondi
{
    /// <summary>Down, towards the smaller multiple.</summary>
    Inferieur,

    /// <summary>Up, towards the greater multiple.</summary>
    Superieur,

    /// <summary>To the nearest multiple; a half goes up.</summary>
    Proche,
}
