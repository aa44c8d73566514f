namespace Parchemin.Core;

/// <summary>Judges the composition of a professional dossier, and says what would complete it best.</summary>
public static class Composition
{
    /// <summary>The verdict on the fiches of one épreuve. Every count grows with the fiches: adding one never breaks a constraint.</summary>
    public static BilanDeComposition Evaluate(DossierProfessionnel regles, string epreuve, IReadOnlyList<FicheDeDossier> fiches)
    {
        ArgumentNullException.ThrowIfNull(regles);
        ArgumentNullException.ThrowIfNull(fiches);
        var siennes = fiches.Where(f => f.Epreuve == epreuve).ToList();
        return new BilanDeComposition(
            epreuve,
            [.. regles.Contraintes.Where(c => c.Epreuve.Code == epreuve).Select(c => new ContrainteEvaluee(c, Count(c, siennes)))],
            Numerotation.Check(regles, epreuve, siennes));
    }

    /// <summary>The single fiche, new or in place of another, that satisfies most of what is missing; null when nothing is missing or no fiche helps.</summary>
    public static FicheConseillee? Suggest(DossierProfessionnel regles, string epreuve, IReadOnlyList<FicheDeDossier> fiches)
    {
        var bilan = Evaluate(regles, epreuve, fiches);
        if (bilan.NonRespectees == 0)
            return null;
        var siennes = fiches.Where(f => f.Epreuve == epreuve).ToList();
        return RechercheDeFiche.Find(regles, bilan, siennes);
    }

    internal static int Count(ContrainteDeComposition contrainte, List<FicheDeDossier> fiches)
    {
        var comptees = contrainte.Ou.Count == 0 ? fiches : fiches.Where(f => Bears(f, contrainte));
        return contrainte.Compte switch
        {
            CompteDeComposition.Fiches => comptees.Count(),
            CompteDeComposition.ProduitsDifferents => comptees.Select(f => f.Produit?.Trim()).Where(p => !string.IsNullOrEmpty(p)).Distinct(StringComparer.OrdinalIgnoreCase).Count(),
            CompteDeComposition.Contextes => comptees.SelectMany(f => f.Contextes).Distinct(StringComparer.Ordinal).Count(),
            _ => throw new ArgumentOutOfRangeException(nameof(contrainte), contrainte.Compte, null),
        };
    }

    private static bool Bears(FicheDeDossier fiche, ContrainteDeComposition contrainte)
        => contrainte.Ou.All(ou => fiche.Typologies.TryGetValue(ou.Key, out var portees) && ou.Value.Any(portees.Contains));
}
