using System.CommandLine;
using System.Security.Cryptography;
using Parchemin.Application;
using Parchemin.Core;

namespace Parchemin.Cli;

/// <summary><c>session export</c> and <c>session import</c>: a whole session from one register to another.</summary>
internal static class CommandeSession
{
    public static Command Create() => new("session", "Une session entière, d'un registre à un autre.") { Export(), Import() };

    private static Command Export()
    {
        var session = new Argument<string>("SESSION") { Description = "L'identifiant de la session, tel que l'adresse de sa page le donne." };
        var fichier = new Argument<string>("FICHIER") { Description = "Le fichier à écrire (.ndjson.gz)." };
        var (store, referentiels) = (OptionStore.Create(), Depot.Option());
        var commande = new Command("export", "Exporte une session avec toute son histoire.") { session, fichier, store, referentiels };
        commande.SetAction((resultat, annulation) =>
        {
            var console = resultat.InvocationConfiguration;
            return WithGuichetAsync(resultat.GetValue(store)!, existant: true, resultat.GetValue(referentiels), console, async guichet =>
            {
                var objet = await SessionEntiere.CheckAsync(guichet, Acteur.Systeme, resultat.GetValue(session)!, annulation);
                var vers = resultat.GetValue(fichier)!;
                // Whole or absent: a cut export leaves nothing under the name that was asked for.
                await using (var flux = File.Create(vers + ".en-cours"))
                    await SessionEntiere.WriteAsync(guichet, Acteur.Systeme, objet, flux, annulation);
                File.Move(vers + ".en-cours", vers, overwrite: true);
                console.Output.WriteLine($"Exportée : {objet["libelle"]}, {vers}.");
                return Sortie.Succes;
            });
        });
        return commande;
    }

    private static Command Import()
    {
        var fichier = new Argument<string>("FICHIER") { Description = "Un fichier écrit par « parchemin session export »." };
        var (store, referentiels) = (OptionStore.Create(), Depot.Option());
        var commande = new Command("import", "Reprend dans un registre vide une session exportée.") { fichier, store, referentiels };
        commande.SetAction((resultat, annulation) =>
        {
            var (console, de) = (resultat.InvocationConfiguration, resultat.GetValue(fichier)!);
            if (!File.Exists(de))
                return Task.FromResult(console.Error.Fail($"« {de} » n'existe pas. Donnez un fichier écrit par « parchemin session export »."));
            return WithGuichetAsync(resultat.GetValue(store)!, existant: false, resultat.GetValue(referentiels), console, async guichet =>
            {
                await using var flux = File.OpenRead(de);
                var empreinte = Convert.ToHexStringLower(await SHA256.HashDataAsync(flux, annulation));
                flux.Position = 0;
                var (session, ecritures) = await SessionEntiere.ReadAsync(flux, annulation);
                var objets = await guichet.RunAsync(Acteur.Systeme, new ReprendreUneSession(session, ecritures, Path.GetFileName(de), empreinte), annulation: annulation);
                console.Output.WriteLine($"Reprise : {Pluriel.Of(objets, "objet")}, {Pluriel.Of(ecritures.Count, "écriture")}.");
                return Sortie.Succes;
            });
        });
        return commande;
    }

    private static Task<int> WithGuichetAsync(string lieu, bool existant, string? referentiels, InvocationConfiguration console, Func<Guichet, Task<int>> travail)
        => Depot.Find(referentiels) is not { } racine
            ? Task.FromResult(console.Error.Fail("aucun dossier « referentiels » ici ni au-dessus. Indiquez-le avec --referentiels."))
            : OptionStore.RunAsync(lieu, existant, console.Error, store => travail(OptionStore.Guichet(store, racine)));
}
