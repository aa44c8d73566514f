using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>What the texts say of each competence: how they name it, where they place it, who assesses it.</summary>
internal static class AnalyseDesCompetences
{
    public static IEnumerable<Diagnostic> Run(Referentiel referentiel) =>
    [
        .. AnalyseDesLibelles.Run(referentiel),
        .. AnalyseDesEvaluations.Run(referentiel),
        .. AnalyseDesMatrices.Run(referentiel),
        .. AnalyseDesBlocs.Run(referentiel),
        .. AnalyseDesSavoirs.Run(referentiel),
    ];
}
