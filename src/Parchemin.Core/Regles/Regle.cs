namespace Parchemin.Core;

/// <summary>Where a rule or an item stands: an article of a text, or the reason of an interpretation when no text states it.</summary>
/// <param name="Texte">The code of the text, null for an interpretation.</param>
/// <param name="Lieu">The place in that text, or the reason of the interpretation.</param>
public sealed record Source(string? Texte, string Lieu)
{
    public bool EstInterpretation => Texte is null;

    public override string ToString() => Texte is null ? $"interprétation : {Lieu}" : $"{Texte}, {Lieu}";
}

/// <summary>A node of a rule tree. Nodes are immutable and evaluate against one candidate at a time.</summary>
public abstract class Expression
{
    /// <summary>The proof of this node's value for the current candidate.</summary>
    public abstract Trace Explain(Deliberation d, Element? courant);
}

/// <summary>A rule tree whose value is a number.</summary>
public abstract class Calcul : Expression
{
    public abstract Mesure Evaluate(Deliberation d, Element? courant);
}

/// <summary>A rule tree whose value is a verdict.</summary>
public abstract class Condition : Expression
{
    public abstract Verdict Evaluate(Deliberation d, Element? courant);
}

/// <summary>A named rule: a code, a sentence, a source, and the tree that executes it.</summary>
/// <param name="Index">The place of its memorised value among the candidate's rules.</param>
public sealed record Regle<T>(int Index, string Code, string Libelle, Source Source, T Expression)
    where T : Expression
{
    internal Trace Explain(Trace trace) => new(Libelle, trace.Valeur, trace.Statut)
    {
        Regle = Code,
        Source = Source.ToString(),
        Raison = trace.Raison ?? (Expression is Comparaison ? trace.Libelle : null),

        // A rounding, a scaling or a penalty is named even when the rule says nothing else; other top nodes only repeat the rule.
        Details = trace.Details.Count == 0 || Expression is Arrondi or Ramenee or Penalite ? [trace] : trace.Details,
    };
}
