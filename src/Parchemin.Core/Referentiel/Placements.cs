namespace Parchemin.Core;

/// <summary>What a public holiday that falls on a day of placement is worth.</summary>
public enum SortDesFeries
{
    /// <summary>Not counted; when only holidays are missing, a person decides.</summary>
    AApprecier,

    /// <summary>Not counted.</summary>
    Deduits,

    /// <summary>Counted as if worked.</summary>
    Comptes,
}

/// <summary>How days and months are counted.</summary>
/// <param name="JoursParMois">What a month is worth when the days of several certificates are added.</param>
public sealed record RegleDeDecompte(SortDesFeries Feries, int JoursParMois, Source? Source);

/// <summary>What proves the duration.</summary>
public enum PreuveAttendue
{
    /// <summary>Days of placement, counted.</summary>
    Stage,

    /// <summary>A contract of apprenticeship or professionalisation, attested by the employer.</summary>
    Contrat,

    /// <summary>Work, shown by certificates.</summary>
    Emploi,
}

/// <summary>The contract that binds someone to an employer.</summary>
public enum NatureDeContrat
{
    Apprentissage,
    Professionnalisation,
    Travail,
}

/// <summary>How a candidate is trained within a voie, and what he must then prove.</summary>
public sealed record SituationDeFormation : Item
{
    public IReadOnlyList<Citation> Voies { get; init; } = [];

    public required PreuveAttendue Preuve { get; init; }

    /// <summary>The contracts that prove; for <see cref="PreuveAttendue.Contrat"/>.</summary>
    public IReadOnlyList<NatureDeContrat> Contrats { get; init; } = [];

    /// <summary>The durations of work, one of which is enough; empty where the text sets none. For <see cref="PreuveAttendue.Emploi"/>.</summary>
    public IReadOnlyList<EmploiRequis> Emplois { get; init; } = [];

    /// <summary>The substitution that prints the paper to give.</summary>
    public Citation? Substitution { get; init; }
}

/// <summary>So many months of work within the months that precede the exam.</summary>
public sealed record EmploiRequis(bool TempsPlein, int Mois, int SurMois);

/// <summary>A reason for which the duration may be reduced, down to the floor of the derogation.</summary>
public sealed record ReductionDeDuree : Item
{
    /// <summary>Who decides; null where the text asks for no decision.</summary>
    public string? Decision { get; init; }
}

/// <summary>What a candidate who failed an earlier session may present instead of new placements.</summary>
public sealed record CasDeRedoublement : Item
{
    public IReadOnlyList<Citation> Voies { get; init; } = [];

    /// <summary>Who must authorise it; null where nobody has to.</summary>
    public string? Autorisation { get; init; }

    /// <summary>The jury must be told.</summary>
    public bool JuryInforme { get; init; }
}
