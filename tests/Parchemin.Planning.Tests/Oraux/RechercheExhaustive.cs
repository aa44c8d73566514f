using Parchemin.Planning.Oraux;

namespace Parchemin.Planning.Tests.Oraux;

/// <summary>Tries every planning of a tiny session on a grid of minutes, with one commission per room and plage; shares nothing with the search.</summary>
/// <remarks>When all data are multiples of the step, an optimal planning starts on multiples of it: the cost is linear between them.</remarks>
internal sealed class RechercheExhaustive
{
    private readonly SessionDOraux session;
    private readonly int pas;
    private readonly List<int[]> groupes;
    private readonly List<Passage> passages = [];
    private readonly List<Commission> commissions = [];
    private long meilleur;

    private RechercheExhaustive(SessionDOraux session, int pas)
    {
        this.session = session;
        this.pas = pas;
        var personnes = Enumerable.Range(0, session.Examinateurs.Length).ToList();
        groupes = [.. personnes.Select(x => (int[])[x]), .. personnes.SelectMany(x => personnes.Where(y => y > x).Select(y => (int[])[x, y]))];
    }

    /// <summary>The least cost of a complete planning, in sixtieths; null when there is none.</summary>
    public static long? Cost(SessionDOraux session, int pas)
    {
        var recherche = new RechercheExhaustive(session, pas) { meilleur = long.MaxValue };
        recherche.Place(0);
        return recherche.meilleur == long.MaxValue ? null : recherche.meilleur;
    }

    private void Place(int oral)
    {
        if ((long)commissions.Count * session.Couts.CommissionOuverte * CoutDePlan.Unite >= meilleur)
            return;
        if (oral == session.Oraux.Length)
        {
            var plan = new PlanDOraux([.. commissions], [.. passages], []);
            meilleur = Math.Min(meilleur, MesureDeCout.Of(session, plan).Total);
            return;
        }

        var o = session.Oraux[oral];
        for (var p = 0; p < session.Plages.Length; p++)
        {
            if (!session.PeutVenir(o.Candidat, p))
                continue;
            for (var k = 0; k < commissions.Count; k++)
            {
                if (commissions[k].Plage == p)
                    TryStarts(oral, k);
            }

            Open(oral, p);
        }
    }

    private void Open(int oral, int plage)
    {
        var prises = commissions.Where(k => k.Plage == plage).ToList();
        var salle = Enumerable.Range(0, session.Salles.Length).FirstOrDefault(s => !session.Salles[s].EstDePreparation && prises.TrueForAll(k => k.Salle != s), -1);
        if (salle < 0)
            return;
        foreach (var groupe in groupes)
        {
            if (!Array.TrueForAll(groupe, x => session.Examinateurs[x].Plages.Contains(plage) && prises.TrueForAll(k => !k.Membres.Contains(x))))
                continue;
            commissions.Add(new Commission($"k{commissions.Count}", plage, salle, [.. groupe], 0));
            TryStarts(oral, commissions.Count - 1);
            commissions.RemoveAt(commissions.Count - 1);
        }
    }

    private void TryStarts(int oral, int commission)
    {
        var (o, k) = (session.Oraux[oral], commissions[commission]);
        if (session.RangDeComposition(o.Epreuve, k.Membres.AsSpan()) < 0 || k.Membres.Any(x => session.EstRecuse(x, o.Candidat) || Held(x, k.Plage) >= session.Examinateurs[x].MaxParJour))
            return;
        var plage = session.Plages[k.Plage];
        for (var debut = plage.Debut + o.Preparation; debut + o.Passage <= plage.Fin; debut += pas)
        {
            var passage = new Passage(oral, commission, debut - o.Preparation, debut, debut + o.Passage, -1);
            if (!passages.TrueForAll(a => Agree(a, passage)) || !SeatsSuffice(passage))
                continue;
            passages.Add(passage);
            Place(oral + 1);
            passages.RemoveAt(passages.Count - 1);
        }
    }

    private int Held(int x, int plage) => passages.Count(p => commissions[p.Commission].Membres.Contains(x) && session.Plages[commissions[p.Commission].Plage].Jour == session.Plages[plage].Jour);

    private bool Agree(Passage a, Passage b)
    {
        var (ka, kb) = (commissions[a.Commission], commissions[b.Commission]);
        if ((ka.Salle == kb.Salle || ka.Membres.Intersect(kb.Membres).Any())
            && a.Debut < b.Fin + session.Oraux[b.Oral].Battement && b.Debut < a.Fin + session.Oraux[a.Oral].Battement)
            return false;
        if (session.Oraux[a.Oral].Candidat != session.Oraux[b.Oral].Candidat)
            return true;
        var (premier, second) = a.Debut < b.Debut ? (a, b) : (b, a);
        var ecart = second.PreparationDebut - premier.Fin;
        var memeJour = a.Debut / Horloge.MinutesParJour == b.Debut / Horloge.MinutesParJour;
        return ecart >= session.Regles.EcartMin && (memeJour ? ecart <= session.Regles.AttenteMax : !session.Regles.MemeJour);
    }

    private bool SeatsSuffice(Passage nouveau)
    {
        var places = session.Salles.Where(s => s.EstDePreparation).Sum(s => s.Places);
        var preparations = passages.Append(nouveau).ToList();
        return Enumerable.Range(nouveau.PreparationDebut, nouveau.Debut - nouveau.PreparationDebut)
            .All(m => preparations.Count(p => p.PreparationDebut <= m && m < p.Debut) <= places);
    }
}
