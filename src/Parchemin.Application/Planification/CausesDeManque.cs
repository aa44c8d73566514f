using Parchemin.Planning.Impossibilites;
using Parchemin.Planning.Oraux;

namespace Parchemin.Application;

/// <summary>Why a planning is not complete, in the words that are kept with it: the proved cause and its cheapest corrections.</summary>
internal static class CausesDeManque
{
    /// <summary>Nothing when everybody has a place.</summary>
    public static IReadOnlyList<string> Of(SessionDOraux session, PlanDOraux plan)
        => plan.NonPlaces.IsEmpty ? []
            : Impossibilite.Explain(session, [.. plan.NonPlaces.Select(n => n.Oral)]) is { } explication
            ? [explication.Message, .. explication.Corrections.Select(c => $"Une correction, au prix de {CalculDePlanning.Number(c.Prix)} : {c.Texte}")]
            : ["Aucune cause n'est prouvée : cherchez plus longtemps, ou donnez plus d'examinateurs, de salles ou de plages."];
}
