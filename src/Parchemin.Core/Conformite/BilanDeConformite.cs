namespace Parchemin.Core;

/// <summary>What the machine found. It proposes; a person decides.</summary>
public enum PropositionDeConformite
{
    /// <summary>Something is missing that the candidate can still give.</summary>
    ACompleter,

    Conforme,

    /// <summary>A person must judge something first.</summary>
    AApprecier,

    /// <summary>A ground of non conformity is met.</summary>
    NonConforme,

    /// <summary>The date has not come yet.</summary>
    EnCours,
}

/// <summary>The conformity of what a candidate presents to one épreuve.</summary>
/// <param name="Controles">One verification for each ground, under its code, and one for the papers.</param>
/// <param name="Motifs">The grounds met, in the words of the text opposed to the candidate.</param>
/// <param name="Composition">Kept apart: it costs points, and never makes a dossier non conform.</param>
public sealed record BilanDeConformite(IReadOnlyList<Verification> Controles, IReadOnlyList<MotifDeNonConformite> Motifs, BilanDeComposition? Composition)
{
    /// <summary>What the candidate may still give.</summary>
    public IReadOnlyList<Verification> ACompleter => Leaves(IssueDeVerification.Incomplete);

    /// <summary>What a person must still judge.</summary>
    public IReadOnlyList<Verification> ADecider => Leaves(IssueDeVerification.AApprecier);

    public PropositionDeConformite Proposition => this switch
    {
        { Motifs.Count: > 0 } => PropositionDeConformite.NonConforme,
        { ACompleter.Count: > 0 } => PropositionDeConformite.ACompleter,
        { ADecider.Count: > 0 } => PropositionDeConformite.AApprecier,
        _ when Controles.All(c => c.EstRemplie) => PropositionDeConformite.Conforme,
        _ => PropositionDeConformite.EnCours,
    };

    // Details of a rule that holds anyway, by another way, are nobody's business.
    private IReadOnlyList<Verification> Leaves(IssueDeVerification issue)
        => [.. Controles.Where(c => c.Issue == issue).SelectMany(c => c.Feuilles()).Where(f => f.Issue == issue)];
}
