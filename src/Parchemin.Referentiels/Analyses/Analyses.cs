using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>All the checks that a careful lawyer would make with a pencil on the texts of a certification.</summary>
internal static class Analyses
{
    public static IEnumerable<Diagnostic> Run(
        Referentiel referentiel,
        IReadOnlyCollection<(string Texte, Lieu Lieu)> textesCites,
        IReadOnlyDictionary<string, ReglesDAttribution> regles) =>
    [
        .. AnalyseDesCompetences.Run(referentiel),
        .. AnalyseDesListes.Run(referentiel, textesCites),
        .. AnalyseDesEpreuves.Run(referentiel, regles),
        .. AnalyseDesDecisions.Run(referentiel, regles),
        .. AnalyseDesCredits.Run(referentiel),
        .. AnalyseDesGrilles.Run(referentiel),
        .. AnalyseDesCalendriers.Run(referentiel),
    ];
}
