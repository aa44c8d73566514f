namespace Parchemin.Planning.Oraux;

/// <summary>What a reader made of a document: the value, or every error that it found, in French, each with place, value, rule and remedy.</summary>
public sealed record Lecture<T>(T? Valeur, IReadOnlyList<string> Erreurs)
    where T : class;
