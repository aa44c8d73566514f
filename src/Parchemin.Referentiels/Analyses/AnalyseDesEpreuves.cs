using Parchemin.Core;

namespace Parchemin.Referentiels;

internal static class AnalyseDesEpreuves
{
    public static IEnumerable<Diagnostic> Run(Referentiel referentiel, IReadOnlyDictionary<string, ReglesDAttribution> regles) => [];
}
