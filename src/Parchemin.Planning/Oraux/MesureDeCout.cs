using System.Collections.Immutable;

namespace Parchemin.Planning.Oraux;

/// <summary>The cost of a planning, counted from the planning alone.</summary>
public static class MesureDeCout
{
    /// <summary>The cost by term; <see cref="CoutDePlan"/> says what each term counts.</summary>
    /// <param name="precedent">The planning that was repaired; null when there is none.</param>
    public static CoutDePlan Of(SessionDOraux session, PlanDOraux plan, PlanDOraux? precedent = null)
    {
        var c = session.Couts;
        var parCommission = plan.Passages.GroupBy(p => p.Commission).Select(g => (Commission: plan.Commissions[g.Key], Passages: g.OrderBy(p => p.Debut).ToList())).ToList();
        return new CoutDePlan(
            (long)c.CommissionOuverte * parCommission.Count * CoutDePlan.Unite,
            (long)c.CompositionDeRepli * parCommission.Sum(k => Rang(session, k.Commission, k.Passages)) * CoutDePlan.Unite,
            (long)c.JourSupplementaire * plan.Passages.GroupBy(p => session.Oraux[p.Oral].Candidat).Sum(g => g.Select(p => p.Debut / Horloge.MinutesParJour).Distinct().Count() - 1) * CoutDePlan.Unite,
            c.AttenteParHeure * plan.Passages.GroupBy(p => (session.Oraux[p.Oral].Candidat, p.Debut / Horloge.MinutesParJour)).Sum(Waiting),
            c.TrouParQuartDHeure * 4 * parCommission.Sum(k => Gaps(session, k.Passages)),
            (long)c.Desequilibre * parCommission.GroupBy(k => session.Plages[k.Commission.Plage].Centre).Sum(g => Imbalance(g.SelectMany(k => k.Commission.Membres.Select(x => (x, k.Passages.Count))))) * CoutDePlan.Unite,
            (long)c.Changement * Changes(plan, precedent) * CoutDePlan.Unite);
    }

    /// <summary>The passages of the previous planning whose oral is now in another plage or starts at another minute.</summary>
    public static int Changes(PlanDOraux plan, PlanDOraux? precedent)
    {
        if (precedent is null)
            return 0;
        var avant = precedent.Passages.DistinctBy(p => p.Oral).ToDictionary(p => p.Oral);
        return plan.Passages.Count(p => avant.TryGetValue(p.Oral, out var a)
            && (a.Debut != p.Debut || a.Commission < 0 || precedent.Commissions[a.Commission].Plage != plan.Commissions[p.Commission].Plage));
    }

    private static int Rang(SessionDOraux session, Commission commission, List<Passage> passages)
        => passages.Select(p => session.Oraux[p.Oral].Epreuve).Distinct().Max(e => Math.Max(0, session.RangDeComposition(e, commission.Membres.AsSpan())));

    private static long Waiting(IEnumerable<Passage> passages)
    {
        var suite = passages.OrderBy(p => p.PreparationDebut).ToList();
        return suite.Zip(suite.Skip(1), (a, b) => (long)Math.Max(0, b.PreparationDebut - a.Fin)).Sum();
    }

    private static long Gaps(SessionDOraux session, List<Passage> suite)
        => suite.Zip(suite.Skip(1), (a, b) => (long)Math.Max(0, b.Debut - a.Fin - session.Oraux[a.Oral].Battement)).Sum();

    private static long Imbalance(IEnumerable<(int Examinateur, int Passages)> charges)
    {
        var totaux = charges.GroupBy(x => x.Examinateur, x => x.Passages).Select(g => g.Sum()).ToImmutableArray();
        return totaux.IsEmpty ? 0 : totaux.Max() - totaux.Min();
    }
}
