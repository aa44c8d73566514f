namespace Parchemin.Planning;

/// <summary>A responsible person lets a leak stand.</summary>
/// <param name="Cle">That of the <see cref="MargeDeSortie"/>.</param>
/// <param name="Par">Who answers for it.</param>
/// <param name="Motif">Why, for those who will read it later.</param>
public sealed record AcceptationDeFuite(string Cle, string Par, string Motif);

/// <summary>The leaks of a calendar, against what was accepted.</summary>
/// <param name="Ouvertes">Nobody answers for these yet.</param>
/// <param name="SansObjet">Acceptances of what does not leak: the calendar has changed since.</param>
public sealed record EtatDesFuites(IReadOnlyList<MargeDeSortie> Ouvertes, IReadOnlyList<(MargeDeSortie Fuite, AcceptationDeFuite Acceptation)> Acceptees, IReadOnlyList<AcceptationDeFuite> SansObjet)
{
    /// <summary>Matches leaks and acceptances. One without a person or a reason accepts nothing.</summary>
    public static EtatDesFuites Of(AnalyseDuCalendrier analyse, IEnumerable<AcceptationDeFuite> acceptations)
    {
        ArgumentNullException.ThrowIfNull(analyse);
        var valables = acceptations.Where(a => !string.IsNullOrWhiteSpace(a.Motif) && !string.IsNullOrWhiteSpace(a.Par)).GroupBy(a => a.Cle, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);
        var fuites = analyse.Fuites.ToList();
        return new EtatDesFuites(
            [.. fuites.Where(f => !valables.ContainsKey(f.Cle))],
            [.. fuites.Where(f => valables.ContainsKey(f.Cle)).Select(f => (f, valables[f.Cle]))],
            [.. valables.Values.Where(a => fuites.TrueForAll(f => f.Cle != a.Cle))]);
    }
}
