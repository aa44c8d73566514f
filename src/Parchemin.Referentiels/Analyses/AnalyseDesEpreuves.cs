using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>The épreuves, their points, their coefficients, their durations, and what the règlement says of them.</summary>
internal static class AnalyseDesEpreuves
{
    public static IEnumerable<Diagnostic> Run(Referentiel referentiel, IReadOnlyDictionary<string, ReglesDAttribution> regles) =>
    [
        .. AnalyseDesPoints.Run(referentiel, regles),
        .. AnalyseDesReglements.Run(referentiel),
        .. AnalyseDesCoefficients.Run(referentiel),
        .. AnalyseDesDurees.Run(referentiel),
        .. AnalyseDesCommissions.Run(referentiel),
        .. AnalyseDesDossiers.Run(referentiel),
    ];
}
