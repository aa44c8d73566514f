namespace Parchemin.Core;

/// <summary>Words and lists shared by the proofs.</summary>
internal static class Traces
{
    public static string Nom(EtatDeResultat etat) => etat switch
    {
        EtatDeResultat.Attendue => "attendue",
        EtatDeResultat.Proposee => "proposée",
        EtatDeResultat.Reservee => "réservée",
        EtatDeResultat.Arretee => "arrêtée",
        EtatDeResultat.Conservee => "conservée",
        EtatDeResultat.Reportee => "reportée",
        EtatDeResultat.Dispensee => "dispensée",
        EtatDeResultat.ValideeVae => "validée par VAE",
        EtatDeResultat.Absent => "absent",
        EtatDeResultat.ForceMajeure => "force majeure",
        EtatDeResultat.NonValide => "non valide",
        EtatDeResultat.AnnuleeFraude => "annulée pour fraude",
        EtatDeResultat.Controle => "contrôle",
        _ => throw new ArgumentOutOfRangeException(nameof(etat)),
    };

    public static IReadOnlyList<Trace> Membres(Deliberation d, Ensemble ensemble, Element? courant, Func<Element, Trace> explain)
    {
        var traces = new List<Trace>();
        foreach (var element in ensemble.Membres(d, courant))
            traces.Add(explain(element));
        return traces;
    }
}
