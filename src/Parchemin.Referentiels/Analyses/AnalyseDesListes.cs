using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>The lists of a certification taken one by one: groups, grounds, numbers, passages between editions, sources, and what serves nothing.</summary>
internal static class AnalyseDesListes
{
    public static IEnumerable<Diagnostic> Run(Referentiel referentiel, IReadOnlyCollection<(string Texte, Lieu Lieu)> textesCites) =>
    [
        .. AnalyseDesSources.Run(referentiel),
        .. AnalyseDesGroupements.Run(referentiel),
        .. AnalyseDeLaConformite.Run(referentiel),
        .. AnalyseDesNumerotations.Run(referentiel),
        .. AnalyseDesEquivalences.Run(referentiel),
        .. AnalyseDesInutilises.Run(referentiel, textesCites),
    ];
}
