namespace Parchemin.Differential.Tests.Oracles;

internal static class CqpState
{
    public const string Acquired = "acquis";
    public const string NotAcquired = "non-acquis";
    public const string ToExamine = "a-examiner";
    public const string Incomplete = "incomplet";

    /// <summary>A block from its competences, and likewise a competence from its sub-competences.</summary>
    public static string OfBlock(IReadOnlyCollection<string> parts)
    {
        if (parts.All(s => s == Acquired))
        {
            return Acquired;
        }

        if (parts.Contains(NotAcquired))
        {
            return NotAcquired;
        }

        return parts.Contains(ToExamine) ? ToExamine : Incomplete;
    }
}
