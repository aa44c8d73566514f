namespace Parchemin.Planning;

/// <summary>Territories that one text can serve: at the pivot everybody is in and nobody is out yet.</summary>
/// <param name="Pivot">The common instant, in UTC.</param>
public sealed record Variante(DateTimeOffset Pivot, IReadOnlyList<SeancePlacee> Seances);

/// <summary>The fewest texts with which the territories of one paper can sit without a leak, and the proof that fewer do not do.</summary>
/// <param name="Temoins">As many séances as there are texts, of which no two can share one.</param>
/// <remarks>
/// On the line, intervals that meet two by two share an instant (Helly): the fewest texts are the fewest instants that stab all the
/// intervals [entry, exit]. Taking each time the first exit is optimal, since the séances that leave first are disjoint. A séance that one may
/// leave before its last entry shares with those only that are shut from the one to the other: no two such séances share a text, and what
/// shares with one of them asks for no text of its own.
/// </remarks>
public sealed record VariantesDeSujet(IReadOnlyList<Variante> Groupes, IReadOnlyList<SeancePlacee> Temoins)
{
    /// <summary>Finds the fewest texts.</summary>
    public static VariantesDeSujet Of(IReadOnlyList<SeancePlacee> seances)
    {
        ArgumentNullException.ThrowIfNull(seances);
        var (groupes, temoins) = (new List<Variante>(), new List<SeancePlacee>());
        var reste = seances.Where(s => !s.EstOuverte).OrderBy(s => s.Sortie).ToList();
        foreach (var ouverte in seances.Where(s => s.EstOuverte).OrderBy(s => s.Sortie))
        {
            temoins.Add(ouverte);
            groupes.Add(new Variante(ouverte.Sortie, [ouverte, .. reste.Where(Shuts)]));
            reste.RemoveAll(Shuts);

            bool Shuts(SeancePlacee s) => s.Entree <= ouverte.Sortie && s.Sortie >= ouverte.Entree;
        }

        while (reste.Count > 0)
        {
            var pivot = reste[0].Sortie;
            temoins.Add(reste[0]);
            groupes.Add(new Variante(pivot, [.. reste.Where(s => s.Entree <= pivot)]));
            reste.RemoveAll(s => s.Entree <= pivot);
        }

        return new VariantesDeSujet([.. groupes.OrderBy(g => g.Pivot)], [.. temoins.OrderBy(t => t.Sortie)]);
    }
}
