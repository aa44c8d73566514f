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
        var calendrier = await OfAsync(await guichet.SessionAsync(acteur, Action, session, annulation), guichet.Store, guichet.Bibliotheque, regles);
        return calendrier with { Analyse = calendrier.Analyse with { Avertissements = [.. calendrier.Analyse.Avertissements, .. await WithoutHoursAsync(calendrier, guichet.Store, annulation)] } };
    }

    // Candidates write in a place whose clock the calendar prints no hour for: their convocations would say nothing of it.
    private static async Task<IReadOnlyList<string>> WithoutHoursAsync(CalendrierDUneSession calendrier, IStore store, CancellationToken annulation)
    {
        var muets = new List<string>();
        var situees = await store.AllAsync(new Requete(Genres.Organisation, new Non(new Vide("fuseau"))) { Ordre = "id" }, annulation);
        foreach (var lieu in situees.GroupBy(o => o["fuseau"]!, StringComparer.Ordinal).Where(f => CalendrierDeLaSession.TerritoireOf(calendrier.Imprimee, f.Key) is null).SelectMany(f => f))
        {
            var siens = Filtre.Toutes(new Parmi("session", [calendrier.Session.Id]), new Parmi("etat", ["inscrit", "confirme"]), Filtre.Une(new Parmi("centre", [lieu.Id]), Filtre.Toutes(new Vide("centre"), new Parmi("etablissement", [lieu.Id]))));
            if (await store.CountAsync(new Requete(Genres.Inscription, siens), annulation: annulation) is > 0 and var candidats)
                muets.Add($"{lieu["nom"]} : {Pluriel.Of((int)candidats, "candidat y compose", "candidats y composent")}, et le calendrier n'imprime aucune heure pour {lieu["fuseau"]}. Leurs convocations ne disent rien de l'écrit : faites compléter le calendrier, ou donnez-leur un autre centre.");
        }

        return muets;
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
