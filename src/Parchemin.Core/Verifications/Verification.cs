namespace Parchemin.Core;

/// <summary>A rule confronted with the facts of one candidate: its issue, what was found, and the steps on which it rests.</summary>
/// <param name="Code">Stable, for links and tests.</param>
/// <param name="Libelle">What the rule asks, in French.</param>
/// <param name="Constat">What was found: the value or the evidence, in French.</param>
public sealed record Verification(string Code, string Libelle, IssueDeVerification Issue, string Constat)
{
    /// <summary>The article that states the rule, or the interpretation that stands for it.</summary>
    public Source? Source { get; init; }

    /// <summary>Why it is not met, what is missing, and what to do; null when there is nothing to say.</summary>
    public string? Raison { get; init; }

    public IReadOnlyList<Verification> Details { get; init; } = [];

    /// <summary>Nothing more is asked of the candidate.</summary>
    public bool EstRemplie => Issue is IssueDeVerification.Remplie or IssueDeVerification.SansObjet;

    /// <summary>All the details must hold.</summary>
    public static Verification Toutes(string code, string libelle, IReadOnlyList<Verification> details)
        => Of(code, libelle, IssuesDeVerification.Toutes(details.Select(d => d.Issue)), details);

    /// <summary>One of the details is enough.</summary>
    public static Verification Une(string code, string libelle, IReadOnlyList<Verification> details)
        => Of(code, libelle, IssuesDeVerification.Une(details.Select(d => d.Issue)), details);

    /// <summary>The verifications that rest on no other one.</summary>
    public IEnumerable<Verification> Feuilles() => Details.Count == 0 ? [this] : Details.SelectMany(d => d.Feuilles());

    /// <summary>The same tree as every other proof of the product.</summary>
    public Trace ToTrace() => new(Libelle, Constat.Length == 0 ? Issue.ToFrench() : $"{Issue.ToFrench()} ({Constat})", Issue switch
    {
        IssueDeVerification.SansObjet => StatutDeTrace.SansObjet,
        IssueDeVerification.Incomplete or IssueDeVerification.AApprecier => StatutDeTrace.Manquant,
        _ => StatutDeTrace.Applique,
    })
    {
        Regle = Code,
        Source = Source?.ToString(),
        Raison = Raison,
        Details = [.. Details.Select(d => d.ToTrace())],
    };

    // A tree says why once: the reason is the one of the detail that decides.
    private static Verification Of(string code, string libelle, IssueDeVerification issue, IReadOnlyList<Verification> details) => new(code, libelle, issue, "")
    {
        Details = details,
        Raison = issue is IssueDeVerification.Remplie ? null : details.FirstOrDefault(d => d.Issue == issue)?.Raison,
    };
}
