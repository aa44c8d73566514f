using System.CommandLine;
using System.Text.Json;
using Parchemin.Exchange;

namespace Parchemin.Cli;

/// <summary><c>explain</c>: prints the full proof of one candidate's result.</summary>
internal static class CommandeExplain
{
    public static Command Create()
    {
        var id = new Argument<string>("ID") { Description = "Identifiant du candidat." };
        var entree = new Option<string>("--input") { Description = "Fichier des candidats, un objet JSON par ligne ; « - » lit l'entrée standard.", Required = true, HelpName = "F" };
        var referentiels = Depot.Option();
        var commande = new Command("explain", "Explique le résultat d'un candidat, jusqu'aux notes et aux articles.") { id, entree, referentiels };
        commande.SetAction(resultat => Run(resultat.GetValue(id)!, resultat.GetValue(entree)!, resultat.GetValue(referentiels), resultat.InvocationConfiguration));
        return commande;
    }

    private static int Run(string id, string entree, string? referentiels, InvocationConfiguration console)
    {
        if (entree != "-" && !File.Exists(entree))
            return console.Error.Fail($"le fichier « {entree} » n'existe pas.");
        using var lecture = entree == "-" ? Console.In : File.OpenText(entree);
        if (FindLine(lecture, id) is not { } ligne)
            return console.Error.Fail($"aucun candidat « {id} » dans « {entree} ».");
        if (Depot.Load(referentiels, console.Error) is not { } catalogue)
            return Sortie.MauvaiseCommande;
        var preuve = Preuve.Of(catalogue, System.Text.Encoding.UTF8.GetBytes(ligne));
        console.Output.Write(preuve.ToFrench());
        return preuve.Erreurs.Count == 0 ? Sortie.Succes : Sortie.Constat;
    }

    private static string? FindLine(TextReader lecture, string id)
    {
        while (lecture.ReadLine() is { } ligne)
        {
            if (!ligne.Contains(id, StringComparison.Ordinal) && !ligne.Contains('\\', StringComparison.Ordinal))
                continue;
            try
            {
                using var document = JsonDocument.Parse(ligne);
                if (document.RootElement.ValueKind == JsonValueKind.Object
                    && document.RootElement.TryGetProperty("id", out var valeur)
                    && valeur.ValueKind == JsonValueKind.String
                    && valeur.GetString() == id)
                {
                    return ligne;
                }
            }
            catch (JsonException)
            {
                // Another candidate's line is wrong: « deliberate » reports it, it does not prevent this proof.
            }
        }

        return null;
    }
}
