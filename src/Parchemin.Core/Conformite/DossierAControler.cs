namespace Parchemin.Core;

/// <summary>A signature put on a paper.</summary>
public sealed record SignatureApposee(RoleDeSignataire Role, string Nom, DateOnly Le);

/// <summary>A paper that the candidate gave.</summary>
/// <param name="Code">One of the papers of the dossier.</param>
public sealed record PieceRemise(string Code)
{
    public IReadOnlyList<SignatureApposee> Signatures { get; init; } = [];
}

/// <summary>What a candidate presents to one épreuve, as conformity looks at it.</summary>
/// <param name="Voie">The code of the voie.</param>
/// <param name="Session">The code of the session, which decides the texts in force.</param>
public sealed record DossierAControler(string Voie, string Epreuve, string Session)
{
    public DateOnly? DeposeLe { get; init; }

    /// <summary>The last day for the deposit; null while the authorities have not set it.</summary>
    public DateOnly? Limite { get; init; }

    public IReadOnlyList<PieceRemise> Pieces { get; init; } = [];

    /// <summary>The proof of the duration; null while it was not made.</summary>
    public BilanDeDuree? Duree { get; init; }

    /// <summary>Kept beside: it costs points, and is no ground of non conformity.</summary>
    public BilanDeComposition? Composition { get; init; }

    /// <summary>The request to complete that was sent; null when none was.</summary>
    public DemandeDeComplement? Demande { get; init; }
}
