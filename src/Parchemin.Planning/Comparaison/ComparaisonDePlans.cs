using Parchemin.Planning.Oraux;

namespace Parchemin.Planning.Comparaison;

/// <summary>What happened to an oral from one planning to another, from what touches its candidate most to what touches him least.</summary>
public enum NatureDeChangement
{
    /// <summary>It had a place and has none.</summary>
    Retire,

    /// <summary>It had none and has one.</summary>
    Place,

    /// <summary>Another plage, thus another half-day or another centre.</summary>
    Deplace,

    /// <summary>The same plage at another hour.</summary>
    Redate,

    /// <summary>The same hour in another room.</summary>
    AutreSalle,

    /// <summary>The same hour and room before other people.</summary>
    AutreCommission,
}

/// <summary>One oral that is not where it was.</summary>
/// <param name="Oral">Its position in the session.</param>
/// <param name="Avant">Its passage before, if it had one.</param>
/// <param name="Apres">Its passage now, if it has one.</param>
public sealed record ChangementDOral(int Oral, NatureDeChangement Nature, Passage? Avant, Passage? Apres);

/// <summary>One person whose passages are not the same.</summary>
/// <param name="PassagesAvant">How many passages he heard.</param>
/// <param name="PassagesApres">How many he hears now.</param>
/// <param name="Plages">Plages where he now sits and did not, or no longer sits, sorted: whom to call.</param>
public sealed record ChangementDExaminateur(int Examinateur, int PassagesAvant, int PassagesApres, IReadOnlyList<int> Plages);

/// <summary>What changed between two plannings of one session.</summary>
/// <param name="Oraux">By oral.</param>
/// <param name="Examinateurs">By examiner.</param>
public sealed record ComparaisonDePlans(IReadOnlyList<ChangementDOral> Oraux, IReadOnlyList<ChangementDExaminateur> Examinateurs)
{
    /// <summary>How many orals changed in this way.</summary>
    public int Count(NatureDeChangement nature) => Oraux.Count(o => o.Nature == nature);

    /// <summary>Candidates who must be told of another hour or place.</summary>
    public IReadOnlyList<int> CandidatsAPrevenir(SessionDOraux session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return [.. Oraux.Where(o => o.Nature != NatureDeChangement.AutreCommission).Select(o => session.Oraux[o.Oral].Candidat).Distinct().Order()];
    }

    public static ComparaisonDePlans Of(SessionDOraux session, PlanDOraux avant, PlanDOraux apres)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(avant);
        ArgumentNullException.ThrowIfNull(apres);
        var (hier, demain) = (avant.Passages.ToDictionary(p => p.Oral), apres.Passages.ToDictionary(p => p.Oral));
        List<ChangementDOral> oraux = [];
        for (var o = 0; o < session.Oraux.Length; o++)
        {
            var (a, b) = (hier.GetValueOrDefault(o), demain.GetValueOrDefault(o));
            if (NatureOf(avant, a, apres, b) is { } nature)
                oraux.Add(new ChangementDOral(o, nature, a, b));
        }

        var (chargesAvant, chargesApres) = (ChargesOf(avant), ChargesOf(apres));
        return new ComparaisonDePlans(oraux, [.. Enumerable.Range(0, session.Examinateurs.Length).Select(x => Compare(x, chargesAvant[x], chargesApres[x])).OfType<ChangementDExaminateur>()]);
    }

    private static NatureDeChangement? NatureOf(PlanDOraux avant, Passage? a, PlanDOraux apres, Passage? b)
    {
        if (a is null || b is null)
            return a is null && b is null ? null : a is null ? NatureDeChangement.Place : NatureDeChangement.Retire;
        var (k, m) = (avant.Commissions[a.Commission], apres.Commissions[b.Commission]);
        return k.Plage != m.Plage ? NatureDeChangement.Deplace
            : a.Debut != b.Debut ? NatureDeChangement.Redate
            : k.Salle != m.Salle ? NatureDeChangement.AutreSalle
            : k.Membres.ToHashSet().SetEquals(m.Membres) ? null : NatureDeChangement.AutreCommission;
    }

    // The plage of each passage that a person hears.
    private static ILookup<int, int> ChargesOf(PlanDOraux plan)
        => plan.Passages.SelectMany(p => plan.Commissions[p.Commission].Membres.Select(x => (x, plan.Commissions[p.Commission].Plage))).ToLookup(c => c.x, c => c.Plage);

    private static ChangementDExaminateur? Compare(int examinateur, IEnumerable<int> avant, IEnumerable<int> apres)
    {
        var (hier, demain) = (avant.ToList(), apres.ToList());
        var plages = hier.ToHashSet();
        plages.SymmetricExceptWith(demain);
        return hier.Count == demain.Count && plages.Count == 0 ? null : new ChangementDExaminateur(examinateur, hier.Count, demain.Count, [.. plages.Order()]);
    }
}
