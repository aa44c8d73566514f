using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>A period in a company, as one may read it.</summary>
/// <param name="Texte">What an attestation of it says today.</param>
/// <param name="Preuve">The signed attestation that says the same; null while it is not signed, or when the period has changed since.</param>
/// <param name="Attente">The request that waits for its signature.</param>
public sealed record PeriodeLue(Objet Stage, string Entreprise, string Texte, Objet? Preuve, Objet? Attente, IReadOnlyList<Objet> Absences, IReadOnlyList<ObjetVu> Visites, DecompteEnEntreprise Decompte)
{
    /// <summary>How many of the elements that the text demands its convention does not say yet; null where no convention is demanded.</summary>
    public int? ElementsManquants { get; init; }
}

/// <summary>The placements of one candidate and what they prove.</summary>
/// <param name="Bilan">Null when the certification asks for no placement, or when the visitor may not read what the proof rests on.</param>
public sealed record PlacementLu(ObjetVu Inscription, Referentiel Referentiel, Objet Session, IReadOnlyList<PeriodeLue> Periodes, IReadOnlyList<ObjetVu> Derogations, IReadOnlyList<ObjetVu> Redoublements, BilanDeDuree? Bilan)
{
    /// <exception cref="RefusException">There is no such candidate, or the actor may not read his placements.</exception>
    public static async Task<PlacementLu> ReadAsync(Guichet guichet, Acteur acteur, string inscription, CancellationToken annulation = default)
    {
        var vue = await guichet.ReadAsync(acteur, Genres.Inscription, inscription, annulation);
        var objet = (await guichet.Store.FindAsync(Genres.Inscription, inscription, annulation))!;
        var session = (await guichet.Store.FindAsync(Genres.Session, objet["session"]!, annulation))!;
        var referentiel = (await ListesDuReferentiel.EditionAsync(objet, guichet.Store, guichet.Bibliotheque))?.Referentiel
            ?? throw new RefusException(NatureDeRefus.EtatContraire, "REFERENTIEL-ABSENT", "Le référentiel de cette session n'est pas chargé. Demandez à l'exploitant de l'ajouter.");
        var faits = (await FaitsDePlacement.ReadAsync(guichet.Store, [objet], annulation))[0];
        var regard = guichet.Regard(acteur);
        var (periodes, textes) = (new List<PeriodeLue>(), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var stage in faits.Stages)
        {
            if (await regard.VisibleFieldsAsync(stage, annulation) is null)
                continue;
            textes[stage.Id] = await TexteDAttestation.ReadAsync(stage, guichet.Store, annulation);
            var absences = faits.AbsencesOf(stage).ToList();
            var visites = await VisitesAsync(guichet, acteur, stage.Id, annulation);
            periodes.Add(new PeriodeLue(stage, await TexteDAttestation.EntrepriseAsync(stage, guichet.Store, annulation), textes[stage.Id], faits.Proof(stage, textes[stage.Id]),
                faits.Attestations.LastOrDefault(a => string.Equals(a["stage"], stage.Id, StringComparison.Ordinal) && a["signee_le"] is null && a["demandee_le"] is not null),
                absences, visites, Decompte.Count([FaitsDePlacement.Period(stage, absences)]))
            {
                ElementsManquants = referentiel.MilieuProfessionnel is { Convention.Count: > 0 } regles && stage["nature"] is "stage" && await SuiviDesPlacements.MayAsync(guichet, acteur, "clause.lire", GenresDuParcours.Stage, inscription, guichet.Store, annulation)
                    ? regles.Convention.Count - (await ConventionLue.ClausesAsync(guichet.Store, stage.Id, annulation)).Count(c => c.Value["texte"] is not null)
                    : null,
            });
        }

        var (derogations, redoublements) = (await SeenAsync(regard, faits.Derogations, annulation), await SeenAsync(regard, faits.Redoublements, annulation));

        // The proof rests on the derogations: who may not read one is not shown it.
        var bilan = derogations.Count == faits.Derogations.Count && redoublements.Count == faits.Redoublements.Count && periodes.Count == faits.Stages.Count
            ? BilansDePlacement.Of(referentiel, faits, textes, session, DateOnly.FromDateTime(guichet.Maintenant.UtcDateTime))
            : null;
        return new PlacementLu(vue, referentiel, session, periodes, derogations, redoublements, bilan);
    }

    private static async Task<List<ObjetVu>> SeenAsync(Regard regard, IReadOnlyList<Objet> objets, CancellationToken annulation)
    {
        var vus = new List<ObjetVu>();
        foreach (var objet in objets)
        {
            if (await regard.SeeAsync(objet, annulation) is { } vu)
                vus.Add(vu);
        }

        return vus;
    }

    private static async Task<IReadOnlyList<ObjetVu>> VisitesAsync(Guichet guichet, Acteur acteur, string stage, CancellationToken annulation)
        => acteur.Mandats.Any(m => guichet.Droits.Action("visite.lire").Qui.ContainsKey(m.Role)) && acteur.MayAttempt("visite.lire")
            ? (await guichet.ListAsync(acteur, new Requete(GenresDuParcours.Visite, new Parmi("stage", [stage])) { Ordre = "id", Taille = 100 }, annulation)).Objets
            : [];
}
