using Parchemin.Planning.Oraux;

namespace Parchemin.Planning.Impossibilites;

/// <summary>Whether a kind of means suffices for some orals: a largest flow from orals to people or rooms, plage by plage, then day by day.</summary>
/// <remarks>Orals alike for everybody are one node. When the flow falls short, the least cut names orals that ask for more than all that can serve them.</remarks>
internal sealed class Tension(SessionDOraux session, Ouvertures ouvertures)
{
    /// <summary>The shortage, with the fewest orals that show the largest one; nothing when the means suffice.</summary>
    public Manque? Find(Moyen moyen, IReadOnlyList<int> oraux)
    {
        int[] concernes = [.. oraux.Where(o => moyen.Need(session, session.Oraux[o]) > 0)];
        if (concernes.Length == 0)
            return null;
        var (source, puits, flot) = (0, 1, new Flot());
        flot.AddNode();
        flot.AddNode();
        var groupes = Groups(moyen, concernes);
        long demande = 0;
        var ressources = new Resources(session, moyen, [.. concernes.Select(o => session.Oraux[o])], flot, puits);
        List<(int Noeud, int[] Oraux)> noeuds = [];
        foreach (var (unites, membres) in groupes)
        {
            var noeud = flot.AddNode();
            var besoin = membres.Sum(o => Weight(moyen, session.Oraux[o]));
            flot.AddArc(source, noeud, besoin);
            demande += besoin;
            noeuds.Add((noeud, membres));
            foreach (var unite in unites)
                flot.AddArc(noeud, ressources.NodeOf(unite), long.MaxValue / 4);
        }

        if (flot.Maximise(source, puits) == demande)
            return null;
        var atteints = flot.Reached(source);
        return Measure(moyen, [.. noeuds.Where(n => atteints[n.Noeud]).SelectMany(n => n.Oraux).Order()]);
    }

    /// <summary>What these orals ask and what all that can serve them can give; nothing when that is enough.</summary>
    public Manque? Measure(Moyen moyen, IReadOnlyList<int> oraux)
    {
        int[] concernes = [.. oraux.Where(o => moyen.Need(session, session.Oraux[o]) > 0)];
        if (concernes.Length == 0)
            return null;
        var demande = concernes.Sum(o => Weight(moyen, session.Oraux[o]));
        var capacite = ByDay(moyen, concernes).Values.Sum();
        return demande > capacite ? new Manque(moyen.Nature, moyen, concernes, demande, capacite) : null;
    }

    /// <summary>What all that can serve these orals can give them, day by day.</summary>
    public IReadOnlyDictionary<int, long> ByDay(Moyen moyen, IReadOnlyList<int> oraux)
    {
        int[] concernes = [.. oraux.Where(o => moyen.Need(session, session.Oraux[o]) > 0)];
        Oral[] contenus = [.. concernes.Select(o => session.Oraux[o])];
        return Groups(moyen, concernes).SelectMany(g => g.Unites).Distinct().GroupBy(u => (u.Personne, session.Plages[u.Plage].Jour))
            .Select(jour => (jour.Key.Jour, Capacite: Math.Min(Resources.LimitOf(session, moyen, contenus, jour.Key.Personne), jour.Sum(u => Resources.CapacityOf(session, moyen, contenus, u)))))
            .GroupBy(j => j.Jour).ToDictionary(j => j.Key, j => j.Sum(x => x.Capacite));
    }

    /// <summary>What an oral asks, in passages or in minutes.</summary>
    public long Weight(Moyen moyen, Oral oral) => moyen.Need(session, oral) * (long)(moyen.EnMinutes ? moyen.Length(oral) : 1);

    /// <summary>Orals that the same people and plages can serve, with these.</summary>
    private IEnumerable<(IReadOnlyList<Unite> Unites, int[] Oraux)> Groups(Moyen moyen, int[] oraux)
    {
        var parCle = new Dictionary<string, (IReadOnlyList<Unite> Unites, List<int> Oraux)>(StringComparer.Ordinal);
        var cles = new Dictionary<(int, int, int, int), string>();
        var presents = Enumerable.Range(0, session.Plages.Length).Select(p => moyen.Nature != NatureDImpossibilite.Personnes ? [SessionDOraux.Aucun]
            : ouvertures.DisponiblesEn(p).Where(x => moyen.Qualites.Any(q => session.Examinateurs[x].Qualites.Contains(q))).ToArray()).ToArray();
        foreach (var o in oraux)
        {
            var oral = session.Oraux[o];
            var courte = (ouvertures.ClasseDe(oral.Candidat), oral.Preparation, oral.Passage, ouvertures.FixeDe(o) is null ? SessionDOraux.Aucun : o);
            if (!cles.TryGetValue(courte, out var cle))
            {
                var unites = Serving(o, presents);
                cles[courte] = cle = string.Join(';', unites.Select(u => (u.Personne * 100_000L) + u.Plage));
                parCle.TryAdd(cle, (unites, []));
            }

            parCle[cle].Oraux.Add(o);
        }

        return parCle.Values.Select(g => (g.Unites, g.Oraux.ToArray()));
    }

    private List<Unite> Serving(int o, int[][] presents)
    {
        var recuses = ouvertures.RecusesDe(session.Oraux[o].Candidat);
        return [.. Enumerable.Range(0, session.Plages.Length).Where(p => presents[p].Length > 0 && ouvertures.Fits(o, p))
            .SelectMany(p => presents[p].Where(x => !recuses.Contains(x)).Select(x => new Unite(x, p)))];
    }

    /// <summary>A person in a plage, or all the rooms or seats of its centre.</summary>
    private readonly record struct Unite(int Personne, int Plage);

    private sealed class Resources(SessionDOraux session, Moyen moyen, Oral[] oraux, Flot flot, int puits)
    {
        private readonly Dictionary<Unite, int> noeuds = [];
        private readonly Dictionary<(int Personne, int Jour), int> journees = [];

        public static long LimitOf(SessionDOraux session, Moyen moyen, Oral[] oraux, int personne)
            => personne == SessionDOraux.Aucun || session.Examinateurs[personne].MaxParJour == int.MaxValue ? long.MaxValue
                : session.Examinateurs[personne].MaxParJour * (moyen.EnMinutes ? oraux.Max(moyen.Length) : 1L);

        public static long CapacityOf(SessionDOraux session, Moyen moyen, Oral[] oraux, Unite unite)
        {
            var plage = session.Plages[unite.Plage];
            var nombre = moyen.Nature switch
            {
                NatureDImpossibilite.Salles => session.SallesEn(unite.Plage),
                NatureDImpossibilite.Preparation => session.PlacesEn(unite.Plage),
                _ => 1,
            };
            return nombre * moyen.Room(plage, oraux);
        }

        public int NodeOf(Unite unite)
        {
            if (noeuds.TryGetValue(unite, out var noeud))
                return noeud;
            noeuds[unite] = noeud = flot.AddNode();
            var jour = (unite.Personne, session.Plages[unite.Plage].Jour);
            if (!journees.TryGetValue(jour, out var duJour))
            {
                journees[jour] = duJour = flot.AddNode();
                flot.AddArc(duJour, puits, LimitOf(session, moyen, oraux, unite.Personne));
            }

            flot.AddArc(noeud, duJour, CapacityOf(session, moyen, oraux, unite));
            return noeud;
        }
    }
}
