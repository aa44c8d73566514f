using System.Globalization;

namespace Parchemin.Application;

/// <summary>How the size of a file is said.</summary>
public static class TailleDeFichier
{
    /// <summary>« 4,2 Mo », « 312 Ko ».</summary>
    public static string Words(long octets) => octets >= 1024 * 1024
        ? (octets / (1024m * 1024m)).ToString("0.0", CultureInfo.InvariantCulture).Replace('.', ',') + " Mo"
        : Math.Max(1, octets / 1024).ToString(CultureInfo.InvariantCulture) + " Ko";
}
