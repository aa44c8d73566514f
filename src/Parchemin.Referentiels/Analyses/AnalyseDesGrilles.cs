using Parchemin.Core;

namespace Parchemin.Referentiels;

internal static class AnalyseDesGrilles
{
    public static IEnumerable<Diagnostic> Run(Referentiel referentiel) => [];
}
