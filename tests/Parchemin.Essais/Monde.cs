using Parchemin.Application;

namespace Parchemin.Essais;

/// <summary>
/// A small register for the tests of rights: two académies, the Nord with two lycées and the Sud with one; in each lycée the same objects;
/// for each role, a person whose mandat is on the first lycée and one whose mandat is on its académie.
/// </summary>
/// <remarks>What each object belongs to is written here by hand, so that the product's own reading of it can be compared.</remarks>
public sealed class Monde
{
    public const string Propre = "propre";
    public const string Voisin = "voisin";
    public const string Etranger = "etranger";

    /// <summary>What belongs where its inscription does.</summary>
    private static readonly string[] DuParcours =
    [
        "dossier", "fiche", "reponse", "version-de-fiche", "commentaire", "piece", "stage", "clause", "absence", "visite", "attestation", "derogation", "redoublement", "engagement",
        "element", "positionnement", "livret", "ligne-de-livret", "controle", "justificatif",
    ];

    private static readonly string[] DuCandidat = ["salle-d-ecrit", "place-d-ecrit", "candidat", "inscription", "amenagement", "resultat", "passage", "evaluation", "cotation", "declaration", "decision", "demande", "document"];

    private static readonly string[] DeLaCommission = ["commission", "membre", "passage", "evaluation", "cotation", "inscription", "candidat"];

    private readonly Dictionary<string, Objet> objets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<Attache>> attaches = new(StringComparer.Ordinal);
    private readonly List<Personnage> personnages = [];

    private Monde(Guichet guichet) => Guichet = guichet;

    /// <summary>One way in which an object belongs somewhere: all that a mandat names must be found in one of them.</summary>
    public sealed record Attache(IReadOnlyList<string> Organisations, string? Session = null, string? Inscription = null, string? Soi = null, string? Confie = null);

    /// <summary>Somebody who acts.</summary>
    /// <param name="Couvre">The organisations of his mandat, with those attached to them; null when it names none.</param>
    public sealed record Personnage(string Role, string Base, string Id, IReadOnlySet<string>? Couvre, string? Inscription);

    public static IReadOnlyList<string> Lieux { get; } = [Propre, Voisin, Etranger];

    public Guichet Guichet { get; }

    public IReadOnlyList<Personnage> Personnages => personnages;

    /// <summary>The object under a name: <c>candidat/propre</c>, <c>session/etranger</c>, <c>academie/nord</c>.</summary>
    public Objet this[string nom] => objets[nom];

    public Objet? Find(string nom) => objets.GetValueOrDefault(nom);

    public IEnumerable<(string Nom, Objet Objet)> Of(Genre genre) => objets.Where(o => o.Value.Genre == genre).Select(o => (o.Key, o.Value));

    public IReadOnlyList<Attache> Attaches(string id) => attaches[id];

    public bool IsAttached(string id) => attaches.ContainsKey(id);

    /// <summary>Fills a register whose tables are made.</summary>
    public static async Task<Monde> BuildAsync(IStore store, TimeProvider? horloge = null)
    {
        var guichet = new Guichet(store, TableDesDroits.Livree, Depot.Bibliotheque, horloge ?? TimeProvider.System);
        var monde = new Monde(guichet);
        await guichet.RunAsync(Acteur.Systeme, new Creation(monde));
        return monde;
    }

    /// <summary>The person as he acts.</summary>
    public async Task<Acteur> ActAsync(Personnage personnage) => (await new Acteurs(Guichet.Store, TimeProvider.System).FindAsync(personnage.Id))!;

    /// <summary>Adds an object under a name, attached as one says.</summary>
    public async Task<Objet> AddAsync(string nom, Genre genre, IReadOnlyList<Attache> tient, params (string Champ, string? Valeur)[] valeurs)
    {
        var objet = await Guichet.RunAsync(Acteur.Systeme, CreerObjet.For(genre, valeurs.ToDictionary(v => v.Champ, v => v.Valeur, StringComparer.Ordinal)));
        attaches[objet.Id] = tient;
        return objets[nom] = objet;
    }

    /// <summary>Reads an object again, as it now stands.</summary>
    public async Task<Objet> RefreshAsync(string nom) => objets[nom] = (await Guichet.Store.FindAsync(this[nom].Genre, this[nom].Id))!;

    private async ValueTask FillAsync(Etabli e)
    {
        objets.Clear();
        attaches.Clear();
        personnages.Clear();
        foreach (var academie in new[] { "nord", "sud" })
        {
            var a = await AddAsync(e, $"academie/{academie}", Genres.Organisation, [], ("nature", "academie"), ("nom", $"Académie du {academie}"));
            attaches[a.Id] = [new Attache([a.Id])];
            var s = await AddAsync(e, $"session/{academie}", Genres.Session, [], ("certification", Depot.Certification), ("edition", Depot.Edition), ("code", Depot.Session), ("libelle", $"Session du {academie}"), ("organisation", a.Id));
            attaches[s.Id] = [new Attache([a.Id], s.Id)];
        }

        foreach (var lieu in Lieux)
            await PlaceAsync(e, lieu, lieu is Etranger ? "sud" : "nord");
        var nord = new HashSet<string>(StringComparer.Ordinal) { this["academie/nord"].Id, this["organisation/propre"].Id, this["organisation/voisin"].Id };
        var propre = new HashSet<string>(StringComparer.Ordinal) { this["organisation/propre"].Id };
        foreach (var role in e.Droits.Roles.Select(r => r.Code))
        {
            await PersonAsync(e, role, Propre, this["organisation/propre"].Id, propre);
            await PersonAsync(e, role, "academie", this["academie/nord"].Id, nord);
        }
    }

    private async ValueTask PlaceAsync(Etabli e, string lieu, string academie)
    {
        var (a, s) = (this[$"academie/{academie}"].Id, this[$"session/{academie}"].Id);
        var o = (await AddAsync(e, $"organisation/{lieu}", Genres.Organisation, [], ("nature", "etablissement"), ("nom", $"Lycée {lieu}"), ("parent", a), ("statut", "public"))).Id;
        attaches[o] = [new Attache([o, a])];
        var p = (await AddAsync(e, $"personne/{lieu}", Genres.Personne, [], ("nom", "Dupont"), ("prenoms", $"Anne {lieu}"), ("organisation", o))).Id;
        attaches[p] = [new Attache([o], Soi: p)];
        var m = await AddAsync(e, $"mandat/{lieu}", Genres.Mandat, [new Attache([o], Soi: p)], ("personne", p), ("role", "equipe"), ("organisation", o));
        _ = m;
        await AddAsync(e, $"vue/{lieu}", Genres.Vue, [new Attache([], Soi: p)], ("personne", p), ("libelle", "Ma vue"), ("liste", "candidat"));
        await AddAsync(e, $"correspondance/{lieu}", Genres.Correspondance, [new Attache([o])], ("libelle", "Colonnes"), ("organisation", o), ("modele", "candidats"), ("colonnes", "Nom = nom_de_naissance"));
        await AddAsync(e, $"lien/{lieu}", Genres.Lien, [new Attache([o], Soi: p)], ("personne", p), ("objet", "essai"), ("chemin", "/"), ("expire_le", ValeurDeChamp.Format(e.Maintenant.AddDays(1))));
        await AddAsync(e, $"jeton/{lieu}", Genres.Jeton, [new Attache([o], Soi: p)], ("personne", p), ("libelle", "essai"), ("portees", "session.lire"), ("empreinte", $"essai-{lieu}"), ("expire_le", ValeurDeChamp.Format(e.Maintenant.AddDays(1))));
        var compte = await AddAsync(e, $"compte/{lieu}", Genres.Compte, [new Attache([o], Soi: p)], ("personne", p), ("identifiant", $"{lieu}@exemple.fr"));
        await AddAsync(e, $"cle-d-acces/{lieu}", Genres.CleDAcces, [new Attache([], Soi: p)], ("compte", compte.Id), ("nom", "Clé"), ("identifiant", $"cle-{lieu}"), ("donnees", "{}"));
        if (Find($"import/{academie}") is null)
            await AddAsync(e, $"import/{academie}", Genres.Import, [new Attache([a], s)], ("session", s), ("modele", "candidats"), ("fichier", "a.csv"), ("empreinte", "00"));
        var c = (await AddAsync(e, $"candidat/{lieu}", Genres.Candidat, [], ("nom_de_naissance", "Martin"), ("prenoms", $"Zoé {lieu}"), ("ne_le", "2004-05-06"), ("organisation", o), ("courriel", $"zoe.{lieu}@exemple.fr"))).Id;
        var i = (await AddAsync(e, $"inscription/{lieu}", Genres.Inscription, [], ("candidat", c), ("session", s), ("etablissement", o), ("voie", Depot.Voie), ("forme", Depot.Forme), ("etat", "confirme"))).Id;
        var inscrite = new Attache([o, a], s, i);
        attaches[i] = [inscrite];
        attaches[c] = [new Attache([o]), inscrite];
        await AddAsync(e, $"amenagement/{lieu}", Genres.Amenagement, [inscrite], ("inscription", i), ("nature", "ordinateur"), ("avis_medical", "Secret médical"));
        await AddAsync(e, $"resultat/{lieu}", Genres.Resultat, [inscrite], ("inscription", i), ("unite", Depot.Unite), ("etat", "attendue"));
        await AddAsync(e, $"copie/{lieu}", Genres.Copie, [new Attache([a], s)], ("session", s), ("inscription", i), ("unite", Depot.Unite), ("anonymat", $"A-{lieu}"));
        await AssessAsync(e, lieu, academie, inscrite, p);
        await RoadAsync(e, lieu, academie, p);
    }

    // A commission of the lycée, with the person of the place, before which its candidate passes.
    private async ValueTask AssessAsync(Etabli e, string lieu, string academie, Attache inscrite, string p)
    {
        var (o, a, s, i) = (this[$"organisation/{lieu}"].Id, this[$"academie/{academie}"].Id, this[$"session/{academie}"].Id, this[$"inscription/{lieu}"].Id);
        var c = (await AddAsync(e, $"commission/{lieu}", Genres.Commission, [new Attache([o, a], s), new Attache([], Confie: p)], ("session", s), ("nature", "interrogation"), ("libelle", $"Commission {lieu}"), ("epreuve", Depot.Epreuve), ("organisation", o))).Id;
        await AddAsync(e, $"membre/{lieu}", Genres.Membre, [new Attache([o, a], s), new Attache([], Soi: p), new Attache([], Confie: p)], ("commission", c), ("personne", p));
        IReadOnlyList<Attache> passe = [inscrite, new Attache([], Confie: p)];
        await AddAsync(e, $"passage/{lieu}", Genres.Passage, passe, ("commission", c), ("inscription", i), ("etat", "convoque"));
        var evaluation = (await AddAsync(e, $"evaluation/{lieu}", Genres.Evaluation, passe, ("inscription", i), ("epreuve", Depot.Epreuve), ("commission", c), ("etat", "ouverte"))).Id;
        await AddAsync(e, $"cotation/{lieu}", Genres.Cotation, passe, ("evaluation", evaluation), ("cle", Cle.Note), ("valeur", "12"));
        attaches[i] = passe;
        attaches[this[$"candidat/{lieu}"].Id] = [.. attaches[this[$"candidat/{lieu}"].Id], new Attache([], Confie: p)];
        await AddAsync(e, $"declaration/{lieu}", Genres.Declaration, [inscrite], ("inscription", i), ("code", "discipline"), ("valeur", "aucune"));
        await AddAsync(e, $"decision/{lieu}", Genres.Decision, [inscrite], ("inscription", i), ("groupe", "1"), ("proposee", "ajourne"));
        await AddAsync(e, $"harmonisation/{lieu}", Genres.Harmonisation, [new Attache([a], s), new Attache([], Confie: p)], ("session", s), ("unite", Depot.Unite), ("correcteur", p), ("decalage", "0.5"), ("motif", "Sévérité"), ("appliquee_le", ValeurDeChamp.Format(e.Maintenant)));
        await AddAsync(e, $"demande/{lieu}", Genres.Demande, [inscrite], ("inscription", i), ("nature", "consultation"), ("texte", "Ma copie"));
        if (Find($"proces-verbal/{academie}") is null)
            await AddAsync(e, $"proces-verbal/{academie}", Genres.ProcesVerbal, [new Attache([a], s)], ("session", s), ("groupe", "9"), ("numero", "1"), ("contenu", "{}"), ("empreinte", "00"), ("scelle_le", ValeurDeChamp.Format(e.Maintenant)));
    }

    // What the candidate of the place and his team build before the épreuves, and what the service issues.
    private async ValueTask RoadAsync(Etabli e, string lieu, string academie, string p)
    {
        var (o, a, s, i) = (this[$"organisation/{lieu}"].Id, this[$"academie/{academie}"].Id, this[$"session/{academie}"].Id, this[$"inscription/{lieu}"].Id);
        var maintenant = ValeurDeChamp.Format(e.Maintenant);
        async ValueTask<string> Add(Genre genre, params (string Champ, string? Valeur)[] valeurs) => (await AddAsync(e, $"{genre.Code}/{lieu}", genre, attaches[i], valeurs)).Id;
        await Add(GenresDuParcours.Dossier, ("inscription", i), ("etat", "en-redaction"));
        var fiche = await Add(GenresDuParcours.Fiche, ("inscription", i), ("formulaire", Depot.Formulaire), ("numero", "1"), ("etat", "en-cours"));
        await Add(GenresDuParcours.Reponse, ("fiche", fiche), ("cle", "objet"), ("valeur", "Mon texte"));
        await Add(GenresDuParcours.VersionDeFiche, ("fiche", fiche), ("numero", "1"), ("le", maintenant), ("contenu", "{}"));
        await Add(GenresDuParcours.Commentaire, ("fiche", fiche), ("texte", "À préciser"), ("par", p), ("le", maintenant));
        if (Find("contenu/fichier") is not { } contenu)
            contenu = await AddAsync(e, "contenu/fichier", GenresDuParcours.Contenu, [], ("taille", "2"), ("octets", "QUE="));
        await Add(GenresDuParcours.Piece, ("inscription", i), ("nom", "conditions.pdf"), ("format", "application/pdf"), ("taille", "2"), ("contenu", contenu.Id));
        var stage = await Add(GenresDuParcours.Stage, ("inscription", i), ("nature", "stage"), ("du", "2024-01-08"), ("au", "2024-02-02"));
        await Add(GenresDuParcours.Clause, ("stage", stage), ("rang", "1"), ("texte", "Vendre et gérer"));
        await Add(GenresDuParcours.Absence, ("stage", stage), ("du", "2024-01-10"), ("au", "2024-01-11"));
        await Add(GenresDuParcours.Visite, ("stage", stage), ("nature", "visite"), ("prevue_le", "2024-01-20"));
        await Add(GenresDuParcours.Attestation, ("inscription", i), ("stage", stage), ("nature", "stage"));
        await Add(GenresDuParcours.Derogation, ("inscription", i), ("nature", "force-majeure"));
        await Add(GenresDuParcours.Redoublement, ("inscription", i), ("cas", "contrat-non-proroge"), ("session_anterieure", "2023"));
        await Add(GenresDuParcours.Engagement, ("inscription", i), ("fiche", fiche), ("etat", "demandee"), ("demandee_le", maintenant));
        await Add(GenresDuParcours.ElementDePortfolio, ("inscription", i), ("titre", "Un devis"));
        await Add(GenresDuParcours.Positionnement, ("inscription", i), ("objet", "C1"), ("source", "candidat"), ("niveau", "S"));
        var livret = await Add(GenresDuParcours.Livret, ("inscription", i), ("etat", "ouvert"));
        await Add(GenresDuParcours.LigneDeLivret, ("livret", livret), ("cle", "avis"), ("valeur", "Favorable"));
        await Add(GenresDuParcours.Controle, ("inscription", i), ("epreuve", Depot.Epreuve), ("etat", "a-controler"));
        await Add(GenresDuParcours.Justificatif, ("inscription", i), ("nature", "diplome"), ("libelle", "Un diplôme"));
        await AddAsync(e, $"seance/{lieu}", GenresDuParcours.Seance, [new Attache([o], s)], ("organisation", o), ("session", s), ("libelle", "Une séance"), ("le", "2024-01-08"));
        await AddAsync(e, $"document/{lieu}", GenresDesActes.Document, [new Attache([o, a], s, i)], ("session", s), ("inscription", i), ("modele", "releve"), ("libelle", "Relevé"), ("code", $"CODE-{lieu}"), ("empreinte", "00"), ("donnees", "{}"), ("public", "{}"), ("emis_le", maintenant));
        await AddAsync(e, $"tache/{lieu}", GenresDesActes.Tache, [new Attache([], Soi: p)], ("personne", p), ("nature", "essai"), ("libelle", "Un travail"), ("etat", "en-attente"), ("demandee_le", maintenant));
        var salle = (await AddAsync(e, $"salle-d-ecrit/{lieu}", GenresDEcrit.Salle, [new Attache([o, a], s)], ("session", s), ("centre", o), ("epreuve", Depot.Epreuve), ("nom", "A101"), ("rangees", "5"), ("colonnes", "6"), ("espacee", "non"))).Id;
        await Add(GenresDEcrit.Place, ("inscription", i), ("epreuve", Depot.Epreuve), ("salle", salle), ("place", "B3"), ("publiee_le", maintenant));
        if (Find($"planning/{academie}") is null)
            await AddAsync(e, $"planning/{academie}", GenresDesActes.Planning, [new Attache([a], s)], ("session", s), ("numero", "1"), ("etat", "brouillon"), ("demande", contenu.Id), ("resultat", contenu.Id));
    }

    /// <summary>The fields of one more object of the road of a candidate, and where it belongs.</summary>
    public (string Champ, string? Valeur)[]? NewOnTheRoad(Genre genre, string lieu)
    {
        var (i, stage) = (this[$"inscription/{lieu}"].Id, this[$"stage/{lieu}"].Id);
        return genre.Code switch
        {
            "stage" => [("inscription", i), ("nature", "emploi"), ("du", "2024-03-01"), ("au", "2024-03-29")],
            "absence" => [("stage", stage), ("du", "2024-01-15"), ("au", "2024-01-15")],
            "visite" => [("stage", stage), ("nature", "telephone"), ("prevue_le", "2024-01-22")],
            "derogation" => [("inscription", i), ("nature", "positionnement"), ("semaines", "8")],
            "redoublement" => [("inscription", i), ("cas", "contrat-non-proroge"), ("session_anterieure", "2022")],
            "element" => [("inscription", i), ("titre", "Un constat")],
            "justificatif" => [("inscription", i), ("nature", "diplome"), ("libelle", "Un autre diplôme")],
            _ => null,
        };
    }

    /// <summary>A change of a field of an object of the road.</summary>
    public static (string Champ, string Valeur)? ChangeOnTheRoad(Genre genre) => genre.Code switch
    {
        "stage" => ("missions", "Accueil"),
        "absence" => ("recuperes", "1"),
        "visite" => ("compte_rendu", "Tout va bien"),
        "derogation" => ("motif", "Vu"),
        "redoublement" => ("session_anterieure", "2021"),
        "element" => ("titre", "Un devis signé"),
        "justificatif" => ("libelle", "Un diplôme reconnu"),
        "seance" => ("libelle", "Une autre séance"),
        _ => null,
    };

    private async ValueTask PersonAsync(Etabli e, string role, string lieu, string organisation, HashSet<string> couvre)
    {
        var nom = $"{role}/{lieu}";
        var p = (await AddAsync(e, $"personnage/{nom}", Genres.Personne, [], ("nom", "Personnage"), ("prenoms", $"{role} {lieu}"), ("organisation", organisation), ("courriel", $"{role}.{lieu}@exemple.fr"))).Id;
        attaches[p] = [new Attache([organisation], Soi: p)];
        // A tuteur of one candidate, a candidate who is himself: their mandats name no organisation.
        var inscription = role is "tuteur" && lieu is Propre ? this["inscription/propre"].Id : null;
        var sansOrganisation = inscription is not null || (role is "candidat" && lieu is Propre);
        await AddAsync(e, $"mandat/{nom}", Genres.Mandat, [new Attache([organisation], Soi: p)], ("personne", p), ("role", role), ("organisation", sansOrganisation ? null : organisation), ("inscription", inscription));
        await AddAsync(e, $"vue/{nom}", Genres.Vue, [new Attache([], Soi: p)], ("personne", p), ("libelle", "Ma vue"), ("liste", "candidat"));
        if (role is "candidat" && lieu is Propre)
        {
            await ChangeAsync(e, "candidat/propre", ("personne", p));
            foreach (var genre in DuCandidat.Concat(DuParcours))
                attaches[this[$"{genre}/propre"].Id] = [.. attaches[this[$"{genre}/propre"].Id].Select(a => a with { Soi = p })];
        }

        if (role is "evaluateur" && lieu is Propre)
        {
            await ChangeAsync(e, "copie/propre", ("correcteur", p));
            attaches[this["copie/propre"].Id] = [.. attaches[this["copie/propre"].Id].Select(a => a with { Confie = p })];
            // He sits in the commission of the place.
            var commission = this["commission/propre"];
            await AddAsync(e, $"membre/{nom}", Genres.Membre, [.. attaches[commission.Id], new Attache([], Soi: p), new Attache([], Confie: p)], ("commission", commission.Id), ("personne", p));
            foreach (var genre in DeLaCommission.Concat(DuParcours))
                attaches[this[$"{genre}/propre"].Id] = [.. attaches[this[$"{genre}/propre"].Id], new Attache([], Confie: p)];
        }

        personnages.Add(new Personnage(role, lieu, p, sansOrganisation ? null : couvre, inscription));
    }

    private async ValueTask<Objet> AddAsync(Etabli e, string nom, Genre genre, IReadOnlyList<Attache> tient, params (string Champ, string? Valeur)[] valeurs)
    {
        var objet = await e.CreateAsync(genre.Code + ".creer", genre, valeurs.Select(v => new KeyValuePair<string, string?>(v.Champ, v.Valeur)));
        attaches[objet.Id] = [.. tient];
        return objets[nom] = objet;
    }

    private async ValueTask ChangeAsync(Etabli e, string nom, (string Champ, string Valeur) valeur)
        => objets[nom] = await e.ChangeAsync(this[nom].Genre.Code + ".modifier", this[nom], [new(valeur.Champ, valeur.Valeur)]);

    private sealed record Creation(Monde Monde) : IOperation<int>
    {
        public string Code => "registre.peupler";

        public async ValueTask<int> ExecuteAsync(Etabli etabli)
        {
            await Monde.FillAsync(etabli);
            return Monde.objets.Count;
        }
    }
}
