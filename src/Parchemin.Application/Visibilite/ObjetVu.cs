namespace Parchemin.Application;

/// <summary>An object as one person may see it: what is hidden is absent, and its code is in <see cref="Caches"/>.</summary>
/// <param name="Caches">The fields that exist and are withheld.</param>
/// <param name="Titres">For each visible reference: the words that name its object, or null when this person may not read it.</param>
public sealed record ObjetVu(
    Genre Genre,
    string Id,
    long Version,
    IReadOnlyDictionary<string, string> Valeurs,
    IReadOnlySet<string> Caches,
    IReadOnlyDictionary<string, string?> Titres)
{
    public string? this[string champ] => Valeurs.GetValueOrDefault(champ);

    private string? Word(Champ champ) => champ.Choix.FirstOrDefault(x => string.Equals(x.Code, this[champ.Code], StringComparison.Ordinal))?.Libelle ?? this[champ.Code];

    public bool IsHidden(string champ) => Caches.Contains(champ);

    /// <summary>The words that name the object, made of what is visible.</summary>
    public string Titre => string.Join(' ', Genre.Titre.Select(c => Titres.GetValueOrDefault(c) ?? Word(Genre[c])).Where(t => t is not null)) is { Length: > 0 } t ? t : $"{Genre.Libelle} {Id[..8]}";
}

/// <summary>A page of objects as one person may see them.</summary>
public sealed record PageVue(IReadOnlyList<ObjetVu> Objets, string? Suite, long? Total = null);
