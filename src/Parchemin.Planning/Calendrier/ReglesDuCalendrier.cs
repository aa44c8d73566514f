namespace Parchemin.Planning;

/// <summary>What a calendar is judged by. The durations are in minutes.</summary>
public sealed record ReglesDuCalendrier
{
    /// <summary>The rules of the texts, nobody being let in late where a paper is shared.</summary>
    public static readonly ReglesDuCalendrier Officielles = new();

    /// <summary>How long after the start somebody may exceptionally be let in (circulaire 2011-072): one hour, by a decision of the chef de centre.</summary>
    public int EntreeTardive { get; init; } = 60;

    /// <summary>Late entries count: a paper must still be inside everywhere when the last latecomer comes in.</summary>
    public bool CompterLesRetards { get; init; }

    /// <summary>Where no mise en loge is printed, the one printed for the épreuve elsewhere is taken; otherwise one may leave at once.</summary>
    public bool LogePresumee { get; init; }

    /// <summary>Rest that a candidate with extra time keeps between two épreuves.</summary>
    public int Repos { get; init; } = 60;

    /// <summary>The earliest local start of a proposal; null for the earliest that the calendar itself prints.</summary>
    public TimeOnly? AuPlusTot { get; init; }

    /// <summary>The latest local end of a proposal, the same day; null for the latest that the calendar itself prints.</summary>
    public TimeOnly? AuPlusTard { get; init; }

    /// <summary>What a third more time makes of a duration, rounded up to the minute (code de l'éducation, D613-26).</summary>
    public static int Majorer(int minutes) => ((4 * minutes) + 2) / 3;
}
