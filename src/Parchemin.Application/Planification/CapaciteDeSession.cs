using Parchemin.Core;
using Parchemin.Planning.Prevision;

namespace Parchemin.Application;

/// <summary>Months ahead: the hours that the orals of a session ask of each qualité, against the people habilitated on the day.</summary>
/// <param name="Jour">The day of the session.</param>
/// <param name="HeuresParPersonne">What each person is counted for, where no plage says more.</param>
/// <param name="Attendus">By épreuve, the candidates counted.</param>
public sealed record CapaciteDeSession(FaitsDePlanification Faits, DateOnly Jour, int HeuresParPersonne, IReadOnlyDictionary<string, int> Attendus, PrevisionDeCapacite Prevision)
{
    private const int HeuresParDefaut = 14;

    /// <summary>Forecasts from what is prepared. Pure.</summary>
    /// <param name="jour">Null for the first day prepared, or the day after today.</param>
    /// <param name="attendus">Candidates expected, where they are not those enrolled so far.</param>
    public static CapaciteDeSession Of(FaitsDePlanification faits, DemandeDOraux preparation, DateOnly aujourdhui, DateOnly? jour = null, int? heures = null, IReadOnlyDictionary<string, int>? attendus = null)
    {
        ArgumentNullException.ThrowIfNull(faits);
        ArgumentNullException.ThrowIfNull(preparation);
        var le = jour ?? (preparation.Plages.Count > 0 ? preparation.Plages.Min(ConstructionDeDemande.DayOf) : aujourdhui.AddDays(1));
        var parPersonne = heures ?? HeuresParDefaut;
        var epreuves = preparation.Epreuves.Where(e => e.Passage > 0 && e.Commission.Count > 0).ToList();
        var comptes = epreuves.ToDictionary(e => e.Code, e => attendus?.GetValueOrDefault(e.Code, -1) is { } n and >= 0 ? n : faits.Candidats.Count(c => c.Epreuves.Contains(e.Code)), StringComparer.Ordinal);
        var prevues = epreuves.Select(e =>
        {
            var majores = Math.Min(comptes[e.Code], faits.Candidats.Count(c => c.TempsMajore > 0 && c.Epreuves.Contains(e.Code)));
            var part = faits.Candidats.Where(c => c.Epreuves.Contains(e.Code)).Select(c => c.TempsMajore).DefaultIfEmpty(0).Max();
            return new EpreuvePrevue(e.Code, comptes[e.Code], majores, part is 33 or 34 ? Fraction.Of(1, 3) : Fraction.Of(part, 100), e.Passage, e.Battement, [.. e.Commission.Select(c => (IReadOnlyList<string>)[.. c.Select(s => s.Qualite)])]);
        }).ToList();
        var dits = preparation.Examinateurs.ToDictionary(x => x.Id, StringComparer.Ordinal);
        var personnes = faits.Examinateurs.Select(e => Person(faits, e, dits.GetValueOrDefault(e.Personne), preparation, parPersonne)).Where(p => p.Qualites.Count > 0).ToList();
        return new CapaciteDeSession(faits, le, parPersonne, comptes, PrevisionDeCapacite.Of(prevues, personnes, le));
    }

    // Who is retained counts for the plages he gives; who is not yet, for so many hours.
    private static PersonneHabilitee Person(FaitsDePlanification faits, ExaminateurConnu e, ExaminateurDemande? x, DemandeDOraux preparation, int heures)
    {
        var fins = e.Qualites.Select(q => q.Au).ToList();
        var minutes = x is not null && preparation.Plages.Count > 0
            ? preparation.Plages.Where(p => x.Plages is null || x.Plages.Contains(p.Id)).GroupBy(p => p.Debut, StringComparer.Ordinal).Sum(g => Minutes(g.First()))
            : heures * 60;
        return new PersonneHabilitee(e.Nom, x?.Qualites ?? faits.Proposed(e, [.. preparation.Epreuves.SelectMany(p => p.Commission).SelectMany(c => c).Select(s => s.Qualite).Distinct(StringComparer.Ordinal)]), fins.Count == 0 || fins.Contains(null) ? null : fins.Max(), minutes);
    }

    /// <summary>The bottlenecks that say something by themselves, the narrowest first: what several qualités lack together is told only where it is
    /// more than what each lacks alone.</summary>
    public IReadOnlyList<GoulotDeCapacite> Goulots
    {
        get
        {
            var dits = new List<GoulotDeCapacite>();
            foreach (var g in Prevision.Goulots.OrderBy(g => g.Qualites.Count).ThenByDescending(g => g.MinutesManquantes))
            {
                if (Explained(dits, g) < g.MinutesManquantes)
                    dits.Add(g);
            }

            return dits;
        }
    }

    // What is told already of its qualités, each counted once.
    private static long Explained(List<GoulotDeCapacite> dits, GoulotDeCapacite g)
    {
        var (pris, minutes) = (new HashSet<string>(StringComparer.Ordinal), 0L);
        foreach (var d in dits.Where(d => d.Qualites.All(g.Qualites.Contains)).OrderByDescending(d => d.MinutesManquantes).Where(d => !d.Qualites.Any(pris.Contains)))
        {
            pris.UnionWith(d.Qualites);
            minutes += d.MinutesManquantes;
        }

        return minutes;
    }

    private static int Minutes(PlageDemandee p) => (Planning.Oraux.Horloge.Parse(p.Fin) ?? 0) - (Planning.Oraux.Horloge.Parse(p.Debut) ?? 0);
}
