using Parchemin.Essais;

namespace Parchemin.Application.Tests;

/// <summary>A candidate of a lycée with his team, an individual candidate, and the service that receives their dossiers.</summary>
internal sealed class SceneDeDossier : IAsyncDisposable
{
    private readonly Dictionary<string, string> ids = new(StringComparer.Ordinal);

    private SceneDeDossier(IStore store, HorlogeDEssai horloge) => (Guichet, Horloge) = (new Guichet(store, TableDesDroits.Livree, Depot.Bibliotheque, horloge), horloge);

    public Guichet Guichet { get; }

    public HorlogeDEssai Horloge { get; }

    public string this[string nom] => ids[nom];

    /// <summary>Deposits are received until <see cref="Limite"/>.</summary>
    public static DateTimeOffset Limite { get; } = new(2024, 3, 29, 17, 0, 0, TimeSpan.Zero);

    public static async Task<SceneDeDossier> NewAsync(string nature = BaseDEssai.Sqlite)
    {
        var scene = new SceneDeDossier(await BaseDEssai.NewAsync(nature), new HorlogeDEssai(new DateTimeOffset(2024, 2, 1, 9, 0, 0, TimeSpan.Zero)));
        var academie = await scene.AddAsync("academie", Genres.Organisation, ("nature", "academie"), ("nom", "Académie"));
        var lycee = await scene.AddAsync("lycee", Genres.Organisation, ("nature", "etablissement"), ("nom", "Lycée Lucie-Aubrac"), ("parent", academie), ("statut", "public"));
        var session = await scene.AddAsync("session", Genres.Session, ("certification", Depot.Certification), ("edition", Depot.Edition), ("code", Depot.Session), ("libelle", "Session d'essai"), ("organisation", academie), ("dossiers_avant_le", ValeurDeChamp.Format(Limite)));
        await scene.PersonAsync("equipe", "equipe", lycee);
        await scene.PersonAsync("gestionnaire", "gestionnaire", academie);
        foreach (var (nom, etablissement, voie, forme) in new[] { ("scolaire", lycee, "scolaire", "globale"), ("individuel", null, "experience", "progressive") })
        {
            var personne = await scene.PersonAsync(nom, "candidat", null);
            var candidat = await scene.AddAsync("candidat/" + nom, Genres.Candidat, ("nom_de_naissance", "Lefèvre"), ("prenoms", "Maëlys"), ("ne_le", "2004-05-06"), ("personne", personne), ("organisation", academie));
            await scene.AddAsync("inscription/" + nom, Genres.Inscription, ("candidat", candidat), ("session", session), ("etablissement", etablissement), ("centre", academie), ("voie", voie), ("forme", forme), ("numero", nom is "scolaire" ? "100" : "200"), ("etat", "confirme"));
        }

        return scene;
    }

    public async Task<Acteur> ActAsync(string nom) => (await new Acteurs(Guichet.Store, Horloge).FindAsync(ids[nom]))!;

    public async Task<T> RunAsync<T>(string nom, IOperation<T> operation, string? motif = null) => await Guichet.RunAsync(await ActAsync(nom), operation, new Circonstances(motif));

    /// <summary>The code of the refusal; null when it is done.</summary>
    public Task<string?> CodeAsync<T>(string nom, IOperation<T> operation, string? motif = null) => Essais.CodeAsync(async () => await RunAsync(nom, operation, motif));

    public async Task<string> OpenAsync(string formulaire, int? numero, string qui = "scolaire") => (await RunAsync(qui, new OuvrirUneFiche(ids["inscription/" + qui], formulaire, numero))).Id;

    public Task<BilanDeSaisie> WriteAsync(string qui, string fiche, params (string Cle, string? Lue, string? Valeur)[] saisies)
        => RunAsync(qui, new EcrireUneFiche(fiche, [.. saisies.Select(s => new SaisieDeGrille(s.Cle, s.Lue, s.Valeur))]));

    public async Task<DossierLu> ReadAsync(string qui, string inscription = "scolaire") => await DossierLu.ReadAsync(Guichet, await ActAsync(qui), ids["inscription/" + inscription]);

    public async Task<FicheLue> ReadFicheAsync(string qui, string fiche) => await FicheLue.ReadAsync(Guichet, await ActAsync(qui), fiche);

    /// <summary>A fiche with a title, ready to be deposited.</summary>
    public async Task<string> WrittenAsync(string qui = "scolaire")
    {
        var fiche = await OpenAsync(Depot.Formulaire, 1, qui);
        await WriteAsync(qui, fiche, ("titre-de-l-activite", null, "Un devis automobile"), ("objectifs", null, "Vendre **sans forcer**"));
        return fiche;
    }

    /// <summary>One fiche, which meets some constraints of composition only, deposited.</summary>
    public async Task DepositedAsync()
    {
        var fiche = await OpenAsync(Depot.Formulaire, 1);
        await WriteAsync("scolaire", fiche, ("titre-de-l-activite", null, "Une flotte"), ("concerne", null, "un professionnel"), ("assurance-de-dommages", null, "Autre (précisez)"), ("assurance-de-dommages-autre", null, "Flotte de véhicules"), ("contexte-commercial", null, "Une agence de ville"), ("entreprise", null, "Cabinet Roux"));
        await RunAsync("scolaire", new DeposerLeDossier(ids["inscription/scolaire"], MalgreLeVisaAbsent: true));
    }

    /// <summary>The grid of the candidate before a commission of the service, opened.</summary>
    public async Task<GrilleLue> OpenGridAsync(string epreuve)
    {
        var commission = await AddAsync("commission", Genres.Commission, ("session", ids["session"]), ("nature", "interrogation"), ("libelle", "Commission"), ("epreuve", epreuve), ("organisation", ids["academie"]));
        await AddAsync("passage", Genres.Passage, ("commission", commission), ("inscription", ids["inscription/scolaire"]), ("etat", "convoque"));
        return await GridAsync((await RunAsync("gestionnaire", new OuvrirUneEvaluation(ids["inscription/scolaire"], epreuve, null, null, commission))).Id);
    }

    public async Task<GrilleLue> GridAsync(string evaluation) => await GrilleLue.ReadAsync(Guichet, await ActAsync("gestionnaire"), evaluation);

    public ValueTask DisposeAsync() => Guichet.Store.DisposeAsync();

    private async Task<string> PersonAsync(string nom, string role, string? organisation)
    {
        var personne = await AddAsync(nom, Genres.Personne, ("nom", "Essai"), ("prenoms", nom), ("qualite", "Professeur"), ("organisation", organisation));
        await AddAsync("mandat/" + nom, Genres.Mandat, ("personne", personne), ("role", role), ("organisation", organisation));
        return personne;
    }

    private async Task<string> AddAsync(string nom, Genre genre, params (string Champ, string? Valeur)[] valeurs)
        => ids[nom] = (await Guichet.CreateAsync(Acteur.Systeme, genre, valeurs)).Id;
}
