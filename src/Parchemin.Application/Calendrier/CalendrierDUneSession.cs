using Parchemin.Core;
using Parchemin.Planning;

namespace Parchemin.Application;

/// <summary>The written calendar of a session of the register, as those who plan it see it: what leaks, and who answers for it.</summary>
/// <param name="Imprimee">The session of the référentiel that prints the calendar.</param>
public sealed record CalendrierDUneSession(Objet Session, SessionDExamen Imprimee, AnalyseDuCalendrier Analyse, EtatDesFuites Etat)
{
    /// <summary>The operation that the page, the API and the acceptance ask.</summary>
    public const string Action = "session.planifier";

    /// <summary>Reads and judges it.</summary>
    /// <exception cref="RefusException">There is no such session, it is not the actor's, or its référentiel prints no calendar.</exception>
    public static async Task<CalendrierDUneSession> ReadAsync(Guichet guichet, Acteur acteur, string session, ReglesDuCalendrier regles, CancellationToken annulation = default)
    {
        ArgumentNullException.ThrowIfNull(guichet);
        return await OfAsync(await guichet.SessionAsync(acteur, Action, session, annulation), guichet.Store, guichet.Bibliotheque, regles);
    }

    internal static async ValueTask<CalendrierDUneSession> OfAsync(Objet session, IReader lecture, Bibliotheque bibliotheque, ReglesDuCalendrier regles)
    {
        var edition = await ListesDuReferentiel.EditionAsync(session, lecture, bibliotheque);
        var imprimee = edition?.Referentiel?.Sessions.FirstOrDefault(s => string.Equals(s.Code, session["code"], StringComparison.Ordinal));
        if (edition is null || imprimee is null || imprimee.Calendrier.Count == 0)
            throw new RefusException(NatureDeRefus.EtatContraire, "CALENDRIER-ABSENT", "Le référentiel de cette session n'imprime pas de calendrier écrit. Ajoutez-le au fichier de la session.");
        var analyse = AnalyseDuCalendrier.Run(CalendrierDeLaSession.Of(imprimee), regles);
        return new CalendrierDUneSession(session, imprimee, analyse, EtatDesFuites.Of(analyse, [.. FuitesAcceptees.Of(edition, imprimee, analyse), .. FuitesAcceptees.Of(session)]));
    }
}
