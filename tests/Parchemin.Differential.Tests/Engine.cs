using System.Text;
using Parchemin.Exchange;
using Parchemin.Referentiels;

namespace Parchemin.Differential.Tests;

/// <summary>The only place where these tests touch the product.</summary>
internal static class Engine
{
    private static readonly FluxDeDeliberation Flux = new(LoadCatalogue(), explication: false);

    /// <summary>
    /// Deliberates input lines of the contract and returns as many output lines, in the same order, a refused
    /// line being replaced by its <c>erreurs</c> object.
    /// </summary>
    public static IReadOnlyList<string> Deliberate(IReadOnlyList<string> lines)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        using var output = new MemoryStream();
        Flux.RunAsync(input, output).GetAwaiter().GetResult();
        return Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static Catalogue LoadCatalogue()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Parchemin.slnx")))
            folder = folder.Parent;
        var editions = Chargement.Editions(Path.Combine(folder.FullName, "referentiels")).Select(d => Chargement.Load(d, analyser: false)).ToList();
        var errors = editions.SelectMany(e => e.Journal.Diagnostics).Where(d => d.Severite == Severite.Erreur).ToList();
        return errors.Count == 0
            ? new Catalogue(editions.SelectMany(e => e.Regles.Values))
            : throw new InvalidOperationException(string.Join('\n', errors.Select(e => $"{e.Lieu} {e.Message}")));
    }
}
