using System.CommandLine;
using Parchemin.Application;
using Parchemin.Storage;

namespace Parchemin.Cli;

/// <summary>Where the register of a command stands, and how to open it.</summary>
internal static class OptionStore
{
    public const string ParDefaut = "parchemin.db";

    public static Option<string> Create() => new("--store")
    {
        Description = $"Le registre : un fichier SQLite (« {ParDefaut} » par défaut), ou « Host=… » pour PostgreSQL.",
        HelpName = "LIEU",
        DefaultValueFactory = _ => ParDefaut,
    };

    /// <summary>Runs something on a register, and says in French why it cannot.</summary>
    /// <param name="existant">The SQLite file must be there already.</param>
    public static async Task<int> RunAsync(string lieu, bool existant, TextWriter erreurs, Func<Store, Task<int>> travail)
    {
        var fichier = !lieu.Contains("Host=", StringComparison.OrdinalIgnoreCase);
        if (existant && fichier && !File.Exists(lieu))
            return erreurs.Fail($"« {lieu} » n'existe pas. Donnez le registre avec --store, ou créez-en un avec « parchemin serve » ou « parchemin seed ».");
        try
        {
            await using var store = Store.Open(lieu);
            await store.MigrateAsync();
            return await travail(store);
        }
        catch (RefusException refus)
        {
            erreurs.Fail(refus.Message);
            foreach (var faute in refus.Fautes)
                erreurs.WriteLine($"  {faute.Champ} : {faute.Message}");
            return Sortie.MauvaiseCommande;
        }
        catch (Exception e) when (e is RegistreInaccessibleException or MigrationException or SauvegardeException or DemonstrationIllisibleException)
        {
            return erreurs.Fail(e.Message);
        }
    }

    /// <summary>The one way in, for the operator at the console.</summary>
    public static Guichet Guichet(Store store, string referentiels) => new(store, TableDesDroits.Livree, Bibliotheque.Load(referentiels), TimeProvider.System);
}
