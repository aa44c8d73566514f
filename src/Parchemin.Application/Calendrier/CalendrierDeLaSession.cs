using Parchemin.Core;
using Parchemin.Planning;

namespace Parchemin.Application;

/// <summary>The written calendar that a session of a référentiel prints, ready to be judged.</summary>
public static class CalendrierDeLaSession
{
    /// <summary>Reads it; empty when the session prints none.</summary>
    public static CalendrierEcrit Of(SessionDExamen session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return new CalendrierEcrit(
            [.. session.Territoires.Select(t => new TerritoireDeComposition(t.Code, t.Libelle, t.Fuseau))],
            [.. session.Calendrier.Select(e => new EpreuveDatee(e.Epreuve.Code, e.Libelle ?? e.Epreuve.Code, [.. e.Passages.Select(Of)]))]);
    }

    private static SeanceEcrite Of(Core.Passage passage) => new(
        passage.Territoire.Code,
        passage.Date.ToDateTime(passage.Debut),
        // The slot as printed, which may end on the next day.
        (int)(passage.Fin - passage.Debut).TotalMinutes,
        passage.MiseEnLoge,
        passage.SujetSpecifique ? passage.Territoire.Code : "");
}
