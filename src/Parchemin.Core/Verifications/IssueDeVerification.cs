namespace Parchemin.Core;

/// <summary>What became of a rule confronted with the facts of one candidate.</summary>
public enum IssueDeVerification
{
    /// <summary>A fact or a paper is missing. The default: nothing is met unless it is shown.</summary>
    Incomplete,

    Remplie,

    /// <summary>Not met yet; what is planned meets it in time.</summary>
    EnBonneVoie,

    /// <summary>Not met yet; time remains, and what is planned does not meet it.</summary>
    EnDanger,

    /// <summary>The machine cannot decide: a person must.</summary>
    AApprecier,

    NonRemplie,

    /// <summary>The rule does not concern this candidate.</summary>
    SansObjet,
}

/// <summary>How issues combine, and how they are said.</summary>
public static class IssuesDeVerification
{
    // From what decides first to what decides last.
    private static readonly IssueDeVerification[] PourToutes =
    [
        IssueDeVerification.NonRemplie, IssueDeVerification.Incomplete, IssueDeVerification.EnDanger,
        IssueDeVerification.AApprecier, IssueDeVerification.EnBonneVoie, IssueDeVerification.Remplie,
    ];

    private static readonly IssueDeVerification[] PourUne =
    [
        IssueDeVerification.Remplie, IssueDeVerification.EnBonneVoie, IssueDeVerification.AApprecier,
        IssueDeVerification.EnDanger, IssueDeVerification.Incomplete, IssueDeVerification.NonRemplie,
    ];

    /// <summary>All of them must hold: the worst decides. What does not apply is left out.</summary>
    public static IssueDeVerification Toutes(IEnumerable<IssueDeVerification> issues) => First(PourToutes, issues);

    /// <summary>One of them is enough: the best decides. What does not apply is left out.</summary>
    public static IssueDeVerification Une(IEnumerable<IssueDeVerification> issues) => First(PourUne, issues);

    public static string ToFrench(this IssueDeVerification issue) => issue switch
    {
        IssueDeVerification.Incomplete => "incomplet",
        IssueDeVerification.Remplie => "rempli",
        IssueDeVerification.EnBonneVoie => "en bonne voie",
        IssueDeVerification.EnDanger => "en danger",
        IssueDeVerification.AApprecier => "à apprécier",
        IssueDeVerification.NonRemplie => "non rempli",
        IssueDeVerification.SansObjet => "sans objet",
        _ => throw new ArgumentOutOfRangeException(nameof(issue)),
    };

    private static IssueDeVerification First(IssueDeVerification[] ordre, IEnumerable<IssueDeVerification> issues)
    {
        var presentes = issues.ToHashSet();
        return ordre.Where(presentes.Contains).DefaultIfEmpty(IssueDeVerification.SansObjet).First();
    }
}
