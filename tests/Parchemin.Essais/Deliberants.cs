using System.Globalization;
using Parchemin.Application;

namespace Parchemin.Essais;

/// <summary>A session before its jury, for tests: an académie and its lycée, a jury at parity, a manager, a team that is of no commission, and
/// candidates whose marks each test gives.</summary>
public sealed class Deliberants
{
    private readonly List<string> inscriptions = [];
    private readonly List<string> comptes = [];

    private Deliberants(Guichet guichet, TimeProvider horloge)
    {
        Guichet = guichet;
        Horloge = horloge;
    }

    public Guichet Guichet { get; }

    public TimeProvider Horloge { get; }

    public string Academie { get; private set; } = "";

    public string Lycee { get; private set; } = "";

    public string Session { get; private set; } = "";

    public string Jury { get; private set; } = "";

    /// <summary>The person who presides the jury.</summary>
    public string Presidence { get; private set; } = "";

    public string Gestionnaire { get; private set; } = "";

    /// <summary>A member of the lycée's team, of no commission.</summary>
    public string Equipe { get; private set; } = "";

    public IReadOnlyList<string> Inscriptions => inscriptions;

    /// <summary>The person of each candidate, in the order of the inscriptions.</summary>
    public IReadOnlyList<string> Comptes => comptes;

    public static async Task<Deliberants> BuildAsync(IStore store, TimeProvider? horloge = null, string certification = Depot.Certification, string edition = Depot.Edition, string session = Depot.Session)
    {
        var guichet = new Guichet(store, TableDesDroits.Livree, Depot.Bibliotheque, horloge ?? TimeProvider.System);
        var scene = new Deliberants(guichet, horloge ?? TimeProvider.System);
        scene.Academie = await scene.AddAsync(Genres.Organisation, ("nature", "academie"), ("nom", "Académie de l'essai"));
        scene.Lycee = await scene.AddAsync(Genres.Organisation, ("nature", "etablissement"), ("nom", "Lycée de l'essai"), ("parent", scene.Academie), ("statut", "public"));
        scene.Session = await scene.AddAsync(Genres.Session, ("certification", certification), ("edition", edition), ("code", session), ("libelle", "Session de l'essai"), ("organisation", scene.Academie));
        scene.Gestionnaire = await scene.PersonAsync("Garance", "gestionnaire", ("organisation", scene.Academie));
        scene.Equipe = await scene.PersonAsync("Édith", "equipe", ("organisation", scene.Lycee));
        scene.Presidence = await scene.PersonAsync("Prosper", "jury", ("organisation", scene.Academie));
        return scene;
    }

    /// <summary>A jury of four at parity, all in the room.</summary>
    public async Task<string> AppointAsync(int groupe = 1)
    {
        var jury = await AddAsync(Genres.Commission, ("session", Session), ("nature", "jury"), ("libelle", $"Jury du groupe {groupe}"), ("groupe", $"{groupe}"),
            ("acte", "Arrêté du recteur"), ("nommee_le", "2024-05-02"), ("le", "2024-07-03"), ("organisation", Academie));
        await AddAsync(Genres.Membre, ("commission", jury), ("personne", Presidence), ("fonction", "president"), ("college", "enseignants"), ("presence", "sur-place"));
        foreach (var college in new[] { "enseignants", "employeurs", "salaries" })
            await AddAsync(Genres.Membre, ("commission", jury), ("personne", await PersonAsync($"Membre {college}", null)), ("fonction", "membre"), ("college", college), ("presence", "sur-place"));
        return Jury = jury;
    }

    /// <summary>A candidate with an account.</summary>
    public async Task<string> EnrolAsync(string nom, params (string Champ, string? Valeur)[] autres)
    {
        var compte = await PersonAsync(nom, "candidat");
        var candidat = await AddAsync(Genres.Candidat, ("nom_de_naissance", nom), ("prenoms", "Zoé"), ("ne_le", "2004-05-06"), ("organisation", Lycee));
        await Guichet.RunAsync(Acteur.Systeme, new ModifierObjet(Genres.Candidat, candidat, null, new Dictionary<string, string?>(StringComparer.Ordinal) { ["personne"] = compte }));
        var valeurs = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["candidat"] = candidat,
            ["session"] = Session,
            ["etablissement"] = Lycee,
            ["numero"] = (inscriptions.Count + 1).ToString("00000", CultureInfo.InvariantCulture),
            ["etat"] = "confirme",
            ["voie"] = Depot.Voie,
            ["forme"] = Depot.Forme,
        };
        foreach (var (champ, valeur) in autres)
            valeurs[champ] = valeur;
        var inscription = (await Guichet.RunAsync(Acteur.Systeme, CreerObjet.For(Genres.Inscription, valeurs))).Id;
        inscriptions.Add(inscription);
        comptes.Add(compte);
        return inscription;
    }

    /// <summary>Settled marks, unité by unité in the order of the référentiel; « p » before one makes it a proposal of the CCF.</summary>
    public async Task MarkAsync(string inscription, params string[] notes)
    {
        var unites = Depot.Bibliotheque.Find(Depot.Certification, Depot.Edition)!.Referentiel!.Unites.Where(u => !u.Facultative).Select(u => u.Code).ToList();
        for (var i = 0; i < notes.Length; i++)
        {
            if (notes[i].Length == 0)
                continue;
            var propose = notes[i][0] == 'p';
            await AddAsync(Genres.Resultat, ("inscription", inscription), ("unite", unites[i]), ("etat", propose ? "proposee" : "arretee"), ("note", propose ? notes[i][1..] : notes[i]));
        }
    }

    public Task DeclareAsync(string inscription, string code, string valeur) => AddAsync(Genres.Declaration, ("inscription", inscription), ("code", code), ("valeur", valeur));

    /// <summary>An evaluation that is over, with what it holds.</summary>
    public Task<string> AssessAsync(string inscription, string epreuve, string? partie, string? evaluateur, params (string Cle, string Valeur)[] entrees)
        => Guichet.RunAsync(Acteur.Systeme, new Saisie(inscription, epreuve, partie, evaluateur, entrees));

    /// <summary>A person as he acts now.</summary>
    public async Task<Acteur> ActAsync(string personne) => (await new Acteurs(Guichet.Store, Horloge).FindAsync(personne))!;

    public async Task<string> AddAsync(Genre genre, params (string Champ, string? Valeur)[] valeurs)
        => (await Guichet.RunAsync(Acteur.Systeme, CreerObjet.For(genre, valeurs.ToDictionary(v => v.Champ, v => v.Valeur, StringComparer.Ordinal)))).Id;

    private async Task<string> PersonAsync(string prenom, string? role, params (string Champ, string? Valeur)[] mandat)
    {
        var personne = await AddAsync(Genres.Personne, ("nom", "Essai"), ("prenoms", prenom.Replace("Membre ", "Membre-", StringComparison.Ordinal)), ("organisation", role is "equipe" ? Lycee : Academie));
        if (role is not null)
            await AddAsync(Genres.Mandat, [("personne", personne), ("role", role), .. mandat]);
        return personne;
    }

    private sealed record Saisie(string Inscription, string Epreuve, string? Partie, string? Evaluateur, (string Cle, string Valeur)[] Entrees) : IOperation<string>
    {
        public string Code => "registre.peupler";

        public async ValueTask<string> ExecuteAsync(Etabli etabli)
        {
            var evaluation = await etabli.CreateAsync(Code, Genres.Evaluation, [new("inscription", Inscription), new("epreuve", Epreuve), new("partie", Partie), new("evaluateur", Evaluateur), new("etat", "validee")]);
            foreach (var (cle, valeur) in Entrees)
                await etabli.CreateAsync(Code, Genres.Cotation, [new("evaluation", evaluation.Id), new("cle", cle), new("valeur", valeur)]);
            return evaluation.Id;
        }
    }
}
