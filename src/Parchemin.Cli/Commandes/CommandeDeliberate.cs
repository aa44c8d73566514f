using System.CommandLine;
using System.Globalization;
using System.Text;
using Parchemin.Exchange;

namespace Parchemin.Cli;

/// <summary><c>deliberate</c>: decides every candidate of a file.</summary>
internal static class CommandeDeliberate
{
    public static Command Create()
    {
        var entree = new Option<string>("--input") { Description = "Fichier des candidats, un objet JSON par ligne ; « - » lit l'entrée standard.", Required = true, HelpName = "F" };
        var sortie = new Option<string>("--output") { Description = "Fichier des résultats ; « - » écrit sur la sortie standard.", DefaultValueFactory = _ => "-", HelpName = "F" };
        var referentiels = Depot.Option();
        var explication = new Option<bool>("--explain") { Description = "Joint à chaque résultat sa preuve complète." };
        var resume = new Option<bool>("--summary") { Description = "Écrit un résumé sur la sortie d'erreur." };
        var commande = new Command("deliberate", "Délibère les candidats d'un fichier, en flux.") { entree, sortie, referentiels, explication, resume };
        commande.SetAction((resultat, annulation) => RunAsync(
            resultat.GetValue(entree)!,
            resultat.GetValue(sortie)!,
            resultat.GetValue(referentiels),
            resultat.GetValue(explication),
            resultat.GetValue(resume),
            resultat.InvocationConfiguration,
            annulation));
        return commande;
    }

    private static async Task<int> RunAsync(string entree, string sortie, string? referentiels, bool explication, bool resume, InvocationConfiguration console, CancellationToken annulation)
    {
        foreach (var chemin in new[] { entree, sortie })
        {
            if (chemin.Length == 0)
                return console.Error.Fail("un nom de fichier est vide.");
            if (Directory.Exists(chemin))
                return console.Error.Fail($"« {chemin} » est un dossier ; un fichier est attendu.");
        }

        if (sortie != "-" && Path.GetDirectoryName(Path.GetFullPath(sortie)) is { } dossier && !Directory.Exists(dossier))
            return console.Error.Fail($"le dossier « {dossier} » n'existe pas.");
        if (entree != "-" && !File.Exists(entree))
            return console.Error.Fail($"le fichier « {entree} » n'existe pas.");
        if (entree != "-" && sortie != "-" && Path.GetFullPath(entree) == Path.GetFullPath(sortie))
            return console.Error.Fail("l'entrée et la sortie sont le même fichier.");
        if (Depot.Load(referentiels, console.Error) is not { } catalogue)
            return Sortie.MauvaiseCommande;
        await using var lecture = entree == "-" ? Console.OpenStandardInput() : new FileStream(entree, FileMode.Open, FileAccess.Read, FileShare.Read, 1, useAsync: false);

        // Results appear under their name only when they are complete; a device or a pipe is written directly.
        var ordinaire = sortie != "-" && (!File.Exists(sortie) || !sortie.StartsWith("/dev/", StringComparison.Ordinal));
        var provisoire = ordinaire ? sortie + ".en-cours" : null;

        // The program streams bytes; a caller that gave a text writer of its own receives the whole at the end.
        var texte = sortie == "-" && console.Output != Console.Out ? new MemoryStream() : null;
        Bilan bilan;
        try
        {
            await using var ecriture = texte ?? (sortie == "-" ? Console.OpenStandardOutput() : (Stream)new FileStream(provisoire ?? sortie, ordinaire ? FileMode.Create : FileMode.Open, FileAccess.Write, FileShare.None, 1, useAsync: false));
            bilan = await new FluxDeDeliberation(catalogue, explication).RunAsync(lecture, ecriture, annulation);
        }
        catch
        {
            if (provisoire is not null)
                File.Delete(provisoire);
            throw;
        }

        if (provisoire is not null)
            File.Move(provisoire, sortie, overwrite: true);
        if (texte is not null)
            await console.Output.WriteAsync(Encoding.UTF8.GetString(texte.ToArray()));
        if (resume)
            WriteResume(bilan, console.Error);
        return bilan.Refusees == 0 ? Sortie.Succes : Sortie.Constat;
    }

    private static void WriteResume(Bilan bilan, TextWriter erreurs)
    {
        // French notation, spelt out: the program runs without the machine's cultures.
        var format = new NumberFormatInfo { NumberGroupSeparator = "\u202f", NumberDecimalSeparator = "," };
        erreurs.WriteLine(string.Create(format, $"Lignes lues : {bilan.Lues:N0}"));
        erreurs.WriteLine(string.Create(format, $"Refusées : {bilan.Refusees:N0}"));
        foreach (var (decision, nombre) in bilan.ParDecision.OrderByDescending(d => d.Value).ThenBy(d => d.Key, StringComparer.Ordinal))
            erreurs.WriteLine(string.Create(format, $"  {decision} : {nombre:N0}"));
        erreurs.WriteLine(string.Create(format, $"Durée : {bilan.Duree.TotalSeconds:N3} s, {bilan.LignesParSeconde:N0} lignes par seconde"));
    }
}
