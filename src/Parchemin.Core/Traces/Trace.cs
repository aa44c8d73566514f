namespace Parchemin.Core;

/// <summary>What became of a node of the proof.</summary>
public enum StatutDeTrace
{
    /// <summary>The rule was applied to known inputs.</summary>
    Applique,

    /// <summary>The rule did not apply; <see cref="Trace.Raison"/> says why.</summary>
    SansObjet,

    /// <summary>An input is missing; <see cref="Trace.Raison"/> names it.</summary>
    Manquant,
}

/// <summary>A node of the proof of a result: a rule or a step, its exact value in French notation, and the steps it rests on.</summary>
public sealed record Trace(string Libelle, string Valeur, StatutDeTrace Statut = StatutDeTrace.Applique)
{
    /// <summary>The code of the rule, when the node is a named rule.</summary>
    public string? Regle { get; init; }

    /// <summary>The article that states the rule, or the interpretation that stands for it.</summary>
    public string? Source { get; init; }

    /// <summary>Why the rule did not apply, or what is missing.</summary>
    public string? Raison { get; init; }

    public IReadOnlyList<Trace> Details { get; init; } = [];

    /// <summary>A node whose value may be unknown.</summary>
    public static Trace Of(string libelle, Mesure mesure, params IReadOnlyList<Trace> details) => new(
        libelle,
        mesure.ToFrench(),
        mesure.Connue ? StatutDeTrace.Applique : StatutDeTrace.Manquant)
    { Details = details };

    /// <summary>A node whose value is a verdict.</summary>
    public static Trace Of(string libelle, Verdict verdict, params IReadOnlyList<Trace> details) => new(
        libelle,
        verdict.ToFrench(),
        verdict == Verdict.Inconnu ? StatutDeTrace.Manquant : StatutDeTrace.Applique)
    { Details = details };
}
