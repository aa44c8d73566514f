namespace Parchemin.Planning;

/// <summary>Scripts that can stand for one another: the same origin, the same correctors kept away.</summary>
/// <param name="Origine">What a corrector should not have too much of: an établissement, a centre.</param>
/// <param name="Interdits">Ranks of the correctors who may not have them.</param>
public sealed record ClasseDeCopies(string Origine, int Nombre, IReadOnlySet<int> Interdits);

/// <summary>Somebody who marks.</summary>
/// <param name="MinutesParCopie">At least 1.</param>
/// <param name="MinutesDisponibles">What he gives to these scripts, those that he has already included: never exceeded.</param>
/// <param name="DejaConfiees">Scripts that he keeps.</param>
public sealed record CorrecteurDisponible(string Id, int MinutesParCopie, int MinutesDisponibles, int DejaConfiees = 0);

/// <summary>A distribution to find.</summary>
/// <remarks>
/// <para>Its cost has three terms, each of which outweighs the next. A script that nobody gets costs <see cref="SansCorrecteur"/>. The
/// scripts of a corrector cost the square of his minutes over what he has available: the least sum is the most even load, in hours for those
/// who have as many and in count for those who are as fast. A script beyond the fair share of its origin costs <see cref="Serree"/>.</para>
/// <para>All costs are integers, so that the least is proved without rounding.</para>
/// </remarks>
public sealed record CopiesAConfier
{
    public const long SansCorrecteur = 1_000_000_000_000;

    /// <summary>What a script beyond the fair share of its origin costs: less, along a whole chain of exchanges, than one script of imbalance.</summary>
    public const long Serree = 300;

    private const long ParCorrecteur = 1000;

    public CopiesAConfier(IReadOnlyList<ClasseDeCopies> classes, IReadOnlyList<CorrecteurDisponible> correcteurs)
    {
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentNullException.ThrowIfNull(correcteurs);
        (Classes, Correcteurs) = (classes, correcteurs);
        Reference = Math.Max(1, correcteurs.Select(c => (long)c.MinutesDisponibles / Math.Max(1, (long)c.MinutesParCopie * c.MinutesParCopie)).DefaultIfEmpty(1).Max());
    }

    public IReadOnlyList<ClasseDeCopies> Classes { get; }

    public IReadOnlyList<CorrecteurDisponible> Correcteurs { get; }

    // An exchange passes by each corrector once at most: evening loads by one script is worth more than all the mixing that it spoils.
    // Gives the marginal cost of the quickest corrector the scale of one.
    private long Reference { get; }

    /// <summary>How many scripts a corrector may have in all.</summary>
    public int MaximumOf(int correcteur) => Math.Max(Correcteurs[correcteur].DejaConfiees, Correcteurs[correcteur].MinutesDisponibles / Math.Max(1, Correcteurs[correcteur].MinutesParCopie));

    /// <summary>What the <paramref name="rang"/>-th script of a corrector costs, those he keeps counted first.</summary>
    public long CostOf(int correcteur, int rang)
    {
        var c = Correcteurs[correcteur];
        return ParCorrecteur * Correcteurs.Count * Reference * c.MinutesParCopie * c.MinutesParCopie * ((2 * rang) - 1) / Math.Max(1, c.MinutesDisponibles);
    }

    /// <summary>How many scripts of a class one corrector has before they count as too many.</summary>
    public int ShareOf(int classe)
    {
        var admis = Correcteurs.Count - Classes[classe].Interdits.Count;
        return admis <= 0 ? 0 : (Classes[classe].Nombre + admis - 1) / admis;
    }
}
