namespace Parchemin.Core;

/// <summary>The sum of the marks of the children of the current element; unknown as soon as one is missing.</summary>
public sealed class SommeDEnfants(Ensemble enfants) : Calcul
{
    public Ensemble Enfants => enfants;

    public override Mesure Evaluate(Deliberation d, Element? courant)
    {
        var somme = Fraction.Zero;
        foreach (var enfant in enfants.Membres(d, courant))
        {
            var note = d.Note(enfant);
            if (!note.Connue)
                return Mesure.Inconnue;
            somme += note.Valeur;
        }

        return somme;
    }

    /// <summary>The greatest sum possible.</summary>
    public Fraction Bareme(Deliberation d, Element? courant)
    {
        var bareme = Fraction.Zero;
        foreach (var enfant in enfants.Membres(d, courant))
            bareme += enfant.Bareme ?? Fraction.Zero;
        return bareme;
    }

    public override Trace Explain(Deliberation d, Element? courant)
        => Trace.Of($"Somme : {enfants.Libelle}", Evaluate(d, courant), Traces.Membres(d, enfants, courant, d.ExplainNote));
}

/// <summary>The mean of the children, each brought to the same scale and weighted.</summary>
public sealed class MoyenneDEnfants(Ensemble enfants, Fraction vers) : Calcul
{
    public override Mesure Evaluate(Deliberation d, Element? courant)
    {
        var (somme, poids) = (Fraction.Zero, Fraction.Zero);
        foreach (var enfant in enfants.Membres(d, courant))
        {
            var note = d.Note(enfant);
            if (!note.Connue)
                return Mesure.Inconnue;
            somme += note.Valeur * (vers / (enfant.Bareme ?? vers)) * enfant.Poids;
            poids += enfant.Poids;
        }

        return poids.IsZero ? Mesure.Inconnue : somme / poids;
    }

    public override Trace Explain(Deliberation d, Element? courant)
        => Trace.Of($"Moyenne : {enfants.Libelle}", Evaluate(d, courant), Traces.Membres(d, enfants, courant, d.ExplainNote));
}

/// <summary>A sum brought from the total of its scales to another scale: 33 points of 60 become 11 of 20.</summary>
public sealed class Ramenee(SommeDEnfants somme, Fraction vers) : Calcul
{
    public override Mesure Evaluate(Deliberation d, Element? courant)
    {
        var valeur = somme.Evaluate(d, courant);
        var bareme = somme.Bareme(d, courant);
        return valeur.Connue && !bareme.IsZero ? valeur.Valeur * vers / bareme : Mesure.Inconnue;
    }

    public override Trace Explain(Deliberation d, Element? courant) => Trace.Of(
        $"Ramenée de {somme.Bareme(d, courant).ToFrench()} à {vers.ToFrench()} points",
        Evaluate(d, courant),
        somme.Explain(d, courant));
}
