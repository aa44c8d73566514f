using NodaTime;
using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>The calendars of the sessions: slots, days, and papers that leak from a time zone to another.</summary>
internal static class AnalyseDesCalendriers
{
    public static IEnumerable<Diagnostic> Run(Referentiel referentiel)
    {
        var diagnostics = new List<Diagnostic>();
        foreach (var session in referentiel.Sessions)
        {
            diagnostics.AddRange(FuseauxInconnus(session));
            diagnostics.AddRange(AnalyseDesCreneaux.Run(referentiel, session));
            var seances = Seances(session);
            foreach (var epreuve in session.Calendrier)
                diagnostics.AddRange(AnalyseDesFuites.Run(session, epreuve, [.. seances.Where(s => ReferenceEquals(s.Epreuve, epreuve))]));
            diagnostics.AddRange(AnalyseDesJournees.Run(session, seances));
        }

        return diagnostics;
    }

    /// <summary>PRC600: a zone that the IANA database does not know.</summary>
    private static IEnumerable<Diagnostic> FuseauxInconnus(SessionDExamen session)
        => from t in session.Territoires.Select(t => (t.Code, t.Libelle, t.Fuseau, t.Source, t.Lieu))
               .Concat(session.Horloges.Select(h => (h.Academie.Code, Libelle: h.Academie.Code, h.Fuseau, h.Source, h.Lieu)))
           where DateTimeZoneProviders.Tzdb.GetZoneOrNull(t.Fuseau) is null
           select new Diagnostic("PRC600", Severite.Erreur, t.Lieu, $"{session.Code}/{t.Code}", t.Source, $"Le fuseau « {t.Fuseau} » de {t.Libelle} n'existe pas.", "Écrivez un fuseau de la base IANA, par exemple Europe/Paris.");

    /// <summary>Every passage whose zone is known, placed on the universal clock.</summary>
    private static List<Seance> Seances(SessionDExamen session)
        => [.. from epreuve in session.Calendrier
               from passage in epreuve.Passages
               let territoire = session.Territoires.FirstOrDefault(t => t.Code == passage.Territoire.Code)
               where territoire is not null
               let zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(territoire.Fuseau)
               where zone is not null
               select new Seance(epreuve, passage, territoire, zone)];
}

/// <summary>A written épreuve in one territory, on the universal clock.</summary>
internal sealed class Seance
{
    public Seance(EpreuveAuCalendrier epreuve, Passage passage, Territoire territoire, DateTimeZone zone)
    {
        Epreuve = epreuve;
        Passage = passage;
        Territoire = territoire;
        var debut = new LocalDateTime(passage.Date.Year, passage.Date.Month, passage.Date.Day, passage.Debut.Hour, passage.Debut.Minute);
        Entree = zone.AtLeniently(debut).ToInstant();
        Fin = Entree + NodaTime.Duration.FromMinutes(passage.Duree());
        Sortie = Entree + NodaTime.Duration.FromMinutes(passage.MiseEnLoge ?? 0);
    }

    public EpreuveAuCalendrier Epreuve { get; }

    public Passage Passage { get; }

    public Territoire Territoire { get; }

    /// <summary>When the paper is handed out.</summary>
    public Instant Entree { get; }

    public Instant Fin { get; }

    /// <summary>The first instant at which a candidate may carry the paper out: at once where no mise en loge is printed.</summary>
    public Instant Sortie { get; }
}

/// <summary>The length of a printed slot.</summary>
internal static class Creneaux
{
    /// <summary>Minutes from the beginning to the end, which may be on the next day.</summary>
    public static int Duree(this Passage passage) => (int)(passage.Fin - passage.Debut).TotalMinutes;
}
