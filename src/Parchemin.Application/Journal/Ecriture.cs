namespace Parchemin.Application;

/// <summary>An entry of the journal: one change of one object, with who, when, why, before and after.</summary>
public sealed record Ecriture
{
    /// <summary>1 for the first entry of the store, without a gap; 0 before it is recorded.</summary>
    public long Rang { get; init; }

    /// <summary>The code of the use case (<c>droits/actions.yaml</c>).</summary>
    public required string Operation { get; init; }

    /// <summary>Joins the entries of one use case: what is undone together.</summary>
    public required string Lot { get; init; }

    /// <summary>The identifier of the personne, the jeton or the lien that acts; <c>systeme</c> for the product itself.</summary>
    public required string Acteur { get; init; }

    /// <summary>The name that the actor had then.</summary>
    public required string NomDeLActeur { get; init; }

    /// <summary>When it happened in the world.</summary>
    public required DateTimeOffset SurvenueLe { get; init; }

    /// <summary>When it was entered; set by the product's clock.</summary>
    public required DateTimeOffset SaisieLe { get; init; }

    /// <summary>When it was decided, for a decision.</summary>
    public DateTimeOffset? DecideeLe { get; init; }

    public required string Genre { get; init; }

    public required string Objet { get; init; }

    /// <summary>The version of the object after the change.</summary>
    public required long Version { get; init; }

    /// <summary>The changed fields before; null for an empty one. A secret shows a fixed mark, never its value.</summary>
    public required IReadOnlyDictionary<string, string?> Avant { get; init; }

    /// <summary>The same fields after.</summary>
    public required IReadOnlyDictionary<string, string?> Apres { get; init; }

    public string? Motif { get; init; }

    /// <summary>The hash of the entry before, of 64 zeros for the first.</summary>
    public string EmpreintePrecedente { get; init; } = "";

    /// <summary>SHA-256 of the previous hash and of the canonical form of this entry, in lower case hexadecimal.</summary>
    public string Empreinte { get; init; } = "";
}

/// <summary>Which entries of the journal to read.</summary>
public sealed record FiltreDuJournal
{
    /// <summary>Only after this rank (before it when <see cref="Recentes"/>).</summary>
    public long? Apres { get; init; }

    public string? Genre { get; init; }

    /// <summary>Only those about these identifiers: a few hundred at most; null for all.</summary>
    public IReadOnlyList<string>? Objets { get; init; }

    /// <summary>Only the versions after this one.</summary>
    public long? VersionApres { get; init; }

    public string? Acteur { get; init; }

    public string? Lot { get; init; }

    public string? Operation { get; init; }

    /// <summary>The newest first.</summary>
    public bool Recentes { get; init; }

    public int? Limite { get; init; }
}
