namespace Parchemin.Core;

/// <summary>A number written in the référentiel, possibly as a named and dated parameter.</summary>
public sealed class Constante(Fraction valeur, string? parametre = null) : Calcul
{
    public Fraction Valeur => valeur;

    public override Mesure Evaluate(Deliberation d, Element? courant) => valeur;

    public override Trace Explain(Deliberation d, Element? courant) => new(parametre ?? "valeur fixe", valeur.ToFrench());
}

/// <summary>The value of another rule.</summary>
public sealed class CalculCite(Regle<Calcul> regle) : Calcul
{
    public Regle<Calcul> Regle => regle;

    public override Mesure Evaluate(Deliberation d, Element? courant) => d.Valeur(regle);

    public override Trace Explain(Deliberation d, Element? courant) => regle.Explain(regle.Expression.Explain(d, null));
}

/// <summary>Which mark of the current element a rule reads.</summary>
public enum LectureDeNote
{
    /// <summary>The mark that counts at the first group.</summary>
    Note,

    /// <summary>The mark of the control épreuve.</summary>
    Controle,

    /// <summary>The mark that counts after the control épreuves.</summary>
    Retenue,
}

/// <summary>A mark of the current element.</summary>
public sealed class NoteCourante(LectureDeNote lecture) : Calcul
{
    public override Mesure Evaluate(Deliberation d, Element? courant) => lecture switch
    {
        LectureDeNote.Note => d.Note(courant!),
        LectureDeNote.Controle => d.Controle(courant!),
        LectureDeNote.Retenue => d.Retenue(courant!),
        _ => throw new InvalidOperationException($"Unknown reading {lecture}."),
    };

    public override Trace Explain(Deliberation d, Element? courant) => lecture switch
    {
        LectureDeNote.Note => d.ExplainNote(courant!),
        LectureDeNote.Controle => Trace.Of($"{courant!.Code}, épreuve de contrôle", d.Controle(courant)),
        _ => d.ExplainRetenue(courant!),
    };
}

/// <summary>A number declared with the candidate, such as the pages of a mémoire.</summary>
public sealed class ChampDeclare(Declaration declaration) : Calcul
{
    public override Mesure Evaluate(Deliberation d, Element? courant) => d.Candidature.Nombre(declaration);

    public override Trace Explain(Deliberation d, Element? courant) => Trace.Of(declaration.Libelle, Evaluate(d, courant));
}

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

/// <summary>From how many unmet constraints a penalty applies, and how many points it takes.</summary>
public readonly record struct PalierDePenalite(int APartir, Fraction Points);

/// <summary>Takes points from the current mark according to the number of unmet constraints, never below a floor.</summary>
public sealed class Penalite(string selon, IReadOnlyList<PalierDePenalite> paliers, Fraction plancher) : Calcul
{
    private readonly PalierDePenalite[] paliers = [.. paliers];

    /// <summary>The name of the count, as candidates' files give it.</summary>
    public string Selon => selon;

    public override Mesure Evaluate(Deliberation d, Element? courant)
    {
        var note = d.NoteSaisie(courant!);
        if (!note.Connue)
            return note;
        var retrait = Retrait(d.Candidature.Resultat(courant!).Penalites);
        return retrait.IsZero ? note : Fraction.Max(Fraction.Min(plancher, note.Valeur), note.Valeur - retrait);
    }

    public override Trace Explain(Deliberation d, Element? courant)
    {
        var nombre = d.Candidature.Resultat(courant!).Penalites;
        var avant = new Trace($"{courant!.Code}, note avant pénalité", d.NoteSaisie(courant).ToFrench());
        return nombre == 0
            ? Trace.Of("Aucune pénalité", Evaluate(d, courant), avant) with { Statut = StatutDeTrace.SansObjet, Raison = "aucune contrainte non respectée n'est déclarée" }
            : Trace.Of($"{nombre} contrainte(s) non respectée(s) : moins {Retrait(nombre).ToFrench()} points, sans descendre sous {plancher.ToFrench()}", Evaluate(d, courant), avant);
    }

    private Fraction Retrait(int nombre)
    {
        var retrait = Fraction.Zero;
        foreach (var palier in paliers)
        {
            if (nombre >= palier.APartir)
                retrait = palier.Points;
        }

        return retrait;
    }
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
