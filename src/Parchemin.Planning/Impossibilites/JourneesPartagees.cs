using Parchemin.Planning.Oraux;

namespace Parchemin.Planning.Impossibilites;

/// <summary>How many candidates one day can take, and whose people are the fewest for them; none when the candidates themselves are.</summary>
internal sealed record JourneePartagee(int Jour, long Places, int Qualite);

/// <summary>Whether the days can take all who sit the same épreuves, when a candidate has one day only: each takes what the scarcest of its people can hear.</summary>
/// <remarks>People who suffice for each épreuve may not for all: what one has to spare on a day is of no use where another has nothing left.</remarks>
internal sealed class JourneesPartagees(SessionDOraux session, Ouvertures ouvertures)
{
    private readonly Tension tension = new(session, ouvertures);

    /// <summary>The candidates, among those of these orals, who sit some épreuves together and are too many; the fewest épreuves that show it.</summary>
    public Manque? Find(IReadOnlyList<int> oraux)
    {
        if (!session.Regles.MemeJour)
            return null;
        var demandes = oraux.GroupBy(o => session.Oraux[o].Candidat).Select(c => c.Select(o => session.Oraux[o].Epreuve).Order().ToArray()).Where(e => e.Length > 1).ToList();
        var ensembles = demandes.SelectMany(Pairs).Concat(demandes).DistinctBy(e => string.Join(',', e)).OrderBy(e => e.Length);
        return ensembles.Select(e => Measure([.. oraux.Where(o => e.Contains(session.Oraux[o].Epreuve))])).FirstOrDefault(m => m is not null);
    }

    /// <summary>What the days can take of those who sit all the épreuves of these orals; nothing when that is enough.</summary>
    public Manque? Measure(IReadOnlyList<int> oraux)
    {
        int[] concernes = Together(oraux);
        var demande = concernes.Select(o => session.Oraux[o].Candidat).Distinct().Count();
        if (demande == 0 || !session.Regles.MemeJour)
            return null;
        var journees = Days(concernes);
        var capacite = journees.Sum(j => j.Places);
        return demande <= capacite ? null : new Manque(NatureDImpossibilite.JourneesPartagees,
            new Moyen(NatureDImpossibilite.Personnes, [.. journees.Select(j => j.Qualite).Where(q => q >= 0).Distinct().Order()], EnMinutes: false), concernes, demande, capacite);
    }

    /// <summary>Each day that may take candidates, and how many.</summary>
    public IReadOnlyList<JourneePartagee> Days(IReadOnlyList<int> oraux)
    {
        var candidats = oraux.GroupBy(o => session.Oraux[o].Candidat).Select(c => c.ToArray()).ToList();
        var limites = Enumerable.Range(0, session.Qualites.Length).SelectMany(q => Limits(q, candidats)).ToList();
        List<JourneePartagee> journees = [];
        foreach (var jour in Enumerable.Range(0, session.Plages.Length).GroupBy(p => session.Plages[p].Jour).OrderBy(j => j.Key))
        {
            var rare = new JourneePartagee(jour.Key, candidats.Count(c => Array.TrueForAll(c, o => jour.Any(p => ouvertures.Fits(o, p)))), SessionDOraux.Aucun);
            foreach (var (qualite, parJour) in limites)
            {
                if (parJour.GetValueOrDefault(jour.Key) is var places && places < rare.Places)
                    rare = rare with { Places = places, Qualite = qualite };
            }

            if (rare.Places > 0)
                journees.Add(rare);
        }

        return journees;
    }

    private static IEnumerable<int[]> Pairs(int[] epreuves) => epreuves.SelectMany((e, i) => epreuves[(i + 1)..].Select(f => (int[])[e, f]));

    // The orals of those who sit as many of the épreuves as anybody: who sits only some of them does not need the same people.
    private int[] Together(IReadOnlyList<int> oraux)
    {
        var candidats = oraux.GroupBy(o => session.Oraux[o].Candidat).ToList();
        var epreuves = oraux.Select(o => session.Oraux[o].Epreuve).Distinct().Count();
        return [.. candidats.Where(c => c.Count() == epreuves).SelectMany(c => c).Order()];
    }

    // How many of the candidates the people of a qualité can hear on each day, in passages and in minutes; nothing when somebody can do without them.
    private IEnumerable<(int Qualite, IReadOnlyDictionary<int, long> ParJour)> Limits(int qualite, List<int[]> candidats)
    {
        foreach (var moyen in (Moyen[])[new(NatureDImpossibilite.Personnes, [qualite], false), new(NatureDImpossibilite.Personnes, [qualite], true)])
        {
            var besoin = candidats.Min(c => c.Sum(o => tension.Weight(moyen, session.Oraux[o])));
            if (besoin > 0)
                yield return (qualite, tension.ByDay(moyen, [.. candidats.SelectMany(c => c)]).ToDictionary(j => j.Key, j => j.Value / besoin));
        }
    }
}
