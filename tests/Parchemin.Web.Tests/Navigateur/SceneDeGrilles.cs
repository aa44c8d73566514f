using Microsoft.Playwright;
using Parchemin.Application;
using Parchemin.Essais;

namespace Parchemin.Web.Tests;

/// <summary>A register with one commission: its members at work, its candidates in order.</summary>
internal sealed class SceneDeGrilles : IAsyncDisposable
{
    private readonly Dictionary<string, string> ids = new(StringComparer.Ordinal);

    private SceneDeGrilles(Serveur serveur) => Serveur = serveur;

    public Serveur Serveur { get; }

    public string Commission => ids["commission"];

    public List<string> Inscriptions { get; } = [];

    /// <summary>A session with candidates before a commission of two members, Anne and Bruno, and an office.</summary>
    /// <param name="partie">The situation of the passages; null for the whole.</param>
    public static async Task<SceneDeGrilles> NewAsync(string certification, string edition, string epreuve, int candidats, string? partie = null, string? evaluateur = null, string? option = null)
    {
        var scene = new SceneDeGrilles(await Serveur.StartAsync());
        var referentiel = Depot.Bibliotheque.Find(certification, edition)!.Referentiel!;
        var office = await scene.AddAsync(Genres.Organisation, ("nature", "academie"), ("nom", "Académie"));
        var lycee = await scene.AddAsync(Genres.Organisation, ("nature", "etablissement"), ("nom", "Lycée des candidats"), ("parent", office), ("statut", "public"));
        var autre = await scene.AddAsync(Genres.Organisation, ("nature", "etablissement"), ("nom", "Lycée des examinateurs"), ("parent", office), ("statut", "public"));
        var session = await scene.AddAsync(Genres.Session, ("certification", certification), ("edition", edition), ("code", "2024"), ("libelle", "Session d’essai"), ("organisation", office));
        scene.ids["commission"] = await scene.AddAsync(Genres.Commission, ("session", session), ("nature", "interrogation"), ("libelle", "Commission d’essai"), ("epreuve", epreuve), ("evaluateur", evaluateur), ("organisation", lycee), ("le", "2026-06-02"));
        foreach (var (nom, role) in new[] { ("Anne", "evaluateur"), ("Bruno", "evaluateur"), ("Gilles", "gestionnaire") })
        {
            var personne = scene.ids[nom] = await scene.AddAsync(Genres.Personne, ("nom", "Essai"), ("prenoms", nom), ("organisation", autre));
            await scene.AddAsync(Genres.Mandat, ("personne", personne), ("role", role), ("organisation", office));
            if (role is "evaluateur")
                await scene.AddAsync(Genres.Membre, ("commission", scene.Commission), ("personne", personne), ("qualite", referentiel.Qualites.Count > 0 ? referentiel.Qualites[0].Code : null), ("fonction", "membre"));
        }

        for (var i = 0; i < candidats; i++)
        {
            var candidat = await scene.AddAsync(Genres.Candidat, ("nom_de_naissance", $"Candidat{(char)('A' + (i / 26))}{(char)('A' + (i % 26))}"), ("prenoms", "Zoé"), ("ne_le", "2004-05-06"), ("organisation", lycee));
            scene.Inscriptions.Add(await scene.AddAsync(Genres.Inscription, ("candidat", candidat), ("session", session), ("etablissement", lycee), ("voie", referentiel.Voies[0].Code), ("forme", referentiel.Formes.Count > 0 ? referentiel.Formes[0].Code : null), ("option", option), ("numero", $"{1000 + i}"), ("etat", "confirme")));
            await scene.AddAsync(Genres.Passage, ("commission", scene.Commission), ("inscription", scene.Inscriptions[^1]), ("partie", partie), ("etat", "convoque"), ("prevu_le", $"2026-06-02T{6 + (i / 6):00}:{i % 6 * 10:00}:00Z"));
        }

        await scene.Serveur.Guichet.RunAsync(await scene.ActAsync("Anne"), new OuvrirLesGrilles(scene.Commission));
        return scene;
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
        var siennes = await DossierDeJury.AllAsync(Serveur.Guichet.Store, new Requete(Genres.Evaluation, new Parmi("inscription", [Inscriptions[candidat]])) { Ordre = "id" });
        return siennes.Single(e => e["partie"] == partie).Id;
    }

    /// <summary>What is entered in an evaluation, read from the register.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(string evaluation) => CadreDEvaluation.Values(await CadreDEvaluation.EntriesAsync(evaluation, Serveur.Guichet.Store));

    /// <summary>Waits until the register holds what the test expects.</summary>
    public async Task WaitAsync(string evaluation, string cle, string? valeur)
    {
        for (var i = 0; i < 100 && (await ReadAsync(evaluation)).GetValueOrDefault(cle) != valeur; i++)
            await Task.Delay(50);
        (await ReadAsync(evaluation)).GetValueOrDefault(cle).ShouldBe(valeur, cle);
    }

    public async Task<IPage> OpenAsync(string nom, bool mobile = false, bool sombre = false, bool sansScript = false)
    {
        var page = await Essais.Navigateur.NewPageAsync(mobile: mobile, sombre: sombre, sansScript: sansScript, adresse: Serveur.Adresse);
        await page.GotoAsync(await Serveur.LinkAsync(ids[nom]));
        await page.Locator("main form button").ClickAsync();
        await page.WaitForURLAsync("**/");
        return page;
    }

    public ValueTask DisposeAsync() => Serveur.DisposeAsync();
}
