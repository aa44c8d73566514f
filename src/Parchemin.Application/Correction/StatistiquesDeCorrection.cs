namespace Parchemin.Application;

/// <summary>The marks of one corrector, or of all, described.</summary>
/// <param name="EcartType">Of a sample (n − 1); null under two marks.</param>
/// <param name="Histogramme">How many marks in each tenth of the scale; the greatest mark is in the last.</param>
public sealed record DescriptionDeNotes(int Nombre, decimal Moyenne, decimal? EcartType, decimal Minimum, decimal Quartile1, decimal Mediane, decimal Quartile3, decimal Maximum, IReadOnlyList<int> Histogramme);

/// <summary>How far a corrector stands from the whole.</summary>
/// <param name="Ecart">His mean less that of the whole, in points.</param>
/// <param name="Marge">Half of the confidence interval of 95 %; null when too few scripts say nothing.</param>
/// <param name="Significatif">Whether chance alone would rarely give such a gap; null when it cannot be said.</param>
public sealed record SituationDeCorrecteur(decimal Ecart, decimal? Marge, bool? Significatif, string Lecture);

/// <summary>The statistics of a correction. They inform a person who decides: they never change a mark.</summary>
/// <remarks>
/// <para>Sums are exact; divisions and square roots keep 28 digits; only what is shown is rounded.</para>
/// <para>Quartiles are interpolated between the ordered marks (the position of the quartile q among n marks is (n − 1) q): they are those of usual spreadsheets.</para>
/// <para>
/// Scripts are given at random: without severity nor indulgence, those of a corrector are a draw without replacement of n scripts among N.
/// The gap between his mean and that of the whole then has for standard deviation S √((1 − n/N)/n), where S is that of the whole
/// (Cochran, <i>Sampling Techniques</i>, 3rd ed., 2.6); the interval is that gap plus or minus t times it, t being Student's quantile at
/// 97.5 % with n − 1 degrees of freedom.
/// </para>
/// <para>
/// Limits. Under <see cref="Suffisant"/> scripts nothing is concluded. One corrector out of twenty is said to differ by chance alone. The
/// draw is not quite free: nobody gets the scripts of his own students, and an établissement that is stronger or weaker than the others
/// moves the means of those who teach there. A gap says that one looks again at scripts, not that somebody is wrong.
/// </para>
/// </remarks>
public static class StatistiquesDeCorrection
{
    public const int Classes = 10;

    /// <summary>Scripts below which nothing is concluded.</summary>
    public const int Suffisant = 10;

    // Student's quantile at 97.5 %, by degrees of freedom; between two rows, the greater value, on the side of caution.
    private static readonly decimal[] Student =
    [
        12.706m, 4.303m, 3.182m, 2.776m, 2.571m, 2.447m, 2.365m, 2.306m, 2.262m, 2.228m, 2.201m, 2.179m, 2.160m, 2.145m, 2.131m,
        2.120m, 2.110m, 2.101m, 2.093m, 2.086m, 2.080m, 2.074m, 2.069m, 2.064m, 2.060m, 2.056m, 2.052m, 2.048m, 2.045m, 2.042m,
    ];

    private static readonly (int Degres, decimal Quantile)[] AuDela = [(40, 2.021m), (60, 2.000m), (120, 1.980m), (1000, 1.962m)];

    /// <summary>Describes marks; null when there are none.</summary>
    public static DescriptionDeNotes? Describe(IEnumerable<decimal> notes, decimal bareme)
    {
        var ordre = notes.Order().ToList();
        if (ordre.Count == 0)
            return null;
        var histogramme = new int[Classes];
        foreach (var note in ordre)
            histogramme[Math.Min(Classes - 1, (int)(note * Classes / bareme))]++;
        var variance = Variance(ordre);
        return new DescriptionDeNotes(ordre.Count, ordre.Sum() / ordre.Count, variance is { } v ? Sqrt(v) : null, ordre[0], Quantile(ordre, 0.25m), Quantile(ordre, 0.5m), Quantile(ordre, 0.75m), ordre[^1], histogramme);
    }

    /// <summary>Sets a corrector beside the whole, of which his scripts are a part.</summary>
    public static SituationDeCorrecteur? Compare(DescriptionDeNotes? sien, DescriptionDeNotes? ensemble)
    {
        if (sien is null || ensemble is null)
            return null;
        var ecart = sien.Moyenne - ensemble.Moyenne;
        if (sien.Nombre == ensemble.Nombre)
            return new SituationDeCorrecteur(ecart, null, null, "Seul correcteur : rien à quoi le comparer.");
        if (sien.Nombre < Suffisant || ensemble.EcartType is not { } s)
            return new SituationDeCorrecteur(ecart, null, null, $"Moins de {Suffisant} copies : on ne peut rien conclure.");
        var marge = QuantileOfStudent(sien.Nombre - 1) * s * Sqrt((1m - ((decimal)sien.Nombre / ensemble.Nombre)) / sien.Nombre);
        var significatif = Math.Abs(ecart) > marge;
        return new SituationDeCorrecteur(ecart, marge, significatif, significatif
            ? ecart > 0 ? "Au-dessus de l'ensemble, plus que le hasard ne l'explique d'ordinaire." : "Au-dessous de l'ensemble, plus que le hasard ne l'explique d'ordinaire."
            : "L'écart peut n'être dû qu'au hasard.");
    }

    /// <summary>The greatest number whose square does not pass the value, to 28 digits.</summary>
    public static decimal Sqrt(decimal valeur)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(valeur);
        if (valeur == 0)
            return 0;
        var (racine, avant) = (valeur > 1 ? valeur : 1m, 0m);
        for (var i = 0; i < 200 && racine != avant; i++)
            (avant, racine) = (racine, (racine + (valeur / racine)) / 2);
        return racine;
    }

    private static decimal? Variance(List<decimal> notes)
    {
        if (notes.Count < 2)
            return null;
        var (somme, carres) = (notes.Sum(), notes.Sum(n => n * n));
        return ((notes.Count * carres) - (somme * somme)) / ((decimal)notes.Count * (notes.Count - 1));
    }

    private static decimal Quantile(List<decimal> ordre, decimal q)
    {
        var position = (ordre.Count - 1) * q;
        var rang = (int)position;
        return rang + 1 < ordre.Count ? ordre[rang] + ((position - rang) * (ordre[rang + 1] - ordre[rang])) : ordre[rang];
    }

    private static decimal QuantileOfStudent(int degres)
        => degres <= Student.Length ? Student[degres - 1] : degres < AuDela[0].Degres ? Student[^1] : AuDela.Last(q => q.Degres <= degres).Quantile;
}
