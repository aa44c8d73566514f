using Microsoft.Playwright;
using Parchemin.Application;
using Parchemin.Essais;

namespace Parchemin.Web.Tests;

/// <summary>The web application on a small session whose scripts are anonymised and given out, shared by the tests of the correction.</summary>
public sealed class Atelier : IAsyncLifetime
{
    private readonly Dictionary<string, string> seances = new(StringComparer.Ordinal);

    internal Serveur Serveur { get; private set; } = null!;

    public string Session { get; private set; } = "";

    public string Lycee { get; private set; } = "";

    public string Gestionnaire { get; private set; } = "";

    public string Equipe { get; private set; } = "";

    public IReadOnlyList<string> Correcteurs { get; private set; } = [];

    public IReadOnlyList<string> Noms { get; private set; } = [];

    public async Task InitializeAsync()
    {
        Serveur = await Serveur.StartAsync();
        var academie = await AddAsync(Genres.Organisation, ("nature", "academie"), ("nom", "Académie du Levant"));
        Session = await AddAsync(Genres.Session, ("certification", Depot.Certification), ("edition", Depot.Edition), ("code", Depot.Session), ("libelle", "Session du Levant"), ("organisation", academie), ("double_correction", "oui"), ("ecart_admis", "2"), ("propositions_avant_le", "2024-05-31"));
        Lycee = await AddAsync(Genres.Organisation, ("nature", "etablissement"), ("nom", "Lycée des Tilleuls"), ("parent", academie), ("statut", "public"));
        var autre = await AddAsync(Genres.Organisation, ("nature", "etablissement"), ("nom", "Lycée des Ormes"), ("parent", academie), ("statut", "public"));
        Gestionnaire = await PersonAsync("gestionnaire", academie, "Gestion");
        Equipe = await PersonAsync("equipe", Lycee, "Équipe");
        Correcteurs = [await PersonAsync("evaluateur", autre, "Correctrice"), await PersonAsync("evaluateur", autre, "Correcteur")];
        Noms = [.. "ABCDEFGHIJKL".Select(l => $"{l}zanonyme")];
        foreach (var nom in Noms)
        {
            var candidat = await AddAsync(Genres.Candidat, ("nom_de_naissance", nom), ("prenoms", "Zoé"), ("ne_le", "2004-05-06"), ("organisation", Lycee));
            await AddAsync(Genres.Inscription, ("candidat", candidat), ("session", Session), ("etablissement", Lycee), ("voie", Depot.Voie), ("forme", Depot.Forme), ("etat", "confirme"), ("numero", "2024-" + nom[..1]));
        }

        var acteur = await ActAsync(Gestionnaire);
        foreach (var unite in new[] { "U1", "U31", "U41" })
        {
            await Serveur.Guichet.RunAsync(acteur, new AnonymiserLesCopies(Session, unite));
            await Serveur.Guichet.RunAsync(acteur, new DistribuerLesLots(Session, unite, Correcteurs));
        }
    }

    public Task DisposeAsync() => Serveur.DisposeAsync().AsTask();

    public async Task<Acteur> ActAsync(string personne) => (await new Acteurs(Serveur.Guichet.Store, TimeProvider.System).FindAsync(personne))!;

    internal async Task<IReadOnlyList<Objet>> ReadingsAsync(string unite) => [.. (await CopieEntiere.ReadAsync(Serveur.Guichet.Store, Session, unite)).SelectMany(c => c.Lectures)];

    /// <summary>The lot of a corrector for a unité, and its readings in the order of the column.</summary>
    internal async Task<(string Adresse, IReadOnlyList<Objet> Copies)> LotAsync(string correcteur, string unite)
    {
        var siennes = (await ReadingsAsync(unite)).Where(c => c["correcteur"] == correcteur).ToList();
        var lot = siennes[0]["lot"]!;
        return ($"/correction/lot/{lot}?session={Session}", [.. siennes.Where(c => c["lot"] == lot).OrderBy(c => NumeroDAnonymat.Racine(c["anonymat"]!), StringComparer.Ordinal)]);
    }

    internal async Task<Objet> CopieAsync(string id) => (await Serveur.Guichet.Store.FindAsync(Genres.Copie, id))!;

    internal async Task MarkAllAsync(string unite, Func<Objet, string> note)
    {
        foreach (var copie in await ReadingsAsync(unite))
            await Serveur.Guichet.RunAsync(await ActAsync(copie["correcteur"]!), new NoterDesCopies([new CelluleDeCopie(copie.Id, ValeurDeCopie.Shown(copie), note(copie))]));
    }

    public async Task<IPage> OpenAsync(string personne, bool mobile = false, bool sombre = false, bool sansScript = false)
    {
        var page = await Essais.Navigateur.NewPageAsync(mobile: mobile, sansScript: sansScript, sombre: sombre, adresse: Serveur.Adresse);
        if (seances.TryGetValue(personne, out var temoin))
        {
            await page.Context.AddCookiesAsync([new Cookie { Name = "seance", Value = temoin, Url = Serveur.Adresse }]);
            return page;
        }

        await page.GotoAsync(await Serveur.LinkAsync(personne));
        await page.Locator("main form button").ClickAsync();
        await page.ArriveAsync("**/");
        seances[personne] = (await page.Context.CookiesAsync()).First(c => c.Name == "seance").Value;
        return page;
    }

    private async Task<string> PersonAsync(string role, string organisation, string nom)
    {
        var personne = await AddAsync(Genres.Personne, ("nom", nom), ("prenoms", "Noé"), ("organisation", organisation));
        await AddAsync(Genres.Mandat, ("personne", personne), ("role", role), ("organisation", organisation));
        return personne;
    }

    private async Task<string> AddAsync(Genre genre, params (string Champ, string? Valeur)[] valeurs)
        => (await Serveur.Guichet.RunAsync(Acteur.Systeme, CreerObjet.For(genre, valeurs.ToDictionary(v => v.Champ, v => v.Valeur, StringComparer.Ordinal)))).Id;
}
