namespace Parchemin.Core;

/// <summary>The ECTS credits of each unité: the credits of the diploma in proportion to the coefficients (D643-33 and D643-34).</summary>
public static class CreditsEcts
{
    /// <summary>Shares out the credits, each share rounded to the nearest whole number.</summary>
    /// <returns>One share per coefficient, in order. They add up to <paramref name="total"/> only when rounding allows it; the compiler of
    /// the référentiel says so when it does not.</returns>
    public static IReadOnlyList<int> Share(int total, IReadOnlyList<Fraction> coefficients)
    {
        ArgumentNullException.ThrowIfNull(coefficients);
        var somme = coefficients.Aggregate(Fraction.Zero, (a, b) => a + b);
        return somme.IsZero
            ? [.. coefficients.Select(_ => 0)]
            : [.. coefficients.Select(c => (int)(Fraction.Of(total) * c / somme).RoundTo(1, SensArrondi.Proche).Reduce().Numerator)];
    }
}
