namespace Parchemin.Core;

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
