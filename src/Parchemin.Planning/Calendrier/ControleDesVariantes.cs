namespace Parchemin.Planning;

/// <summary>Reads a number of texts and its proof again from the definition, without the code that found them.</summary>
public static class ControleDesVariantes
{
    /// <summary>What does not hold, in French; empty when the number of texts is proved the least.</summary>
    public static IReadOnlyList<string> Check(IReadOnlyList<SeancePlacee> seances, VariantesDeSujet variantes)
    {
        ArgumentNullException.ThrowIfNull(seances);
        ArgumentNullException.ThrowIfNull(variantes);
        var fautes = new List<string>();
        var servies = variantes.Groupes.SelectMany(g => g.Seances).Select(s => s.Cle).ToList();
        if (!servies.Order(StringComparer.Ordinal).SequenceEqual(seances.Select(s => s.Cle).Order(StringComparer.Ordinal), StringComparer.Ordinal))
            fautes.Add("Les textes ne servent pas chaque territoire une fois et une seule.");
        foreach (var groupe in variantes.Groupes)
            fautes.AddRange(Leaks(groupe.Seances).Select(p => $"{p.De.Cle} et {p.Vers.Cle} ont le même texte, qui fuit."));
        if (variantes.Temoins.Count != variantes.Groupes.Count || variantes.Temoins.Any(t => !servies.Contains(t.Cle, StringComparer.Ordinal)))
            fautes.Add("Les témoins ne sont pas aussi nombreux que les textes.");
        foreach (var (un, autre) in variantes.Temoins.SelectMany((t, i) => variantes.Temoins.Skip(i + 1).Select(a => (t, a))))
        {
            if (!Leaks([un, autre]).Any())
                fautes.Add($"{un.Cle} et {autre.Cle} pourraient avoir le même texte.");
        }

        return fautes;
    }

    private static IEnumerable<(SeancePlacee De, SeancePlacee Vers)> Leaks(IReadOnlyList<SeancePlacee> seances)
        => from de in seances
           from vers in seances
           where !ReferenceEquals(de, vers) && de.Debut.AddMinutes(de.Loge) < vers.Debut.AddMinutes(vers.Retard)
           select (de, vers);
}
