using Parchemin.Application;

namespace Parchemin.Essais;

/// <summary>A session whose orals are to be planned: candidates of two établissements in a centre of Paris time and in one of La Réunion, an
/// academic commission that says who may sit as what, an office.</summary>
public sealed class SessionAPlanifier
{
    private SessionAPlanifier(Guichet guichet) => Guichet = guichet;

    public Guichet Guichet { get; }

    public string Session { get; private set; } = "";

    /// <summary>The person of the office.</summary>
    public string Gestionnaire { get; private set; } = "";

    /// <summary>A person of a team: she does not plan.</summary>
    public string Equipe { get; private set; } = "";

    public string Centre { get; private set; } = "";

    /// <summary>In La Réunion.</summary>
    public string CentreLointain { get; private set; } = "";

    public string Lycee { get; private set; } = "";

    /// <summary>Inscriptions: eight in the near centre, then four far away; the first one has a third more time.</summary>
    public List<string> Inscriptions { get; } = [];

    /// <summary>Teachers of DA1 and DA2, professionals; the first teacher works in the établissement of the candidates.</summary>
    public List<string> Examinateurs { get; } = [];

    public static async Task<SessionAPlanifier> BuildAsync(Guichet guichet)
    {
        var scene = new SessionAPlanifier(guichet);
        var academie = await scene.AddAsync(Genres.Organisation, ("nature", "academie"), ("nom", "Académie des Oraux"));
        scene.Centre = await scene.AddAsync(Genres.Organisation, ("nature", "centre"), ("nom", "Centre Monplaisir"), ("parent", academie));
        scene.CentreLointain = await scene.AddAsync(Genres.Organisation, ("nature", "centre"), ("nom", "Centre du Piton"), ("parent", academie), ("fuseau", "Indian/Reunion"));
        scene.Lycee = await scene.AddAsync(Genres.Organisation, ("nature", "etablissement"), ("nom", "École Bellecour"), ("parent", academie), ("statut", "hors-contrat"));
        var autre = await scene.AddAsync(Genres.Organisation, ("nature", "etablissement"), ("nom", "Lycée des Ormes"), ("parent", academie), ("statut", "public"));
        // A company is of no academy: the office does not see who works there, and calls them all the same.
        var entreprise = await scene.AddAsync(Genres.Organisation, ("nature", "entreprise"), ("nom", "Courtage Vauban"));
        scene.Session = await scene.AddAsync(Genres.Session, ("certification", Depot.Certification), ("edition", Depot.Edition), ("code", Depot.Session), ("libelle", "Session des oraux"), ("organisation", academie));
        scene.Gestionnaire = await scene.PersonAsync("Gestion", academie, "gestionnaire");
        scene.Equipe = await scene.PersonAsync("Équipe", scene.Lycee, "equipe");
        for (var i = 0; i < 12; i++)
        {
            var candidat = await scene.AddAsync(Genres.Candidat, ("nom_de_naissance", $"Oral{"abcdefghijkl"[i]}"), ("prenoms", "Zoé"), ("ne_le", "2004-05-06"), ("organisation", scene.Lycee));
            scene.Inscriptions.Add(await scene.AddAsync(Genres.Inscription, ("candidat", candidat), ("session", scene.Session), ("etablissement", scene.Lycee), ("centre", i < 8 ? scene.Centre : scene.CentreLointain), ("voie", "hors-contrat"), ("forme", Depot.Forme), ("etat", "confirme"), ("numero", $"ORAL{i:00}")));
        }

        await scene.AddAsync(Genres.Amenagement, ("inscription", scene.Inscriptions[0]), ("nature", "temps-majore"), ("temps_majore", "33"), ("precision", "Confidentiel"), ("avis_medical", "Secret du médecin"));
        var academique = await scene.AddAsync(Genres.Commission, ("session", scene.Session), ("nature", "academique"), ("libelle", "Commission académique"));
        (string Nom, string Maison, string[] Qualites, string? Au)[] gens =
        [
            ("Martin", scene.Lycee, ["enseignant-da1"], null), ("Dubois", autre, ["enseignant-da1"], null), ("Roche", autre, ["enseignant-da1"], "2024-12-31"), ("Blanc", autre, ["enseignant-da2"], null), ("Noiret", autre, ["enseignant-da2"], "2024-01-31"),
            ("Courtin", entreprise, ["professionnel"], null), ("Vidal", entreprise, ["professionnel"], null), ("Perrin", entreprise, ["professionnel"], null),
        ];
        foreach (var (nom, maison, qualites, au) in gens)
        {
            scene.Examinateurs.Add(await scene.PersonAsync(nom, maison, null));
            await scene.AddAsync(Genres.Membre, ("commission", academique), ("personne", scene.Examinateurs[^1]), ("qualite", qualites[0]), ("fonction", "membre"), ("habilite_au", au));
        }

        return scene;
    }

    public async Task<Acteur> ActAsync(string personne) => (await new Acteurs(Guichet.Store, TimeProvider.System).FindAsync(personne))!;

    /// <summary>A preparation that lacks nothing: two orals, one long day in each centre, rooms, everybody.</summary>
    public async Task<DemandeDOraux> CompleteAsync()
    {
        var faits = await FactsAsync();
        var epreuves = faits.Epreuves.Where(e => e.Code is "E32" or "E42").Select(PreparationProposee.Of).ToList();
        PlageDemandee[] plages = [.. new[] { (Centre, "1"), (CentreLointain, "3") }.SelectMany(c => new[] { ("P" + c.Item2, "08:00", "12:00"), ("P" + (int.Parse(c.Item2, System.Globalization.CultureInfo.InvariantCulture) + 1), "13:30", "18:00") }.Select(h => new PlageDemandee(h.Item1, c.Item1, "2024-06-10T" + h.Item2, "2024-06-10T" + h.Item3)))];
        // Nobody is in two centres on one day.
        var ailleurs = new[] { Examinateurs[2], Examinateurs[7] };
        return new DemandeDOraux
        {
            Epreuves = epreuves,
            Plages = plages,
            Salles = [new("A1", Centre, "interrogation"), new("A2", Centre, "interrogation"), new("Prépa", Centre, "preparation", 6), new("R1", CentreLointain, "interrogation"), new("R prépa", CentreLointain, "preparation", 4)],
            Examinateurs = [.. PreparationProposee.Examiners(faits, epreuves).Select(x => x with
            {
                Plages = ailleurs.Contains(x.Id) ? ["P3", "P4"] : ["P1", "P2"],
                // Far away the same two people hear both épreuves.
                Qualites = x.Id == Examinateurs[2] ? ["enseignant-da1", "enseignant-da2"] : x.Qualites,
            })],
        };
    }

    public async Task<FaitsDePlanification> FactsAsync() => await FaitsDePlanification.ReadAsync((await Guichet.Store.FindAsync(Genres.Session, Session))!, Guichet.Store, Guichet.Bibliotheque);

    private async Task<string> PersonAsync(string nom, string organisation, string? role)
    {
        var personne = await AddAsync(Genres.Personne, ("nom", nom), ("prenoms", "Noé"), ("organisation", organisation));
        if (role is not null)
            await AddAsync(Genres.Mandat, ("personne", personne), ("role", role), ("organisation", organisation));
        return personne;
    }

    private async Task<string> AddAsync(Genre genre, params (string Champ, string? Valeur)[] valeurs)
        => (await Guichet.RunAsync(Acteur.Systeme, CreerObjet.For(genre, valeurs.Where(v => v.Valeur is not null).ToDictionary(v => v.Champ, v => v.Valeur, StringComparer.Ordinal)))).Id;
}
