using System.Globalization;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>The registration of a candidate: what he asks for, and whether he may.</summary>
/// <param name="Eligibilite">Each rule met, not met, or waiting for a paper, with its source.</param>
/// <param name="Amenagements">Those granted or asked for, without the medical opinion for whom it is not open to.</param>
/// <param name="Ouvertes">The unités from which his diplomas exempt.</param>
/// <param name="Recapitulatif">What a confirmation signs today.</param>
/// <param name="Confirmation">The confirmation that he signed; null before.</param>
public sealed record InscriptionLue(
    ObjetVu Inscription,
    Objet Brute,
    Referentiel Referentiel,
    Objet Session,
    IReadOnlyList<ObjetVu> Justificatifs,
    IReadOnlyList<ObjetVu> Amenagements,
    Verification Eligibilite,
    IReadOnlyList<(string Unite, DiplomeDetenu Diplome, Source? Source)> Ouvertes,
    string Recapitulatif,
    Objet? Confirmation)
{
    private const int JoursParAn = 365;

    /// <exception cref="RefusException">There is no such registration, or the actor may not read it.</exception>
    public static async Task<InscriptionLue> ReadAsync(Guichet guichet, Acteur acteur, string inscription, CancellationToken annulation = default)
    {
        var vue = await guichet.ReadAsync(acteur, Genres.Inscription, inscription, annulation);
        var objet = (await guichet.Store.FindAsync(Genres.Inscription, inscription, annulation))!;
        if (!await SuiviDesPlacements.MayAsync(guichet, acteur, "justificatif.lire", GenresDuParcours.Justificatif, inscription, guichet.Store, annulation))
            throw RefusException.Introuvable(Genres.Inscription);
        var session = (await guichet.Store.FindAsync(Genres.Session, objet["session"]!, annulation))!;
        var referentiel = (await ListesDuReferentiel.EditionAsync(objet, guichet.Store, guichet.Bibliotheque))?.Referentiel
            ?? throw new RefusException(NatureDeRefus.EtatContraire, "REFERENTIEL-ABSENT", "Le référentiel de cette session n'est pas chargé. Demandez à l'exploitant de l'ajouter.");
        var regles = await ListesDuReferentiel.RulesAsync(objet, guichet.Store, guichet.Bibliotheque);
        var justificatifs = await guichet.AllAsync(acteur, new Requete(GenresDuParcours.Justificatif, new Parmi("inscription", [inscription])) { Ordre = "id" }, annulation);
        var demande = await RequestAsync(guichet.Store, guichet.Bibliotheque, objet, session, referentiel, regles, annulation);
        var attestations = await guichet.Store.AllAsync(new Requete(GenresDuParcours.Attestation, Filtre.Toutes(new Parmi("inscription", [inscription]), new Parmi("nature", ["inscription"]))) { Ordre = "id" }, annulation);
        var amenagements = await guichet.AllAsync(acteur, new Requete(Genres.Amenagement, new Parmi("inscription", [inscription])) { Ordre = "id" }, annulation);
        return new InscriptionLue(vue, objet, referentiel, session, justificatifs, amenagements, Core.Eligibilite.Check(referentiel, regles, demande), DispensesDUnites.Open(referentiel, demande.Diplomes),
            await RecapitulatifDInscription.ReadAsync(objet, guichet.Store, guichet.Bibliotheque, annulation), attestations.Count > 0 ? attestations[^1] : null);
    }

    private static async ValueTask<DemandeDInscription> RequestAsync(IReader lecture, Bibliotheque bibliotheque, Objet inscription, Objet session, Referentiel referentiel, ReglesDAttribution? regles, CancellationToken annulation)
    {
        var siens = new Parmi("inscription", [inscription.Id]);
        var justificatifs = (await lecture.AllAsync(new Requete(GenresDuParcours.Justificatif, siens) { Ordre = "id" }, annulation)).Where(j => j["avis"] is not "refuse").ToLookup(j => j["nature"]!, StringComparer.Ordinal);
        var resultats = await lecture.AllAsync(new Requete(Genres.Resultat, siens) { Ordre = "id" }, annulation);
        var amenagements = await lecture.AllAsync(new Requete(Genres.Amenagement, siens) { Ordre = "id" }, annulation);
        var langues = new Dictionary<string, string>(StringComparer.Ordinal);
        if (referentiel.Epreuves.FirstOrDefault(e => e.Langues.Count > 0 && !e.Facultative) is { } obligatoire && inscription["lv1"] is { } lv1)
            langues[obligatoire.Code] = lv1;
        var facultative = referentiel.Epreuves.FirstOrDefault(e => e.Langues.Count > 0 && e.Facultative);
        if (facultative is not null && inscription["lv2"] is { } lv2)
            langues[facultative.Code] = lv2;
        var unites = referentiel.Unites.Where(u => u.Facultative).Select(u => u.Code).ToHashSet(StringComparer.Ordinal);
        var seuil = regles?.RegleDe(EtatDeResultat.Conservee)?.NoteMin;
        return new DemandeDInscription(inscription["voie"] ?? "", session["code"]!)
        {
            Forme = inscription["forme"],
            DerogationDeDuree = await ShortenedAsync(lecture, referentiel, siens, annulation),
            Acquis = Held(referentiel, inscription, justificatifs["experience"]),
            Langues = langues,
            Facultatives = [.. resultats.Where(r => unites.Contains(r["unite"]!)).Select(r => r["unite"]!).Concat(facultative?.Unite is { } u && inscription["lv2"] is not null ? [u.Code] : []).Distinct(StringComparer.Ordinal)],
            Diplomes = [.. justificatifs["diplome"].Select(j => new DiplomeDetenu(j["libelle"]!, j["piece"] is not null || j["avis"] is "accepte"))],
            Dispenses = [.. resultats.Where(r => r["etat"] is "dispensee").Select(r => r["unite"]!).Concat(justificatifs["diplome"].Select(j => j["unite"]).OfType<string>()).Distinct(StringComparer.Ordinal)],
            Benefices = [.. justificatifs["benefice"].Where(j => j["unite"] is not null && j["note"] is not null && j["obtenu_le"] is not null).Select(j => Kept(j, seuil))],
            TempsMajore = amenagements.LastOrDefault(a => a["nature"] is "temps-majore" && a["temps_majore"] is not null) is { } a ? new TempsMajoreDemande(Fraction.Of(int.Parse(a["temps_majore"]!, CultureInfo.InvariantCulture), 100), a["avis_medical"] is not null) : null,
            AutresSpecialites = await OthersAsync(lecture, bibliotheque, inscription, session, referentiel, annulation),
        };
    }

    // A training shortened by a decision: the same decisions shorten the placements.
    private static async ValueTask<bool> ShortenedAsync(IReader lecture, Referentiel referentiel, Parmi siens, CancellationToken annulation)
        => (await lecture.AllAsync(new Requete(GenresDuParcours.Derogation, siens) { Ordre = "id" }, annulation))
            .Any(d => d["decidee_le"] is not null && referentiel.MilieuProfessionnel?.Reductions.FirstOrDefault(r => r.Code == d["nature"]) is { Decision: not null });

    // The établissement that registers its candidate vouches for the training; an experience is what its papers say.
    private static Dictionary<MesureDeCondition, Fraction> Held(Referentiel referentiel, Objet inscription, IEnumerable<Objet> experiences)
    {
        var acquis = new Dictionary<MesureDeCondition, Fraction>();
        if (inscription["etablissement"] is not null)
        {
            foreach (var condition in (referentiel.Inscription?.Conditions ?? []).Where(c => c.Mesure is not MesureDeCondition.AnneesDExperience && c.Voies.Any(v => string.Equals(v.Code, inscription["voie"], StringComparison.Ordinal))))
                acquis[condition.Mesure] = condition.AuMoins;
        }

        var jours = experiences.Sum(e => e["jours"] is { } n ? int.Parse(n, CultureInfo.InvariantCulture) : 0);
        if (jours > 0)
            acquis[MesureDeCondition.AnneesDExperience] = Fraction.Of(jours, JoursParAn);
        return acquis;
    }

    private static NoteDetenue Kept(Objet justificatif, Fraction? seuil)
    {
        var note = Note.Parse(justificatif["note"]!);
        return new NoteDetenue(justificatif["unite"]!, note, FaitsDePlacement.MaybeDate(justificatif["obtenu_le"])!.Value, seuil is { } s && note.Valeur < s);
    }

    private static async ValueTask<int> OthersAsync(IReader lecture, Bibliotheque bibliotheque, Objet inscription, Objet session, Referentiel referentiel, CancellationToken annulation)
    {
        var autres = await lecture.AllAsync(new Requete(Genres.Inscription, Filtre.Toutes(new Parmi("candidat", [inscription["candidat"]!]), new Non(new EstUn([inscription.Id])), new Non(new Parmi("etat", ["desiste", "radie"])))) { Ordre = "id" }, annulation);
        var nombre = 0;
        foreach (var autre in autres)
        {
            var sienne = (await lecture.FindAsync(Genres.Session, autre["session"]!, annulation))!;
            if (string.Equals(sienne["code"], session["code"], StringComparison.Ordinal) && bibliotheque.Find(sienne["certification"]!, sienne["edition"]!)?.Referentiel?.Certification.Nature == referentiel.Certification.Nature && referentiel.Certification.Nature is NatureDeCertification.Diplome)
                nombre++;
        }

        return nombre;
    }
}
