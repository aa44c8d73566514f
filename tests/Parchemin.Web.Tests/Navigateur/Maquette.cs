using Microsoft.Playwright;
using Parchemin.Application;
using Parchemin.Essais;
using Parchemin.Exchange;

namespace Parchemin.Web.Tests;

/// <summary>The web application on the demonstration, shared by the browser tests, with a way to sign in as each role.</summary>
public sealed class Maquette : IAsyncLifetime
{
    private readonly Dictionary<string, string> sessions = new(StringComparer.Ordinal);

    internal Serveur Serveur { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Serveur = await Serveur.StartAsync();
        await new Peuplement(Serveur.Guichet, LectureDeDemonstration.Read(Path.Combine(Depot.Racine, "exemples", "demonstration.yaml")), Moteur.Of(Depot.Bibliotheque)).RunAsync();
    }

    public Task DisposeAsync() => Serveur.DisposeAsync().AsTask();

    /// <summary>A page of the browser, signed in as the first person of a role.</summary>
    public async Task<IPage> OpenAsync(string role, bool mobile = false, bool sombre = false, bool sansScript = false)
    {
        var page = await Essais.Navigateur.NewPageAsync(mobile: mobile, sansScript: sansScript, sombre: sombre, adresse: Serveur.Adresse);
        if (sessions.TryGetValue(role, out var temoin))
        {
            await page.Context.AddCookiesAsync([new Cookie { Name = "seance", Value = temoin, Url = Serveur.Adresse }]);
            return page;
        }

        await page.GotoAsync(await Serveur.LinkAsync(await FirstAsync(role)));
        await page.Locator("main form button").ClickAsync();
        await page.ArriveAsync("**/");
        sessions[role] = (await page.Context.CookiesAsync()).First(c => c.Name == "seance").Value;
        return page;
    }

    public async Task<string> FirstAsync(string role)
    {
        await foreach (var e in Serveur.Guichet.Store.JournalAsync(new FiltreDuJournal { Genre = "mandat" }))
        {
            if (e.Apres.GetValueOrDefault("role") == role)
                return e.Apres["personne"]!;
        }

        throw new InvalidOperationException(role);
    }

    /// <summary>The identifier of the first object of a list, as a person sees it.</summary>
    internal async Task<string> FirstIdAsync(string role, Genre genre)
    {
        var acteur = await new Acteurs(Serveur.Guichet.Store, TimeProvider.System).FindAsync(await FirstAsync(role));
        return (await Serveur.Guichet.ListAsync(acteur!, new Requete(genre, Filtre.Toujours) { Taille = 1 })).Objets[0].Id;
    }
}
