namespace Parchemin.Core;

/// <summary>A bloc de compétences.</summary>
public sealed record BlocDeCompetences : Item
{
    /// <summary>The unité that delivers it.</summary>
    public Citation? Unite { get; init; }

    public Citation? Domaine { get; init; }

    /// <summary>The weight of the bloc in an average; null where blocs are not averaged.</summary>
    public Fraction? Coefficient { get; init; }

    public IReadOnlyList<Citation> Competences { get; init; } = [];
}

/// <summary>An exclusive option and the blocs of its path.</summary>
public sealed record OptionDeCertification : Item
{
    public IReadOnlyList<Citation> Blocs { get; init; } = [];
}

/// <summary>The domain of a unité, which decides the averages it enters.</summary>
public enum DomaineDUnite
{
    Generale,
    Professionnelle,
}

/// <summary>The atom of results of a diploma by units.</summary>
public sealed record Unite : Item
{
    public required bool Facultative { get; init; }

    public DomaineDUnite? Domaine { get; init; }

    /// <summary>Null for an optional unité.</summary>
    public Fraction? Coefficient { get; init; }

    public Citation? Epreuve { get; init; }

    public IReadOnlyList<Citation> Activites { get; init; } = [];

    public IReadOnlyList<string> Description { get; init; } = [];
}

/// <summary>One printed table competence × unité: unité → competences evaluated, and mobilised.</summary>
public sealed record TableauDeMatrice(
    Citation Domaine,
    Source? Source,
    IReadOnlyList<(Citation Unite, IReadOnlyList<Citation> Competences)> Evaluees,
    IReadOnlyList<(Citation Unite, IReadOnlyList<Citation> Competences)> Mobilisees,
    Lieu Lieu);
