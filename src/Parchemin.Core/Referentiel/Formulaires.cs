namespace Parchemin.Core;

/// <summary>What a field of a form holds.</summary>
public enum TypeDeChamp
{
    Texte,
    TexteLong,
    Date,
    Heure,
    Periode,
    Duree,
    Entier,
    Note,
    Pourcentage,
    OuiNon,
    Case,
    Choix,
    ChoixMultiple,
    Signature,
    Cachet,
    Tableau,
    Graphique,

    /// <summary>A printed text, with nothing to fill.</summary>
    Information,
}

/// <summary>An official form: its sections and fields, in printed order.</summary>
public sealed record Formulaire : Item
{
    public string? Annexe { get; init; }

    public IReadOnlyList<Citation> Epreuves { get; init; } = [];

    /// <summary>The annotation that guides the writing and does not appear in print.</summary>
    public string? Guide { get; init; }

    public IReadOnlyList<SectionDeFormulaire> Sections { get; init; } = [];

    public IReadOnlyList<string> Mentions { get; init; } = [];
}

public sealed record SectionDeFormulaire : Item
{
    public string? Guide { get; init; }

    public IReadOnlyList<ChampDeFormulaire> Champs { get; init; } = [];
}

public sealed record ChampDeFormulaire : Item
{
    public required TypeDeChamp Type { get; init; }

    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Row labels of a table or graph.</summary>
    public IReadOnlyList<string> Lignes { get; init; } = [];

    /// <summary>Column labels of a table or graph.</summary>
    public IReadOnlyList<string> Colonnes { get; init; } = [];
}
