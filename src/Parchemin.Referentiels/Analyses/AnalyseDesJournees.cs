using NodaTime;
using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>What the candidates of one territory go through: overlaps, heavy days, days off.</summary>
internal static class AnalyseDesJournees
{
    /// <summary>Two papers in a day may not last longer together, extra time not counted.</summary>
    private const int MinutesParJour = 8 * 60;

    /// <summary>A candidate with extra time keeps one hour of rest between two papers of a day.</summary>
    private static readonly Duration Repos = Duration.FromHours(1);

    public static IEnumerable<Diagnostic> Run(SessionDExamen session, IReadOnlyList<Seance> seances)
    {
        var parTerritoire = seances.GroupBy(s => s.Territoire.Code, StringComparer.Ordinal).Select(g => g.OrderBy(s => s.Entree).ToList()).ToList();
        return
        [
            .. Chevauchements(session, parTerritoire),
            .. Journees(session, parTerritoire),
            .. JoursFeries(session),
        ];
    }

    /// <summary>PRC610: one candidate expected at two épreuves at once.</summary>
    private static IEnumerable<Diagnostic> Chevauchements(SessionDExamen session, List<List<Seance>> parTerritoire)
        => from journal in parTerritoire
           from i in Enumerable.Range(0, journal.Count)
           from autre in journal.Skip(i + 1)
           let seance = journal[i]
           where autre.Entree < seance.Fin && autre.Epreuve.Epreuve.Code != seance.Epreuve.Epreuve.Code
           group seance.Territoire.Libelle by (Premiere: seance.Epreuve, Seconde: autre.Epreuve) into g
           select new Diagnostic("PRC610", Severite.Anomalie, g.Key.Seconde.Lieu, $"{session.Code}/{g.Key.Premiere.Epreuve}+{g.Key.Seconde.Epreuve}", g.Key.Seconde.Source, $"{g.Key.Premiere.Epreuve} et {g.Key.Seconde.Epreuve} se chevauchent : {Constat.Enumerer(g)}.", "Un candidat ne peut pas composer deux épreuves à la fois : vérifiez les horaires.");

    /// <summary>PRC611: a day too long, or two papers too close for a candidate who has a third more time.</summary>
    private static IEnumerable<Diagnostic> Journees(SessionDExamen session, List<List<Seance>> parTerritoire)
        => from journal in parTerritoire
           from jour in journal.GroupBy(s => s.Passage.Date)
           let total = jour.Sum(s => s.Passage.Duree())
           let serre = jour.Zip(jour.Skip(1)).Any(p => p.Second.Entree >= p.First.Fin && p.Second.Entree - p.First.Fin - Duration.FromMinutes(p.First.Passage.Duree() / 3.0) < Repos)
           where total > MinutesParJour || serre
           group jour.First().Territoire.Libelle by (jour.Key, Epreuves: string.Join('+', jour.Select(s => s.Epreuve.Epreuve.Code)), total, serre, jour.First().Epreuve) into g
           select new Diagnostic(
               "PRC611",
               Severite.Avertissement,
               g.Key.Epreuve.Lieu,
               $"{session.Code}/{g.Key.Key:yyyy-MM-dd}/{g.Key.Epreuves}",
               g.Key.Epreuve.Source,
               $"Le {g.Key.Key:dd/MM/yyyy}, {Constat.Enumerer(g)} : {Constat.Enumerer(g.Key.Epreuves.Split('+'))} font {Durees.Format(g.Key.total)} d'épreuves{(g.Key.serre ? ", sans une heure de repos pour un candidat qui a un tiers de temps en plus" : "")}.",
               "Vérifiez que la journée reste supportable, et convenez des aménagements.");

    /// <summary>PRC612: a Sunday or a public holiday.</summary>
    private static IEnumerable<Diagnostic> JoursFeries(SessionDExamen session)
        => from e in session.Calendrier
           from jour in e.Passages.GroupBy(p => p.Date)
           let nom = JoursChomes.Nom(jour.Key)
           where nom is not null
           select new Diagnostic("PRC612", Severite.Avertissement, jour.First().Lieu, $"{session.Code}/{e.Epreuve}/{jour.Key:yyyy-MM-dd}", e.Source, $"{e.Epreuve} a lieu le {jour.Key:dd/MM/yyyy}, {nom}, pour {Constat.Enumerer(jour.Select(p => $"« {p.Territoire} »"))}.", "Vérifiez la date imprimée.");
}
