namespace Parchemin.Planning.Tests;

/// <summary>The official calendar of 2024, against hours computed by hand (regles-bts, R-5.13: Paris +2, Antilles -4, Guyane -3, Réunion +4, Mayotte +3, Tahiti -10).</summary>
public sealed class Calendrier2024Tests
{
    private static readonly AnalyseDuCalendrier Analyse = AnalyseDuCalendrier.Run(Calendriers.Officiel2024);

    private static SujetPartage Of(string epreuve) => Analyse.Sujets.First(s => s.Epreuve.Code == epreuve && s.Sujet.Length == 0);

    [Fact]
    public void In_E2_Polynesia_leaves_at_0830_UTC_and_the_Antilles_enter_two_hours_later()
    {
        var fuite = Of("E2").Fuites.Single(f => f.Cle == "E2/polynesie>antilles");
        fuite.De.Sortie.ShouldBe(new DateTimeOffset(2024, 5, 15, 8, 30, 0, TimeSpan.Zero));
        fuite.Vers.Entree.ShouldBe(new DateTimeOffset(2024, 5, 15, 10, 30, 0, TimeSpan.Zero));
        fuite.Minutes.ShouldBe(-120);
        ExplicationDeFuite.Of(fuite).ShouldBe("E2, Polynésie Française vers Antilles : on peut sortir avec le sujet le mercredi 15 mai à 8 h 30 UTC (mardi 14 mai à 22 h 30 sur place), et l'on entre encore le mercredi 15 mai à 10 h 30 UTC (mercredi 15 mai à 6 h 30 sur place) : le sujet est dehors 2 h trop tôt.");
    }

    [Theory]
    [InlineData("E41", "guyane>polynesie:-60")]
    [InlineData("E2", "guyane>antilles:-60 polynesie>antilles:-120 polynesie>guyane:-60")]
    [InlineData("E1", "guyane>antilles:-60")]
    [InlineData("E31", "guyane>polynesie:-60")]
    [InlineData("E5", "guyane>polynesie:-60")]
    public void Every_leak_as_printed_is_found_and_no_other(string epreuve, string fuites)
        => string.Join(' ', Of(epreuve).Fuites.Select(f => $"{f.De.Territoire.Code}>{f.Vers.Territoire.Code}:{f.Minutes}")).ShouldBe(fuites);

    [Theory]
    [InlineData("E41", 2)]
    [InlineData("E2", 3)]
    [InlineData("E1", 2)]
    [InlineData("E31", 2)]
    [InlineData("E5", 2)]
    public void The_fewest_texts_are_proved(string epreuve, int textes)
    {
        Of(epreuve).Variantes.Groupes.Count.ShouldBe(textes);
        ControleDesVariantes.Check(Of(epreuve).Seances, Of(epreuve).Variantes).ShouldBeEmpty();
    }

    [Fact]
    public void Polynesia_has_its_own_paper_in_E1_and_leaks_nowhere()
        => Analyse.Sujets.Single(s => s.Sujet == "polynesie").Marges.ShouldBeEmpty();

    [Fact]
    public void Without_Guyane_and_with_the_mise_en_loge_presumed_only_E2_leaks()
    {
        var sansGuyane = Calendriers.Officiel2024 with { Epreuves = [.. Calendriers.Officiel2024.Epreuves.Select(e => e with { Seances = [.. e.Seances.Where(s => s.Territoire != "guyane")] })] };
        AnalyseDuCalendrier.Run(sansGuyane, new ReglesDuCalendrier { LogePresumee = true }).Fuites.Select(f => f.Cle).ShouldBe(["E2/polynesie>antilles"]);
    }

    [Fact]
    public void The_doubts_of_the_calendar_are_said_and_not_guessed()
    {
        Analyse.Avertissements.ShouldContain("Antilles et Guyane ont partout la même heure imprimée, mais leurs heures légales diffèrent de 1 h. Demandez à l'organisateur de quelle heure il s'agit.");
        Analyse.Avertissements.ShouldContain("E2 : aucune mise en loge n'est imprimée pour Antilles et Guyane ; on peut donc y sortir dès le début. Faites-la imprimer.");
    }

    [Fact]
    public void The_nearest_safe_calendar_leaks_no_more_and_keeps_to_the_hours_and_days_practised()
    {
        var proche = CalendrierSur.Find(Analyse).ShouldNotBeNull();
        AnalyseDuCalendrier.Run(proche.Calendrier).Fuites.ShouldBeEmpty();
        proche.Minutes.ShouldBe(proche.Deplacements.Sum(d => Math.Abs(d.Minutes)));
        foreach (var seance in proche.Calendrier.Epreuves.SelectMany(e => e.Seances))
        {
            seance.Debut.TimeOfDay.ShouldBeGreaterThanOrEqualTo(new TimeSpan(6, 0, 0));
            (seance.Debut.TimeOfDay + TimeSpan.FromMinutes(seance.Duree)).ShouldBeLessThanOrEqualTo(new TimeSpan(22, 30, 0));
        }
    }

    // Found again by a program that shares no code over the same hours: a mixed-integer programme, solved by HiGHS.
    [Theory]
    [InlineData(false, false, 3850)]
    [InlineData(false, true, 3850)]
    [InlineData(true, true, 4750)]
    [InlineData(true, false, null)]
    public void The_least_sum_of_moves_is_that_of_another_solver(bool retards, bool loges, int? minutes)
        => (CalendrierSur.Find(AnalyseDuCalendrier.Run(Calendriers.Officiel2024, new ReglesDuCalendrier { CompterLesRetards = retards, LogePresumee = loges })) is { } sur ? sur.Minutes : (int?)null).ShouldBe(minutes);

    [Fact]
    public void Every_proposal_is_safe_and_priced()
    {
        var propositions = PropositionDeCalendrier.AllOf(Analyse);
        propositions[^1].Textes.ShouldBe(["E41 : Polynésie Française", "E2 : Guyane", "E2 : Antilles", "E1 : Antilles", "E31 : Polynésie Française", "E5 : Polynésie Française"], ignoreOrder: true);
        propositions[^1].Calendrier!.Minutes.ShouldBe(0);
        foreach (var p in propositions.Where(p => p.Calendrier is not null))
            p.ToFrench().ShouldNotBeEmpty();
    }
}
