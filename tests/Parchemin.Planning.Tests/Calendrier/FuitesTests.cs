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

    [Fact]
    public void Nobody_is_let_in_late_where_one_may_leave_earlier()
    {
        var analyse = AnalyseDuCalendrier.Run(Calendriers.OneDay(120, (480, 120), (570, 30)), new ReglesDuCalendrier { CompterLesRetards = true });
        analyse.Seances.Select(s => s.Retard).ShouldBe([60, 30]);
        analyse.Fuites.ShouldBeEmpty();
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
