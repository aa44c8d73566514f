using System.Globalization;
using System.Text.Json.Nodes;
using Parchemin.Core;
using Parchemin.Referentiels;

namespace Parchemin.Application;

/// <summary>What documents of one session are made of, read once for many, as one person sees it now.</summary>
public sealed class Fonds
{
    private readonly LectureRetenue lecture;
    private readonly Regard regard;
    private readonly Dictionary<(Genre, string), ObjetVu?> vus = [];
    private readonly Dictionary<Genre, ILookup<string, ObjetVu>> parSerie = [];
    private HashSet<string> serie = [];
    private IReadOnlyList<ObjetVu>? inscriptions;
    private SallesDePreparation? preparations;
    private IReadOnlyDictionary<string, int>? majorations;

    private Fonds(Guichet guichet, IMoteur moteur, Acteur acteur, LectureRetenue lecture, ObjetVu session, Edition edition)
    {
        Guichet = guichet;
        Moteur = moteur;
        Acteur = acteur;
        this.lecture = lecture;
        Session = session;
        Edition = edition;
        regard = new Regard(guichet.Droits, lecture, acteur, guichet.Maintenant);
    }

    public Guichet Guichet { get; }

    public IMoteur Moteur { get; }

    public Acteur Acteur { get; }

    public ObjetVu Session { get; }

    public Edition Edition { get; }

    public Referentiel Referentiel => Edition.Referentiel!;

    /// <summary>The rules of the session; null when the référentiel has none for it.</summary>
    public ReglesDAttribution? Regles => Edition.Regles.GetValueOrDefault(Session["code"] ?? "");

    /// <summary>The instant at which everything is read.</summary>
    public DateTimeOffset Instant => regard.Instant;

    /// <summary>Who organises the session.</summary>
    public ObjetVu? Organisateur { get; private set; }

    /// <summary>What the person who issues adds to what the register holds.</summary>
    public IReadOnlyDictionary<string, string> Complements { get; set; } = new Dictionary<string, string>();

    /// <exception cref="RefusException">There is no such session, or its référentiel is not loaded.</exception>
    public static async Task<Fonds> OpenAsync(Guichet guichet, IMoteur moteur, Acteur acteur, string session, CancellationToken annulation = default)
    {
        var vue = await guichet.ReadAsync(acteur, Genres.Session, session, annulation);
        if (guichet.Bibliotheque.Find(vue["certification"]!, vue["edition"]!) is not { Referentiel: not null } edition)
            throw new RefusException(NatureDeRefus.EtatContraire, "REFERENTIEL-ABSENT", "Le référentiel de cette session n'est pas chargé : aucun document ne peut en être fait. Demandez à l'exploitant de l'ajouter.");
        var fonds = new Fonds(guichet, moteur, acteur, new LectureRetenue(guichet.Store), vue, edition);
        fonds.Organisateur = await fonds.FindAsync(Genres.Organisation, vue["organisation"]);
        return fonds;
    }

    /// <summary>An object as the person sees it; null when he may not read it.</summary>
    public async ValueTask<ObjetVu?> FindAsync(Genre genre, string? id)
    {
        if (id is null)
            return null;
        if (vus.TryGetValue((genre, id), out var vu))
            return vu;
        return vus[(genre, id)] = await lecture.FindAsync(genre, id) is { } objet ? await regard.SeeAsync(objet) : null;
    }

    /// <summary>All the objects that answer, as the person sees them.</summary>
    public async Task<IReadOnlyList<ObjetVu>> AllAsync(Genre genre, Filtre filtre, string ordre = "id")
        => await SeeAsync(genre, await lecture.AllAsync(regard.Within(new Requete(genre, filtre) { Ordre = ordre })));

    private async Task<IReadOnlyList<ObjetVu>> SeeAsync(Genre genre, IReadOnlyList<Objet> objets)
    {
        await lecture.PrefetchAsync(objets, 2, CancellationToken.None);
        var tous = new List<ObjetVu>(objets.Count);
        foreach (var objet in objets)
        {
            if (await regard.SeeAsync(objet) is not { } vu)
                continue;
            vus[(genre, vu.Id)] = vu;
            tous.Add(vu);
        }

        return tous;
    }

    /// <summary>The same, of many values.</summary>
    public async Task<IReadOnlyList<ObjetVu>> AllAsync(Genre genre, string champ, IEnumerable<string> valeurs)
        => await SeeAsync(genre, await lecture.AllAsync(valeurs, lot => regard.Within(new Requete(genre, new Parmi(champ, lot)) { Ordre = "id" })));

    /// <summary>Says of which candidates documents come next: what belongs to them is read at once for all.</summary>
    public async Task ExpectAsync(IEnumerable<string> inscriptions, CancellationToken annulation = default)
    {
        serie = inscriptions.ToHashSet(StringComparer.Ordinal);
        parSerie.Clear();
        await lecture.PrefetchAsync([.. await lecture.FindAsync(Genres.Inscription, serie, annulation)], 2, annulation);
    }

    /// <summary>What belongs to a candidate, as the person sees it.</summary>
    public async Task<IEnumerable<ObjetVu>> OfAsync(Genre genre, string inscription)
    {
        if (!serie.Contains(inscription))
            return await AllAsync(genre, new Parmi("inscription", [inscription]));
        if (!parSerie.TryGetValue(genre, out var lus))
            parSerie[genre] = lus = (await AllAsync(genre, new Parmi("inscription", [.. serie]))).ToLookup(o => o["inscription"]!, StringComparer.Ordinal);
        return lus[inscription];
    }

    /// <summary>Whether the person may do an operation on an object of the register; never on one that does not exist.</summary>
    public async Task<bool> MayAsync(string action, Genre genre, string id)
        => await lecture.FindAsync(genre, id) is { } objet && await Guichet.Droits.MayAsync(Acteur, action, objet, lecture);

    /// <summary>Whether one of the person's roles may do this at all: else a list of it would be refused.</summary>
    public bool MayTry(string action) => Acteur.EstLeSysteme || (Acteur.MayAttempt(action) && Acteur.Mandats.Any(m => Guichet.Droits.Action(action).Qui.ContainsKey(m.Role)));

    /// <summary>The candidates of the session in the order of their names, without those who withdrew.</summary>
    public async Task<IReadOnlyList<ObjetVu>> InscriptionsAsync()
        => inscriptions ??= await AllAsync(Genres.Inscription, Filtre.Toutes(new Parmi("session", [Session.Id]), new Non(new Parmi("etat", ["desiste", "radie"]))), "tri");

    /// <summary>Where the candidates prepare, read once.</summary>
    internal async Task<SallesDePreparation> PreparationsAsync() => preparations ??= await SallesDePreparation.ReadAsync(this);

    /// <summary>The times of a passage for this candidate, extra time included: he is called for them.</summary>
    internal async Task<Deroulement> DeroulementAsync(Titulaire titulaire, ObjetVu passage, ObjetVu commission)
    {
        majorations ??= await TempsAccorde.OfSessionAsync(Session.Id, Guichet.Store);
        var epreuve = Referentiel.Epreuves.FirstOrDefault(e => e.Code == commission["epreuve"]);
        return Deroulement.Of(epreuve is null ? null : Feuilles.ModaliteDe(Referentiel, epreuve, titulaire.Inscription["voie"]), passage["partie"], majorations.GetValueOrDefault(titulaire.Inscription.Id));
    }

    public static string NameOf(ObjetVu inscription) => inscription.Titres.GetValueOrDefault("candidat") ?? (inscription["numero"] is { } n ? $"Candidat {n}" : inscription.Titre);

    /// <summary>The candidate of an inscription of this session; null when the person may not read it.</summary>
    public async Task<Titulaire?> HolderAsync(string? inscription)
    {
        if (await FindAsync(Genres.Inscription, inscription) is not { } vue || vue["session"] != Session.Id)
            return null;
        return new Titulaire(vue, await FindAsync(Genres.Candidat, vue["candidat"]), vue.Titres.GetValueOrDefault("etablissement"), Referentiel.Voies.FirstOrDefault(v => v.Code == vue["voie"])?.Libelle);
    }

    /// <summary>What was seen, for the code that reads objects.</summary>
    internal static Objet AsObject(ObjetVu vu) => new(vu.Genre, vu.Id, vu.Version, System.Collections.Immutable.ImmutableDictionary.CreateRange(StringComparer.Ordinal, vu.Valeurs));

    /// <summary>The name of a person who sits somewhere: whoever may read that he sits may read his name.</summary>
    public async Task<(string Nom, string Prenoms)> PersonAsync(string? id)
        => id is not null && await lecture.FindAsync(Genres.Personne, id) is { } personne ? (personne["nom"] ?? "", personne["prenoms"] ?? "") : ("", "");

    /// <summary>The words of an edition for a code of qualité, an épreuve or a bloc.</summary>
    public string? EpreuveOf(string? code) => code is null ? null : Referentiel.Epreuves.FirstOrDefault(e => e.Code == code) is { } e ? $"{e.Code} – {e.Libelle}" : Referentiel.Blocs.FirstOrDefault(b => b.Code == code) is { } b ? $"{b.Code} – {b.Libelle}" : code;

    /// <summary>The head of a document of this session, dated of today.</summary>
    public EnTete Head(string? reference = null)
    {
        var organisation = Organisateur;
        return new EnTete(
            Emetteur: organisation?["nom"],
            AdressePostale: organisation is null ? null : string.Join(", ", Address(organisation)),
            Certification: Referentiel.Certification.Intitule,
            Session: Referentiel.Sessions.FirstOrDefault(s => s.Code == Session["code"])?.Code ?? Session["libelle"],
            Reference: reference,
            Date: DateOf(Instant),
            Lieu: organisation?["ville"]);
    }

    /// <summary>What every verification page repeats of the paper, from the data of which it is made: what it leaves out is not said.</summary>
    public static IEnumerable<(string Nom, string Valeur)> Said(string titre, JsonObject donnees)
    {
        yield return ("Document", titre);
        (string Nom, JsonNode? Valeur)[] dit =
        [
            ("Délivré par", donnees["emetteur"]?["nom"]), ("Certification", donnees["certification"]?["intitule"]), ("Session", donnees["certification"]?["session"]),
            ("Date", Dates.Long(donnees["date"]?.ToString())), ("Référence", donnees["reference"]),
        ];
        foreach (var (nom, valeur) in dit)
        {
            if (valeur is not null)
                yield return (nom, valeur.ToString());
        }
    }

    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, ZoneHoraire.Paris).DateTime);

    /// <summary>The day and the hour of an instant of the register, in the zone of a place.</summary>
    public static (string Jour, string Heure) Local(string instant, string? fuseau = null)
    {
        var zone = ZoneHoraire.Of(fuseau);
        var local = TimeZoneInfo.ConvertTime(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal), zone);
        return (local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), local.ToString("HH:mm", CultureInfo.InvariantCulture));
    }

    public static IEnumerable<string> Address(ObjetVu objet)
    {
        foreach (var ligne in (objet["adresse"] ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            yield return ligne;
        if ($"{objet["code_postal"]} {objet["ville"]}".Trim() is { Length: > 0 } ville)
            yield return ville;
    }

    /// <summary>Puts what the person gave where the template takes it.</summary>
    public void Complete(JsonObject donnees, IReadOnlyList<ComplementDeDocument> complements)
    {
        foreach (var complement in complements)
        {
            if (!Complements.TryGetValue(complement.Code, out var valeur) || string.IsNullOrWhiteSpace(valeur))
                continue;
            var (objet, parties) = (donnees, complement.Code.Split('.'));
            foreach (var partie in parties[..^1])
                objet = (JsonObject)(objet[partie] ??= new JsonObject());
            objet[parties[^1]] = valeur.Trim();
        }

        // A letter always leaves room for a signature.
        if (complements.Any(c => c.Code is "signataire.qualite") && donnees["signataire"] is null && Organisateur?["nom"] is { } organisateur)
            donnees["signataire"] = EnJson.Of(("qualite", $"Pour {organisateur}"));
    }
}
