using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Parchemin.Application;
using Parchemin.Essais;

namespace Parchemin.Web.Tests;

/// <summary>The web application on a register of its own, listening on a free port of this machine.</summary>
internal sealed class Serveur : IAsyncDisposable
{
    private readonly WebApplication application;

    private Serveur(WebApplication application, string lieu)
    {
        this.application = application;
        Lieu = lieu;
    }

    public string Lieu { get; }

    public string Adresse => application.Urls.First();

    public Guichet Guichet => application.Services.GetRequiredService<Guichet>();

    public IReadOnlyList<RouteEndpoint> Routes => [.. application.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    public static async Task<Serveur> StartAsync(string nature = BaseDEssai.Sqlite, string? lieu = null, TimeProvider? horloge = null, FournisseurDIdentite? fournisseur = null)
    {
        lieu ??= await BaseDEssai.NewPlaceAsync(nature);
        var batie = await Hote.BuildAsync(new OptionsDHote { Lieu = lieu, Referentiels = Depot.Referentiels, Bibliotheque = Depot.Bibliotheque, Adresse = "http://127.0.0.1:0", Horloge = horloge ?? TimeProvider.System, Fournisseur = fournisseur });
        await batie.StartAsync();
        return new Serveur(batie, lieu);
    }

    /// <summary>The address of a new personal link.</summary>
    public async Task<string> LinkAsync(string personne, TimeSpan? duree = null)
    {
        var lien = await Guichet.RunAsync(Acteur.Systeme, new CreerUnLien(personne, "Essai", "/", duree ?? TimeSpan.FromHours(1)));
        return application.Services.GetRequiredService<Seances>().Sign(lien);
    }

    /// <summary>Somebody before a browser, signed in by a personal link.</summary>
    public async Task<Visiteur> SignInAsync(string personne)
    {
        var visiteur = new Visiteur(Adresse);
        await visiteur.FollowLinkAsync(await LinkAsync(personne));
        return visiteur;
    }

    /// <summary>What the console prints at a first start.</summary>
    public Task<string?> FirstLinkAsync() => PremiersLiens.FirstAdministratorAsync(application);

    /// <summary>What the console prints for a demonstration.</summary>
    public Task<IReadOnlyList<PremiersLiens.LienDeRole>> LinksByRoleAsync() => PremiersLiens.ByRoleAsync(application);

    public Visiteur Anonymous() => new(Adresse);

    public async ValueTask DisposeAsync()
    {
        await application.StopAsync();
        await application.DisposeAsync();
    }
}
