using Parchemin.Essais;

namespace Parchemin.Application.Tests;

/// <summary>A register where scripts are corrected: a session with candidates of several lycées, and people who teach in some of them.</summary>
internal sealed class Salle : IAsyncDisposable
{
    private readonly IStore store;

    private Salle(IStore store, Guichet guichet, HorlogeDEssai horloge) => (this.store, Guichet, Horloge) = (store, guichet, horloge);

    public Guichet Guichet { get; }

    public HorlogeDEssai Horloge { get; }

    public string Session { get; private set; } = "";

    public string Academie { get; private set; } = "";

    public Acteur Gestionnaire { get; private set; } = null!;

    /// <summary>The lycées, in the order asked.</summary>
    public List<string> Lycees { get; } = [];

    /// <summary>The inscriptions, with the lycée of each.</summary>
    public List<(string Inscription, string Lycee, string Candidat)> Candidats { get; } = [];

    public List<string> Correcteurs { get; } = [];

    /// <summary>So many candidates in each lycée, and so many correctors of each lycée.</summary>
    public static async Task<Salle> NewAsync(int[] candidats, int[] correcteurs, string nature = BaseDEssai.Sqlite, string voie = "scolaire", params (string Champ, string? Valeur)[] session)
    {
        var horloge = new HorlogeDEssai(new DateTimeOffset(2024, 5, 20, 8, 0, 0, TimeSpan.Zero));
        var registre = await BaseDEssai.NewAsync(nature, horloge);
        var guichet = new Guichet(registre, TableDesDroits.Livree, Depot.Bibliotheque, horloge);
        var salle = new Salle(registre, guichet, horloge);
        salle.Academie = (await guichet.CreateAsync(Acteur.Systeme, Genres.Organisation, ("nature", "academie"), ("nom", "Académie"))).Id;
        salle.Session = (await guichet.CreateAsync(Acteur.Systeme, Genres.Session, [("certification", Depot.Certification), ("edition", Depot.Edition), ("code", Depot.Session), ("libelle", "Session"), ("organisation", salle.Academie), .. session])).Id;
        var gestionnaire = await salle.NewPersonAsync("gestionnaire", salle.Academie);
        for (var l = 0; l < candidats.Length; l++)
        {
            var lycee = (await guichet.CreateAsync(Acteur.Systeme, Genres.Organisation, ("nature", "etablissement"), ("nom", $"Lycée {l}"), ("parent", salle.Academie), ("statut", "public"))).Id;
            salle.Lycees.Add(lycee);
            for (var i = 0; i < candidats[l]; i++)
                await salle.AddAsync(lycee, voie);
            for (var i = 0; i < correcteurs[l]; i++)
                salle.Correcteurs.Add(await salle.NewPersonAsync("evaluateur", lycee));
        }

        // His mandat covers the lycées: he is read once they are there.
        salle.Gestionnaire = await salle.BecomeAsync(gestionnaire);
        return salle;
    }

    public async Task<string> AddAsync(string lycee, string voie = "scolaire")
    {
        var nom = "Abcdefghijklmnopqrstuvwxy"[Candidats.Count % 25].ToString().ToUpperInvariant() + $"andidat{(char)('a' + (Candidats.Count / 25))}";
        var candidat = (await Guichet.CreateAsync(Acteur.Systeme, Genres.Candidat, ("nom_de_naissance", nom), ("prenoms", "Zoé"), ("ne_le", "2004-05-06"), ("organisation", lycee))).Id;
        var inscription = (await Guichet.CreateAsync(Acteur.Systeme, Genres.Inscription, ("candidat", candidat), ("session", Session), ("etablissement", lycee), ("voie", voie), ("forme", Depot.Forme), ("etat", "confirme"))).Id;
        Candidats.Add((inscription, lycee, nom));
        return inscription;
    }

    public async Task<string> NewPersonAsync(string role, string organisation)
    {
        var personne = (await Guichet.CreateAsync(Acteur.Systeme, Genres.Personne, ("nom", "Neuf"), ("prenoms", "Noé"), ("organisation", organisation))).Id;
        await Guichet.CreateAsync(Acteur.Systeme, Genres.Mandat, ("personne", personne), ("role", role), ("organisation", organisation));
        return personne;
    }

    public async Task<Acteur> BecomeAsync(string personne) => (await new Acteurs(store, Horloge).FindAsync(personne))!;

    public string LyceeOf(string inscription) => Candidats.Single(c => c.Inscription == inscription).Lycee;

    public async Task<IReadOnlyList<CopieEntiere>> ScriptsAsync(string unite) => await CopieEntiere.ReadAsync(store, Session, unite);

    public async Task<IReadOnlyList<Objet>> ReadingsAsync(string unite) => [.. (await ScriptsAsync(unite)).SelectMany(c => c.Lectures)];

    public Task<int> AnonymizeAsync(string unite) => Guichet.RunAsync(Gestionnaire, new AnonymiserLesCopies(Session, unite));

    public Task<Distribution> DistributeAsync(string unite, int taille = 25) => Guichet.RunAsync(Gestionnaire, new DistribuerLesLots(Session, unite, Correcteurs, taille));

    /// <summary>The corrector of a reading gives it a mark.</summary>
    public async Task<CelluleNotee> MarkAsync(Objet copie, string valeur)
    {
        var lue = (await store.FindAsync(Genres.Copie, copie.Id))!;
        return (await Guichet.RunAsync(await BecomeAsync(lue["correcteur"]!), new NoterDesCopies([new CelluleDeCopie(copie.Id, ValeurDeCopie.Shown(lue), valeur)]))).Single();
    }

    /// <summary>Every reading gets a mark, told by its script and its rank.</summary>
    public async Task MarkAllAsync(string unite, Func<Objet, string> note)
    {
        foreach (var copie in await ReadingsAsync(unite))
            (await MarkAsync(copie, note(copie))).Refus.ShouldBeNull();
    }

    public async Task<Objet?> ResultAsync(string inscription, string unite)
        => (await store.QueryAsync(new Requete(Genres.Resultat, Filtre.Toutes(new Parmi("inscription", [inscription]), new Parmi("unite", [unite]))) { Ordre = "id" })).Objets.SingleOrDefault();

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
