using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Parchemin.Charge;

/// <summary>How long each thing took, and how many were done.</summary>
internal sealed class Releve
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<TimeSpan>> durees = new(StringComparer.Ordinal);
    private TimeSpan pauses;
    private TimeSpan processeur;
    private int collectes;

    /// <summary>Does something and notes how long it took.</summary>
    public async Task<T> MeasureAsync<T>(string quoi, Func<Task<T>> geste)
    {
        var debut = Stopwatch.GetTimestamp();
        var resultat = await geste();
        durees.GetOrAdd(quoi, _ => new ConcurrentQueue<TimeSpan>()).Enqueue(Stopwatch.GetElapsedTime(debut));
        return resultat;
    }

    /// <summary>Forgets what was noted: the warm-up has ended.</summary>
    public void Clear()
    {
        durees.Clear();
        (pauses, processeur, collectes) = (GC.GetTotalPauseDuration(), Environment.CpuUsage.TotalTime, GC.CollectionCount(2));
    }

    /// <summary>One line for each thing: how many a second, and the time that 50, 95 and 99 in a hundred did not exceed. Then what the process spent.</summary>
    public void Print(TimeSpan temps)
    {
        foreach (var (quoi, notees) in durees.OrderBy(d => d.Key, StringComparer.Ordinal))
        {
            var triees = notees.Order().ToList();
            string At(double part) => triees[(int)Math.Min(triees.Count - 1, part * triees.Count)].TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{quoi,-46} {triees.Count / temps.TotalSeconds,8:0}/s   p50 {At(0.50),6}   p95 {At(0.95),6}   p99 {At(0.99),6}   max {At(1),6} ms"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"processeur {(Environment.CpuUsage.TotalTime - processeur) / temps,4:0.00} cœur, pauses de mémoire {(GC.GetTotalPauseDuration() - pauses).TotalMilliseconds:0} ms, {GC.CollectionCount(2) - collectes} grandes collectes, tas de {GC.GetTotalMemory(false) >> 20} Mio"));
    }
}
