using System.Collections.Immutable;
using Parchemin.Planning.Oraux;
using PassagePose = Parchemin.Planning.Oraux.Passage;

namespace Parchemin.Application;

/// <summary>Gives a repaired planning back what the repair had no reason to touch: the search counts the hours that change, not the rooms nor the
/// people. Each commission sits again as it sat before it, in its room, as far as nothing is broken.</summary>
public static class MoindreDerangement
{
    // A commission of the repaired planning, its passages, and the one of which it is what remains.
    private sealed record Suite(int Rang, Commission Commission, List<PassagePose> Passages, Commission? Avant);

    /// <param name="avant">The planning before, read against the session as it is now.</param>
    /// <returns>The same orals at the same hours.</returns>
    public static PlanDOraux Of(SessionDOraux s, PlanDOraux avant, PlanDOraux repare)
    {
        ArgumentNullException.ThrowIfNull(s);
        ArgumentNullException.ThrowIfNull(avant);
        ArgumentNullException.ThrowIfNull(repare);
        var hier = avant.Passages.Where(p => p.Commission >= 0).ToLookup(p => avant.Commissions[p.Commission].Plage);
        var (rendues, autant) = (new List<List<(Suite Suite, ImmutableArray<int> Membres, int Salle)>>(), new List<List<(Suite Suite, ImmutableArray<int> Membres, int Salle)>>());
        foreach (var plage in repare.Passages.GroupBy(p => repare.Commissions[p.Commission].Plage))
        {
            List<PassagePose> passages = [.. plage];
            var suites = Followed(repare, passages, avant, [.. hier[plage.Key]]);
            autant.Add(Roomed(s, suites.ConvertAll(x => (x, x.Commission.Membres))));
            rendues.Add(Roomed(s, Returned(s, suites, avant, [.. hier[plage.Key]])));
        }

        if (Holds(s, rendues.SelectMany(k => k)))
            return Numbered(s, repare, rendues.SelectMany(k => k));
        // Half-day after half-day, as far as nobody is in two places nor hears too many in a day.
        for (var i = 0; i < rendues.Count; i++)
        {
            var essai = autant.Select((k, j) => j == i ? rendues[i] : k);
            if (Holds(s, essai.SelectMany(k => k)))
                autant[i] = rendues[i];
        }

        return Numbered(s, repare, autant.SelectMany(k => k));
    }

    // Each follows the one that gives it the most passages at their hour, and is followed by one.
    private static List<Suite> Followed(PlanDOraux repare, List<PassagePose> passages, PlanDOraux avant, List<PassagePose> hier)
    {
        var places = hier.ToDictionary(p => p.Oral, p => (p.Commission, p.Debut));
        var liens = passages.Where(p => places.TryGetValue(p.Oral, out var h) && h.Debut == p.Debut).CountBy(p => (Apres: p.Commission, Avant: places[p.Oral].Commission)).OrderByDescending(l => l.Value).ThenBy(l => l.Key);
        var (suivies, suites) = (new HashSet<int>(), new Dictionary<int, int>());
        foreach (var ((apres, ancienne), _) in liens)
        {
            if (!suites.ContainsKey(apres) && suivies.Add(ancienne))
                suites[apres] = ancienne;
        }

        return [.. passages.GroupBy(p => p.Commission).OrderBy(k => k.Key).Select(k => new Suite(k.Key, repare.Commissions[k.Key], [.. k.OrderBy(p => p.Debut)], suites.TryGetValue(k.Key, out var ancienne) ? avant.Commissions[ancienne] : null))];
    }

    // Whoever keeps his hour goes back before the commission that heard him, unless somebody whose hour changed is heard there by then, or those who sit
    // there now may not hear him.
    private static List<(Suite, ImmutableArray<int>)> Returned(SessionDOraux s, List<Suite> suites, PlanDOraux avant, List<PassagePose> hier)
    {
        var rangs = suites.Where(x => x.Avant is not null).ToDictionary(x => x.Avant!, x => x.Rang);
        var places = hier.ToDictionary(p => p.Oral);
        var rendus = suites.SelectMany(x => x.Passages)
            .Where(p => places.TryGetValue(p.Oral, out var h) && h.Debut == p.Debut && rangs.TryGetValue(avant.Commissions[h.Commission], out var rang) && rang != p.Commission)
            .ToDictionary(p => p.Oral, p => rangs[avant.Commissions[places[p.Oral].Commission]]);
        while (true)
        {
            var siens = suites.SelectMany(x => x.Passages).ToLookup(p => rendus.GetValueOrDefault(p.Oral, p.Commission));
            var repartis = suites.Where(x => siens[x.Rang].Any()).Select(x => x with { Passages = [.. siens[x.Rang].OrderBy(p => p.Debut)] }).ToList();
            var assis = Seated(s, repartis);
            var genes = repartis.Where((x, i) => !Stands(s, assis[i], x)).SelectMany(x => x.Passages.Select(p => p.Oral).Concat(suites.First(y => y.Rang == x.Rang).Passages.Select(p => p.Oral)))
                .Concat(repartis.SelectMany(x => Clashing(s, x.Passages))).Where(rendus.ContainsKey).ToList();
            if (genes.Count == 0)
                return [.. repartis.Zip(assis)];
            genes.ForEach(o => rendus.Remove(o));
        }
    }

    // Those between whom the battement lacks.
    private static IEnumerable<int> Clashing(SessionDOraux s, List<PassagePose> passages)
        => passages.Zip(passages.Skip(1)).Where(x => x.Second.Debut < x.First.Fin + s.Oraux[x.First.Oral].Battement).SelectMany(x => new[] { x.First.Oral, x.Second.Oral });

    // Those who sat sit again, and whoever took their place takes the seat that they leave.
    private static List<ImmutableArray<int>> Seated(SessionDOraux s, List<Suite> suites)
    {
        // All at once when they can: several may have exchanged seats in a ring.
        var tous = suites.ConvertAll(x => x.Avant is { } k && Stands(s, k.Membres, x) ? k.Membres : x.Commission.Membres);
        if (tous.SelectMany(m => m).GroupBy(x => x).All(x => x.Count() == 1))
            return tous;
        var assis = suites.ConvertAll(x => x.Commission.Membres);
        bool Sits(int i) => suites[i].Avant is { } k && assis[i].SequenceEqual(k.Membres);
        bool Returns(int i)
        {
            if (suites[i].Avant is not { } k || Sits(i) || !Stands(s, k.Membres, suites[i]))
                return false;
            var ailleurs = Enumerable.Range(0, suites.Count).Where(j => j != i && assis[j].Any(x => k.Membres.Contains(x))).ToList();
            if (ailleurs is [var j] && !Sits(j) && assis[j].SequenceEqual(k.Membres) && Stands(s, assis[i], suites[j]))
                assis[j] = assis[i];
            else if (ailleurs.Count > 0)
                return false;
            assis[i] = k.Membres;
            return true;
        }

        while (Enumerable.Range(0, suites.Count).Any(Returns))
        {
            // A seat that was left may let somebody else return.
        }

        return assis;
    }

    private static bool Stands(SessionDOraux s, ImmutableArray<int> membres, Suite suite)
        => membres.All(x => x >= 0 && s.Examinateurs[x].Plages.Contains(suite.Commission.Plage))
            && suite.Passages.TrueForAll(p => s.RangDeComposition(s.Oraux[p.Oral].Epreuve, membres.AsSpan()) >= 0 && !membres.Any(x => s.EstRecuse(x, s.Oraux[p.Oral].Candidat)));

    private static PlanDOraux Numbered(SessionDOraux s, PlanDOraux repare, IEnumerable<(Suite Suite, ImmutableArray<int> Membres, int Salle)> commissions)
    {
        var toutes = commissions.OrderBy(k => k.Suite.Commission.Plage).ThenBy(k => k.Salle).ToList();
        return repare with
        {
            Commissions = [.. toutes.Select(k => k.Suite.Commission with { Salle = k.Salle, Membres = k.Membres, Composition = Math.Max(0, k.Suite.Passages.Max(p => s.RangDeComposition(s.Oraux[p.Oral].Epreuve, k.Membres.AsSpan()))) })],
            Passages = [.. toutes.SelectMany((k, rang) => k.Suite.Passages.Select(p => p with { Commission = rang })).OrderBy(p => p.Oral)],
        };
    }

    // Their room first, the one that the search gave next, then any: there is one for each, since there was.
    private static List<(Suite Suite, ImmutableArray<int> Membres, int Salle)> Roomed(SessionDOraux s, List<(Suite Suite, ImmutableArray<int> Membres)> suites)
    {
        var prises = new Dictionary<Suite, int>();
        void Take(Suite suite, int? salle)
        {
            if (salle is >= 0 and var r && s.Accueille(r, suite.Commission.Plage) && !prises.ContainsValue(r))
                prises.TryAdd(suite, r);
        }

        foreach (var (suite, _) in suites)
            Take(suite, suite.Avant?.Salle);
        foreach (var (suite, _) in suites)
            Take(suite, suite.Commission.Salle);
        foreach (var (suite, _) in suites.Where(x => !prises.ContainsKey(x.Suite)))
            Take(suite, Enumerable.Range(0, s.Salles.Length).Where(r => s.Accueille(r, suite.Commission.Plage) && !prises.ContainsValue(r)).Cast<int?>().FirstOrDefault());
        return suites.ConvertAll(x => (x.Suite, x.Membres, prises[x.Suite]));
    }

    // Nobody is in two places, nor hears more than he may in a day; two plages at once share no room.
    private static bool Holds(SessionDOraux s, IEnumerable<(Suite Suite, ImmutableArray<int> Membres, int Salle)> commissions)
    {
        var toutes = commissions.ToList();
        var sieges = toutes.SelectMany(c => c.Membres.Select(x => (Examinateur: x, c.Suite.Commission.Plage, c.Suite.Passages.Count))).ToLookup(x => x.Examinateur);
        return sieges.All(x => Apart(s, [.. x.Select(k => k.Plage)]) && x.GroupBy(k => s.Plages[k.Plage].Jour).All(j => j.Sum(k => k.Count) <= s.Examinateurs[x.Key].MaxParJour))
            && toutes.GroupBy(c => c.Salle).All(g => Apart(s, [.. g.Select(c => c.Suite.Commission.Plage)]));
    }

    private static bool Apart(SessionDOraux s, List<int> plages)
    {
        var suite = plages.Select(p => s.Plages[p]).OrderBy(p => p.Debut).ToList();
        return !suite.Zip(suite.Skip(1)).Any(x => x.Second.Debut < x.First.Fin);
    }
}
