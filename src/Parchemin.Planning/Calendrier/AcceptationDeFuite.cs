namespace Parchemin.Planning;

/// <summary>A responsible person lets a leak stand.</summary>
/// <param name="Cle">That of the <see cref="MargeDeSortie"/>.</param>
/// <param name="Par">Who answers for it.</param>
/// <param name="Motif">Why, for those who will read it later.</param>
/// <param name="AuPire">What the leak was at worst when it was accepted, in minutes: one that has become worse is not accepted. Null for any.</param>
public sealed record AcceptationDeFuite(string Cle, string Par, string Motif, int? AuPire = null)
{
    public bool Covers(MargeDeSortie fuite)
    {
        ArgumentNullException.ThrowIfNull(fuite);
        return fuite.Cle == Cle && (AuPire is not { } vue || fuite.AuPire >= vue);
    }
}

/// <summary>The leaks of a calendar, against what was accepted.</summary>
/// <param name="Ouvertes">Nobody answers for these yet.</param>
/// <param name="Aggravees">Those of them that somebody accepted when they were less: the hours have changed since.</param>
/// <param name="SansObjet">Acceptances of what does not leak: the calendar has changed since.</param>
public sealed record EtatDesFuites(
    IReadOnlyList<MargeDeSortie> Ouvertes,
    IReadOnlyList<(MargeDeSortie Fuite, AcceptationDeFuite Acceptation)> Acceptees,
    IReadOnlyList<(MargeDeSortie Fuite, AcceptationDeFuite Acceptation)> Aggravees,
    IReadOnlyList<AcceptationDeFuite> SansObjet)
{
    /// <summary>Matches leaks and acceptances. One without a person or a reason accepts nothing.</summary>
    public static EtatDesFuites Of(AnalyseDuCalendrier analyse, IEnumerable<AcceptationDeFuite> acceptations)
    {
        ArgumentNullException.ThrowIfNull(analyse);
        var valables = acceptations.Where(a => !string.IsNullOrWhiteSpace(a.Motif) && !string.IsNullOrWhiteSpace(a.Par)).GroupBy(a => a.Cle, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);
        var fuites = analyse.Fuites.ToList();
        var dites = fuites.Where(f => valables.ContainsKey(f.Cle)).Select(f => (Fuite: f, Acceptation: valables[f.Cle])).ToLookup(x => x.Acceptation.Covers(x.Fuite));
        var couvertes = dites[true].Select(x => x.Fuite).ToHashSet();
        return new EtatDesFuites(
            [.. fuites.Where(f => !couvertes.Contains(f))],
            [.. dites[true]],
            [.. dites[false]],
            [.. valables.Values.Where(a => fuites.TrueForAll(f => f.Cle != a.Cle))]);
    }
}
