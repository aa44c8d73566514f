using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>A unité of a session, as those who organise its correction see it.</summary>
public sealed record EpreuveDeSession(Objet Session, Referentiel Referentiel, string Unite, IReadOnlyList<PartieEcrite> Parties)
{
    /// <summary>The results that make a script pointless: the candidate has the unité already, or never owed it.</summary>
    private static readonly string[] SansCopie = ["conservee", "reportee", "dispensee", "validee-vae"];

    public bool DoubleCorrection => Session["double_correction"] is "oui";

    /// <summary>In points; null when only the threshold counts.</summary>
    public Fraction? EcartAdmis => ValeurDeCopie.Read(Session["ecart_admis"]);

    public string Libelle => Referentiel.Unites.FirstOrDefault(u => string.Equals(u.Code, Unite, StringComparison.Ordinal))?.Libelle ?? Unite;

    public Fraction Bareme(string? partie) => Parties.FirstOrDefault(p => string.Equals(p.Code, partie, StringComparison.Ordinal))?.Bareme ?? 20;

    /// <summary>For an operation: the session must be the actor's to organise.</summary>
    /// <exception cref="RefusException">There is no such session or unité, nobody writes it, or it is not the actor's.</exception>
    public static async ValueTask<EpreuveDeSession> OpenAsync(Etabli etabli, string session, string unite)
    {
        var objet = await etabli.GetAsync(Genres.Session, session);
        await etabli.AuthorizeAsync(etabli.Operation, objet);
        return await OfAsync(objet, unite, etabli.Lecture, etabli.Bibliotheque);
    }

    /// <summary>For a page: the same, for an operation that the actor could do.</summary>
    /// <exception cref="RefusException">As <see cref="OpenAsync(Etabli, string, string)"/>.</exception>
    public static async ValueTask<EpreuveDeSession> OpenAsync(Guichet guichet, Acteur acteur, string action, string session, string unite, CancellationToken annulation = default)
    {
        ArgumentNullException.ThrowIfNull(guichet);
        return await OfAsync(await guichet.SessionAsync(acteur, action, session, annulation), unite, guichet.Store, guichet.Bibliotheque);
    }

    /// <summary>The candidates who are to write, by the identifier of their inscription, with what each writes.</summary>
    public async Task<IReadOnlyList<(Objet Inscription, EpreuveEcrite Epreuve)>> ExpectedAsync(IReader lecture, CancellationToken annulation = default)
    {
        var inscriptions = await lecture.AllAsync(new Requete(Genres.Inscription, Filtre.Toutes(new Parmi("session", [Session.Id]), new Parmi("etat", ["inscrit", "confirme"]))) { Ordre = "id" }, annulation);
        var resultats = await lecture.AllAsync(new Requete(Genres.Resultat, Filtre.Toutes(new Parmi("unite", [Unite]), new Via("inscription", new Parmi("session", [Session.Id])))) { Ordre = "id" }, annulation);
        var parInscription = resultats.ToDictionary(r => r["inscription"]!, r => r["etat"]!, StringComparer.Ordinal);
        var facultative = Referentiel.Unites.FirstOrDefault(u => string.Equals(u.Code, Unite, StringComparison.Ordinal)) is { Facultative: true };
        var parVoie = new Dictionary<string, EpreuveEcrite?>(StringComparer.Ordinal);
        var attendus = new List<(Objet, EpreuveEcrite)>();
        foreach (var inscription in inscriptions)
        {
            // Nobody owes an optional unité: an open result says who chose it.
            var (voie, etat) = (inscription["voie"] ?? "", parInscription.GetValueOrDefault(inscription.Id));
            if (SansCopie.Contains(etat, StringComparer.Ordinal) || (facultative && etat is null))
                continue;
            if (!parVoie.TryGetValue(voie, out var epreuve))
                parVoie[voie] = epreuve = EpreuveEcrite.Of(Referentiel, Unite, voie);
            if (epreuve is not null)
                attendus.Add((inscription, epreuve));
        }

        return attendus;
    }

    private static async ValueTask<EpreuveDeSession> OfAsync(Objet session, string unite, IReader lecture, Bibliotheque bibliotheque)
    {
        var referentiel = (await ListesDuReferentiel.EditionAsync(session, lecture, bibliotheque))?.Referentiel
            ?? throw new RefusException(NatureDeRefus.EtatContraire, "REFERENTIEL-ABSENT", "Le référentiel de cette session n'est pas chargé. Demandez à l'exploitant de l'ajouter.");
        var parties = EpreuveEcrite.AllOf(referentiel, unite);
        return parties.Count > 0
            ? new EpreuveDeSession(session, referentiel, unite, parties)
            : throw new RefusException(NatureDeRefus.Introuvable, "SANS-COPIE", $"« {unite} » n'a pas d'épreuve ponctuelle écrite dans ce référentiel : il n'y a pas de copie à corriger. Vérifiez l'unité.");
    }
}
