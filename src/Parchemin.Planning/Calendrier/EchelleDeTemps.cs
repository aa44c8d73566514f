namespace Parchemin.Planning;

/// <summary>Places instants along a line, from the hour before the first to the hour after the last.</summary>
/// <param name="longueur">Of the line, in the unit of the drawing.</param>
internal sealed class EchelleDeTemps(IReadOnlyCollection<SeancePlacee> seances, int longueur)
{
    private static readonly int[] Pas = [1, 2, 3, 6, 12];
    private readonly DateTimeOffset debut = Floor(seances.Min(s => s.Debut));
    private readonly DateTimeOffset fin = Floor(seances.Max(s => s.FinMajoree)).AddHours(1);

    public DateTimeOffset Debut => debut;

    public int X(DateTimeOffset instant) => (int)((instant - debut).TotalMinutes * longueur / (fin - debut).TotalMinutes);

    /// <summary>Round hours, at most about a dozen.</summary>
    public IEnumerable<(DateTimeOffset Instant, int X)> Graduations()
    {
        var pas = Pas.FirstOrDefault(p => (fin - debut).TotalHours / p <= 13, 24);
        for (var h = debut; h <= fin; h = h.AddHours(1))
        {
            if (h.Hour % pas == 0)
                yield return (h, X(h));
        }
    }

    /// <summary>Each day from where it begins on the line.</summary>
    public IEnumerable<(DateTime Jour, int X)> Jours()
    {
        yield return (debut.UtcDateTime, 0);
        for (var j = new DateTimeOffset(debut.UtcDateTime.Date.AddDays(1), TimeSpan.Zero); j < fin; j = j.AddDays(1))
            yield return (j.UtcDateTime, X(j));
    }

    private static DateTimeOffset Floor(DateTimeOffset instant) => instant.AddMinutes(-instant.Minute).AddSeconds(-instant.Second);
}
