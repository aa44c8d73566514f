using System.CommandLine;
using System.Globalization;
using Parchemin.Storage;

namespace Parchemin.Cli;

/// <summary><c>backup</c> and <c>restore</c>: a copy of the register while it is in use, verified by its hash.</summary>
internal static class CommandeBackup
{
    public static Command Backup()
    {
        var fichier = new Argument<string>("FICHIER") { Description = "La sauvegarde à écrire ; son empreinte va à côté, dans FICHIER.sha256." };
        var store = OptionStore.Create();
        var commande = new Command("backup", "Sauvegarde le registre pendant qu'il sert, avec son empreinte.") { fichier, store };
        commande.SetAction((resultat, annulation) =>
        {
            var (vers, console) = (resultat.GetValue(fichier)!, resultat.InvocationConfiguration);
            return OptionStore.RunAsync(resultat.GetValue(store)!, existant: true, console.Error, async s =>
            {
                await s.BackupAsync(vers, annulation);
                console.Output.WriteLine($"Sauvegardé : {vers} ({(new FileInfo(vers).Length / 1024).ToString(CultureInfo.InvariantCulture)} Kio), empreinte {(await File.ReadAllTextAsync(vers + ".sha256", annulation)).Split(' ')[0]}.");
                return Sortie.Succes;
            });
        });
        return commande;
    }

    public static Command Restore()
    {
        var fichier = new Argument<string>("FICHIER") { Description = "La sauvegarde à lire." };
        var store = OptionStore.Create();
        var commande = new Command("restore", "Restaure une sauvegarde dans un registre vide, après en avoir vérifié l'empreinte.") { fichier, store };
        commande.SetAction((resultat, annulation) =>
        {
            var (de, console) = (resultat.GetValue(fichier)!, resultat.InvocationConfiguration);
            if (!File.Exists(de))
                return Task.FromResult(console.Error.Fail($"« {de} » n'existe pas. Donnez un fichier écrit par « parchemin backup »."));
            return OptionStore.RunAsync(resultat.GetValue(store)!, existant: false, console.Error, async s =>
            {
                await Sauvegarde.RestoreAsync(de, s, annulation);
                console.Output.WriteLine($"Restauré : {de}. « parchemin journal verify » relit toute la chaîne.");
                return Sortie.Succes;
            });
        });
        return commande;
    }
}
