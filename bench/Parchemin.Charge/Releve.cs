using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Parchemin.Charge;

/// <summary>How long each thing took, and how many were done.</summary>
internal sealed class Releve
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<TimeSpan>> durees = new(StringComparer.Ordinal);

    /// <summary>Does something and notes how long it took.</summary>
    public async Task<T> MeasureAsync<T>(string quoi, Func<Task<T>> geste)
    {
        var debut = Stopwatch.GetTimestamp();
        var resultat = await geste();
        durees.GetOrAdd(quoi, _ => new ConcurrentQueue<TimeSpan>()).Enqueue(Stopwatch.GetElapsedTime(debut));
        return resultat;
    }

    /// <summary>Forgets what was noted: the warm-up has ended.</summary>
    public void Clear() => durees.Clear();

    /// <summary>One line for each thing: how many a second, and the time that 50, 95 and 99 in a hundred did not exceed.</summary>
    public void Print(TimeSpan temps)
    {
        foreach (var (quoi, notees) in durees.OrderBy(d => d.Key, StringComparer.Ordinal))
        {
            var triees = notees.Order().ToList();
            string At(double part) => triees[(int)Math.Min(triees.Count - 1, part * triees.Count)].TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{quoi,-46} {triees.Count / temps.TotalSeconds,8:0}/s   p50 {At(0.50),6}   p95 {At(0.95),6}   p99 {At(0.99),6}   max {At(1),6} ms"));
        }
    }
}
