namespace Parchemin.Core;

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
            var tranche = Evaluate(d, courant) == Verdicts.Of(decision.Acquis) && !SontConcordants(d, element);
            details.Add(new Trace("Décision du jury", decision.Acquis ? "acquis" : "non acquis", tranche ? StatutDeTrace.Applique : StatutDeTrace.SansObjet)
            {
                Raison = tranche ? decision.Motif : "sans objet : le jury ne tranche que des avis complets et divergents",
            });
        }

        return Trace.Of($"Concordance des avis sur {element.Code}", Evaluate(d, courant), details);
    }

    private bool SontConcordants(Deliberation d, Element element)
    {
        if (!d.Candidature.ADesAvis(element))
            return false;
        var premier = d.Candidature.Avis(element, evaluateurs[0]);
        return evaluateurs.All(e => d.Candidature.Avis(element, e) == premier);
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
