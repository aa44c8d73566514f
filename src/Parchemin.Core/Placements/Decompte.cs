namespace Parchemin.Core;

/// <summary>What a day of a placement is worth.</summary>
public enum SortDuJour
{
    Compte,

    /// <summary>Counted, though it is outside the weekly pattern or a public holiday.</summary>
    Rattrape,

    /// <summary>A day of the pattern on which the company is closed.</summary>
    Ferie,

    Absence,

    /// <summary>Another period already counts it: a day counts once.</summary>
    DejaCompte,
}

/// <summary>One day of a placement, and why it counts or not.</summary>
public sealed record JourEnEntreprise(DateOnly Jour, string Periode, SortDuJour Sort, string? Raison)
{
    public bool Compte => Sort is SortDuJour.Compte or SortDuJour.Rattrape;
}

/// <summary>The days of several periods, counted.</summary>
/// <param name="Jours">Every day of a weekly pattern or made up, in order of date.</param>
/// <param name="JoursALEtranger">How many of the counted days were abroad.</param>
public sealed record DecompteEnEntreprise(IReadOnlyList<JourEnEntreprise> Jours, int JoursALEtranger)
{
    public int JoursComptes => Jours.Count(j => j.Compte);

    public int JoursFeries => Count(SortDuJour.Ferie);

    public int JoursDAbsence => Count(SortDuJour.Absence);

    public int JoursRattrapes => Count(SortDuJour.Rattrape);

    /// <summary>Weeks, from Monday, with at least one counted day.</summary>
    public int SemainesDePresence => Jours.Where(j => j.Compte).Select(j => Decompte.Lundi(j.Jour)).Distinct().Count();

    private int Count(SortDuJour sort) => Jours.Count(j => j.Sort == sort);
}

/// <summary>Counts the days of placement, one by one.</summary>
public static class Decompte
{
    /// <param name="jusquAu">The last day to count; null for all.</param>
    public static DecompteEnEntreprise Count(IReadOnlyList<PeriodeEnEntreprise> periodes, DateOnly? jusquAu = null)
    {
        ArgumentNullException.ThrowIfNull(periodes);
        var (jours, comptes, etranger) = (new List<JourEnEntreprise>(), new HashSet<DateOnly>(), 0);
        foreach (var periode in periodes.OrderBy(p => p.Du).ThenBy(p => p.Code, StringComparer.Ordinal))
        {
            var rattrapes = periode.JoursRattrapes.ToHashSet();
            var fermes = periode.FeriesLocaux.ToHashSet();
            var recuperes = periode.Absences.Select(a => a.Recuperes).ToArray();
            var fin = jusquAu is { } dernier && dernier < periode.Au ? dernier : periode.Au;
            for (var numero = periode.Du.DayNumber; numero <= fin.DayNumber; numero++)
            {
                var jour = DateOnly.FromDayNumber(numero);
                if (Judge(periode, jour, rattrapes.Contains(jour), fermes) is not { } juge)
                    continue;
                if (juge.Sort == SortDuJour.Absence && recuperes[periode.RankOfAbsence(jour)]-- > 0)
                    juge = juge with { Sort = SortDuJour.Rattrape, Raison = "récupéré" };

                if (juge.Compte && !comptes.Add(jour))
                    juge = juge with { Sort = SortDuJour.DejaCompte, Raison = "déjà compté dans une autre période" };
                jours.Add(juge);
                if (juge.Compte && periode.Pays is not null)
                    etranger++;
            }
        }

        return new DecompteEnEntreprise([.. jours.OrderBy(j => j.Jour)], etranger);
    }

    internal static DateOnly Lundi(DateOnly jour) => jour.AddDays(-(((int)jour.DayOfWeek + 6) % 7));

    // An absence wins over everything: the person was not there.
    private static JourEnEntreprise? Judge(PeriodeEnEntreprise periode, DateOnly jour, bool rattrape, HashSet<DateOnly> fermes)
    {
        var present = periode.EstPresent(jour);
        if (!present && !rattrape)
            return null;
        var ferie = fermes.Contains(jour) ? "jour chômé dans l'entreprise" : JoursFeries.Nom(jour, periode.Feries);
        if (ferie is not null && !rattrape)
            return new JourEnEntreprise(jour, periode.Code, SortDuJour.Ferie, ferie);
        if (periode.EstAbsent(jour))
            return new JourEnEntreprise(jour, periode.Code, SortDuJour.Absence, periode.Absences[periode.RankOfAbsence(jour)].Motif);
        return rattrape && (!present || ferie is not null)
            ? new JourEnEntreprise(jour, periode.Code, SortDuJour.Rattrape, ferie ?? "hors de la semaine habituelle")
            : new JourEnEntreprise(jour, periode.Code, SortDuJour.Compte, null);
    }
}
