using Parchemin.Planning.Oraux;

namespace Parchemin.Application;

/// <summary>Something that happened after the planning was made. The planning is repaired with the fewest passages changed.</summary>
public abstract record AccidentDePlanning
{
    /// <summary>The demand, once it has happened.</summary>
    /// <exception cref="RefusException">It names what the demand does not have.</exception>
    public abstract DemandeDOraux Apply(DemandeDOraux demande);

    /// <summary>What is prepared for the next computation, which must not forget what happened. What the preparation does not have is left alone.</summary>
    public abstract DemandeDOraux Note(DemandeDOraux preparation);

    public abstract string Tell(NomsDePlanning noms);

    /// <summary>The planning repaired: the same demand, planning and accident always give the same one.</summary>
    /// <param name="commences">What has begun or is over stays where it took place; where that is no longer possible, the planning no longer speaks of it.</param>
    public EffetSurLePlanning Repair(PlanningPose pose, Func<string, string, bool>? commences = null)
    {
        ArgumentNullException.ThrowIfNull(pose);
        var demande = Apply(pose.Demande);
        demande = demande with { Fixes = Standing(demande) };
        if (commences is not null)
            demande = Begun(demande, pose, commences);
        var session = demande.ToSession();
        var precedent = VersionsComparees.Against(session, pose.Resultat);
        var trouve = Planificateur.Solve(session, new DemandeDePlan { Precedent = precedent, Coeurs = 1 });
        return EffetSurLePlanning.Of(pose, PlanningPose.Of(demande, session, MoindreDerangement.Of(session, precedent, trouve.Plan), 0, CausesDeManque.Of(session, trouve.Plan), precedent));
    }

    private static DemandeDOraux Begun(DemandeDOraux demande, PlanningPose pose, Func<string, string, bool> commences)
    {
        var (s, plan) = (pose.Session, pose.Plan);
        var (libres, salles) = (demande.Examinateurs.ToDictionary(x => x.Id, x => (x.Plages ?? []).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal), demande.Salles.ToDictionary(r => r.Id, StringComparer.Ordinal));
        var debuts = demande.Plages.ToDictionary(p => p.Id, p => Horloge.Parse(p.Debut) ?? 0, StringComparer.Ordinal);
        var poses = plan.Passages.Where(p => p.Commission >= 0).ToDictionary(p => (s.Candidats[s.Oraux[p.Oral].Candidat].Id, s.Epreuves[s.Oraux[p.Oral].Epreuve].Code));
        var fixes = demande.Fixes.ToDictionary(f => (f.Candidat, f.Epreuve));
        var candidats = new List<CandidatDemande>(demande.Candidats.Count);
        foreach (var c in demande.Candidats)
        {
            var restent = new List<string>();
            foreach (var epreuve in c.Epreuves ?? [])
            {
                if (!commences(c.Id, epreuve))
                {
                    restent.Add(epreuve);
                }
                else if (poses.TryGetValue((c.Id, epreuve), out var p) && plan.Commissions[p.Commission] is var k && Stays(k, p))
                {
                    restent.Add(epreuve);
                    fixes[(c.Id, epreuve)] = new OralFixeDemande(c.Id, epreuve, s.Plages[k.Plage].Id, Horloge.Format(p.Debut));
                }
                else
                {
                    fixes.Remove((c.Id, epreuve));
                }
            }

            candidats.Add(restent.Count == (c.Epreuves ?? []).Count ? c : c with { Epreuves = restent });
        }

        return demande with { Candidats = [.. candidats.Where(c => c.Epreuves is { Count: > 0 })], Fixes = [.. fixes.Values] };

        bool Stays(Commission k, Planning.Oraux.Passage p)
        {
            var plage = s.Plages[k.Plage].Id;
            return p.PreparationDebut >= debuts.GetValueOrDefault(plage, int.MaxValue) && salles.GetValueOrDefault(s.Salles[k.Salle].Id) is { } salle && salle.Indisponible?.Contains(plage) is not true
                && k.Membres.All(x => x >= 0 && libres.GetValueOrDefault(s.Examinateurs[x].Id)?.Contains(plage) is true);
        }
    }

    // A locked hour that what happened has made impossible is locked no more.
    private static List<OralFixeDemande> Standing(DemandeDOraux demande)
    {
        var plages = demande.Plages.ToDictionary(p => p.Id, StringComparer.Ordinal);
        var candidats = demande.Candidats.ToDictionary(c => c.Id, StringComparer.Ordinal);
        return [.. demande.Fixes.Where(f => plages.TryGetValue(f.Plage, out var p) && string.CompareOrdinal(p.Debut, f.Debut) <= 0 && candidats.TryGetValue(f.Candidat, out var c) && c.Indisponible?.Contains(f.Plage) is not true)];
    }

    private protected static RefusException Unknown(string champ, string message) => new(NatureDeRefus.Invalide, "ACCIDENT-INCONNU", message, [new Faute("ACCIDENT-INCONNU", champ, null, message)]);
}

/// <summary>An examiner cannot come.</summary>
/// <param name="Plages">When; all of them when empty.</param>
public sealed record ExaminateurAbsent(string Personne, IReadOnlyList<string> Plages) : AccidentDePlanning
{
    public override DemandeDOraux Apply(DemandeDOraux demande)
    {
        ArgumentNullException.ThrowIfNull(demande);
        return demande.Examinateurs.Any(x => x.Id == Personne) ? Note(demande) : throw Unknown("personne", "Cette personne n'est pas parmi les examinateurs de ce planning. Choisissez-la dans la liste.");
    }

    public override DemandeDOraux Note(DemandeDOraux preparation)
    {
        ArgumentNullException.ThrowIfNull(preparation);
        return preparation with { Examinateurs = [.. preparation.Examinateurs.Select(x => x.Id != Personne ? x : x with { Plages = Plages.Count == 0 ? [] : [.. (x.Plages ?? [.. preparation.Plages.Select(p => p.Id)]).Except(Plages, StringComparer.Ordinal)] })] };
    }

    public override string Tell(NomsDePlanning noms)
    {
        ArgumentNullException.ThrowIfNull(noms);
        return $"Absence de {noms[Personne]}";
    }
}

/// <summary>A candidate cannot come.</summary>
/// <param name="Plages">When; he is withdrawn from the planning when empty.</param>
public sealed record CandidatAbsent(string Inscription, IReadOnlyList<string> Plages) : AccidentDePlanning
{
    public override DemandeDOraux Apply(DemandeDOraux demande)
    {
        ArgumentNullException.ThrowIfNull(demande);
        if (!demande.Candidats.Any(c => c.Id == Inscription))
            throw Unknown("candidat", "Ce candidat n'est pas dans ce planning. Choisissez-le dans la liste.");
        return Plages.Count == 0
            ? demande with { Candidats = [.. demande.Candidats.Where(c => c.Id != Inscription)], Examinateurs = [.. demande.Examinateurs.Select(x => x with { CandidatsRecuses = x.CandidatsRecuses?.Where(c => c != Inscription).ToList() })] }
            : Note(demande);
    }

    public override DemandeDOraux Note(DemandeDOraux preparation)
    {
        ArgumentNullException.ThrowIfNull(preparation);
        var dit = preparation.Candidats.FirstOrDefault(c => c.Id == Inscription) ?? new CandidatDemande(Inscription);
        var apres = Plages.Count == 0 ? dit with { Epreuves = [] } : dit with { Indisponible = [.. (dit.Indisponible ?? []).Union(Plages, StringComparer.Ordinal)] };
        return preparation with { Candidats = preparation.Candidats.Contains(dit) ? [.. preparation.Candidats.Select(c => c.Id == Inscription ? apres : c)] : [.. preparation.Candidats, apres] };
    }

    public override string Tell(NomsDePlanning noms)
    {
        ArgumentNullException.ThrowIfNull(noms);
        return $"{noms[Inscription]} {(Plages.Count == 0 ? "retiré du planning" : "indisponible")}";
    }
}

/// <summary>A room cannot be used any more.</summary>
/// <param name="Plages">When; never when empty.</param>
public sealed record SallePerdue(string Salle, IReadOnlyList<string> Plages) : AccidentDePlanning
{
    public override DemandeDOraux Apply(DemandeDOraux demande)
    {
        ArgumentNullException.ThrowIfNull(demande);
        var salle = demande.Salles.FirstOrDefault(s => s.Id == Salle) ?? throw Unknown("salle", $"« {Salle} » n'est pas une salle de ce planning. Choisissez-la dans la liste.");
        return salle.EstDePreparation && Plages.Count > 0
            ? throw Unknown("plages", $"« {Salle} » est une salle de préparation : elle sert à toutes les plages. Dites-la perdue pour toutes, ou donnez-en une autre à l'étape « Où ».")
            : Note(demande);
    }

    public override DemandeDOraux Note(DemandeDOraux preparation)
    {
        ArgumentNullException.ThrowIfNull(preparation);
        return preparation with
        {
            Salles = Plages.Count == 0
                ? [.. preparation.Salles.Where(s => s.Id != Salle)]
                : [.. preparation.Salles.Select(s => s.Id != Salle ? s : s with { Indisponible = [.. (s.Indisponible ?? []).Union(preparation.Plages.Where(p => p.Centre == s.Centre).Select(p => p.Id).Intersect(Plages, StringComparer.Ordinal), StringComparer.Ordinal)] })],
        };
    }

    public override string Tell(NomsDePlanning noms) => $"Salle {Salle} perdue";
}

/// <summary>A plage begins later than planned.</summary>
/// <param name="Heure">Local time, <c>09:30</c>.</param>
public sealed record PlageRetardee(string Plage, string Heure) : AccidentDePlanning
{
    public override DemandeDOraux Apply(DemandeDOraux demande)
    {
        ArgumentNullException.ThrowIfNull(demande);
        if (demande.Plages.FirstOrDefault(p => p.Id == Plage) is not { } plage)
            throw Unknown("plage", $"« {Plage} » n'est pas une plage de ce planning. Choisissez-la dans la liste.");
        return Horloge.Parse(Delayed(plage)) is { } d && d > Horloge.Parse(plage.Debut) && d < Horloge.Parse(plage.Fin)
            ? Note(demande)
            : throw Unknown("heure", $"« {Heure} » n'est pas une heure entre {plage.Debut[11..]} et {plage.Fin[11..]}. Corrigez-la.");
    }

    public override DemandeDOraux Note(DemandeDOraux preparation)
    {
        ArgumentNullException.ThrowIfNull(preparation);
        return preparation with { Plages = [.. preparation.Plages.Select(p => p.Id == Plage ? p with { Debut = Delayed(p) } : p)] };
    }

    public override string Tell(NomsDePlanning noms) => $"Début à {Heure} de la plage {Plage}";

    private string Delayed(PlageDemandee plage) => $"{plage.Debut[..10]}T{Heure}";
}

/// <summary>A commission is not opened: its members do not sit in that plage.</summary>
public sealed record CommissionFermee(string Plage, IReadOnlyList<string> Membres) : AccidentDePlanning
{
    /// <exception cref="RefusException">The planning has no such commission.</exception>
    public static CommissionFermee Of(PlanningPose pose, string commission)
    {
        ArgumentNullException.ThrowIfNull(pose);
        var k = pose.Plan.Commissions.FirstOrDefault(k => k.Id == commission && k.Plage >= 0) ?? throw Unknown("commission", "Cette commission n'est pas dans ce planning. Choisissez-en une dans l'horaire.");
        return new CommissionFermee(pose.Session.Plages[k.Plage].Id, [.. k.Membres.Where(x => x >= 0).Select(x => pose.Session.Examinateurs[x].Id)]);
    }

    public override DemandeDOraux Apply(DemandeDOraux demande) => Note(demande);

    public override DemandeDOraux Note(DemandeDOraux preparation)
    {
        ArgumentNullException.ThrowIfNull(preparation);
        return Membres.Aggregate(preparation, (d, m) => new ExaminateurAbsent(m, [Plage]).Note(d));
    }

    public override string Tell(NomsDePlanning noms) => "Commission non ouverte";
}
