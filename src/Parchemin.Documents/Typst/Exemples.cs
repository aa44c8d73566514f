using System.Text.Json.Nodes;
using Parchemin.Application;

namespace Parchemin.Documents;

/// <summary>The sample data of the templates, with invented people: « decision.admis » is for the template « decision ».</summary>
/// <param name="imprimerie">Null when its folders were not found: there is no sample then.</param>
public sealed class Exemples(Imprimerie? imprimerie)
{
    private readonly Lazy<IReadOnlyList<string>> noms = new(() => imprimerie is not null && Directory.Exists(Folder(imprimerie))
        ? [.. Directory.EnumerateFiles(Folder(imprimerie), "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)]
        : []);

    /// <summary>Their names, sorted.</summary>
    public IReadOnlyList<string> Noms => noms.Value;

    /// <summary>The template of a sample.</summary>
    public static string ModeleDe(string nom) => nom.Split('.')[0];

    /// <exception cref="RefusException">EXEMPLE-INCONNU.</exception>
    public async Task<JsonNode> ReadAsync(string nom, CancellationToken annulation = default)
        => Noms.Contains(nom, StringComparer.Ordinal)
            ? JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Folder(imprimerie!), nom + ".json"), annulation))!
            : throw new RefusException(NatureDeRefus.Introuvable, "EXEMPLE-INCONNU", $"L'exemple « {nom} » n'existe pas. Exemples connus : {string.Join(", ", Noms)}.");

    private static string Folder(Imprimerie imprimerie) => Path.Combine(imprimerie.Modeles, "exemples");
}
