using System.Collections.Frozen;

namespace Parchemin.Application;

/// <summary>A kind of object of the register: its fields, in the order of forms and tables.</summary>
public sealed record Genre
{
    private readonly FrozenDictionary<string, Champ> parCode;

    /// <param name="code">Lower case ASCII with hyphens: also the name of the table (with underscores) and of the route.</param>
    public Genre(string code, string libelle, string pluriel, params IReadOnlyList<Champ> champs)
    {
        Code = code;
        Libelle = libelle;
        Pluriel = pluriel;
        Champs = champs;
        Table = code.Replace('-', '_');
        parCode = champs.ToFrozenDictionary(c => c.Code, StringComparer.Ordinal);
    }

    public string Code { get; }

    public string Libelle { get; }

    public string Pluriel { get; }

    public IReadOnlyList<Champ> Champs { get; }

    /// <summary>The name of the table in both databases.</summary>
    public string Table { get; }

    /// <summary>The fields whose values, joined by spaces, name the object to a person. A reference stands for the title of its object.</summary>
    public IReadOnlyList<string> Titre { get; init; } = [];

    /// <summary>The fields whose words are searched and ordered (upper case without accents), kept by the store in the columns <c>tri</c> and <c>recherche</c>.</summary>
    public IReadOnlyList<string> Recherche { get; init; } = [];

    /// <summary>A reference whose search columns this genre takes as its own: an inscription is found and ordered by its candidate.</summary>
    public string? RechercheDe { get; init; }

    /// <summary>Sets of fields of which no two objects share the same values; an empty value never collides.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Uniques { get; init; } = [];

    /// <summary>Only use cases of its own create and change it: the general forms and routes leave it out.</summary>
    public bool Propre { get; init; }

    public Champ this[string code] => Find(code) ?? throw new ArgumentException($"Le genre {Code} n'a pas de champ « {code} ».", nameof(code));

    public Champ? Find(string code) => parCode.GetValueOrDefault(code);

    public override string ToString() => Code;

    public bool Equals(Genre? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => string.GetHashCode(Code, StringComparison.Ordinal);
}
