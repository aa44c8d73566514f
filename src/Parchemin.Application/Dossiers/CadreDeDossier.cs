using System.Globalization;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>A dossier with all that decides what may be written in it: its candidate, its session, what the référentiel asks.</summary>
/// <param name="Dossier">The dossier as a whole; null while nobody has begun it.</param>
public sealed record CadreDeDossier(Objet Inscription, Objet Session, Referentiel Referentiel, DossierProfessionnel Regles, Objet? Dossier)
{
    /// <summary>No établissement stands surety for an individual candidate: he attests on his honour instead.</summary>
    public bool Individuel => Inscription["etablissement"] is null;

    public bool Depose => Dossier?["etat"] is "depose";

    /// <summary>The instant from which a dossier is late; null when the session fixes none.</summary>
    public DateTimeOffset? Limite => Session["dossiers_avant_le"] is { } limite ? DateTimeOffset.Parse(limite, CultureInfo.InvariantCulture) : null;

    /// <summary>The identifiers are derived from what they are about: any machine gives the same, connected or not.</summary>
    public static string DossierIdOf(string inscription) => CadreDEvaluation.Derived($"dossier|{inscription}");

    public static string FicheIdOf(string inscription, string formulaire, int? numero) => CadreDEvaluation.Derived(string.Create(CultureInfo.InvariantCulture, $"fiche|{inscription}|{formulaire}|{numero}"));

    public static string AnswerIdOf(string fiche, string cle) => CadreDEvaluation.Derived($"reponse|{fiche}|{cle}");

    /// <summary>What surrounds the dossier of a candidate; the right to it is asked elsewhere.</summary>
    /// <exception cref="RefusException">Its référentiel is not loaded, or foresees no dossier.</exception>
    public static async ValueTask<CadreDeDossier> ReadAsync(Objet inscription, IReader lecture, Bibliotheque bibliotheque, CancellationToken annulation = default)
    {
        var session = await lecture.FindAsync(Genres.Session, inscription["session"]!, annulation) ?? throw RefusException.Introuvable(Genres.Session);
        if (bibliotheque.Find(session["certification"]!, session["edition"]!)?.Referentiel is not { } referentiel)
            throw new RefusException(NatureDeRefus.EtatContraire, "REFERENTIEL-ABSENT", "Le référentiel de cette session n'est pas chargé. Demandez à l'exploitant de l'ajouter.");
        if (referentiel.Dossier is not { Formulaires.Count: > 0 } regles)
            throw new RefusException(NatureDeRefus.EtatContraire, "SANS-DOSSIER", "Cette certification ne prévoit pas de dossier professionnel.");
        var dossiers = await lecture.QueryAsync(new Requete(GenresDuParcours.Dossier, new Parmi("inscription", [inscription.Id])) { Ordre = "id", Taille = 1 }, annulation);
        return new CadreDeDossier(inscription, session, referentiel, regles, dossiers.Objets.Count > 0 ? dossiers.Objets[0] : null);
    }

    /// <summary>Inside a use case: the dossier of an inscription that the actor reads and may act upon.</summary>
    public static async ValueTask<CadreDeDossier> AuthorizeAsync(Etabli etabli, string action, string inscription)
    {
        var objet = await etabli.GetAsync(Genres.Inscription, inscription);
        await etabli.AuthorizeAsync(action, objet);
        return await ReadAsync(objet, etabli.Lecture, etabli.Bibliotheque);
    }

    /// <summary>Inside a use case: a fiche that the actor reads and may act upon, with its dossier still open.</summary>
    public static async ValueTask<(Objet Fiche, CadreDeDossier Cadre)> AuthorizeFicheAsync(Etabli etabli, string action, string fiche)
    {
        var objet = await etabli.GetAsync(GenresDuParcours.Fiche, fiche);
        await etabli.AuthorizeAsync(action, objet);
        var cadre = await ReadAsync((await etabli.Lecture.FindAsync(Genres.Inscription, objet["inscription"]!))!, etabli.Lecture, etabli.Bibliotheque);
        cadre.CheckOpen();
        return (objet, cadre);
    }

    /// <summary>Refuses to touch a dossier that was deposited.</summary>
    public void CheckOpen()
    {
        if (Depose)
            throw new RefusException(NatureDeRefus.EtatContraire, "DOSSIER-DEPOSE", $"Ce dossier est déposé depuis le {Jour(Dossier!["depose_le"]!)} : il ne change plus. Si une pièce manque, demandez au service des examens de le rouvrir.");
    }

    public FormulaireDuDossier? Find(string formulaire) => Regles.Formulaires.FirstOrDefault(f => f.Formulaire.Code == formulaire);

    public Formulaire Form(string formulaire) => Referentiel.Formulaires.First(f => f.Code == formulaire);

    public SerieDeFiches? Serie(string formulaire) => Regles.Fiches.FirstOrDefault(s => s.Formulaire.Code == formulaire);

    /// <summary>The competences that a fiche may show: those of the domain of its series, or all.</summary>
    public IReadOnlyList<Competence> Competences(string formulaire)
    {
        var domaine = Serie(formulaire)?.Domaine is { } d ? Referentiel.Domaines.FirstOrDefault(x => x.Code == d.Code) : null;
        var citees = domaine?.Competences.Select(c => c.Code).ToHashSet(StringComparer.Ordinal);
        return citees is null || citees.Count == 0 ? Referentiel.Competences : [.. Referentiel.Competences.Where(c => citees.Contains(c.Code))];
    }

    /// <summary>The dossier as a whole, begun at the first need.</summary>
    internal async ValueTask<Objet> BeginAsync(Etabli etabli, string action)
        => Dossier ?? await etabli.DeriveAsync(action, Inscription, New(), [new("inscription", Inscription.Id), new("etat", "en-redaction")]);

    /// <summary>What is attested is what was read: a dossier that changes is no longer, and must be again.</summary>
    internal async ValueTask ForgetVisaAsync(Etabli etabli, string action)
    {
        var dossier = await BeginAsync(etabli, action);
        if (dossier["vise_le"] is not null || dossier["honneur_le"] is not null)
            await etabli.DeriveAsync(action, Inscription, dossier, [new("etat", "en-redaction"), new("vise_le", null), new("vise_par", null), new("honneur_le", null)]);
    }

    private Objet New() => new(GenresDuParcours.Dossier, DossierIdOf(Inscription.Id), 0, System.Collections.Immutable.ImmutableDictionary<string, string>.Empty);

    private static string Jour(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
