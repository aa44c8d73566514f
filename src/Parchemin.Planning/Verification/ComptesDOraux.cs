namespace Parchemin.Planning.Verification;

/// <summary>Counts what a few orals ask and all that could serve them, straight from the instance: a plage, a person, an oral at a time.</summary>
internal sealed class ComptesDOraux
{
    private readonly Enonce enonce;
    private readonly List<OralCompte> oraux;

    public ComptesDOraux(Enonce enonce, IEnumerable<(int Candidat, int Epreuve)> oraux)
    {
        this.enonce = enonce;
        this.oraux = [.. oraux.Select(o =>
        {
            var (candidat, epreuve) = (enonce.Candidats[o.Candidat], enonce.Epreuves[o.Epreuve]);
            return new OralCompte(o.Candidat, epreuve, candidat.Lengthen(epreuve.Preparation), candidat.Lengthen(epreuve.Passage), enonce.Fixes.FirstOrDefault(f => f.Candidat == o.Candidat && f.Epreuve == o.Epreuve));
        })];
    }

    public bool IsPlaceable((int Candidat, int Epreuve) oral)
    {
        var o = oraux.Single(x => x.Candidat == oral.Candidat && x.Epreuve == enonce.Epreuves[oral.Epreuve]);
        return Enumerable.Range(0, enonce.Plages.Count).Any(p => IsPlaceable(o, p));
    }

    /// <summary>Whether these orals of one candidate can follow each other, each as early as possible, in some order.</summary>
    public bool CanFollow()
    {
        if (oraux.Select(o => o.Candidat).Distinct().Count() > 1)
            return true;
        IEnumerable<int?> jours = enonce.Regles.MemeJour ? enonce.Plages.Select(p => (int?)p.Jour).Distinct() : [null];
        return jours.Any(jour => Follow([.. oraux], jour, 0));
    }

    public (long Demande, long Capacite) People(HashSet<string> qualites, bool minutes)
    {
        var concernes = oraux.Where(o => Seats(o, qualites) > 0).ToList();
        return (concernes.Sum(o => Asked(o, qualites, minutes)), ByDay(concernes, qualites, minutes).Values.Sum());
    }

    /// <summary>How many candidates these orals are of, all of whom need people of each qualité on their one day, and how many the days can take.</summary>
    public (long Demande, long Capacite) OnOneDay(HashSet<string> qualites)
    {
        if (!enonce.Regles.MemeJour)
            return (0, 0);
        var candidats = oraux.GroupBy(o => o.Candidat).Select(c => c.ToList()).ToList();
        var parJour = enonce.Plages.Select((plage, p) => (plage.Jour, p)).GroupBy(x => x.Jour, x => x.p)
            .ToDictionary(j => j.Key, j => (long)candidats.Count(c => c.TrueForAll(o => j.Any(p => Fits(o, p)))));
        foreach (var qualite in qualites.Select(q => (HashSet<string>)[q]))
        {
            foreach (var minutes in (bool[])[false, true])
            {
                var besoin = candidats.Min(c => c.Sum(o => Asked(o, qualite, minutes)));
                if (besoin == 0)
                    continue;
                var entendus = ByDay([.. oraux.Where(o => Seats(o, qualite) > 0)], qualite, minutes);
                foreach (var jour in parJour.Keys)
                    parJour[jour] = Math.Min(parJour[jour], entendus.GetValueOrDefault(jour) / besoin);
            }
        }

        return (candidats.Count, parJour.Values.Sum());
    }

    private Dictionary<int, long> ByDay(List<OralCompte> concernes, HashSet<string> qualites, bool minutes)
    {
        var capacites = new Dictionary<int, long>();
        foreach (var x in enonce.Examinateurs.Where(x => x.Qualites.Overlaps(qualites)))
        {
            var servis = concernes.Where(o => !IsRecused(x, o.Candidat)).ToList();
            foreach (var jour in x.Plages.Where(p => servis.Any(o => Fits(o, p))).GroupBy(p => enonce.Plages[p].Jour))
            {
                var limite = x.MaxParJour is { } max ? max * (minutes ? concernes.Max(o => o.Taille) : 1L) : long.MaxValue;
                capacites[jour.Key] = capacites.GetValueOrDefault(jour.Key) + Math.Min(limite, jour.Sum(p => Holds(p, concernes, minutes)));
            }
        }

        return capacites;
    }

    private static long Asked(OralCompte o, HashSet<string> qualites, bool minutes) => Seats(o, qualites) * (minutes ? (long)o.Taille : 1);

    public (long Demande, long Capacite) Rooms(bool minutes)
        => (oraux.Sum(o => minutes ? (long)o.Taille : 1), Open(oraux).Sum(p => RoomsOf([p]) * Holds(p, oraux, minutes)));

    public (long Demande, long Capacite) Seats(bool minutes)
    {
        var concernes = oraux.Where(o => o.Preparation > 0).ToList();
        if (concernes.Count == 0)
            return (0, 0);
        long capacite = 0;
        foreach (var p in Open(concernes))
        {
            var libre = Math.Max(0, enonce.Plages[p].Fin - enonce.Plages[p].Debut - concernes.Min(o => o.Passage));
            capacite += SeatsOf([p]) * (minutes ? libre : libre / concernes.Min(o => o.Preparation));
        }

        return (concernes.Sum(o => minutes ? (long)o.Preparation : 1), capacite);
    }

    /// <summary>What fixed orals hold at one instant, and what there is in their centre.</summary>
    public (long Demande, long Capacite) AtOnce(string moyen, HashSet<string> qualites, int instant)
    {
        var tenus = oraux.Where(o => o.Fixe is { Debut: { } debut, Plage: not null } && (moyen == "preparation"
            ? debut - o.Preparation <= instant && instant < debut
            : debut <= instant && instant < debut + o.Taille)).ToList();
        int[] plages = [.. tenus.Select(o => o.Fixe!.Plage!.Value).Distinct()];
        if (plages.Select(p => enonce.Plages[p].Centre).Distinct().Count() != 1)
            return (0, 0);
        return moyen switch
        {
            "salles" => (tenus.Count, RoomsOf(plages)),
            "preparation" => (tenus.Count, SeatsOf(plages)),
            _ => (tenus.Sum(o => Seats(o, qualites)), enonce.Examinateurs.Count(x => x.Qualites.Overlaps(qualites) && tenus.Any(o => x.IsAvailable(o.Fixe!.Plage!.Value) && !IsRecused(x, o.Candidat)))),
        };
    }

    private bool Follow(List<OralCompte> restants, int? jour, int libre)
    {
        if (restants.Count == 0)
            return true;
        foreach (var o in restants)
        {
            var fins = Enumerable.Range(0, enonce.Plages.Count).Where(p => (jour is null || enonce.Plages[p].Jour == jour) && IsPlaceable(o, p))
                .Select(p => (Debut: o.Fixe?.Debut - o.Preparation ?? Math.Max(libre, enonce.Plages[p].Debut), enonce.Plages[p].Fin))
                .Where(x => x.Debut >= libre && x.Debut + o.Preparation + o.Passage <= x.Fin).Select(x => x.Debut + o.Preparation + o.Passage).ToList();
            if (fins.Count > 0 && Follow([.. restants.Where(r => r != o)], jour, fins.Min() + enonce.Regles.EcartMin))
                return true;
        }

        return false;
    }

    private bool IsPlaceable(OralCompte o, int p)
    {
        return Fits(o, p) && RoomsOf([p]) > 0 && (o.Preparation == 0 || SeatsOf([p]) > 0) && o.Epreuve.Compositions.Any(c => IsSeated(c, 0, [], o.Candidat, p));
    }

    private bool IsSeated(IReadOnlyList<string> sieges, int siege, HashSet<ExaminateurLu> assis, int candidat, int plage)
    {
        if (siege == sieges.Count)
            return true;
        foreach (var x in enonce.Examinateurs.Where(x => x.Qualites.Contains(sieges[siege]) && x.IsAvailable(plage) && x.MaxParJour is not 0 && !IsRecused(x, candidat)))
        {
            if (!assis.Add(x))
                continue;
            if (IsSeated(sieges, siege + 1, assis, candidat, plage))
                return true;
            assis.Remove(x);
        }

        return false;
    }

    private bool Fits(OralCompte o, int p)
    {
        var (plage, candidat) = (enonce.Plages[p], enonce.Candidats[o.Candidat]);
        if (candidat.Indisponible.Contains(p) || (candidat.Zone is { } zone && enonce.Centres.Contains(zone) && zone != plage.Centre) || o.Preparation + o.Passage > plage.Fin - plage.Debut)
            return false;
        return (o.Fixe?.Plage is not { } f || f == p) && (o.Fixe?.Debut is not { } d || (d - o.Preparation >= plage.Debut && d + o.Passage <= plage.Fin));
    }

    private bool IsRecused(ExaminateurLu x, int c)
    {
        var candidat = enonce.Candidats[c];
        return x.CandidatsRecuses.Contains(candidat.Id)
            || (enonce.Regles.RecuserMemeEtablissement && candidat.Etablissement is { } etablissement && x.Etablissements.Contains(etablissement))
            || (enonce.Regles.RecuserMemeEntreprise && candidat.Entreprise is { } entreprise && x.Entreprises.Contains(entreprise));
    }

    private IEnumerable<int> Open(List<OralCompte> concernes) => Enumerable.Range(0, enonce.Plages.Count).Where(p => concernes.Exists(o => Fits(o, p)));

    // The first candidate prepares first; the last passage may end with the plage.
    private long Holds(int p, List<OralCompte> concernes, bool minutes)
    {
        var libre = Math.Max(0, enonce.Plages[p].Fin - enonce.Plages[p].Debut - concernes.Min(o => o.Preparation) + concernes.Max(o => o.Epreuve.Battement));
        return minutes ? libre : libre / concernes.Min(o => o.Taille);
    }

    private static int Seats(OralCompte o, HashSet<string> qualites) => o.Epreuve.Compositions.Min(c => c.Count(qualites.Contains));

    private long RoomsOf(int[] plages) => enonce.Salles.Count(s => s.EstDInterrogation && plages.Any(p => s.IsOpen(enonce.Plages[p])));

    private long SeatsOf(int[] plages) => enonce.Salles.Where(s => !s.EstDInterrogation && plages.Any(p => s.IsOpen(enonce.Plages[p]))).Sum(s => (long)s.Places);

    private sealed record OralCompte(int Candidat, EpreuveLue Epreuve, int Preparation, int Passage, FixeLu? Fixe)
    {
        public int Taille => Passage + Epreuve.Battement;
    }
}
