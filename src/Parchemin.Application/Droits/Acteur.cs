namespace Parchemin.Application;

/// <summary>A mandat in force, with the organisations that it covers.</summary>
/// <param name="Organisations">The organisation of the mandat and all that are attached to it; null when the mandat names none.</param>
public sealed record MandatActif(string Id, string Role, IReadOnlySet<string>? Organisations, string? Session, string? Certification, string? Inscription);

/// <summary>Who acts: a person, another software in a person's name, or the product itself.</summary>
public sealed record Acteur
{
    /// <summary>The product itself: first start, seeding, the operator at the console.</summary>
    public static readonly Acteur Systeme = new() { Id = "systeme", Personne = "systeme", Nom = "Système", Mandats = [] };

    /// <summary>What the journal names: the person's identifier, or <c>jeton:…</c>, or <c>systeme</c>.</summary>
    public required string Id { get; init; }

    public required string Personne { get; init; }

    public required string Nom { get; init; }

    public required IReadOnlyList<MandatActif> Mandats { get; init; }

    /// <summary>The operations that a token is limited to; null for a person.</summary>
    public IReadOnlySet<string>? Operations { get; init; }

    public bool EstLeSysteme => ReferenceEquals(this, Systeme);

    /// <summary>Whether the actor holds a role, in whatever scope.</summary>
    public bool Holds(string role) => Mandats.Any(m => string.Equals(m.Role, role, StringComparison.Ordinal));

    /// <summary>Whether a token's scopes let it try an operation; a person may try any.</summary>
    public bool MayAttempt(string operation) => Operations is null || Operations.Contains(operation);
}
