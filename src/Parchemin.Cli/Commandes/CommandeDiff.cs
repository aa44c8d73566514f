using System.CommandLine;
using Parchemin.Referentiels;

namespace Parchemin.Cli;

/// <summary><c>diff</c>: says what changed between two editions, and what it does to a candidate under way.</summary>
internal static class CommandeDiff
{
    public static Command Create()
    {
        var avant = new Argument<string>("A") { Description = "Dossier de l'édition de départ." };
        var apres = new Argument<string>("B") { Description = "Dossier de l'édition d'arrivée." };
        var commande = new Command("diff", "Compare deux éditions : ce qui change, et ce que cela fait à un candidat en cours.") { avant, apres };
        commande.SetAction(resultat => Run(resultat.GetValue(avant)!, resultat.GetValue(apres)!, resultat.InvocationConfiguration));
        return commande;
    }

    private static int Run(string avant, string apres, InvocationConfiguration console)
    {
        if (Load(avant, console.Error) is not { } a || Load(apres, console.Error) is not { } b)
            return Sortie.MauvaiseCommande;
        var comparaison = ComparaisonDEditions.Of(a, b);
        RapportDeComparaison.Write(a, b, comparaison, console.Output);
        return comparaison.SontEgales ? Sortie.Succes : Sortie.Constat;
    }

    private static Edition? Load(string dossier, TextWriter erreurs)
    {
        var dossiers = Directory.Exists(dossier) ? Chargement.Editions(dossier) : [];
        if (dossiers.Count != 1)
        {
            erreurs.Fail(dossiers.Count == 0
                ? $"« {dossier} » n'est pas une édition : certification.yaml y est attendu."
                : $"« {dossier} » contient {dossiers.Count} éditions ; désignez-en une, par exemple {dossiers[0]}.");
            return null;
        }

        var edition = Chargement.Load(dossiers[0], analyser: false);
        if (!edition.Journal.AUneErreur)
            return edition;
        erreurs.Fail($"{edition.Dossier} comporte des erreurs et ne peut pas être comparé. « parchemin check {edition.Dossier} » les donne.");
        return null;
    }
}
