namespace Parchemin.Core;

/// <summary>Whether a date can be that of a candidate's birth.</summary>
public static class DateDeNaissance
{
    /// <summary>The youngest candidate that nobody asks about, in whole years.</summary>
    public const int AgeMin = 13;

    /// <summary>The oldest, in whole years.</summary>
    public const int AgeMax = 100;

    /// <param name="aujourdhui">The day of the question: nothing here reads a clock.</param>
    /// <param name="motif">Why it is refused, in French.</param>
    public static bool IsPlausible(DateOnly naissance, DateOnly aujourdhui, out string? motif)
    {
        var age = Age(naissance, aujourdhui);
        motif = naissance > aujourdhui ? "Cette date de naissance est à venir. Vérifiez l'année."
            : age < AgeMin ? $"Cette date de naissance donne moins de {AgeMin} ans. Vérifiez l'année."
            : age > AgeMax ? $"Cette date de naissance donne plus de {AgeMax} ans. Vérifiez l'année."
            : null;
        return motif is null;
    }

    // Born on 29 February, one is a year older on 1 March of a common year.
    private static int Age(DateOnly naissance, DateOnly jour)
        => jour.Year - naissance.Year - ((jour.Month, jour.Day).CompareTo((naissance.Month, naissance.Day)) < 0 ? 1 : 0);
}
