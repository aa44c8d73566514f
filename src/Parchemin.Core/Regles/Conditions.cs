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

    public override Trace Explain(Deliberation d, Element? courant) => Trace.Of(
        $"{gauche.Evaluate(d, courant).ToFrench()} {(auMoins ? "≥" : "<")} {droite.Evaluate(d, courant).ToFrench()}",
        Evaluate(d, courant),
        gauche.Explain(d, courant),
        droite.Explain(d, courant));
}

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
        => Trace.Of("Le contraire de", Evaluate(d, courant), condition.Explain(d, courant));
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

/// <summary>Over how many elements a condition must hold.</summary>
public enum Quantite
{
    Tous,
    Un,
}

/// <summary>The state of elements: one of them, or all, stand in one of the listed states. Over no set, the current element.</summary>
public sealed class EstDansUnEtat : Condition
{
    private readonly Ensemble? ensemble;
    private readonly Quantite quantite;
    private readonly IReadOnlyList<EtatDeResultat> etats;
    private readonly uint masque;

    public EstDansUnEtat(Ensemble? ensemble, Quantite quantite, IReadOnlyList<EtatDeResultat> etats)
    {
        this.ensemble = ensemble;
        this.quantite = quantite;
        this.etats = etats;
        foreach (var etat in etats)
            masque |= 1u << (int)etat;
    }

    public override Verdict Evaluate(Deliberation d, Element? courant)
    {
        if (ensemble is null)
            return Verdicts.Of(Est(d, courant!));
        foreach (var element in ensemble.Membres(d, courant))
        {
            if (Est(d, element) == (quantite == Quantite.Un))
                return Verdicts.Of(quantite == Quantite.Un);
        }

        return Verdicts.Of(quantite == Quantite.Tous);
    }

    public override Trace Explain(Deliberation d, Element? courant)
    {
        var noms = string.Join(", ", etats.Select(Traces.Nom));
        if (ensemble is null)
            return Trace.Of($"{courant!.Code} est {noms}", Evaluate(d, courant));
        var concernes = new List<Trace>();
        foreach (var element in ensemble.Membres(d, courant))
        {
            if (Est(d, element))
                concernes.Add(new Trace(element.Code, Traces.Nom(d.Etat(element))) { Source = d.Regles.SourceDe(d.Etat(element))?.ToString() });
        }

        var sujet = quantite == Quantite.Un ? "Au moins un élément" : "Chaque élément";
        return Trace.Of($"{sujet} ({ensemble.Libelle}) est : {noms}", Evaluate(d, courant), concernes);
    }

    private bool Est(Deliberation d, Element element) => (masque & (1u << (int)d.Etat(element))) != 0;
}

/// <summary>What is asked of the acquisition of the elements of a set.</summary>
public enum QuestionDAcquisition
{
    TousAcquis,
    UnAcquis,
    UnDivergent,

    /// <summary>Nothing is awaited any more, down to each part, criterion and opinion.</summary>
    TousEvalues,
}

/// <summary>The acquisition of elements: all, one, one diverging, all settled.</summary>
public sealed class Acquisitions(Ensemble ensemble, QuestionDAcquisition question) : Condition
{
    public override Verdict Evaluate(Deliberation d, Element? courant)
    {
        var verdict = Verdicts.Of(question is QuestionDAcquisition.TousAcquis or QuestionDAcquisition.TousEvalues);
        foreach (var element in ensemble.Membres(d, courant))
        {
            var acquis = d.Acquisition(element);
            verdict = question switch
            {
                QuestionDAcquisition.TousAcquis => Verdicts.Et(verdict, acquis),
                QuestionDAcquisition.UnAcquis => Verdicts.Ou(verdict, acquis),
                QuestionDAcquisition.UnDivergent => Verdicts.Ou(verdict, Verdicts.Of(acquis == Verdict.Divergent)),
                _ => Verdicts.Et(verdict, Verdicts.Of(d.EstEvalue(element))),
            };
        }

        return verdict;
    }

    public override Trace Explain(Deliberation d, Element? courant) => Trace.Of(
        question switch
        {
            QuestionDAcquisition.TousAcquis => $"Tout est acquis : {ensemble.Libelle}",
            QuestionDAcquisition.UnAcquis => $"Au moins un acquis : {ensemble.Libelle}",
            QuestionDAcquisition.UnDivergent => $"Au moins une divergence : {ensemble.Libelle}",
            _ => $"Tout est évalué : {ensemble.Libelle}",
        },
        Evaluate(d, courant),
        Traces.Membres(d, ensemble, courant, d.ExplainAcquisition));
}

/// <summary>
/// The opinions of the expected assessors on the current element: all acquired, all not acquired, or a divergence that the jury settles.
/// An element without opinions of its own takes those of its sub-competences.
/// </summary>
public sealed class Concordance(IReadOnlyList<int> evaluateurs, EnsembleDEnfants sousCompetences) : Condition
{
    public override Verdict Evaluate(Deliberation d, Element? courant)
    {
        var element = courant!;
        var membres = sousCompetences.Membres(d, element);
        if (membres.Length > 0 && !d.Candidature.ADesAvis(element))
        {
            var ensemble = Verdict.Oui;
            foreach (var membre in membres)
                ensemble = Verdicts.Et(ensemble, d.Acquisition(membre));
            return ensemble == Verdict.Divergent ? Trancher(d, element) : ensemble;
        }

        var (oui, non) = (0, 0);
        foreach (var evaluateur in evaluateurs)
        {
            switch (d.Candidature.Avis(element, evaluateur))
            {
                case Avis.Acquis:
                    oui++;
                    break;
                case Avis.NonAcquis:
                    non++;
                    break;
                case Avis.Attendu:
                    return Verdict.Inconnu;
            }
        }

        return (oui, non) switch
        {
            (_, 0) => Verdict.Oui,
            (0, _) => Verdict.Non,
            _ => Trancher(d, element),
        };
    }

    public override Trace Explain(Deliberation d, Element? courant)
    {
        var element = courant!;
        var details = new List<Trace>();
        if (sousCompetences.Membres(d, element).Length > 0 && !d.Candidature.ADesAvis(element))
        {
            details.AddRange(Traces.Membres(d, sousCompetences, element, d.ExplainAcquisition));
        }
        else
        {
            foreach (var evaluateur in evaluateurs)
            {
                var avis = d.Candidature.Avis(element, evaluateur);
                details.Add(new Trace(
                    $"Avis : {d.Regles.Evaluateurs[evaluateur].Libelle}",
                    avis switch { Avis.Acquis => "acquis", Avis.NonAcquis => "non acquis", _ => "attendu" },
                    avis == Avis.Attendu ? StatutDeTrace.Manquant : StatutDeTrace.Applique));
            }
        }

        if (d.Candidature.DecisionDuJury(element) is { } decision)
        {
            details.Add(new Trace("Décision du jury", decision.Acquis ? "acquis" : "non acquis") { Raison = decision.Motif });
        }

        return Trace.Of($"Concordance des avis sur {element.Code}", Evaluate(d, courant), details);
    }

    private static Verdict Trancher(Deliberation d, Element element)
        => d.Candidature.DecisionDuJury(element) is { } decision ? Verdicts.Of(decision.Acquis) : Verdict.Divergent;
}

/// <summary>The current element is acquired.</summary>
public sealed class EstAcquis : Condition
{
    public override Verdict Evaluate(Deliberation d, Element? courant) => d.Acquisition(courant!);

    public override Trace Explain(Deliberation d, Element? courant) => d.ExplainAcquisition(courant!);
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
        ? Trace.Of($"{declaration.Libelle} : produit", Evaluate(d, courant))
        : Trace.Of($"{declaration.Libelle} : {vaut.Replace('-', ' ')}", Evaluate(d, courant));
}

/// <summary>At least one mark of a control épreuve is known.</summary>
public sealed class ControleNote : Condition
{
    public override Verdict Evaluate(Deliberation d, Element? courant) => Verdicts.Of(d.Candidature.AUnControle);

    public override Trace Explain(Deliberation d, Element? courant)
        => Trace.Of("Une note de contrôle est connue", Evaluate(d, courant));
}
