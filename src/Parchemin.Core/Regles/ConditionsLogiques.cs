namespace Parchemin.Core;

/// <summary>All, or one, of several conditions.</summary>
public sealed class Combinaison(IReadOnlyList<Condition> conditions, bool toutes) : Condition
{
    private readonly Condition[] conditions = [.. conditions];

    public override Verdict Evaluate(Deliberation d, Element? courant)
    {
        var verdict = Verdicts.Of(toutes);
        foreach (var condition in conditions)
        {
            var suivant = condition.Evaluate(d, courant);
            verdict = toutes ? Verdicts.Et(verdict, suivant) : Verdicts.Ou(verdict, suivant);
            if (verdict == Verdicts.Of(!toutes))
                break;
        }

        return verdict;
    }

    public override Trace Explain(Deliberation d, Element? courant) => Trace.Of(
        toutes ? "Toutes ces conditions" : "Au moins une de ces conditions",
        Evaluate(d, courant),
        [.. conditions.Select(c => c.Explain(d, courant))]);
}

/// <summary>The contrary of a condition.</summary>
public sealed class Contraire(Condition condition) : Condition
{
    public override Verdict Evaluate(Deliberation d, Element? courant) => condition.Evaluate(d, courant).Inverse();

    public override Trace Explain(Deliberation d, Element? courant)
        => Trace.Of("L’inverse de ce qui suit", Evaluate(d, courant), condition.Explain(d, courant));
}

/// <summary>What is asked of a verdict that may not be settled.</summary>
public enum Certitude
{
    /// <summary>The verdict is yes; anything else is a no.</summary>
    Certain,

    /// <summary>The verdict is yes or no.</summary>
    Connu,
}

/// <summary>Makes a yes or no of a verdict that may be unknown. Without it, an unknown condition of a decision is an error.</summary>
public sealed class Certaine(Condition condition, Certitude certitude) : Condition
{
    public override Verdict Evaluate(Deliberation d, Element? courant)
    {
        var verdict = condition.Evaluate(d, courant);
        return Verdicts.Of(certitude == Certitude.Certain ? verdict == Verdict.Oui : verdict.EstTranche());
    }

    public override Trace Explain(Deliberation d, Element? courant) => Trace.Of(
        certitude == Certitude.Certain ? "C'est établi" : "C'est connu",
        Evaluate(d, courant),
        condition.Explain(d, courant));
}
