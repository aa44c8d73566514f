namespace Parchemin.Planning.Oraux;

/// <summary>How a planning is asked for.</summary>
/// <remarks>
/// Without <see cref="Duree"/> the search stops by counting its own steps: the same session, seed and cores then give the same planning on
/// any machine. With it the planning also depends on how fast the machine is.
/// </remarks>
public sealed record DemandeDePlan
{
    /// <summary>The seed: another one gives another planning of about the same cost.</summary>
    public ulong Graine { get; init; } = 1;

    /// <summary>How long to search; null to stop when nothing improves any more.</summary>
    public TimeSpan? Duree { get; init; }

    /// <summary>Steps per oral in all; null to stop when nothing improves any more. Not read when <see cref="Duree"/> is given.</summary>
    public int? PasParOral { get; init; }

    /// <summary>How many searches run at the same time.</summary>
    public int Coeurs { get; init; } = 2;

    /// <summary>A planning to repair with the fewest changes; null to plan from nothing.</summary>
    public PlanDOraux? Precedent { get; init; }

    /// <summary>A planning of this session found before, from which the search goes on; unlike <see cref="Precedent"/>, what it changes costs nothing.</summary>
    public PlanDOraux? Depart { get; init; }

    /// <summary>A proved lower bound of the total cost, in sixtieths (<see cref="CoutDePlan.Unite"/>), asked for again as the search goes; null when none is known.</summary>
    public Func<long>? Borne { get; init; }
}

/// <summary>Where a search is: what is shown while it runs.</summary>
/// <param name="Cout">The cost of the best planning so far, without what is not placed.</param>
/// <param name="Borne">The proved lower bound known so far, in sixtieths.</param>
/// <param name="Meilleur">Gives the best planning so far; to be asked before the telling returns.</param>
public sealed record AvancementDePlan(TimeSpan Duree, long Pas, int NonPlaces, long Cout, long Borne, Func<PlanDOraux> Meilleur);

/// <summary>What a search found.</summary>
/// <param name="Borne">A proved lower bound of the total cost, in sixtieths; 0 when none is known.</param>
/// <param name="Explication">Sentences in French for whoever reads the planning.</param>
public sealed record ResultatDePlan(PlanDOraux Plan, CoutDePlan Cout, long Borne, IReadOnlyList<string> Explication)
{
    /// <summary>True when every demanded oral is placed.</summary>
    public bool EstComplet => Plan.NonPlaces.IsEmpty;

    /// <summary>The word of the output.</summary>
    public string Statut => EstComplet ? "realisable" : "incomplet";
}
