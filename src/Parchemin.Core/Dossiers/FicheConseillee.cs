namespace Parchemin.Core;

/// <summary>The single fiche that would complete a dossier best.</summary>
/// <param name="Numero">The number it would bear; null when the dossier numbers nothing.</param>
/// <param name="Remplace">The fiche whose place it would take, when all numbers are used.</param>
/// <param name="Typologies">Typology → value that it should bear; what does not matter is left out.</param>
/// <param name="ProduitNouveau">It should be about a product that no other fiche has.</param>
/// <param name="AvecContexte">It should describe or cite a context.</param>
/// <param name="Satisfaites">The constraints that it would satisfy.</param>
/// <param name="Avancees">The constraints that it would bring nearer, without satisfying them.</param>
public sealed record FicheConseillee(
    int? Numero,
    int? Remplace,
    IReadOnlyDictionary<string, string> Typologies,
    bool ProduitNouveau,
    bool AvecContexte,
    IReadOnlyList<ContrainteDeComposition> Satisfaites,
    IReadOnlyList<ContrainteDeComposition> Avancees)
{
    /// <summary>The advice in one or two sentences.</summary>
    public string ToFrench(DossierProfessionnel regles)
    {
        ArgumentNullException.ThrowIfNull(regles);
        var traits = Typologies.Select(t => Label(regles, t.Key, t.Value)).ToList();
        if (ProduitNouveau)
            traits.Add("un produit que les autres fiches n'ont pas");
        if (AvecContexte)
            traits.Add("son contexte décrit");
        var quoi = Remplace is { } remplacee ? $"Remplacez la fiche {remplacee}" : Numero is { } numero ? $"Écrivez la fiche {numero}" : "Écrivez une fiche";
        var effets = Satisfaites.Count > 0 ? Satisfaites : Avancees;
        return $"{quoi}{(traits.Count > 0 ? $" : {Phrases.Enumerer(traits)}" : "")}. {(Satisfaites.Count > 0 ? "Cela satisfait" : "Cela avance")} : {Phrases.Enumerer(effets.Select(c => $"« {c.Libelle} »"))}.";
    }

    private static string Label(DossierProfessionnel regles, string typologie, string valeur)
        => regles.Typologies.FirstOrDefault(t => t.Code == typologie)?.Valeurs.FirstOrDefault(v => v.Code == valeur)?.Libelle ?? valeur;
}
