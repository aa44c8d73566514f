using System.Diagnostics;

namespace Parchemin.Charge;

/// <summary>People at work at the same time.</summary>
internal static class Foule
{
    /// <summary>Lets everybody repeat a gesture for a while, one at a time each, and prints what it took.</summary>
    /// <param name="pause">The longest rest before each gesture, drawn at random; none when zero.</param>
    public static async Task RunAsync(IReadOnlyList<Population.Personne> personnes, TimeSpan duree, TimeSpan pause, Func<Population.Personne, Random, Releve, Task> geste)
    {
        var releve = new Releve();
        var echauffement = duree / 4;
        using var fin = new CancellationTokenSource();
        var travaux = personnes.Select(p => Task.Run(async () =>
        {
            var hasard = new Random(p.Rang);
            while (!fin.IsCancellationRequested)
            {
                if (pause > TimeSpan.Zero)
                    await Task.Delay(pause * hasard.NextDouble());
                await geste(p, hasard, releve);
            }
        })).ToList();
        await Task.WhenAny([Task.Delay(echauffement), .. travaux]);
        releve.Clear();
        var debut = Stopwatch.GetTimestamp();
        await Task.WhenAny([Task.Delay(duree), .. travaux]);
        var temps = Stopwatch.GetElapsedTime(debut);
        await fin.CancelAsync();
        releve.Print(temps);
        await Task.WhenAll(travaux);
    }
}
