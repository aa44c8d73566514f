namespace Parchemin.Core;

/// <summary>Σ mark × coefficient over the elements that count.</summary>
public sealed class SommePonderee(Ensemble ensemble, Calcul? note) : Calcul
{
    public override Mesure Evaluate(Deliberation d, Element? courant)
    {
        var somme = Fraction.Zero;
        foreach (var element in ensemble.Membres(d, courant))
        {
            if (d.Effet(element) == EffetDEtat.Sort)
                continue;
            var valeur = note is null ? d.Note(element) : note.Evaluate(d, element);
            if (!valeur.Connue)
                return Mesure.Inconnue;
            somme += valeur.Valeur * element.Facteur;
        }

        return somme;
    }

    public override Trace Explain(Deliberation d, Element? courant) => Trace.Of(
        $"Σ note × coefficient : {ensemble.Libelle}",
        Evaluate(d, courant),
        Traces.Membres(d, ensemble, courant, Terme(d)));

    private Func<Element, Trace> Terme(Deliberation d) => element =>
    {
        var coefficient = element.Facteur;
        var etat = d.Etat(element);
        if (d.Effet(element) == EffetDEtat.Sort)
        {
            return new Trace($"{element.Code}, coefficient {coefficient.ToFrench()}", "sans objet", StatutDeTrace.SansObjet)
            {
                Raison = $"{Traces.Nom(etat)} : l'unité sort du calcul",
                Source = d.Regles.SourceDe(etat)?.ToString(),
            };
        }

        var trace = note is null ? d.ExplainNote(element) : note.Explain(d, element);
        var valeur = note is null ? d.Note(element) : note.Evaluate(d, element);
        var points = valeur.Connue ? (Mesure)(valeur.Valeur * coefficient) : Mesure.Inconnue;
        return Trace.Of($"{element.Code} : {valeur.ToFrench()} × {coefficient.ToFrench()}", points, trace);
    };
}

/// <summary>Σ coefficients of the elements that count: the divisor of an average.</summary>
public sealed class SommeDeCoefficients(Ensemble ensemble) : Calcul
{
    public override Mesure Evaluate(Deliberation d, Element? courant)
    {
        var somme = Fraction.Zero;
        foreach (var element in ensemble.Membres(d, courant))
        {
            if (d.Effet(element) != EffetDEtat.Sort)
                somme += element.Facteur;
        }

        return somme;
    }

    public override Trace Explain(Deliberation d, Element? courant)
        => Trace.Of($"Somme des coefficients : {ensemble.Libelle}", Evaluate(d, courant));
}

/// <summary>Σ of what exceeds a threshold; an element without a mark adds nothing.</summary>
public sealed class Surplus(Ensemble ensemble, Calcul seuil) : Calcul
{
    public override Mesure Evaluate(Deliberation d, Element? courant)
    {
        var plancher = seuil.Evaluate(d, courant);
        if (!plancher.Connue)
            return Mesure.Inconnue;
        var somme = Fraction.Zero;
        foreach (var element in ensemble.Membres(d, courant))
        {
            var note = d.Note(element);
            if (note.Connue && note.Valeur > plancher.Valeur)
                somme += note.Valeur - plancher.Valeur;
        }

        return somme;
    }

    public override Trace Explain(Deliberation d, Element? courant) => Trace.Of(
        $"Points au-dessus de {seuil.Evaluate(d, courant).ToFrench()} : {ensemble.Libelle}",
        Evaluate(d, courant),
        Traces.Membres(d, ensemble, courant, d.ExplainNote));
}

/// <summary>The mark of one named element, whatever the current one is.</summary>
public sealed class NoteDe(Element element) : Calcul
{
    public override Mesure Evaluate(Deliberation d, Element? courant) => d.Note(element);

    public override Trace Explain(Deliberation d, Element? courant) => d.ExplainNote(element);
}

/// <summary>How many elements satisfy a condition; unknown as soon as one of them is not settled.</summary>
public sealed class Nombre(Ensemble ensemble, Condition si) : Calcul
{
    public override Mesure Evaluate(Deliberation d, Element? courant)
    {
        var nombre = 0;
        foreach (var element in ensemble.Membres(d, courant))
        {
            var verdict = si.Evaluate(d, element);
            if (!verdict.EstTranche())
                return Mesure.Inconnue;
            nombre += verdict == Verdict.Oui ? 1 : 0;
        }

        return (Fraction)nombre;
    }

    public override Trace Explain(Deliberation d, Element? courant) => Trace.Of(
        $"Combien remplissent la condition : {ensemble.Libelle}",
        Evaluate(d, courant),
        Traces.Membres(d, ensemble, courant, e => si.Explain(d, e) with { Libelle = $"{e.Chemin}, {e.Libelle}" }));
}
