namespace Parchemin.Core;

/// <summary>The verdict of another rule.</summary>
public sealed class ConditionCitee(Regle<Condition> regle) : Condition
{
    public Regle<Condition> Regle => regle;

    public override Verdict Evaluate(Deliberation d, Element? courant) => d.Verdict(regle);

    public override Trace Explain(Deliberation d, Element? courant) => regle.Explain(regle.Expression.Explain(d, null));
}

/// <summary>Exact comparison: the first number is at least, or is less than, the second.</summary>
public sealed class Comparaison(Calcul gauche, Calcul droite, bool auMoins) : Condition
{
    public override Verdict Evaluate(Deliberation d, Element? courant)
    {
        var (a, b) = (gauche.Evaluate(d, courant), droite.Evaluate(d, courant));
        return a.Connue && b.Connue ? Verdicts.Of(a.Valeur >= b.Valeur == auMoins) : Verdict.Inconnu;
    }

    // Written as it is: « 219,5 < 220 », whichever way the rule asks it.
    public override Trace Explain(Deliberation d, Element? courant) => Trace.Of(
        $"{gauche.Evaluate(d, courant).ToFrench()} {(auMoins == (Evaluate(d, courant) != Verdict.Non) ? "≥" : "<")} {droite.Evaluate(d, courant).ToFrench()}",
        Evaluate(d, courant),
        gauche.Explain(d, courant),
        droite.Explain(d, courant));
}

/// <summary>A value declared with the candidate equals an expected one; without an expected value, it is present.</summary>
public sealed class Declare(Declaration declaration, string? vaut) : Condition
{
    private readonly int? attendu = vaut is null ? null : declaration.OptionDe(vaut);

    public override Verdict Evaluate(Deliberation d, Element? courant) => (d.Candidature.Choix(declaration), vaut) switch
    {
        (null, null) => Verdict.Non,
        (null, _) => Verdict.Inconnu,
        (_, null) => Verdict.Oui,
        var (choix, _) => Verdicts.Of(choix == attendu),
    };

    public override Trace Explain(Deliberation d, Element? courant) => vaut is null
        ? Trace.Of($"{declaration.Libelle} : déclaré", Evaluate(d, courant))
        : Trace.Of($"{declaration.Libelle} : « {vaut.Replace('-', ' ')} »", Evaluate(d, courant));
}

/// <summary>At least one mark of a control épreuve is known.</summary>
public sealed class ControleNote : Condition
{
    public override Verdict Evaluate(Deliberation d, Element? courant) => Verdicts.Of(d.Candidature.AUnControle);

    public override Trace Explain(Deliberation d, Element? courant)
        => Trace.Of("Une note de contrôle est connue", Evaluate(d, courant));
}
