using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Parchemin.Application;
using Parchemin.Essais;
using Parchemin.Web;

namespace Parchemin.Charge;

/// <summary>The whole web application on a new register, listening on a free port of this machine.</summary>
internal sealed class Serveur : IAsyncDisposable
{
    private readonly WebApplication application;

    private Serveur(WebApplication application) => this.application = application;

    public Uri Adresse => new(application.Urls.First());

    public Guichet Guichet => application.Services.GetRequiredService<Guichet>();

    public IMoteur Moteur => application.Services.GetRequiredService<IMoteur>();

    public static async Task<Serveur> StartAsync(string nature)
    {
        var batie = await Hote.BuildAsync(new OptionsDHote { Lieu = await BaseDEssai.NewPlaceAsync(nature), Referentiels = Depot.Referentiels, Bibliotheque = Depot.Bibliotheque, Adresse = "http://127.0.0.1:0" });
        await batie.StartAsync();
        return new Serveur(batie);
    }

    /// <summary>The address by which a person signs in, before a browser.</summary>
    public async Task<string> LinkAsync(string personne)
        => application.Services.GetRequiredService<Seances>().Sign(await Guichet.RunAsync(Acteur.Systeme, new CreerUnLien(personne, "Mesure", "/", TimeSpan.FromHours(1))));

    public async ValueTask DisposeAsync()
    {
        await application.StopAsync();
        await application.DisposeAsync();
    }
}
