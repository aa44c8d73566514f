namespace Parchemin.Cli.Tests;

/// <summary>What one command line answered.</summary>
internal sealed record Reponse(int Statut, string Sortie, string Erreurs);

/// <summary>Runs command lines in process, in a temporary folder that disappears with the test.</summary>
internal sealed class ProgrammeEnEssai : IDisposable
{
    public string Racine { get; } = Directory.CreateTempSubdirectory("parchemin-cli-").FullName;

    public static async Task<Reponse> RunAsync(params string[] args)
    {
        using var sortie = new StringWriter();
        using var erreurs = new StringWriter();
        var statut = await LigneDeCommande.RunAsync(args, sortie, erreurs);
        return new Reponse(statut, sortie.ToString(), erreurs.ToString());
    }

    public string Chemin(params string[] morceaux) => Path.Combine([Racine, .. morceaux]);

    public void Replace(string fichier, string ancien, string nouveau)
    {
        var contenu = File.ReadAllText(Chemin(fichier));
        contenu.ShouldContain(ancien, Case.Sensitive, $"{fichier} ne contient pas ce que le test y remplace");
        File.WriteAllText(Chemin(fichier), contenu.Replace(ancien, nouveau, StringComparison.Ordinal));
    }

    public static void Copy(string source, string cible)
    {
        foreach (var fichier in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copie = Path.Combine(cible, Path.GetRelativePath(source, fichier));
            Directory.CreateDirectory(Path.GetDirectoryName(copie)!);
            File.Copy(fichier, copie);
        }
    }

    /// <summary>The root of the repository, where the documents and the référentiels are.</summary>
    public static string Depot()
    {
        var dossier = new DirectoryInfo(AppContext.BaseDirectory);
        while (dossier is not null && !File.Exists(Path.Combine(dossier.FullName, "Parchemin.slnx")))
            dossier = dossier.Parent;
        return dossier?.FullName ?? throw new DirectoryNotFoundException("Parchemin.slnx is not above the tests.");
    }

    public void Dispose() => Directory.Delete(Racine, recursive: true);
}
