using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Parchemin.Application;
using Parchemin.Core;
using Parchemin.Exchange;

namespace Parchemin.Cli;

/// <summary><c>seed</c>: fills an empty register with an invented session.</summary>
internal static class CommandeSeed
{
    public static Command Create()
    {
        var store = OptionStore.Create();
        var referentiels = Depot.Option();
        var fichier = new Option<string?>("--demonstration") { Description = "Ce qu'il faut inventer (par défaut : « exemples/demonstration.yaml »).", HelpName = "FICHIER" };
        var commande = new Command("seed", "Remplit un registre vide d'une session inventée, pour essayer.") { store, referentiels, fichier };
        commande.SetAction((resultat, annulation) => RunAsync(resultat.GetValue(store)!, resultat.GetValue(referentiels), resultat.GetValue(fichier), resultat.InvocationConfiguration, annulation));
        return commande;
    }

    private static async Task<int> RunAsync(string lieu, string? referentiels, string? fichier, InvocationConfiguration console, CancellationToken annulation)
    {
        if (Depot.Find(referentiels) is not { } racine)
            return console.Error.Fail("aucun dossier « referentiels » ici ni au-dessus. Indiquez-le avec --referentiels.");
        return await OptionStore.RunAsync(lieu, existant: false, console.Error, async store =>
        {
            var debut = Stopwatch.GetTimestamp();
            var demonstration = LectureDeDemonstration.Read(fichier ?? Path.Combine(Path.GetDirectoryName(racine)!, "exemples", "demonstration.yaml"));
            var visible = !Console.IsErrorRedirected;
            var guichet = OptionStore.Guichet(store, racine);
            var candidats = await new Peuplement(guichet, demonstration, Moteur.Of(guichet.Bibliotheque)).RunAsync(n => Show(visible, console.Error, $"\r{Pluriel.Of(n, "candidat")}…"), annulation);
            Show(visible, console.Error, "\r");
            console.Output.WriteLine($"{Pluriel.Of(candidats, "candidat")} dans {Pluriel.Of(demonstration.Sessions.Count, "session")}, {Pluriel.Of(demonstration.Organisations.Count, "organisation")}, en {Stopwatch.GetElapsedTime(debut).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture).Replace('.', ',')} s.");
            return Sortie.Succes;
        });
    }

    private static void Show(bool visible, TextWriter erreurs, string texte)
    {
        if (visible)
            erreurs.Write(texte);
    }
}
