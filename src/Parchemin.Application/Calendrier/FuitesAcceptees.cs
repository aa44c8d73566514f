using Parchemin.Core;
using Parchemin.Planning;
using Parchemin.Referentiels;

namespace Parchemin.Application;

/// <summary>The leaks that an edition lets stand: its interpretations of the anomaly PRC607, each with its reason.</summary>
public static class FuitesAcceptees
{
    private const string Anomalie = "PRC607";

    /// <summary>What is accepted of the calendar of a session, leak by leak.</summary>
    public static EtatDesFuites Of(Edition edition, SessionDExamen session, AnalyseDuCalendrier analyse)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(analyse);
        return EtatDesFuites.Of(analyse,
            from fuite in analyse.Fuites
            from i in edition.Interpretations
            where i.Anomalie is Anomalie && string.Equals(i.Objet, $"{session.Code}/{fuite.De.Epreuve.Code}/fuites", StringComparison.Ordinal)
            select new AcceptationDeFuite(fuite.Cle, $"interprétation {i.Code}", $"{i.Choix} {i.Raison}"));
    }
}
