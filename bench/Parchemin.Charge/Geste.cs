using System.Diagnostics;
using System.Globalization;

namespace Parchemin.Charge;

/// <summary>What is done once before one's eyes: how long it took, and what it gave.</summary>
internal static class Geste
{
    public static async Task TimeAsync<T>(string quoi, Func<Task<T>> geste)
    {
        var debut = Stopwatch.GetTimestamp();
        var resultat = await geste();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{quoi,-52} {Stopwatch.GetElapsedTime(debut).TotalMilliseconds,8:0} ms   ({resultat})"));
    }
}
