using System.CommandLine;
using Parchemin.Referentiels;

namespace Parchemin.Cli;

/// <summary><c>publish</c>: makes an edition immutable, once nothing is left open.</summary>
internal static class CommandePublish
{
    public static Command Create()
    {
        var dossier = new Argument<string>("DIR") { Description = "Dossier de l'édition à publier." };
        var commande = new Command("publish", "Publie une édition : son contenu est figé par une empreinte.") { dossier };
        commande.SetAction(resultat => Run(resultat.GetValue(dossier)!, TimeProvider.System, resultat.InvocationConfiguration));
        return commande;
    }

    private static int Run(string dossier, TimeProvider horloge, InvocationConfiguration console)
    {
        var dossiers = Directory.Exists(dossier) ? Chargement.Editions(dossier) : [];
        if (dossiers.Count != 1)
            return console.Error.Fail(dossiers.Count == 0 ? $"« {dossier} » n'est pas une édition : certification.yaml y est attendu." : "publiez une édition à la fois.");
        var examen = Examen.Run(dossiers[0]);
        if (!examen.EstPubliable)
        {
            RapportDExamen.Write(examen, tout: false, console.Error);
            console.Error.WriteLine("parchemin : rien n'est publié tant qu'une erreur, une anomalie ouverte ou un cas en échec demeure.");
            return Sortie.Constat;
        }

        var publication = RegistreDesPublications.Publish(examen.Edition, DateOnly.FromDateTime(horloge.GetLocalNow().DateTime));
        console.Output.WriteLine($"Publiée le {publication.PublieeLe}, empreinte {publication.Edition}.");
        foreach (var (session, publiee) in publication.Sessions)
            console.Output.WriteLine($"  session {session} : les résultats portent {publiee.Resultats[..16]}");
        return Sortie.Succes;
    }
}
