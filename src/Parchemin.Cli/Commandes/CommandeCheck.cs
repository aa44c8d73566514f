using System.CommandLine;
using Parchemin.Referentiels;

namespace Parchemin.Cli;

/// <summary><c>check</c>: compiles référentiels, runs their golden cases and prints what a careful lawyer would find.</summary>
internal static class CommandeCheck
{
    public static Command Create()
    {
        var dossier = new Argument<string?>("DIR") { Description = "Dossier d'une édition ou de plusieurs (par défaut : tous les référentiels).", Arity = ArgumentArity.ZeroOrOne };
        var bref = new Option<bool>("--bref") { Description = "Ne montre que les erreurs, les anomalies à résoudre et les totaux." };
        var anomalies = new Option<string?>("--anomalies") { Description = "Écrit le document des anomalies des textes (Markdown).", HelpName = "F" };
        var commande = new Command("check", "Compile des référentiels, exécute leurs cas et rend les diagnostics.") { dossier, bref, anomalies };
        commande.SetAction(resultat => Run(resultat.GetValue(dossier), resultat.GetValue(bref), resultat.GetValue(anomalies), resultat.InvocationConfiguration));
        return commande;
    }

    private static int Run(string? donne, bool bref, string? anomalies, InvocationConfiguration console)
    {
        if (Depot.Find(donne) is not { } racine)
            return console.Error.Fail(donne is null ? "aucun dossier « referentiels » ici ni au-dessus. Indiquez un dossier." : $"le dossier « {donne} » n'existe pas.");
        var dossiers = Chargement.Editions(racine);
        if (dossiers.Count == 0)
            return console.Error.Fail($"aucune certification dans « {racine} » : un fichier certification.yaml est attendu dans certification/édition.");
        var examens = new Examen[dossiers.Count];
        Parallel.For(0, dossiers.Count, i => examens[i] = Examen.Run(dossiers[i]));
        foreach (var examen in examens)
            RapportDExamen.Write(examen, !bref, console.Output);
        if (anomalies is not null)
            File.WriteAllText(anomalies, DocumentDesAnomalies.Write(examens));
        var doublons = Chargement.Doublons(examens.Select(e => e.Edition));
        foreach (var doublon in doublons)
            console.Output.WriteLine($"erreur {doublon.Code} {doublon.Message} {doublon.Remede}");
        return doublons.Count == 0 && examens.All(e => e.EstPubliable) ? Sortie.Succes : Sortie.Constat;
    }
}
