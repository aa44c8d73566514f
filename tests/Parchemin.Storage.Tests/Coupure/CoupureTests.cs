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
        await ReopenAsync(lieu, _ => Task.CompletedTask);
        var promises = new List<(string Id, string Marque)>();
        for (var fois = 1; fois <= Fois; fois++)
        {
            var contexte = $"coupure {fois}, graine {graine}";
            // One in four may fall while it opens the store, before it has saved anything.
            var nouvelles = await KillAsync(lieu, hasard.Next(4) > 0, hasard.Next(50));
            promises.AddRange(nouvelles);
            await ReopenAsync(lieu, async store =>
            {
                await CheckKeptAsync(store, nouvelles, contexte);
                if (fois % 25 == 0 || fois == Fois)
                    await CheckWholeAsync(store, promises, contexte);
            });
        }

        sortie.WriteLine($"{promises.Count} sauvegardes confirmées");
        promises.Count.ShouldBeGreaterThan(Fois);
    }

    /// <summary>Opens the store as after any stop.</summary>
    private static async Task ReopenAsync(string lieu, Func<Store, Task> lire)
    {
        await using var store = Store.Open(lieu);
        await store.MigrateAsync();
        // On a server the last commit of the dead may still be under way: a work waits for it.
        await store.WriteAsync(_ => ValueTask.FromResult(true));
        await lire(store);
    }

    private static async Task CheckKeptAsync(Store store, List<(string Id, string Marque)> promises, string contexte)
    {
        foreach (var lot in promises.Chunk(500))
        {
            var villes = (await store.FindAsync(Genres.Organisation, [.. lot.Select(l => l.Id)])).ToDictionary(o => o.Id, o => o["ville"], StringComparer.Ordinal);
            lot.Where(l => villes.GetValueOrDefault(l.Id) != l.Marque).ShouldBeEmpty($"{contexte} : des écritures confirmées sont perdues");
        }
    }

    private static async Task CheckWholeAsync(Store store, List<(string Id, string Marque)> promises, string contexte)
    {
        await CheckKeptAsync(store, promises, contexte);
        // Every link holds, and each object stands as its entries leave it.
        (await VerificationDuJournal.RunAsync(store)).Rupture.ShouldBeNull(contexte);
        // The two objects of one work: both or none.
        var organisations = await store.CountAsync(new Requete(Genres.Organisation, Filtre.Toujours));
        (await store.CountAsync(new Requete(Genres.Personne, Filtre.Toujours))).ShouldBe(organisations, contexte);
        (await store.CountAsync(new Requete(Genres.Organisation, new Existe(Genres.Personne, "organisation", Filtre.Toujours)))).ShouldBe(organisations, contexte);
    }

    /// <summary>Starts the process and kills it after a moment, counted from its start or from its first acknowledgement.</summary>
    /// <returns>All that it had said to be saved.</returns>
    private static async Task<List<(string Id, string Marque)>> KillAsync(string lieu, bool enMarche, int apres)
    {
        var debut = new ProcessStartInfo("dotnet", [typeof(Coupure).Assembly.Location, lieu]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        debut.Environment["DOTNET_TieredPGO"] = "0";
        debut.Environment["DOTNET_TC_QuickJitForLoops"] = "1";
        using var processus = Process.Start(debut)!;
        var plaintes = processus.StandardError.ReadToEndAsync();
        var lues = new List<(string, string)>();
        if (enMarche)
        {
            var premiere = await processus.StandardOutput.ReadLineAsync();
            premiere.ShouldNotBeNull(premiere is null ? await plaintes : "");
            lues.Add(Read(premiere));
        }
        else
        {
            apres *= 6;
        }

        // What was in the pipe when the process fell had been said: a line without its end was not.
        var suite = processus.StandardOutput.ReadToEndAsync();
        await Task.Delay(apres);
        processus.Kill();
        await processus.WaitForExitAsync();
        var texte = await suite;
        (await plaintes).ShouldBeEmpty();
        lues.AddRange(texte[..(texte.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Read));
        return lues;
    }

    private static (string, string) Read(string ligne) => ligne.Split(' ') is [var id, var marque] ? (id, marque) : throw new InvalidOperationException(ligne);
}
