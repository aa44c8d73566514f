using Xunit.Abstractions;

namespace Parchemin.Core.Tests.Placements;

/// <summary>Counted by hand on printed calendars.</summary>
public sealed class DecompteTests(ITestOutputHelper sortie)
{
    /// <summary>Eight weeks around Easter and the bridges of May: Monday 30 March to Friday 22 May 2026, forty working days.</summary>
    private static readonly PeriodeEnEntreprise Printemps = new("P", new DateOnly(2026, 3, 30), new DateOnly(2026, 5, 22));

    [Fact]
    public void Six_full_weeks_without_a_holiday_make_thirty_days()
    {
        var decompte = Decompte.Count([new("P", new DateOnly(2026, 1, 5), new DateOnly(2026, 2, 13))]);
        (decompte.JoursComptes, decompte.SemainesDePresence, decompte.JoursFeries).ShouldBe((30, 6, 0));
    }

    [Theory]
    [InlineData(RegimeDeFeries.Aucun, 40)]
    [InlineData(RegimeDeFeries.Metropole, 36)]
    [InlineData(RegimeDeFeries.AlsaceMoselle, 35)]
    [InlineData(RegimeDeFeries.Mayotte, 35)]
    [InlineData(RegimeDeFeries.Martinique, 35)]
    [InlineData(RegimeDeFeries.Guadeloupe, 36)]
    public void Holidays_of_the_territory_are_left_out(RegimeDeFeries regime, int comptes)
    {
        var decompte = Decompte.Count([Printemps with { Feries = regime }]);
        (decompte.JoursComptes, decompte.JoursFeries, decompte.SemainesDePresence).ShouldBe((comptes, 40 - comptes, 8));
    }

    [Fact]
    public void A_shop_that_works_on_Saturdays_loses_the_day_of_Reunion()
    {
        var magasin = new PeriodeEnEntreprise("P", new DateOnly(2025, 12, 15), new DateOnly(2026, 1, 2))
        {
            Feries = RegimeDeFeries.Reunion,
            Presence = JoursDePresence.Mardi | JoursDePresence.Mercredi | JoursDePresence.Jeudi | JoursDePresence.Vendredi | JoursDePresence.Samedi,
        };
        Decompte.Count([magasin]).JoursComptes.ShouldBe(11);
        Decompte.Count([magasin with { Presence = JoursDePresence.Ouvres }]).JoursComptes.ShouldBe(13);
    }

    [Theory]
    [InlineData(2024, 5)]
    [InlineData(2023, 4)]
    public void The_leap_day_counts_as_any_other(int annee, int jeudis)
        => Decompte.Count([new("P", new DateOnly(annee, 2, 1), new DateOnly(annee, 3, 1).AddDays(-1)) { Presence = JoursDePresence.Jeudi }]).JoursComptes.ShouldBe(jeudis);

    [Fact]
    public void One_day_a_week_over_a_school_year_loses_the_holidays_that_fall_on_it()
    {
        // Forty-three Thursdays, less Christmas, New Year's Day and Ascension.
        var jeudis = Decompte.Count([new("P", new DateOnly(2025, 9, 4), new DateOnly(2026, 6, 25)) { Presence = JoursDePresence.Jeudi }]);
        (jeudis.JoursComptes, jeudis.JoursFeries, jeudis.SemainesDePresence).ShouldBe((40, 3, 40));
    }

    [Fact]
    public void An_absence_takes_only_the_days_that_would_have_been_worked()
    {
        // From Friday 1 to Friday 8 May: both Fridays are holidays, the week-end was free.
        var decompte = Decompte.Count([Printemps with { Absences = [new(new DateOnly(2026, 5, 1), new DateOnly(2026, 5, 8), "maladie")] }]);
        (decompte.JoursComptes, decompte.JoursDAbsence, decompte.JoursFeries).ShouldBe((32, 4, 4));
        decompte.Jours.Single(j => j.Jour == new DateOnly(2026, 5, 4)).Raison.ShouldBe("maladie");
    }

    [Fact]
    public void A_made_up_Saturday_and_a_worked_holiday_count()
    {
        var decompte = Decompte.Count([Printemps with { JoursRattrapes = [new DateOnly(2026, 4, 11), new DateOnly(2026, 5, 8), new DateOnly(2026, 4, 7)] }]);
        (decompte.JoursComptes, decompte.JoursRattrapes, decompte.JoursFeries).ShouldBe((38, 2, 3));
    }

    [Theory]
    [InlineData(0, 32)]
    [InlineData(3, 35)]
    [InlineData(4, 36)]
    [InlineData(5, 36)]
    public void Days_made_up_without_a_date_never_exceed_those_missed(int recuperes, int comptes)
        => Decompte.Count([Printemps with { Absences = [new(new DateOnly(2026, 5, 1), new DateOnly(2026, 5, 8)) { Recuperes = recuperes }] }]).JoursComptes.ShouldBe(comptes);

    [Theory]
    [InlineData("LMMJV", JoursDePresence.Ouvres, "LMMJV")]
    [InlineData("---jv", JoursDePresence.Jeudi | JoursDePresence.Vendredi, "---JV")]
    [InlineData("-MMJVS-", JoursDePresence.Mardi | JoursDePresence.Mercredi | JoursDePresence.Jeudi | JoursDePresence.Vendredi | JoursDePresence.Samedi, "-MMJVS-")]
    public void A_rhythm_is_written_with_a_letter_a_day(string texte, JoursDePresence jours, string canonique)
    {
        Rythme.TryParse(texte, out var lus).ShouldBeTrue();
        lus.ShouldBe(jours);
        Rythme.Format(lus).ShouldBe(canonique);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("LMMJ")]
    [InlineData("LMXJV")]
    [InlineData("LMMJVSDD")]
    public void What_is_not_a_rhythm_is_refused(string? texte) => Rythme.TryParse(texte, out _).ShouldBeFalse();

    [Fact]
    public void A_day_in_two_periods_counts_once()
    {
        var decompte = Decompte.Count([Printemps, new("Q", new DateOnly(2026, 5, 18), new DateOnly(2026, 5, 29))]);

        // 36, then 26 to 29 May: the 25th is Whit Monday.
        decompte.JoursComptes.ShouldBe(40);
        decompte.Jours.Count(j => j.Sort == SortDuJour.DejaCompte).ShouldBe(5);
    }

    [Fact]
    public void Abroad_the_days_off_are_those_given_by_hand()
    {
        var decompte = Decompte.Count([Printemps with { Pays = "Irlande", Feries = RegimeDeFeries.Aucun, FeriesLocaux = [new DateOnly(2026, 4, 6), new DateOnly(2026, 5, 4)] }]);
        (decompte.JoursComptes, decompte.JoursALEtranger).ShouldBe((38, 38));
    }

    [Theory]
    [InlineData(3, 29, 0)]
    [InlineData(3, 30, 1)]
    [InlineData(3, 31, 2)]
    [InlineData(5, 21, 35)]
    [InlineData(5, 22, 36)]
    [InlineData(5, 23, 36)]
    public void The_count_stops_at_the_day_asked_for(int mois, int jour, int comptes)
        => Decompte.Count([Printemps], new DateOnly(2026, mois, jour)).JoursComptes.ShouldBe(comptes);

    [Fact]
    public void What_contradicts_itself_is_said()
    {
        new PeriodeEnEntreprise("P", new DateOnly(2026, 5, 22), new DateOnly(2026, 3, 30)).Incoherences().Single().ShouldContain("avant de commencer");
        (Printemps with { Presence = JoursDePresence.Aucun }).Incoherences().Single().ShouldContain("aucun jour de présence");
        (Printemps with { Absences = [new(new DateOnly(2026, 5, 21), new DateOnly(2026, 5, 24))] }).Incoherences().Single().ShouldContain("24 mai 2026");
        (Printemps with { JoursRattrapes = [new DateOnly(2026, 5, 23)] }).Incoherences().Single().ShouldContain("avenant");
        Printemps.Incoherences().ShouldBeEmpty();
    }

    /// <summary>A count day by day written in another way: sets of dates.</summary>
    [Fact]
    public void Random_calendars_count_as_a_naive_set_of_dates_does()
    {
        var tirage = new Tirage(sortie);
        for (var essai = 0; essai < 150; essai++)
        {
            var periodes = Enumerable.Range(0, tirage.Entre(1, 4)).Select(i => Periode(tirage, $"P{i}")).ToList();
            var naif = new HashSet<DateOnly>();
            foreach (var p in periodes)
            {
                var jours = Enumerable.Range(0, p.Au.DayNumber - p.Du.DayNumber + 1).Select(p.Du.AddDays).ToList();
                var semaine = jours.Where(j => p.Presence.HasFlag(Enum.Parse<JoursDePresence>(Jour(j.DayOfWeek)))).ToHashSet();
                semaine.ExceptWith(jours.Where(j => JoursFeries.DeLAnnee(j.Year, p.Feries).Any(f => f.Jour == j)));
                semaine.UnionWith(p.JoursRattrapes);
                semaine.ExceptWith(p.Absences.SelectMany(a => jours.Where(j => j >= a.Du && j <= a.Au)));
                naif.UnionWith(semaine);
            }

            Decompte.Count(periodes).JoursComptes.ShouldBe(naif.Count, $"graine {tirage.Graine}, essai {essai}");
        }
    }

    private static string Jour(DayOfWeek jour) => jour switch
    {
        DayOfWeek.Monday => "Lundi",
        DayOfWeek.Tuesday => "Mardi",
        DayOfWeek.Wednesday => "Mercredi",
        DayOfWeek.Thursday => "Jeudi",
        DayOfWeek.Friday => "Vendredi",
        DayOfWeek.Saturday => "Samedi",
        _ => "Dimanche",
    };

    private static PeriodeEnEntreprise Periode(Tirage tirage, string code)
    {
        var du = new DateOnly(tirage.Entre(2023, 2026), tirage.Entre(1, 12), tirage.Entre(1, 28));
        var au = du.AddDays(tirage.Entre(0, 50));
        var absence = du.AddDays(tirage.Entre(0, au.DayNumber - du.DayNumber));
        return new PeriodeEnEntreprise(code, du, au)
        {
            Presence = (JoursDePresence)tirage.Entre(1, 127),
            Feries = (RegimeDeFeries)tirage.Entre(0, 10),
            JoursRattrapes = [du.AddDays(tirage.Entre(0, au.DayNumber - du.DayNumber))],
            Absences = [new(absence, absence.AddDays(tirage.Entre(0, au.DayNumber - absence.DayNumber)))],
        };
    }
}
