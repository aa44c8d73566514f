using Microsoft.Playwright;
using Parchemin.Application;
using Parchemin.Essais;

namespace Parchemin.Web.Tests;

/// <summary>The web application on a session whose orals are planned, one version computed: shared by the tests of the planning.</summary>
public sealed class AtelierDesOraux : IAsyncLifetime
{
    internal Serveur Serveur { get; private set; } = null!;

    public SessionAPlanifier Session { get; private set; } = null!;

    public string Adresse => $"/sessions/{Session.Session}/planning";

    public async Task InitializeAsync()
    {
        Serveur = await Serveur.StartAsync();
        Session = await SessionAPlanifier.BuildAsync(Serveur.Guichet);
        var office = await Session.ActAsync(Session.Gestionnaire);
        await Serveur.Guichet.RunAsync(office, new PreparerLePlanning(Session.Session, await Session.CompleteAsync()));
        var dossier = Directory.CreateTempSubdirectory("parchemin-oraux-").FullName;
        var tache = await Serveur.Guichet.RunAsync(office, new LancerUneTache("essai", "Calcul", Session.Session, """{"secondes":1}"""));
        await new CalculDePlanning().RunAsync(new Conduite(Serveur.Guichet, office, tache, dossier, _ => Task.CompletedTask), default);
        Directory.Delete(dossier, recursive: true);
    }

    public async Task<PlanningLu> LastAsync()
        => await PlanningLu.ReadAsync(Serveur.Guichet, await Session.ActAsync(Session.Gestionnaire), (await VersionsDePlanning.AllAsync(Serveur.Guichet.Store, Session.Session))[^1].Id);

    public async Task<IPage> OpenAsync(string personne, bool mobile)
    {
        var page = await Essais.Navigateur.NewPageAsync(mobile: mobile, sombre: mobile, adresse: Serveur.Adresse);
        await page.GotoAsync(await Serveur.LinkAsync(personne));
        await page.Locator("main form button").ClickAsync();
        await page.ArriveAsync("**/");
        return page;
    }

    public Task DisposeAsync() => Serveur.DisposeAsync().AsTask();
}
