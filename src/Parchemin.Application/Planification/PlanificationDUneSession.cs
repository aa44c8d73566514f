namespace Parchemin.Application;

/// <summary>The planning of the orals of a session as those who plan it see it: what is prepared, what it lacks, the versions computed so far.</summary>
/// <param name="Preparation">What a person prepared; the proposal drawn from the référentiel where nobody did yet.</param>
/// <param name="VersionDeLaPreparation">To tell a conflict; null where nothing is kept yet.</param>
/// <param name="Versions">Oldest first.</param>
public sealed record PlanificationDUneSession(Objet Session, FaitsDePlanification Faits, DemandeDOraux Preparation, long? VersionDeLaPreparation, ConstructionDeDemande Construction, IReadOnlyList<Objet> Versions)
{
    /// <summary>The operation that every reading page of the planning asks on the session.</summary>
    public const string Action = "session.planifier";

    /// <exception cref="RefusException">There is no such session, it is not the actor's, or its référentiel is not loaded.</exception>
    public static async Task<PlanificationDUneSession> ReadAsync(Guichet guichet, Acteur acteur, string session, CancellationToken annulation = default)
    {
        ArgumentNullException.ThrowIfNull(guichet);
        return await OfAsync(await guichet.SessionAsync(acteur, Action, session, annulation), guichet.Store, guichet.Bibliotheque, guichet.Maintenant, annulation);
    }

    internal static async ValueTask<PlanificationDUneSession> OfAsync(Objet session, IReader lecture, Bibliotheque bibliotheque, DateTimeOffset maintenant, CancellationToken annulation)
    {
        var connus = await FaitsDePlanification.ReadAsync(session, lecture, bibliotheque, annulation);
        var faits = await connus.Without(await OrauxCommences.ReadAsync(session.Id, lecture, annulation)).WithStudentsAsync(lecture, maintenant, annulation);
        var tenue = await PreparerLePlanning.FindAsync(lecture, session.Id, annulation);
        var preparation = tenue is null ? PreparationProposee.Of(faits) : DemandeDOraux.Read(await ContenusDePlanning.ReadAsync(lecture, tenue["demande"]!, annulation));
        return new PlanificationDUneSession(session, faits, preparation, tenue?.Version, ConstructionDeDemande.Of(faits, preparation), await VersionsDePlanning.AllAsync(lecture, session.Id, annulation));
    }
}

/// <summary>What is proposed where nobody has prepared anything: the orals of the text, and the people whose qualité they need.</summary>
public static class PreparationProposee
{
    private const int Battement = 5;

    public static DemandeDOraux Of(FaitsDePlanification faits)
    {
        ArgumentNullException.ThrowIfNull(faits);
        var epreuves = faits.Epreuves.Where(e => e.Passage is not null && e.Compositions.Count > 0).Select(Of).ToList();
        return new DemandeDOraux { Titre = faits.Session["libelle"] ?? "", Epreuves = epreuves, Examinateurs = Examiners(faits, epreuves) };
    }

    /// <summary>An épreuve with what its text says; a battement of five minutes, that no text gives.</summary>
    public static EpreuveDemandee Of(EpreuveConnue e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return new EpreuveDemandee(e.Code, e.Preparation, e.Passage ?? 0, Battement, [.. e.Compositions.Select(c => (IReadOnlyList<SiegeDemande>)[.. c.Select(q => new SiegeDemande(q))])]);
    }

    /// <summary>Those whose qualité one of the épreuves asks, free at all the plages.</summary>
    public static IReadOnlyList<ExaminateurDemande> Examiners(FaitsDePlanification faits, IReadOnlyList<EpreuveDemandee> epreuves)
    {
        ArgumentNullException.ThrowIfNull(faits);
        var voulues = epreuves.SelectMany(e => e.Commission).SelectMany(c => c).Select(s => s.Qualite).ToHashSet(StringComparer.Ordinal);
        return
        [
            // Whoever sits in a language among several is proposed too: his languages are to be ticked.
            .. faits.Examinateurs.Where(e => e.Qualites.Any(q => voulues.Any(v => faits.QualiteSimple(v) == q.Code))).Select(e => new ExaminateurDemande(e.Personne, faits.Proposed(e, voulues))),
        ];
    }
}
