namespace Parchemin.Core;

/// <summary>Months of work, counted over several contracts without counting a day twice.</summary>
internal static class DureeDEmploi
{
    /// <summary>Whole calendar months of each uninterrupted run, and the days left over, so many to a month.</summary>
    public static Fraction Months(IEnumerable<(DateOnly Du, DateOnly Au)> intervalles, int joursParMois)
    {
        var (mois, jours) = (0, 0);
        foreach (var (du, au) in Merge(intervalles))
        {
            var fin = au.AddDays(1);
            var entiers = ((fin.Year - du.Year) * 12) + fin.Month - du.Month;
            if (du.AddMonths(entiers) > fin)
                entiers--;
            mois += entiers;

            // What is left of a run is less than a month, even in a month of thirty-one days.
            jours += Math.Min(fin.DayNumber - du.AddMonths(entiers).DayNumber, joursParMois - 1);
        }

        return mois + Fraction.Of(jours, joursParMois);
    }

    private static List<(DateOnly Du, DateOnly Au)> Merge(IEnumerable<(DateOnly Du, DateOnly Au)> intervalles)
    {
        var reunis = new List<(DateOnly Du, DateOnly Au)>();
        foreach (var (du, au) in intervalles.Where(i => i.Du <= i.Au).OrderBy(i => i.Du))
        {
            if (reunis.Count > 0 && du <= reunis[^1].Au.AddDays(1))
                reunis[^1] = (reunis[^1].Du, au > reunis[^1].Au ? au : reunis[^1].Au);
            else
                reunis.Add((du, au));
        }

        return reunis;
    }
}
