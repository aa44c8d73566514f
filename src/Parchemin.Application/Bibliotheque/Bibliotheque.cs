using Parchemin.Referentiels;

namespace Parchemin.Application;

/// <summary>stub</summary>
public sealed class Bibliotheque(IReadOnlyList<Edition> editions)
{
    public IReadOnlyList<Edition> Editions => editions;

    public Edition? Find(string certification, string edition) => editions.FirstOrDefault(e => e.Referentiel?.Certification is { } c && string.Equals(c.Code, certification, StringComparison.Ordinal) && string.Equals(c.Edition, edition, StringComparison.Ordinal));
}
