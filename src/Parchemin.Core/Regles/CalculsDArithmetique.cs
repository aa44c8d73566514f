namespace Parchemin.Core;

/// <summary>The sign between the terms of an exact computation.</summary>
public enum Arithmetique
{
    Plus,
    Moins,
    Produit,
    Quotient,
}

/// <summary>Exact arithmetic over several terms, from left to right.</summary>
public sealed class CalculArithmetique(Arithmetique signe, IReadOnlyList<Calcul> termes) : Calcul
{
    private readonly Calcul[] termes = [.. termes];

    public override Mesure Evaluate(Deliberation d, Element? courant)
    {
        var total = termes[0].Evaluate(d, courant);
        for (var i = 1; i < termes.Length && total.Connue; i++)
        {
            var terme = termes[i].Evaluate(d, courant);
            total = terme.Connue ? Apply(total.Valeur, terme.Valeur) : Mesure.Inconnue;
        }

        return total;
    }

    public override Trace Explain(Deliberation d, Element? courant) => Trace.Of(
        signe switch
        {
            Arithmetique.Plus => "Somme",
            Arithmetique.Moins => "Différence",
            Arithmetique.Produit => "Produit",
            _ => "Quotient",
        },
        Evaluate(d, courant),
        [.. termes.Select(t => t.Explain(d, courant))]);

    private Mesure Apply(Fraction a, Fraction b) => signe switch
    {
        Arithmetique.Plus => a + b,
        Arithmetique.Moins => a - b,
        Arithmetique.Produit => a * b,
        _ => b.IsZero ? Mesure.Inconnue : a / b,
    };
}

/// <summary>The greatest or the least of the known values; unknown when none is known.</summary>
public sealed class Extreme(bool laPlusGrande, IReadOnlyList<Calcul> termes) : Calcul
{
    private readonly Calcul[] termes = [.. termes];

    public override Mesure Evaluate(Deliberation d, Element? courant)
    {
        var meilleure = Mesure.Inconnue;
        foreach (var terme in termes)
        {
            var valeur = terme.Evaluate(d, courant);
            if (valeur.Connue && (!meilleure.Connue || valeur.Valeur > meilleure.Valeur == laPlusGrande))
                meilleure = valeur;
        }

        return meilleure;
    }

    public override Trace Explain(Deliberation d, Element? courant) => Trace.Of(
        laPlusGrande ? "La meilleure des notes" : "La moindre des notes",
        Evaluate(d, courant),
        [.. termes.Select(t => t.Explain(d, courant))]);
}

/// <summary>A declared rounding: the only place where precision is lost, and the proof names it.</summary>
public sealed class Arrondi(Calcul calcul, Fraction pas, SensArrondi sens) : Calcul
{
    public override Mesure Evaluate(Deliberation d, Element? courant)
    {
        var valeur = calcul.Evaluate(d, courant);
        return valeur.Connue ? valeur.Valeur.RoundTo(pas, sens) : valeur;
    }

    public override Trace Explain(Deliberation d, Element? courant) => Trace.Of(
        $"Arrondi au multiple de {pas.ToFrench()} {sens switch { SensArrondi.Inferieur => "inférieur", SensArrondi.Superieur => "supérieur", _ => "le plus proche" }}",
        Evaluate(d, courant),
        calcul.Explain(d, courant));
}
