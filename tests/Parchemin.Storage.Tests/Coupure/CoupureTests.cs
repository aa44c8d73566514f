using System.Diagnostics;
using Parchemin.Application;
using Parchemin.Essais;
using Xunit.Abstractions;

namespace Parchemin.Storage.Tests;

/// <summary>On one file: a process that saves is killed at random, again and again; nothing acknowledged is lost, nothing stands half-written.</summary>
public sealed class CoupureSurSqliteTests(ITestOutputHelper sortie)
{
    [Fact]
    public Task Killed_again_and_again_it_keeps_every_acknowledged_save() => Coupure.RunAsync(BaseDEssai.Sqlite, sortie);
}

/// <summary>The same on PostgreSQL: the server stays, its client is cut.</summary>
public sealed class CoupureSurPostgreSqlTests(ITestOutputHelper sortie)
{
    [Fact]
    public Task Killed_again_and_again_it_keeps_every_acknowledged_save() => Coupure.RunAsync(BaseDEssai.PostgreSql, sortie);
}

internal static class Coupure
{
    // 200 in all at each passage of the tests; PARCHEMIN_COUPURES=200 does as many on each database.
    private static readonly int Fois = int.TryParse(Environment.GetEnvironmentVariable("PARCHEMIN_COUPURES"), out var fois) ? fois : 100;

    public static async Task RunAsync(string nature, ITestOutputHelper sortie)
    {
        var graine = Environment.TickCount;
        sortie.WriteLine($"graine {graine}");
        var hasard = new Random(graine);
        var lieu = await BaseDEssai.NewPlaceAsync(nature);
        var confirmees = 0;
        for (var fois = 1; fois <= Fois; fois++)
        {
            var lues = await KillAsync(lieu, hasard.Next(90));
            confirmees += lues.Count;
            // The store opens again as after any stop, and holds what it had promised.
            await using var store = Store.Open(lieu);
            foreach (var lot in lues.Chunk(200))
            {
                var trouvees = (await store.FindAsync(Genres.Organisation, [.. lot.Select(l => l.Id)])).ToDictionary(o => o.Id, StringComparer.Ordinal);
                foreach (var (id, marque) in lot)
                    trouvees.GetValueOrDefault(id)?["ville"].ShouldBe(marque, $"coupure {fois}, graine {graine}");
                trouvees.Count.ShouldBe(lot.Length, $"coupure {fois}, graine {graine} : une écriture confirmée est perdue");
            }

            if (fois % 25 == 0)
                await CheckWholeAsync(store, $"coupure {fois}, graine {graine}");
        }

        sortie.WriteLine($"{confirmees} sauvegardes confirmées");
        confirmees.ShouldBeGreaterThan(Fois);
    }

    private static async Task CheckWholeAsync(Store store, string contexte)
    {
        (await VerificationDuJournal.RunAsync(store)).Rupture.ShouldBeNull(contexte);
        // Two objects of one work: both or none.
        (await store.CountAsync(new Requete(Genres.Organisation, Filtre.Toujours))).ShouldBe(await store.CountAsync(new Requete(Genres.Personne, Filtre.Toujours)), contexte);
    }

    /// <summary>Starts the process, lets it save for a moment after its first acknowledgement, kills it.</summary>
    /// <returns>All that it had said to be saved.</returns>
    private static async Task<List<(string Id, string Marque)>> KillAsync(string lieu, int apres)
    {
        var debut = new ProcessStartInfo("dotnet", [typeof(Coupure).Assembly.Location, lieu]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        debut.Environment["DOTNET_TieredPGO"] = "0";
        debut.Environment["DOTNET_TC_QuickJitForLoops"] = "1";
        using var processus = Process.Start(debut)!;
        var lues = new List<(string, string)>();
        var premiere = await processus.StandardOutput.ReadLineAsync();
        premiere.ShouldNotBeNull(premiere is null ? await processus.StandardError.ReadToEndAsync() : "");
        lues.Add(Read(premiere));
        var suite = Task.Run(async () =>
        {
            // What was in the pipe when the process fell had been said: a line without its end was not.
            var texte = await processus.StandardOutput.ReadToEndAsync();
            lues.AddRange(texte[..(texte.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Read));
        });
        await Task.Delay(apres);
        processus.Kill();
        await processus.WaitForExitAsync();
        await suite;
        return lues;
    }

    private static (string, string) Read(string ligne) => ligne.Split(' ') is [var id, var marque] ? (id, marque) : throw new InvalidOperationException(ligne);
}
