namespace Parchemin.Core;

/// <summary>What composition looks at in one fiche of a candidate's dossier.</summary>
/// <param name="Numero">Its number in the dossier.</param>
/// <param name="Epreuve">The épreuve that it supports.</param>
public sealed record FicheDeDossier(int Numero, string Epreuve)
{
    /// <summary>The product that it is about, as the candidate names it; null while he has not.</summary>
    public string? Produit { get; init; }

    /// <summary>Typology → values that the candidate ticked.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Typologies { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The contexts that it cites, or the one that it describes itself, by identifier.</summary>
    public IReadOnlyList<string> Contextes { get; init; } = [];
}
