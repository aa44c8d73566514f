namespace Parchemin.Application;

/// <summary>Why something is refused, from the side of the person who asked.</summary>
public enum NatureDeRefus
{
    /// <summary>A value breaks a rule.</summary>
    Invalide,

    /// <summary>The person may not do this.</summary>
    Interdit,

    /// <summary>There is no such object, or this person may not know of it: the two cannot be told apart.</summary>
    Introuvable,

    /// <summary>Somebody changed the same field meanwhile.</summary>
    Conflit,

    /// <summary>The state of things does not allow it now.</summary>
    EtatContraire,
}

/// <summary>One thing wrong, at one place.</summary>
/// <param name="Code">Stable, upper case with hyphens.</param>
/// <param name="Champ">The field, or null when the whole object is at fault.</param>
/// <param name="Valeur">What was given, as given.</param>
/// <param name="Message">French: the rule and the remedy.</param>
public sealed record Faute(string Code, string? Champ, string? Valeur, string Message);

/// <summary>A use case refuses; nothing was written.</summary>
public sealed class RefusException(NatureDeRefus nature, string code, string message, IReadOnlyList<Faute>? fautes = null) : Exception(message)
{
    public NatureDeRefus Nature { get; } = nature;

    /// <summary>Stable, upper case with hyphens.</summary>
    public string Code { get; } = code;

    public IReadOnlyList<Faute> Fautes { get; } = fautes ?? [];

    public static RefusException Introuvable(Genre genre)
        => new(NatureDeRefus.Introuvable, "INTROUVABLE", $"{genre.Libelle} introuvable. Vérifiez l'adresse, ou demandez si vos droits s'étendent jusque-là.");
}
