namespace Parchemin.Planning.Verification;

/// <summary>The rules of the public format that a planning can break.</summary>
public enum Regle
{
    /// <summary>The document is not what the format says.</summary>
    Format,

    /// <summary>Every demanded oral is placed once.</summary>
    OralPlace,

    /// <summary>Durations of preparation and passage, extra time included.</summary>
    Duree,

    /// <summary>An oral is wholly inside its plage, preparation included.</summary>
    Plage,

    /// <summary>Rooms: their centre, their usage, one commission at a time.</summary>
    Salle,

    /// <summary>Preparation seats.</summary>
    Preparation,

    /// <summary>Seats of a commission and the qualities of who fills them.</summary>
    Composition,

    /// <summary>Availability of examiners and candidates.</summary>
    Disponibilite,

    /// <summary>Recusals, by name, establishment or company.</summary>
    Recusation,

    /// <summary>Nobody in two places at once, battement kept.</summary>
    Simultaneite,

    /// <summary>The most orals an examiner hears in a day.</summary>
    MaxParJour,

    /// <summary>The gap, the longest wait and the single day of a candidate.</summary>
    RythmeDuCandidat,

    /// <summary>A commission stays the same for the whole plage.</summary>
    Stabilite,

    /// <summary>What was fixed is kept.</summary>
    Fixe,

    /// <summary>What the document claims of itself: its state, its cost, its bound.</summary>
    Annonce,
}

/// <summary>A hard constraint that a planning breaks.</summary>
/// <param name="Regle">Which rule.</param>
/// <param name="Message">Who, when, and the rule, in French.</param>
public sealed record Violation(Regle Regle, string Message);

/// <summary>What was found so far.</summary>
internal sealed class Constat
{
    private readonly List<Violation> violations = [];

    public IReadOnlyList<Violation> Violations => violations;

    public void Add(Regle regle, string message) => violations.Add(new Violation(regle, message));
}
