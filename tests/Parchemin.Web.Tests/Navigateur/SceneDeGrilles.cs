using Microsoft.Playwright;
using Parchemin.Application;
using Parchemin.Core;
using Parchemin.Essais;

namespace Parchemin.Web.Tests;

/// <summary>A register with one commission: its members at work, its candidates in order.</summary>
internal sealed class SceneDeGrilles : IAsyncDisposable
{
    private readonly Dictionary<string, string> ids = new(StringComparer.Ordinal);

    private SceneDeGrilles(Serveur serveur, Referentiel referentiel)
    {
        Serveur = serveur;
        Referentiel = referentiel;
    }

    public Serveur Serveur { get; }

    public Referentiel Referentiel { get; }

    public string Commission => ids["commission"];

    public List<string> Inscriptions { get; } = [];

    /// <summary>A session with candidates before a commission of two members, Anne and Bruno, and an office.</summary>
    /// <param name="partie">The situation of the passages; null for the whole.</param>
    public static async Task<SceneDeGrilles> NewAsync(string certification, string edition, string epreuve, int candidats, string? partie = null, string? evaluateur = null, string? option = null)
    {
        var scene = new SceneDeGrilles(await Serveur.StartAsync(), Depot.Bibliotheque.Find(certification, edition)!.Referentiel!);
        scene.ids["office"] = await scene.AddAsync(Genres.Organisation, ("nature", "academie"), ("nom", "Académie"));
        scene.ids["lycee"] = await scene.AddAsync(Genres.Organisation, ("nature", "etablissement"), ("nom", "Lycée des candidats"), ("parent", scene["office"]), ("statut", "public"));
        scene.ids["autre"] = await scene.AddAsync(Genres.Organisation, ("nature", "etablissement"), ("nom", "Lycée des examinateurs"), ("parent", scene["office"]), ("statut", "public"));
        scene.ids["session"] = await scene.AddAsync(Genres.Session, ("certification", certification), ("edition", edition), ("code", "2024"), ("libelle", "Session d’essai"), ("organisation", scene["office"]));
        scene.ids["commission"] = await scene.AddCommissionAsync(epreuve, candidats, ["Anne", "Bruno"], partie, evaluateur, option);
        await scene.AppointAsync("Gilles", "gestionnaire");
        return scene;
    }

    /// <summary>A commission with its members and its own candidates, its grids open.</summary>
    public async Task<string> AddCommissionAsync(string epreuve, int candidats, IReadOnlyList<string> membres, string? partie = null, string? evaluateur = null, string? option = null)
    {
        var commission = await AddAsync(Genres.Commission, ("session", ids["session"]), ("nature", "interrogation"), ("libelle", $"Commission de {membres[0]}"), ("epreuve", epreuve), ("evaluateur", evaluateur), ("organisation", ids["lycee"]), ("le", "2026-06-02"));
        foreach (var nom in membres)
        {
            await AppointAsync(nom, "evaluateur");
            await AddAsync(Genres.Membre, ("commission", commission), ("personne", ids[nom]), ("qualite", Referentiel.Qualites.Count > 0 ? Referentiel.Qualites[0].Code : null), ("fonction", "membre"));
        }

        for (var i = 0; i < candidats; i++)
        {
            var rang = Inscriptions.Count;
            var candidat = await AddAsync(Genres.Candidat, ("nom_de_naissance", $"Candidat{(char)('A' + (rang / 26))}{(char)('A' + (rang % 26))}"), ("prenoms", "Zoé"), ("ne_le", "2004-05-06"), ("organisation", ids["lycee"]));
            Inscriptions.Add(await AddAsync(Genres.Inscription, ("candidat", candidat), ("session", ids["session"]), ("etablissement", ids["lycee"]), ("voie", Referentiel.Voies[0].Code), ("forme", Referentiel.Formes.Count > 0 ? Referentiel.Formes[0].Code : null), ("option", option), ("numero", $"{1000 + rang}"), ("etat", "confirme")));
            await AddAsync(Genres.Passage, ("commission", commission), ("inscription", Inscriptions[^1]), ("partie", partie), ("etat", "convoque"), ("prevu_le", $"2026-06-02T{6 + (i / 6):00}:{i % 6 * 10:00}:00Z"));
        }

        await Serveur.Guichet.RunAsync(await ActAsync(membres[0]), new OuvrirLesGrilles(commission));
        return commission;
    }

    private async Task AppointAsync(string nom, string role)
    {
        ids[nom] = await AddAsync(Genres.Personne, ("nom", "Essai"), ("prenoms", nom), ("organisation", ids["autre"]));
        await AddAsync(Genres.Mandat, ("personne", ids[nom]), ("role", role), ("organisation", ids["office"]));
    }

    /// <summary>The situations of a CCF and their synthesis.</summary>
    public static Task<SceneDeGrilles> CcfAsync(int candidats) => NewAsync(Depot.Certification, Depot.Edition, Depot.Epreuve, candidats);

    public string this[string nom] => ids[nom];

    public async Task<Acteur> ActAsync(string nom) => (await new Acteurs(Serveur.Guichet.Store, TimeProvider.System).FindAsync(ids[nom]))!;

    public async Task<string> AddAsync(Genre genre, params (string Champ, string? Valeur)[] valeurs)
        => (await Serveur.Guichet.RunAsync(Acteur.Systeme, CreerObjet.For(genre, valeurs.ToDictionary(v => v.Champ, v => v.Valeur, StringComparer.Ordinal)))).Id;

    /// <summary>The evaluation of the n-th candidate.</summary>
    public async Task<string> GridAsync(int candidat, string? partie = null)
    {
        var siennes = await Serveur.Guichet.Store.AllAsync(new Requete(Genres.Evaluation, new Parmi("inscription", [Inscriptions[candidat]])) { Ordre = "id" });
        return siennes.Single(e => e["partie"] == partie).Id;
    }

    /// <summary>What is entered in an evaluation, read from the register.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(string evaluation) => CadreDEvaluation.Values(await CadreDEvaluation.EntriesAsync(evaluation, Serveur.Guichet.Store));

    /// <summary>Waits until the register holds what the test expects.</summary>
    public async Task WaitAsync(string evaluation, string cle, string? valeur)
        => (await Patience.UntilAsync(async () => (await ReadAsync(evaluation)).GetValueOrDefault(cle), v => v == valeur)).ShouldBe(valeur, cle);

    public async Task<IPage> OpenAsync(string nom, bool mobile = false, bool sombre = false, bool sansScript = false)
    {
        var page = await Essais.Navigateur.NewPageAsync(mobile: mobile, sombre: sombre, sansScript: sansScript, adresse: Serveur.Adresse);
        await page.GotoAsync(await Serveur.LinkAsync(ids[nom]));
        await page.Locator("main form button").ClickAsync();
        await page.ArriveAsync("**/");
        return page;
    }

    public ValueTask DisposeAsync() => Serveur.DisposeAsync();
}
