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
            [.. session.Calendrier.Select(e => new EpreuveDatee(e.Epreuve.Code, e.Libelle ?? e.Epreuve.Code, [.. e.Passages.Select(Of)]))])
        {
            Doutes = [.. WithoutHours(session)],
        };
    }

    /// <summary>The territory whose hours a zone reads: its own, or the only one whose clock shows the same hour all along the calendar.</summary>
    /// <param name="fuseau">IANA zone.</param>
    public static Territoire? TerritoireOf(SessionDExamen session, string fuseau)
    {
        ArgumentNullException.ThrowIfNull(session);
        return session.Territoires.FirstOrDefault(t => t.Fuseau == fuseau)
            ?? (session.Territoires.Where(t => Starts(session, t) is { Count: > 0 } heures && HeureLegale.AreSame(t.Fuseau, fuseau, heures)).ToList() is [var seul] ? seul : null);
    }

    // In French, the académies that a group names and whose clock the calendar prints no hour for.
    private static IEnumerable<string> WithoutHours(SessionDExamen session)
        => from h in session.Horloges
           where TerritoireOf(session, h.Fuseau) is null
           select $"{h.Academie.Code} : les groupements d'académies la nomment, et le calendrier n'imprime aucune heure pour elle ({h.Fuseau}). Complétez le calendrier, ou dites que personne n'y compose.";

    private static List<DateTime> Starts(SessionDExamen session, Territoire territoire)
        => [.. session.Calendrier.SelectMany(e => e.Passages).Where(p => p.Territoire.Code == territoire.Code).Select(p => p.Date.ToDateTime(p.Debut))];

    private static SeanceEcrite Of(Core.Passage passage) => new(
        passage.Territoire.Code,
        passage.Date.ToDateTime(passage.Debut),
        // The slot as printed, which may end on the next day.
        (int)(passage.Fin - passage.Debut).TotalMinutes,
        passage.MiseEnLoge,
        passage.SujetSpecifique ? passage.Territoire.Code : "");
}
