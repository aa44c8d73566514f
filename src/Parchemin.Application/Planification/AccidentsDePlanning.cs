using Parchemin.Planning.Oraux;

namespace Parchemin.Application;

/// <summary>Something that happened after the planning was made. The planning is repaired with the fewest passages changed.</summary>
public abstract record AccidentDePlanning
{
    /// <summary>The demand, once it has happened.</summary>
    /// <exception cref="RefusException">It names what the demand does not have.</exception>
    public abstract DemandeDOraux Apply(DemandeDOraux demande);

    public abstract string Tell(NomsDePlanning noms);

    /// <summary>The planning repaired: the same demand, planning and accident always give the same one.</summary>
    public EffetSurLePlanning Repair(PlanningPose pose)
    {
        ArgumentNullException.ThrowIfNull(pose);
        var demande = Apply(pose.Demande);
        demande = demande with { Fixes = Standing(demande) };
        var session = demande.ToSession();
        var precedent = VersionsComparees.Against(session, pose.Resultat);
        var trouve = Planificateur.Solve(session, new DemandeDePlan { Precedent = precedent, Coeurs = 1 });
        return EffetSurLePlanning.Of(pose, PlanningPose.Of(demande, session, trouve.Plan, 0, [], precedent));
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
        if (!demande.Examinateurs.Any(x => x.Id == Personne))
            throw Unknown("personne", "Cette personne n'est pas parmi les examinateurs de ce planning. Choisissez-la dans la liste.");
        return demande with { Examinateurs = [.. demande.Examinateurs.Select(x => x.Id != Personne ? x : x with { Plages = Plages.Count == 0 ? [] : [.. (x.Plages ?? [.. demande.Plages.Select(p => p.Id)]).Except(Plages, StringComparer.Ordinal)] })] };
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
            : demande with { Candidats = [.. demande.Candidats.Select(c => c.Id != Inscription ? c : c with { Indisponible = [.. (c.Indisponible ?? []).Union(Plages, StringComparer.Ordinal)] })] };
    }

    public override string Tell(NomsDePlanning noms)
    {
        ArgumentNullException.ThrowIfNull(noms);
        return $"{noms[Inscription]} {(Plages.Count == 0 ? "retiré du planning" : "indisponible")}";
    }
}

/// <summary>A room cannot be used any more.</summary>
public sealed record SallePerdue(string Salle) : AccidentDePlanning
{
    public override DemandeDOraux Apply(DemandeDOraux demande)
    {
        ArgumentNullException.ThrowIfNull(demande);
        return demande.Salles.Any(s => s.Id == Salle)
            ? demande with { Salles = [.. demande.Salles.Where(s => s.Id != Salle)] }
            : throw Unknown("salle", $"« {Salle} » n'est pas une salle de ce planning. Choisissez-la dans la liste.");
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
        var debut = $"{plage.Debut[..10]}T{Heure}";
        return Horloge.Parse(debut) is { } d && d > Horloge.Parse(plage.Debut) && d < Horloge.Parse(plage.Fin)
            ? demande with { Plages = [.. demande.Plages.Select(p => p.Id == Plage ? p with { Debut = debut } : p)] }
            : throw Unknown("heure", $"« {Heure} » n'est pas une heure entre {plage.Debut[11..]} et {plage.Fin[11..]}. Corrigez-la.");
    }

    public override string Tell(NomsDePlanning noms) => $"Début à {Heure} de la plage {Plage}";
}
