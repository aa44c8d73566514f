using System.Globalization;

namespace Parchemin.Web;

/// <summary>Writes the numbers of statistics, rounded for display.</summary>
internal static class EnPoints
{
    /// <summary>Two decimals and a comma.</summary>
    public static string Of(decimal? valeur) => valeur?.ToString("0.00", CultureInfo.InvariantCulture).Replace('.', ',').Replace('-', '−') ?? "";

    /// <summary>With its sign.</summary>
    public static string Signed(decimal valeur) => (valeur > 0 ? "+" : "") + Of(valeur);
}
