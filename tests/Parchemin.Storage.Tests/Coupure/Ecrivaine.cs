using System.Globalization;
using Parchemin.Application;

namespace Parchemin.Storage.Tests;

/// <summary>The process that is killed: it saves without end and says on its output each save that the store has acknowledged.</summary>
/// <remarks>
/// Its saves come from several people at once, so that they share commits. It ends with its input: a test that is itself cut leaves no
/// writer behind.
/// </remarks>
internal static class Ecrivaine
{
    public const int Personnes = 4;

    public static async Task<int> RunAsync(string lieu)
    {
        await using var store = Store.Open(lieu);
        await using var sortie = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        // Either the input ends, or a save that fails says why.
        await await Task.WhenAny([Task.Run(Console.In.ReadToEnd), .. Enumerable.Range(0, Personnes).Select(p => Task.Run(() => SaveAsync(store, p, sortie)))]);
        return 0;
    }

    // Each work writes two objects that must stand together: one without the other is a half-written work.
    private static async Task SaveAsync(Store store, int personne, StreamWriter sortie)
    {
        for (var i = 0; ; i++)
        {
            var marque = string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{personne}-{i}");
            var id = await store.WriteAsync(w =>
            {
                var organisation = w.Create(Genres.Organisation, ("nature", "etablissement"), ("nom", marque));
                w.Create(Genres.Personne, ("nom", marque), ("prenoms", "Témoin"), ("organisation", organisation.Id));
                return ValueTask.FromResult(organisation.Id);
            });
            await store.WriteAsync(async w => w.Change((await w.FindAsync(Genres.Organisation, id))!, ("ville", marque)));
            lock (sortie)
                sortie.WriteLine($"{id} {marque}");
        }
    }
}
