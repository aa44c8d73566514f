using Parchemin.Core;

namespace Parchemin.Referentiels;

internal static class AnalyseDesCalendriers
{
    public static IEnumerable<Diagnostic> Run(Referentiel referentiel) => [];
}
