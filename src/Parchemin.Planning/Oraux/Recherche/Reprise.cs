namespace Parchemin.Planning.Oraux;

/// <summary>Puts a previous planning back into a state, as far as the session still allows it: this is where a repair begins.</summary>
internal sealed class Reprise
{
    private readonly Etat etat;
    private readonly Terrain t;
    private readonly Insertion insertion;
    private readonly ChoixDeMembres choix;
    private readonly PlanDOraux avant;
    private readonly Dictionary<int, int> plages;
    private readonly Dictionary<int, int> examinateurs;
    private readonly Dictionary<int, int> postes = [];

    public Reprise(Etat etat, PlanDOraux avant)
    {
        this.etat = etat;
        this.avant = avant;
        t = etat.Terrain;
        insertion = new Insertion(etat);
        choix = new ChoixDeMembres(etat, new Alea(0));
        plages = t.PlagesGlobal.Select((g, i) => (g, i)).ToDictionary(x => x.g, x => x.i);
        examinateurs = t.ExaminateursGlobal.Select((g, i) => (g, i)).ToDictionary(x => x.g, x => x.i);
    }

    public void Restore()
    {
        var oraux = t.OrauxGlobal.Select((g, i) => (g, i)).ToDictionary(x => x.g, x => x.i);
        var passages = avant.Passages.Where(p => p.Commission >= 0 && oraux.ContainsKey(p.Oral)).DistinctBy(p => p.Oral)
            .GroupBy(p => p.Commission).ToDictionary(g => g.Key, g => g.Select(p => (Oral: oraux[p.Oral], p.Debut)).OrderBy(p => p.Debut).ToList());

        // Whole commissions first: those who replace somebody must not be taken from a commission that stands.
        var entieres = new List<int>();
        var entamees = new List<int>();
        foreach (var k in passages.Keys.Order().Where(k => plages.ContainsKey(avant.Commissions[k].Plage)))
            (Seats(k) is { } membres && Holds(membres, passages[k]) ? entieres : entamees).Add(k);
        var assises = entieres.Where(k => Settle(k, Seats(k)!)).ToList();
        PlaceInOrder(assises.SelectMany(k => passages[k].Select(p => (Commission: k, p.Oral, p.Debut))));
        foreach (var k in entamees)
        {
            if (Complete(k, passages[k]) is { Length: > 0 } membres && Settle(k, membres))
                PlaceInOrder(passages[k].Select(p => (Commission: k, p.Oral, p.Debut)));
        }

        foreach (var poste in postes.Values.Where(p => etat.Nombre(p) == 0))
            etat.Unseat(poste);
        etat.Mark();
    }

    // The people of the commission who are still there; null when somebody is missing.
    private int[]? Seats(int commission)
    {
        var plage = plages[avant.Commissions[commission].Plage];
        var membres = Staying(commission, plage);
        return membres.Length == avant.Commissions[commission].Membres.Length ? membres : null;
    }

    private int[] Staying(int commission, int plage)
        => [.. avant.Commissions[commission].Membres.Where(examinateurs.ContainsKey).Select(x => examinateurs[x]).Where(x => t.EstPresent[plage][x] && etat.Siege(x, plage) < 0).Distinct().Order()];

    private bool Holds(int[] membres, List<(int Oral, int Debut)> passages)
    {
        Span<sbyte> rangs = stackalloc sbyte[t.Compositions.Length];
        ChoixDeMembres.Rangs(t, membres, rangs);
        foreach (var (oral, _) in passages)
        {
            if (rangs[t.Epreuve[oral]] >= 0)
                return true;
        }

        return false;
    }

    // Somebody free takes the empty seat, so that as many passages as possible keep their hour.
    private int[] Complete(int commission, List<(int Oral, int Debut)> passages)
    {
        var plage = plages[avant.Commissions[commission].Plage];
        var restent = Staying(commission, plage);
        var (meilleur, gardes) = (Array.Empty<int>(), 0);
        foreach (var x in t.Presents[plage])
        {
            if (etat.Siege(x, plage) >= 0 || restent.Contains(x))
                continue;
            int[] membres = [.. restent.Append(x).Order()];
            var nombre = Kept(membres, passages, t.PlageJour[plage]);
            if (nombre > gardes)
                (meilleur, gardes) = (membres, nombre);
        }

        if (gardes > 0)
            return meilleur;
        foreach (var (oral, _) in passages)
        {
            if (choix.Compose(oral, plage, [.. passages.Select(p => p.Oral)]) is { Length: > 0 } membres)
                return membres;
        }

        return [];
    }

    private int Kept(int[] membres, List<(int Oral, int Debut)> passages, int jour)
    {
        Span<sbyte> rangs = stackalloc sbyte[t.Compositions.Length];
        ChoixDeMembres.Rangs(t, membres, rangs);
        var limite = membres.Min(x => t.MaxParJour[x] - etat.ChargeDuJour(x, jour));
        var nombre = 0;
        foreach (var (oral, _) in passages)
        {
            if (rangs[t.Epreuve[oral]] >= 0 && !Array.Exists(membres, x => choix.IsRefused(x, t.Candidat[oral])))
                nombre++;
        }

        return Math.Min(nombre, limite);
    }

    private bool Settle(int commission, int[] membres)
    {
        var plage = plages[avant.Commissions[commission].Plage];
        var poste = PosteOf(commission, plage);
        if (poste < 0 || Array.Exists(membres, x => etat.Siege(x, plage) >= 0))
            return false;
        etat.Seat(poste, membres);
        postes[commission] = poste;
        return true;
    }

    // By the hour, since a third oral may be allowed only because the second stands between.
    private void PlaceInOrder(IEnumerable<(int Commission, int Oral, int Debut)> passages)
    {
        foreach (var (commission, oral, debut) in passages.OrderBy(p => p.Debut))
        {
            if (etat.Poste[oral] < 0 && insertion.At(oral, postes[commission], debut).Existe)
                etat.Place(oral, postes[commission], debut);
        }
    }

    private int PosteOf(int commission, int plage)
    {
        var salle = avant.Commissions[commission].Salle;
        if (FreeIn(plage, r => r == salle) is { } sien)
            return sien;

        // Those who lost their room take one that nobody had, or the next would lose his in turn.
        var tenues = avant.Commissions.Where(c => plages.TryGetValue(c.Plage, out var p) && p == plage).Select(c => c.Salle).ToHashSet();
        return FreeIn(plage, r => !tenues.Contains(r)) ?? etat.PosteLibre(plage);
    }

    // The first free poste of the plage whose room suits.
    private int? FreeIn(int plage, Func<int, bool> convient)
    {
        for (var k = t.PremierPoste[plage]; k < t.PremierPoste[plage] + t.PostesDe(plage); k++)
        {
            if (etat.Membres(k).Length == 0 && convient(t.PosteSalle[k]))
                return k;
        }

        return null;
    }
}
