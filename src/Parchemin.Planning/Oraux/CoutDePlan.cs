namespace Parchemin.Planning.Oraux;

/// <summary>The cost of a planning by term, in sixtieths of the unit of the input's <c>couts</c>: whole numbers, so sums are exact.</summary>
/// <remarks>
/// What each term counts, before its price:
/// <list type="bullet">
/// <item><c>commission_ouverte</c>: the commissions with at least one passage.</item>
/// <item><c>composition_de_repli</c>: for each such commission, the highest rank, over the épreuves that it takes, of the first
/// composition that its members fill exactly (0 is the regular one).</item>
/// <item><c>jour_supplementaire_candidat</c>: for each candidate, the distinct days of his passages less one.</item>
/// <item><c>attente_par_heure</c>: for two passages of a candidate that follow each other on one day, the minutes from the end of
/// the first to the beginning of the second's preparation, per hour.</item>
/// <item><c>trou_commission_par_quart_heure</c>: for two passages of a commission that follow each other, the minutes from the end
/// of the first with its battement to the start of the second, per quarter of an hour.</item>
/// <item><c>desequilibre</c>: for each centre, the passages of its most loaded examiner less those of its least loaded one, among
/// those who hold at least one there, counting passages held in this centre.</item>
/// <item><c>changement</c>: with a previous planning, its passages whose oral is now placed in another plage or starts at another
/// minute. An oral that is no longer placed is not a change; it is an oral not placed.</item>
/// </list>
/// </remarks>
public readonly record struct CoutDePlan(
    long CommissionOuverte,
    long CompositionDeRepli,
    long JourSupplementaire,
    long Attente,
    long Trou,
    long Desequilibre,
    long Changement)
{
    /// <summary>How many of this cost's units make one unit of the input's prices.</summary>
    public const int Unite = 60;

    public long Total => CommissionOuverte + CompositionDeRepli + JourSupplementaire + Attente + Trou + Desequilibre + Changement;

    /// <summary>The number of the output, in units of the input's prices, to four decimals.</summary>
    public static decimal EnUnites(long soixantiemes) => decimal.Round(soixantiemes / (decimal)Unite, 4);
}
