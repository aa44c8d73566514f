namespace Parchemin.Core;

/// <summary>How the opinions of the council are shared out in a class.</summary>
public static class CotationDeClasse
{
    /// <summary>The whole percentage of each opinion, in the order of the form. They add up to 100: the largest remainders take what is left.</summary>
    /// <param name="avis">The opinions of the form, in order.</param>
    /// <param name="donnes">One for each candidate who has one; others are not counted.</param>
    public static IReadOnlyList<(string Avis, int Candidats, int Pourcentage)> Share(IReadOnlyList<string> avis, IEnumerable<string> donnes)
    {
        ArgumentNullException.ThrowIfNull(avis);
        var comptes = donnes.Where(avis.Contains).CountBy(a => a, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var total = comptes.Values.Sum();
        if (total == 0)
            return [.. avis.Select(a => (a, 0, 0))];
        var parts = avis.Select((a, rang) => (Avis: a, Rang: rang, Nombre: comptes.GetValueOrDefault(a))).ToList();
        var reste = 100 - parts.Sum(p => p.Nombre * 100 / total);
        var servis = parts.OrderByDescending(p => p.Nombre * 100 % total).ThenBy(p => p.Rang).Take(reste).Select(p => p.Rang).ToHashSet();
        return [.. parts.Select(p => (p.Avis, p.Nombre, (p.Nombre * 100 / total) + (servis.Contains(p.Rang) ? 1 : 0)))];
    }
}
