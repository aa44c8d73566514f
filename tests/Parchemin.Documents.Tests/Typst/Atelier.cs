using System.Diagnostics;
using System.Text.Json.Nodes;
using Parchemin.Application;

namespace Parchemin.Documents.Tests;

/// <summary>One printer for the tests of documents, on the templates of the repository.</summary>
public sealed class Atelier : IDisposable
{
    public static string Racine { get; } = Root();

    public static string Exemples { get; } = Path.Combine(Racine, "modeles", "exemples");

    public static Imprimerie Lieux { get; } = Imprimerie.Locate(Racine)!;

    public Imprimeur Imprimeur { get; } = new(Lieux);

    public void Dispose() => Imprimeur.Dispose();

    /// <summary>An example and the template that it is for: « decision.admis » is for « decision ».</summary>
    public static (string Modele, JsonObject Donnees) Example(string nom)
        => (nom.Split('.')[0], JsonNode.Parse(File.ReadAllText(Path.Combine(Exemples, nom + ".json")))!.AsObject());

    public static IReadOnlyList<string> Noms => [.. Directory.EnumerateFiles(Exemples, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    public async Task<Imprime> RenderAsync(string exemple)
    {
        var (modele, donnees) = Example(exemple);
        return await Imprimeur.RenderAsync(modele, donnees);
    }

    /// <summary>What a tool of poppler says of a document.</summary>
    public static async Task<string> InspectAsync(string outil, Imprime imprime, params string[] options)
    {
        var fichier = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.pdf");
        await File.WriteAllBytesAsync(fichier, imprime.Pdf);
        try
        {
            var commande = new ProcessStartInfo(outil) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
            foreach (var argument in outil == "pdftotext" ? options.Append(fichier).Append("-") : options.Append(fichier))
                commande.ArgumentList.Add(argument);
            using var processus = Process.Start(commande)!;
            var erreurs = processus.StandardError.ReadToEndAsync();
            var sortie = await processus.StandardOutput.ReadToEndAsync();
            await erreurs;
            await processus.WaitForExitAsync();
            return sortie;
        }
        finally
        {
            File.Delete(fichier);
        }
    }

    private static string Root()
    {
        var dossier = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(dossier!.FullName, "Parchemin.slnx")))
            dossier = dossier.Parent;
        return dossier.FullName;
    }
}
