using Microsoft.Playwright;
using Parchemin.Application;
using Parchemin.Essais;

namespace Parchemin.Web.Tests;

/// <summary>One service for all the tests of a class: each brings its own people.</summary>
public sealed class ServicePartage : IAsyncLifetime
{
    internal Serveur Serveur { get; private set; } = null!;

    public async Task InitializeAsync() => Serveur = await Serveur.StartAsync();

    public Task DisposeAsync() => Serveur.DisposeAsync().AsTask();
}

/// <summary>A candidate, his team and the office on a shared service, before the deadline of the dossiers.</summary>
internal sealed class SceneDeDossier
{
    private readonly Dictionary<string, string> ids = new(StringComparer.Ordinal);

    private SceneDeDossier(Serveur serveur) => Serveur = serveur;

    public Serveur Serveur { get; }

    public string Inscription => ids["inscription"];

    public static async Task<SceneDeDossier> NewAsync(ServicePartage service)
    {
        var scene = new SceneDeDossier(service.Serveur);
        var academie = await scene.AddAsync("academie", Genres.Organisation, ("nature", "academie"), ("nom", "Académie"));
        var lycee = await scene.AddAsync("lycee", Genres.Organisation, ("nature", "etablissement"), ("nom", "Lycée Lucie-Aubrac"), ("parent", academie), ("statut", "public"));
        var session = await scene.AddAsync("session", Genres.Session, ("certification", Depot.Certification), ("edition", Depot.Edition), ("code", Depot.Session), ("libelle", "Session d’essai"), ("organisation", academie), ("dossiers_avant_le", ValeurDeChamp.Format(DateTimeOffset.UtcNow.AddDays(30))));
        foreach (var (nom, role, organisation) in new[] { ("Camille", "candidat", (string?)null), ("Agathe", "equipe", lycee), ("Gilles", "gestionnaire", academie) })
        {
            var personne = await scene.AddAsync(nom, Genres.Personne, ("nom", "Essai"), ("prenoms", nom), ("organisation", organisation));
            await scene.AddAsync("mandat/" + nom, Genres.Mandat, ("personne", personne), ("role", role), ("organisation", organisation));
        }

        var candidat = await scene.AddAsync("candidat", Genres.Candidat, ("nom_de_naissance", "Lefèvre"), ("prenoms", "Camille"), ("ne_le", "2004-05-06"), ("personne", scene.ids["Camille"]), ("organisation", lycee));
        await scene.AddAsync("inscription", Genres.Inscription, ("candidat", candidat), ("session", session), ("etablissement", lycee), ("voie", Depot.Voie), ("forme", Depot.Forme), ("numero", "100"), ("etat", "confirme"));
        return scene;
    }

    public Task<Visiteur> SignInAsync(string nom) => Serveur.SignInAsync(ids[nom]);

    public async Task<Acteur> ActAsync(string nom) => (await new Acteurs(Serveur.Guichet.Store, TimeProvider.System).FindAsync(ids[nom]))!;

    public async Task<T> RunAsync<T>(string nom, IOperation<T> operation) => await Serveur.Guichet.RunAsync(await ActAsync(nom), operation);

    public async Task<string> FicheAsync(string formulaire, int? numero = null) => (await RunAsync("Camille", new OuvrirUneFiche(Inscription, formulaire, numero))).Id;

    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(string fiche) => (await FicheLue.ReadAsync(Serveur.Guichet, await ActAsync("Camille"), fiche)).Fiche.Valeurs;

    /// <summary>Waits until the register holds what the test expects.</summary>
    public async Task WaitAsync(string fiche, string cle, string? valeur)
        => (await Patience.UntilAsync(async () => (await ReadAsync(fiche)).GetValueOrDefault(cle), v => v == valeur)).ShouldBe(valeur, cle);

    public async Task<IPage> OpenAsync(string nom, bool mobile = false, bool sombre = false, bool sansScript = false)
    {
        var page = await Essais.Navigateur.NewPageAsync(mobile: mobile, sombre: sombre, sansScript: sansScript, adresse: Serveur.Adresse);
        await page.GotoAsync(await Serveur.LinkAsync(ids[nom]));
        await page.Locator("main form button").ClickAsync();
        await page.ArriveAsync("**/");
        return page;
    }

    private async Task<string> AddAsync(string nom, Genre genre, params (string Champ, string? Valeur)[] valeurs)
        => ids[nom] = (await Serveur.Guichet.RunAsync(Acteur.Systeme, CreerObjet.For(genre, valeurs.ToDictionary(v => v.Champ, v => v.Valeur, StringComparer.Ordinal)))).Id;
}
