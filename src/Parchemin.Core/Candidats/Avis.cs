namespace Parchemin.Core;

/// <summary>The opinion of one assessor on one competence or criterion.</summary>
public enum Avis : byte
{
    /// <summary>Not given yet. The default.</summary>
    Attendu,
    Acquis,
    NonAcquis,
}

/// <summary>What a jury decided on an element over which the assessors disagreed.</summary>
public sealed record DecisionDuJury(bool Acquis, string? Motif);

/// <summary>Someone who gives an opinion: training body, tutor, commission.</summary>
public sealed record Evaluateur(int Index, string Code, string Libelle);
