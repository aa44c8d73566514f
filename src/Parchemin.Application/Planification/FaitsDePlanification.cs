using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>A candidate as the register knows him, for the planning of the orals.</summary>
/// <param name="Centre">The centre where he is examined; null when nobody said.</param>
/// <param name="Epreuves">The oral épreuves that he still owes.</param>
/// <param name="TempsMajore">Per cent of extra time; 0 for none. Nothing else of an aménagement is read.</param>
public sealed record CandidatConnu(string Inscription, string Nom, string? Numero, string? Etablissement, string? Centre, string? Entreprise, IReadOnlyList<string> Epreuves, int TempsMajore);

/// <summary>In what a person may sit, and until when.</summary>
public sealed record QualiteConnue(string Code, DateOnly? Du, DateOnly? Au)
{
    public bool CoversDay(DateOnly jour) => (Du is not { } du || jour >= du) && (Au is not { } au || jour <= au);
}

/// <summary>Somebody who sits in a commission of the session, or has a mandate to examine in it.</summary>
/// <param name="Maison">The organisation where he works.</param>
/// <param name="EstDEntreprise">It is a company, not an établissement.</param>
public sealed record ExaminateurConnu(string Personne, string Nom, string? Maison, bool EstDEntreprise, IReadOnlyList<QualiteConnue> Qualites);

/// <summary>An oral épreuve of the référentiel, as it is taken on a day and before a commission.</summary>
/// <param name="Compositions">Qualités, seat by seat, in order of preference; empty where the text sets none.</param>
/// <param name="Code">With the language of those who owe it, where they choose one.</param>
/// <param name="Candidats">How many owe it.</param>
/// <param name="SansLangue">Those who owe it chose no language yet.</param>
public sealed record EpreuveConnue(string Code, string Libelle, int Preparation, int? Passage, IReadOnlyList<IReadOnlyList<string>> Compositions, int Candidats, bool SansLangue = false);

/// <summary>A place of examination.</summary>
/// <param name="Fuseau">IANA; null for Paris.</param>
public sealed record CentreConnu(string Id, string Nom, string? Fuseau);

/// <summary>What the register knows that the planning of the orals of a session needs: read once, then everything is computed from it.</summary>
/// <param name="Organisations">The names of the centres and établissements.</param>
/// <param name="Centres">Where candidates are examined, and the other centres of the organiser.</param>
public sealed record FaitsDePlanification(
    Objet Session,
    Referentiel Referentiel,
    IReadOnlyList<CandidatConnu> Candidats,
    IReadOnlyList<ExaminateurConnu> Examinateurs,
    IReadOnlyList<EpreuveConnue> Epreuves,
    IReadOnlyList<CentreConnu> Centres,
    IReadOnlyDictionary<string, string> Organisations)
{
    private static readonly string[] Acquis = ["conservee", "reportee", "dispensee", "validee-vae"];

    /// <summary>Reads them; the right on the session was asked before.</summary>
    /// <exception cref="RefusException">The référentiel of the session is not loaded.</exception>
    public static async ValueTask<FaitsDePlanification> ReadAsync(Objet session, IReader lecture, Bibliotheque bibliotheque, CancellationToken annulation = default)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(lecture);
        var referentiel = (await ListesDuReferentiel.EditionAsync(session, lecture, bibliotheque))?.Referentiel
            ?? throw new RefusException(NatureDeRefus.EtatContraire, "REFERENTIEL-ABSENT", "Le référentiel de cette session n'est pas chargé. Demandez à l'exploitant de l'ajouter.");
        var siennes = new Parmi("session", [session.Id]);
        var inscriptions = await lecture.AllAsync(new Requete(Genres.Inscription, Filtre.Toutes(siennes, new Parmi("etat", ["inscrit", "confirme"]))) { Ordre = "id" }, annulation);
        var noms = (await lecture.FindAsync(Genres.Candidat, [.. inscriptions.Select(i => i["candidat"]!)], annulation)).ToDictionary(c => c.Id, c => $"{c["nom_de_naissance"]} {c["prenoms"]?.Split(' ')[0]}".Trim(), StringComparer.Ordinal);
        var resultats = (await lecture.AllAsync(new Requete(Genres.Resultat, new Via("inscription", siennes)) { Ordre = "id" }, annulation)).ToLookup(r => r["inscription"]!, StringComparer.Ordinal);
        var majorations = await TempsAccorde.OfSessionAsync(session.Id, lecture, annulation);
        var entreprises = (await lecture.AllAsync(new Requete(GenresDuParcours.Stage, Filtre.Toutes(new Via("inscription", siennes), new Non(new Vide("organisation")))) { Ordre = "id" }, annulation))
            .GroupBy(s => s["inscription"]!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last()["organisation"]!, StringComparer.Ordinal);
        var orales = new OrauxDuReferentiel(referentiel);
        var candidats = inscriptions.Select(i => new CandidatConnu(
            i.Id, noms.GetValueOrDefault(i["candidat"]!, "Candidat"), i["numero"], i["etablissement"], i["centre"] ?? i["etablissement"], entreprises.GetValueOrDefault(i.Id),
            orales.Owed(i, resultats[i.Id].ToDictionary(r => r["unite"]!, r => r["etat"]!, StringComparer.Ordinal), Acquis), majorations.GetValueOrDefault(i.Id)))
            .OrderBy(c => CleDeTri.Of(c.Nom), StringComparer.Ordinal).ThenBy(c => c.Inscription, StringComparer.Ordinal).ToList();
        var examinateurs = await ExaminateursAsync(session, lecture, annulation);
        var organisations = await lecture.FindAsync(Genres.Organisation, [.. candidats.SelectMany(c => new[] { c.Etablissement, c.Centre, c.Entreprise }).Concat(examinateurs.Select(e => e.Maison)).OfType<string>().Distinct(StringComparer.Ordinal)], annulation);
        var lieux = candidats.Select(c => c.Centre).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var autres = await lecture.AllAsync(new Requete(Genres.Organisation, Filtre.Toutes(new Parmi("nature", ["centre"]), new Parmi("parent", [session["organisation"]!]))) { Ordre = "id" }, annulation);
        var centres = organisations.Where(o => lieux.Contains(o.Id)).Concat(autres).DistinctBy(o => o.Id, StringComparer.Ordinal)
            .Select(o => new CentreConnu(o.Id, o["nom"]!, o["fuseau"])).OrderBy(c => CleDeTri.Of(c.Nom), StringComparer.Ordinal).ToList();
        return new FaitsDePlanification(session, referentiel, candidats, examinateurs, orales.Known(candidats.SelectMany(c => c.Epreuves).CountBy(e => e, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal)), centres,
            organisations.Concat(autres).DistinctBy(o => o.Id, StringComparer.Ordinal).ToDictionary(o => o.Id, o => o["nom"]!, StringComparer.Ordinal));
    }

    /// <summary>By examiner, the inscriptions of those he teaches or taught otherwise than where he works now (<see cref="PropresEleves"/>).</summary>
    public ILookup<string, string> ElevesDAilleurs { get; private init; } = Array.Empty<string>().ToLookup(x => x, StringComparer.Ordinal);

    /// <summary>The same, where it is known who taught whom.</summary>
    internal async ValueTask<FaitsDePlanification> WithStudentsAsync(IReader lecture, DateTimeOffset maintenant, CancellationToken annulation)
    {
        var personnes = await lecture.FindAsync(Genres.Personne, [.. Examinateurs.Select(e => e.Personne)], annulation);
        var eleves = await PropresEleves.ReadAsync(lecture, personnes, await lecture.FindAsync(Genres.Inscription, [.. Candidats.Select(c => c.Inscription)], annulation), maintenant);
        var couples = from c in Candidats
                      from rang in eleves.TeachersOf(c.Inscription)
                      where personnes[rang]["organisation"] != c.Etablissement
                      select (personnes[rang].Id, c.Inscription);
        return this with { ElevesDAilleurs = couples.ToLookup(x => x.Id, x => x.Inscription, StringComparer.Ordinal) };
    }

    /// <summary>The same, where what has begun or is over is owed no more.</summary>
    internal FaitsDePlanification Without(OrauxCommences commences)
    {
        List<CandidatConnu> candidats = [.. Candidats.Select(c => c with { Epreuves = [.. c.Epreuves.Where(e => !commences.Contains(c.Inscription, EpreuveSimple(e)))] })];
        var restent = candidats.SelectMany(c => c.Epreuves).CountBy(e => e, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return this with { Candidats = candidats, Epreuves = [.. Epreuves.Where(e => restent.ContainsKey(e.Code)).Select(e => e with { Candidats = restent[e.Code] })] };
    }

    /// <summary>The words of a qualité.</summary>
    public string QualiteDe(string code) => Langues.LibelleOf(code);

    /// <summary>The qualité of the référentiel under one of a planning, which may carry a language.</summary>
    public string QualiteSimple(string code) => Langues.QualiteOf(code);

    /// <summary>The épreuve of the référentiel under one of a planning, which may carry a language.</summary>
    public string EpreuveSimple(string code) => Langues.EpreuveOf(code);

    /// <summary>Those of the référentiel, and those that its orals ask language by language.</summary>
    public IReadOnlyList<string> Qualites => [.. Referentiel.Qualites.Select(q => q.Code).Union(Epreuves.SelectMany(e => e.Compositions).SelectMany(c => c), StringComparer.Ordinal)];

    /// <summary>Under what an examiner may sit for an épreuve of a planning: his qualité, or that of a language where only one language asks it.</summary>
    /// <remarks>The register does not say which language somebody teaches: where several are asked, a person says it.</remarks>
    public IReadOnlyList<string> Proposed(ExaminateurConnu examinateur, IReadOnlyCollection<string> demandees)
    {
        ArgumentNullException.ThrowIfNull(examinateur);
        var siennes = examinateur.Qualites.Select(q => q.Code).ToHashSet(StringComparer.Ordinal);
        return [.. demandees.Where(d => siennes.Contains(QualiteSimple(d)) && demandees.Count(autre => QualiteSimple(autre) == QualiteSimple(d)) == 1)];
    }

    private OrauxEnLangue Langues { get; } = new(Referentiel);

    // Those who sit in its commissions, with what they sit as; then those who hold a mandate to examine in it.
    private static async ValueTask<IReadOnlyList<ExaminateurConnu>> ExaminateursAsync(Objet session, IReader lecture, CancellationToken annulation)
    {
        var membres = await lecture.AllAsync(new Requete(Genres.Membre, Filtre.Toutes(new Via("commission", new Parmi("session", [session.Id])), new Vide("recuse_le"))) { Ordre = "id" }, annulation);
        var organisateur = session["organisation"]!;
        var ici = Filtre.Une(new Parmi("session", [session.Id]), new Parmi("organisation", [organisateur]), new Via("organisation", new Parmi("parent", [organisateur])));
        var mandats = await lecture.AllAsync(new Requete(Genres.Mandat, Filtre.Toutes(new Parmi("role", ["evaluateur", "equipe"]), ici)) { Ordre = "id" }, annulation);
        var qualites = membres.Where(m => m["qualite"] is not null).ToLookup(m => m["personne"]!, m => new QualiteConnue(m["qualite"]!, Day(m["habilite_du"]), Day(m["habilite_au"])), StringComparer.Ordinal);
        var personnes = await lecture.FindAsync(Genres.Personne, [.. membres.Concat(mandats).Select(m => m["personne"]!).Distinct(StringComparer.Ordinal)], annulation);
        var maisons = (await lecture.FindAsync(Genres.Organisation, [.. personnes.Select(p => p["organisation"]).OfType<string>().Distinct(StringComparer.Ordinal)], annulation)).ToDictionary(o => o.Id, StringComparer.Ordinal);
        return
        [
            .. personnes.Select(p => new ExaminateurConnu(
                p.Id, $"{p["nom"]} {p["prenoms"]}", p["organisation"], p["organisation"] is { } o && maisons.GetValueOrDefault(o)?["nature"] is "entreprise", Dated(qualites[p.Id])))
                .OrderBy(e => e.Qualites.Count == 0).ThenBy(e => CleDeTri.Of(e.Nom), StringComparer.Ordinal).ThenBy(e => e.Personne, StringComparer.Ordinal),
        ];
    }

    // Where one commission says until when, another that says nothing does not make it longer.
    private static IReadOnlyList<QualiteConnue> Dated(IEnumerable<QualiteConnue> dites)
        => [.. dites.Distinct().GroupBy(q => q.Code, StringComparer.Ordinal).SelectMany(g => g.Any(q => q is not { Du: null, Au: null }) ? g.Where(q => q is not { Du: null, Au: null }) : g)];

    private static DateOnly? Day(string? texte) => texte is null ? null : DateOnly.ParseExact(texte, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
