namespace Parchemin.Core;

/// <summary>Whether a date can be that of a candidate's birth.</summary>
public static class DateDeNaissance
{
    /// <summary>The youngest and the oldest candidate that nobody asks about, in years.</summary>
    public const int AgeMin = 13;

    public const int AgeMax = 100;

    /// <param name="aujourdhui">The day of the question: nothing here reads a clock.</param>
    /// <param name="motif">Why it is refused, in French.</param>
    public static bool IsPlausible(DateOnly naissance, DateOnly aujourdhui, out string? motif)
    {
        motif = naissance > aujourdhui ? "Cette date de naissance est à venir. Vérifiez l'année."
            : naissance > aujourdhui.AddYears(-AgeMin) ? $"Cette date de naissance donne moins de {AgeMin} ans. Vérifiez l'année."
            : naissance < aujourdhui.AddYears(-AgeMax) ? $"Cette date de naissance donne plus de {AgeMax} ans. Vérifiez l'année."
            : null;
        return motif is null;
    }
}
