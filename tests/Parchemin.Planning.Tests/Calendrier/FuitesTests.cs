namespace Parchemin.Planning.Tests;

public sealed class FuitesTests
{
    [Theory]
    [InlineData(599, NiveauDeMarge.SansRetard, 1)]
    [InlineData(600, NiveauDeMarge.SansRetard, 0)]
    [InlineData(601, NiveauDeMarge.Fuite, -1)]
    public void A_paper_leaks_from_the_minute_after_the_first_exit(int debut, NiveauDeMarge niveau, int marge)
    {
        // The first territory leaves at 480 + 120.
        var mesure = AnalyseDuCalendrier.Run(Calendriers.OneDay(120, (480, 120), (debut, 120))).Sujets[0].Marges.Single(m => m.De.Territoire.Code == "t0");
        mesure.Niveau.ShouldBe(niveau);
        mesure.Minutes.ShouldBe(marge);
    }

    [Theory]
    [InlineData(539, NiveauDeMarge.Sure)]
    [InlineData(540, NiveauDeMarge.Sure)]
    [InlineData(541, NiveauDeMarge.SansRetard)]
    public void A_margin_of_one_hour_holds_even_with_late_entries(int debut, NiveauDeMarge niveau)
        => AnalyseDuCalendrier.Run(Calendriers.OneDay(120, (480, 120), (debut, 120))).Sujets[0].Marges.Single(m => m.De.Territoire.Code == "t0").Niveau.ShouldBe(niveau);

    [Theory]
    [InlineData(539, 0)]
    [InlineData(540, 0)]
    [InlineData(541, 1)]
    public void Late_entries_that_count_move_the_leak_one_hour_earlier(int debut, int fuites)
        => AnalyseDuCalendrier.Run(Calendriers.OneDay(120, (480, 120), (debut, 120)), new ReglesDuCalendrier { CompterLesRetards = true }).Fuites.Count().ShouldBe(fuites);

    [Theory]
    [InlineData(30)]
    [InlineData(0)]
    [InlineData(null)]
    public void Where_one_may_leave_early_somebody_may_still_come_late_as_long_as_nobody_does(int? loge)
    {
        // 480 + 120 is 600, and the last latecomer of the second territory enters at 570 + 60.
        var analyse = AnalyseDuCalendrier.Run(Calendriers.OneDay(120, (480, 120), (570, loge)), new ReglesDuCalendrier { CompterLesRetards = true });
        analyse.Seances.Select(s => s.Retard).ShouldBe([60, 60]);
        analyse.Fuites.ShouldContain(f => f.De.Territoire.Code == "t0" && f.Minutes == -30);
    }

    [Fact]
    public void A_late_entry_never_comes_after_the_end()
        => AnalyseDuCalendrier.Run(Calendriers.OneDay(45, (480, 45), (480, 45)), new ReglesDuCalendrier { CompterLesRetards = true }).Seances.ShouldAllBe(s => s.Retard == 45);

    [Fact]
    public void What_is_safe_only_without_late_entries_is_exactly_what_leaks_when_they_count()
    {
        var sans = AnalyseDuCalendrier.Run(Calendriers.Officiel2024).Sujets.SelectMany(s => s.Marges).Where(m => m.Niveau is not NiveauDeMarge.Sure).Select(m => m.Cle);
        AnalyseDuCalendrier.Run(Calendriers.Officiel2024, new ReglesDuCalendrier { CompterLesRetards = true }).Fuites.Select(f => f.Cle).ShouldBe(sans);
    }

    [Theory]
    [InlineData(31, 3, 2, "n'existe pas, les horloges avancent ; 3 h 30 est pris")]
    [InlineData(27, 10, 2, "revient deux fois, les horloges reculent ; la première est prise")]
    [InlineData(27, 10, 3, null)]
    public void An_hour_that_the_change_of_clocks_skips_or_repeats_is_said(int jour, int mois, int heure, string? mots)
    {
        var analyse = AnalyseDuCalendrier.Run(new CalendrierEcrit([new("p", "Métropole", "Europe/Paris")], [new("X", "X", [new("p", new DateTime(2024, mois, jour, heure, 30, 0), 60, 60)])]));
        if (mots is null)
            analyse.Avertissements.ShouldBeEmpty();
        else
            analyse.Avertissements.ShouldHaveSingleItem().ShouldContain(mots);
    }

    [Theory]
    [InlineData(759, 1)]
    [InlineData(760, 0)]
    [InlineData(761, 0)]
    public void The_rest_after_extra_time_that_delays_a_start_is_said(int debut, int avertissements)
    {
        // 120 minutes from 540 end at 700 with a third more.
        var calendrier = new CalendrierEcrit([new("t", "Ici", "Europe/Paris")],
        [
            new("X", "X", [new("t", new DateTime(2024, 5, 14).AddMinutes(540), 120, 120)]),
            new("Y", "Y", [new("t", new DateTime(2024, 5, 14).AddMinutes(debut), 120, 120)]),
        ]);
        AnalyseDuCalendrier.Run(calendrier).Avertissements.Count(a => a.Contains("moins que le repos", StringComparison.Ordinal)).ShouldBe(avertissements);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public void A_mise_en_loge_that_is_not_printed_is_none_unless_it_is_presumed(bool presumee, int fuites)
        => AnalyseDuCalendrier.Run(Calendriers.OneDay(120, (480, 120), (490, 120), (485, null)), new ReglesDuCalendrier { LogePresumee = presumee }).Fuites.Count().ShouldBe(fuites);

    [Fact]
    public void A_territory_of_an_unknown_zone_is_left_aside_with_a_word()
    {
        var calendrier = Calendriers.OneDay(120, (480, 120), (900, 120)) with { Territoires = [new("t0", "Ici", "Europe/Paris"), new("t1", "Ailleurs", "Europe/Nulle-Part")] };
        var analyse = AnalyseDuCalendrier.Run(calendrier);
        analyse.Seances.Count().ShouldBe(1);
        analyse.Avertissements.ShouldContain(a => a.Contains("Europe/Nulle-Part", StringComparison.Ordinal));
    }

    [Fact]
    public void Summer_time_moves_a_territory_and_not_another()
    {
        // Paris changes its clocks on 31 March 2024, Cayenne does not.
        static int Margin(int jour, int mois) => AnalyseDuCalendrier.Run(new CalendrierEcrit(
            [new("p", "Métropole", "Europe/Paris"), new("g", "Guyane", "America/Cayenne")],
            [new("X", "X", [new("p", new DateTime(2024, mois, jour, 14, 0, 0), 240, 240), new("g", new DateTime(2024, mois, jour, 10, 0, 0), 240, 240)])])).Sujets[0].Marges[0].Minutes;
        Margin(29, 3).ShouldBe(240);
        Margin(2, 4).ShouldBe(180);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public void What_was_accepted_stays_so_until_it_gets_worse(int minutes, bool tenue)
    {
        var avant = AnalyseDuCalendrier.Run(Calendriers.Officiel2024).Fuites.Single(f => f.Cle == "E2/polynesie>antilles");
        // Papeete starts later or earlier: the paper leaves it as much.
        var deplace = Calendriers.Officiel2024 with
        {
            Epreuves = [.. Calendriers.Officiel2024.Epreuves.Select(e => e.Code != "E2" ? e : e with { Seances = [.. e.Seances.Select(s => s.Territoire != "polynesie" ? s : s with { Debut = s.Debut.AddMinutes(minutes) })] })],
        };
        foreach (var regles in new[] { new ReglesDuCalendrier(), new ReglesDuCalendrier { CompterLesRetards = true }, new ReglesDuCalendrier { LogePresumee = true } })
        {
            var etat = EtatDesFuites.Of(AnalyseDuCalendrier.Run(deplace, regles), [new(avant.Cle, "Mme Roy", "Deux textes ont été imprimés.", avant.AuPire)]);
            etat.Acceptees.Count.ShouldBe(tenue ? 1 : 0);
            etat.Aggravees.Select(a => a.Fuite.AuPire).ShouldBe(tenue ? [] : [avant.AuPire + minutes]);
            etat.Ouvertes.Select(f => f.Cle).Contains(avant.Cle).ShouldBe(!tenue);
        }
    }

    [Fact]
    public void Only_a_named_person_with_a_reason_lets_a_leak_stand()
    {
        var analyse = AnalyseDuCalendrier.Run(Calendriers.Officiel2024);
        var etat = EtatDesFuites.Of(analyse,
        [
            new("E2/polynesie>antilles", "Mme Roy", "Deux textes ont été imprimés, le calendrier ne le dit pas."),
            new("E2/polynesie>guyane", "Mme Roy", " "),
            new("E5/metropole>antilles", "Mme Roy", "Sans objet."),
        ]);
        etat.Acceptees.ShouldHaveSingleItem().Fuite.Cle.ShouldBe("E2/polynesie>antilles");
        etat.Ouvertes.Select(f => f.Cle).ShouldContain("E2/polynesie>guyane");
        etat.SansObjet.ShouldHaveSingleItem().Cle.ShouldBe("E5/metropole>antilles");
    }
}
