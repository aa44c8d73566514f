namespace Parchemin.Core;

/// <summary>Anything of a référentiel that has a code and a label.</summary>
public abstract record Item
{
    /// <summary>Stable and unique within its family.</summary>
    public required string Code { get; init; }

    /// <summary>Word for word the label of the text.</summary>
    public required string Libelle { get; init; }

    /// <summary>Where the text says it; null only while the data are wrong.</summary>
    public Source? Source { get; init; }

    public Lieu Lieu { get; init; }

    /// <summary>The other readings of the label, where two places of the texts differ.</summary>
    public IReadOnlyList<Variante> Variantes { get; init; } = [];
}

/// <summary>Another reading of a label.</summary>
public sealed record Variante(string Libelle, Source? Source, Lieu Lieu);

/// <summary>A text as printed, and where it is written in the data.</summary>
public readonly record struct Citation(string Code, Lieu Lieu)
{
    public override string ToString() => Code;
}
