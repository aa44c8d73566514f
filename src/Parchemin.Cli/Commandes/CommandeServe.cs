using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Parchemin.Application;
using Parchemin.Storage;
using Parchemin.Web;

namespace Parchemin.Cli;

/// <summary><c>serve</c>: the web application.</summary>
internal static class CommandeServe
{
    public static Command Create()
    {
        var (store, referentiels) = (OptionStore.Create(), Depot.Option());
        var adresse = new Option<string>("--address") { Description = "Où écouter (par défaut : http://127.0.0.1:5080 ; le port 0 en prend un libre).", HelpName = "URL", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var publique = new Option<string?>("--public-address") { Description = "L'adresse que voient les personnes, derrière un serveur frontal : les liens personnels la portent.", HelpName = "URL" };
        var fournisseur = new Option<string?>("--identity-provider") { Description = "Un fichier JSON : Nom, Client, Secret, Autorisation, Jeton, Informations (OpenID Connect avec PKCE).", HelpName = "FICHIER" };
        var liens = new Option<bool>("--demo-links") { Description = "Imprime un lien de connexion par rôle. Pour essayer seulement : qui lit la console entre." };
        var commande = new Command("serve", "Démarre l'application web.") { store, referentiels, adresse, publique, fournisseur, liens };
        commande.SetAction((resultat, annulation) => RunAsync(
            new Demande(resultat.GetValue(store)!, resultat.GetValue(referentiels), resultat.GetValue(adresse)!, resultat.GetValue(publique), resultat.GetValue(fournisseur), resultat.GetValue(liens)),
            resultat.InvocationConfiguration, annulation));
        return commande;
    }

    private static async Task<int> RunAsync(Demande demande, InvocationConfiguration console, CancellationToken annulation)
    {
        if (Depot.Find(demande.Referentiels) is not { } racine)
            return console.Error.Fail("aucun dossier « referentiels » ici ni au-dessus. Indiquez-le avec --referentiels.");
        FournisseurDIdentite? fournisseur = null;
        if (demande.Fournisseur is { } fichier)
        {
            try
            {
                fournisseur = JsonSerializer.Deserialize<FournisseurDIdentite>(await File.ReadAllTextAsync(fichier, annulation));
            }
            catch (Exception e) when (e is JsonException or IOException)
            {
                return console.Error.Fail($"« {fichier} » ne se lit pas : {e.Message} Six textes y sont attendus : Nom, Client, Secret, Autorisation, Jeton, Informations.");
            }
        }

        try
        {
            await using var application = await Hote.BuildAsync(new OptionsDHote { Lieu = demande.Lieu, Referentiels = racine, Adresse = demande.Adresse, AdressePublique = demande.Publique, Fournisseur = fournisseur }, annulation);
            await application.StartAsync(annulation);
            var ici = application.Urls.First();
            console.Output.WriteLine($"Parchemin est prêt : {demande.Publique ?? ici}");
            if (application.Services.GetRequiredService<IImprimeur>().Empechement is { } empechement)
                console.Output.WriteLine(empechement);
            if (await PremiersLiens.FirstAdministratorAsync(application, annulation) is { } premier)
                console.Output.WriteLine($"Premier démarrage. Ce lien ouvre une seule fois le compte de l'administrateur :\n  {premier}");
            if (demande.Liens)
            {
                console.Output.WriteLine("Des liens par rôle, chacun ouvre une fois (un jour) :");
                foreach (var lien in await PremiersLiens.ByRoleAsync(application, annulation))
                    console.Output.WriteLine($"  {lien.Role,-26} {lien.Nom,-52} {lien.Adresse}");
            }

            console.Output.WriteLine("Ctrl+C pour arrêter.");
            await console.Output.FlushAsync(annulation);
            await application.WaitForShutdownAsync(annulation);
            return Sortie.Succes;
        }
        catch (Exception e) when (e is RegistreInaccessibleException or MigrationException)
        {
            return console.Error.Fail(e.Message);
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            return console.Error.Fail($"{demande.Adresse} est déjà occupée. Arrêtez l'autre programme, ou donnez une autre adresse avec --address.");
        }
    }

    private sealed record Demande(string Lieu, string? Referentiels, string Adresse, string? Publique, string? Fournisseur, bool Liens);
}
