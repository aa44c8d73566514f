namespace Parchemin.Differential.Tests.Generation;

internal static class Decimals
{
    /// <summary>Without trailing zeros.</summary>
    public static decimal Normalize(decimal value) => value / 1.0000000000000000000000000000m;

    /// <summary>Whether the quotient can be written with at most 15 decimals.</summary>
    public static bool Divides(decimal value, int divisor, out decimal quotient)
    {
        quotient = Normalize(value / divisor);
        return quotient.Scale <= 15 && quotient * divisor == value;
    }
}
