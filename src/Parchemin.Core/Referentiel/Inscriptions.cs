namespace Parchemin.Core;

/// <summary>What a candidate must fulfil to register.</summary>
public sealed record ReglesDInscription
{
    public IReadOnlyList<ConditionDInscription> Conditions { get; init; } = [];

    /// <summary>Épreuves for which the candidate chooses different languages.</summary>
    public LanguesDistinctes? LanguesDistinctes { get; init; }

    /// <summary>The greatest extra time, as a share of the épreuve, without a motivated opinion.</summary>
    public LimiteDeTempsMajore? TempsMajore { get; init; }

    /// <summary>How many specialities of the same diploma may be presented at one session; null where no text says.</summary>
    public LimiteDeSpecialites? Specialites { get; init; }
}

/// <summary>What a condition of registration counts.</summary>
public enum MesureDeCondition
{
    AnneesDeFormation,
    HeuresDeFormation,
    AnneesDExperience,
}

/// <summary>So much training or experience, asked of the candidates of some voies.</summary>
public sealed record ConditionDInscription : Item
{
    public IReadOnlyList<Citation> Voies { get; init; } = [];

    public required MesureDeCondition Mesure { get; init; }

    public required Fraction AuMoins { get; init; }

    /// <summary>Who may reduce it; null where nobody may.</summary>
    public string? Derogation { get; init; }

    /// <summary>The sessions for which it stands in place of the one of the same code; empty for all others.</summary>
    public IReadOnlyList<Citation> Sessions { get; init; } = [];
}

public sealed record LanguesDistinctes(IReadOnlyList<Citation> Epreuves, Source? Source);

/// <summary>A share of the duration: one third.</summary>
public sealed record LimiteDeTempsMajore(Fraction AuPlus, Source? Source);

public sealed record LimiteDeSpecialites(int AuPlus, Source? Source);
