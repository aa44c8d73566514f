using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>How the fiches of one épreuve are composed, and the single fiche that would complete them best.</summary>
/// <param name="Penalite">The points that the printed scale would take as things stand; zero where nothing is missing.</param>
public sealed record CompositionDuDossier(Epreuve? Epreuve, SerieDeFiches Serie, BilanDeComposition Bilan, FicheConseillee? Conseil, Fraction Penalite)
{
    /// <summary>The verdict for each épreuve that fiches support.</summary>
    public static IReadOnlyList<CompositionDuDossier> Of(CadreDeDossier cadre, IReadOnlyList<FicheEcrite> fiches) =>
    [
        .. cadre.Regles.Fiches.Select(serie =>
        {
            var siennes = fiches.Where(f => f.Usage.Formulaire.Code == serie.Formulaire.Code).Select(f => f.ToComposition(serie)).OfType<FicheDeDossier>().ToList();
            var bilan = Composition.Evaluate(cadre.Regles, serie.Epreuve.Code, siennes);
            var paliers = cadre.Referentiel.Grilles.FirstOrDefault(g => g.Epreuve?.Code == serie.Epreuve.Code && g.Penalites.Count > 0)?.Penalites ?? [];
            return new CompositionDuDossier(cadre.Referentiel.Epreuves.FirstOrDefault(e => e.Code == serie.Epreuve.Code), serie, bilan, Composition.Suggest(cadre.Regles, serie.Epreuve.Code, siennes), bilan.Retrait(paliers));
        }),
    ];
}
