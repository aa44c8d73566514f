using System.Globalization;
using System.Text.Json.Nodes;

namespace Parchemin.Application;

/// <summary>The documents of a bulk work as one file to print, each on its own pages with its own numbers, and a bookmark for each. A file that
/// would be too heavy to typeset is cut in volumes.</summary>
internal static class VolumesDEnvoi
{
    /// <summary>Documents in one file: what a worker typesets in a few seconds without growing.</summary>
    public const int Taille = 200;

    /// <summary>Typesets the volumes that are not there yet.</summary>
    /// <param name="titre">What the file is called: its metadata say it.</param>
    /// <returns>Their paths, in order.</returns>
    public static async Task<IReadOnlyList<string>> WriteAsync(IImprimeur imprimeur, Conduite conduite, string titre, IReadOnlyList<DocumentFait> faits, CancellationToken annulation)
    {
        var lots = Cut(faits.Where(f => f.Refus is null));
        var volumes = new List<string>(lots.Count);
        foreach (var lot in lots)
        {
            var rang = volumes.Count + 1;
            var chemin = Path.Combine(conduite.Dossier, string.Create(CultureInfo.InvariantCulture, $"volume-{rang:000}.pdf"));
            volumes.Add(chemin);
            if (File.Exists(chemin))
                continue;
            await conduite.TellAsync(new Progression(faits.Count, faits.Count, $"Composition du volume {rang} sur {lots.Count}."));
            var donnees = new List<JsonNode>(lot.Count);
            foreach (var fait in lot)
                donnees.Add(JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(conduite.Dossier, DataOf(fait.Fichier)), annulation))!);
            var imprime = await imprimeur.RenderAsync(lot[0].Modele, lots.Count == 1 ? titre : $"{titre} ({rang} sur {lots.Count})", donnees, annulation);
            await using (var flux = new FileStream(chemin + ".en-cours", FileMode.Create, FileAccess.Write))
                await flux.WriteAsync(imprime.Pdf, annulation);
            File.Move(chemin + ".en-cours", chemin, overwrite: true);
        }

        return volumes;
    }

    /// <summary>Where the data of a document wait for their volume.</summary>
    public static string DataOf(string fichier) => Path.ChangeExtension(fichier, ".json");

    // A volume has one template.
    private static List<List<DocumentFait>> Cut(IEnumerable<DocumentFait> faits)
    {
        var lots = new List<List<DocumentFait>>();
        foreach (var fait in faits)
        {
            if (lots.Count == 0 || lots[^1].Count == Taille || lots[^1][0].Modele != fait.Modele)
                lots.Add([]);
            lots[^1].Add(fait);
        }

        return lots;
    }
}
