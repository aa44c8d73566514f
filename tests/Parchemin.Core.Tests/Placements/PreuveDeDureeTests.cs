namespace Parchemin.Core.Tests.Placements;

public sealed class PreuveDeDureeTests
{
    private static readonly DateOnly Apres = new(2026, 6, 1);

    [Theory]
    [InlineData(74, IssueDeVerification.NonRemplie)]
    [InlineData(75, IssueDeVerification.Remplie)]
    [InlineData(76, IssueDeVerification.Remplie)]
    public void Seventy_five_days_are_enough_once_the_limit_is_past(int jours, IssueDeVerification issue)
        => Prove(MilieuDEssai.Scolaire(MilieuDEssai.Stage(jours))).Preuve.Issue.ShouldBe(issue);

    [Theory]
    [InlineData(79, IssueDeVerification.Remplie)]
    [InlineData(80, IssueDeVerification.Remplie)]
    [InlineData(81, IssueDeVerification.AApprecier)]
    public void Beyond_eighty_days_a_person_looks(int jours, IssueDeVerification issue)
        => Prove(MilieuDEssai.Scolaire(MilieuDEssai.Stage(jours))).Preuve.Issue.ShouldBe(issue);

    [Fact]
    public void The_lack_is_said_in_days()
        => Prove(MilieuDEssai.Scolaire(MilieuDEssai.Stage(74))).Preuve.Raison.ShouldBe("Il manque 1 jour.");

    [Fact]
    public void When_only_public_holidays_are_missing_a_person_decides_and_the_interpretation_is_named()
    {
        // Fifteen weeks from 9 February to 22 May 2026: 75 days less Easter Monday, 1, 8 and 14 May.
        var stage = new PeriodeEnEntreprise("P1", new DateOnly(2026, 2, 9), new DateOnly(2026, 5, 22)) { AttesteeLe = new DateOnly(2026, 5, 22) };
        var jours = Find(Prove(MilieuDEssai.Scolaire(stage)), "jours");
        jours.Issue.ShouldBe(IssueDeVerification.AApprecier);
        jours.Constat.ShouldBe("71 jours sur 75, 15 semaines de présence");
        jours.Source!.EstInterpretation.ShouldBeTrue();
        Prove(MilieuDEssai.Scolaire(stage with { Absences = [new(stage.Du, stage.Du)] })).Preuve.Issue.ShouldBe(IssueDeVerification.NonRemplie);
    }

    [Theory]
    [InlineData(SortDesFeries.Deduits, IssueDeVerification.NonRemplie)]
    [InlineData(SortDesFeries.Comptes, IssueDeVerification.Remplie)]
    public void The_data_may_say_what_holidays_are_worth(SortDesFeries feries, IssueDeVerification issue)
    {
        var stage = new PeriodeEnEntreprise("P1", new DateOnly(2026, 2, 9), new DateOnly(2026, 5, 22)) { AttesteeLe = new DateOnly(2026, 5, 22) };
        var regles = MilieuDEssai.Regles with { Decompte = new RegleDeDecompte(feries, 30, MilieuDEssai.Source) };
        PreuveDeDuree.Of(regles, MilieuDEssai.Scolaire(stage), Apres).Preuve.Issue.ShouldBe(issue);
    }

    [Theory]
    [InlineData(39, IssueDeVerification.NonRemplie)]
    [InlineData(40, IssueDeVerification.Remplie)]
    [InlineData(41, IssueDeVerification.Remplie)]
    public void A_granted_reduction_goes_down_to_eight_weeks(int jours, IssueDeVerification issue)
        => Prove(MilieuDEssai.Scolaire(MilieuDEssai.Stage(jours)) with { Reduction = new("force-majeure") { AccordeeLe = new DateOnly(2026, 3, 1) } }).Preuve.Issue.ShouldBe(issue);

    [Theory]
    [InlineData(7, IssueDeVerification.NonRemplie)]
    [InlineData(8, IssueDeVerification.Remplie)]
    [InlineData(9, IssueDeVerification.Remplie)]
    public void A_reduction_below_the_floor_is_refused(int semaines, IssueDeVerification issue)
        => Prove(MilieuDEssai.Scolaire(MilieuDEssai.Stage(75)) with { Reduction = new("force-majeure") { AccordeeLe = new DateOnly(2026, 3, 1), SemainesAccordees = semaines } }).Preuve.Issue.ShouldBe(issue);

    [Fact]
    public void A_reduction_that_is_only_asked_for_leaves_the_proof_incomplete()
    {
        var bilan = Prove(MilieuDEssai.Scolaire(MilieuDEssai.Stage(60)) with { Reduction = new("force-majeure") { DemandeeLe = new DateOnly(2026, 3, 1) } });
        bilan.Preuve.Issue.ShouldBe(IssueDeVerification.Incomplete);
        bilan.Preuve.Raison!.ShouldContain("la décision est attendue");
        Prove(MilieuDEssai.Scolaire(MilieuDEssai.Stage(75)) with { Reduction = new("force-majeure") { DemandeeLe = new DateOnly(2026, 3, 1) } }).Preuve.Issue.ShouldBe(IssueDeVerification.Remplie);
    }

    [Fact]
    public void A_one_year_course_needs_no_decision_and_a_granted_one_is_told_to_the_jury()
    {
        Prove(MilieuDEssai.Scolaire(MilieuDEssai.Stage(40)) with { Reduction = new("un-an") }).Preuve.Issue.ShouldBe(IssueDeVerification.Remplie);
        Prove(MilieuDEssai.Scolaire(MilieuDEssai.Stage(40)) with { Reduction = new("un-an") }).Rappels.ShouldBeEmpty();
        Prove(MilieuDEssai.Scolaire(MilieuDEssai.Stage(40)) with { Reduction = new("force-majeure") { AccordeeLe = new DateOnly(2026, 3, 1) } }).Rappels.Single().ShouldContain("jury");
    }

    [Fact]
    public void On_the_way_a_plan_that_suffices_is_on_the_way()
    {
        var bilan = PreuveDeDuree.Of(MilieuDEssai.Regles, MilieuDEssai.Scolaire(MilieuDEssai.Stage(75, signe: false)), new DateOnly(2026, 2, 1));
        bilan.Preuve.Issue.ShouldBe(IssueDeVerification.EnBonneVoie);
        bilan.Prevision.ShouldBe(new PrevisionDeDuree(75, 20, 75, 75, new DateOnly(2026, 5, 29)));
    }

    [Fact]
    public void A_plan_too_short_is_warned_of_early_with_the_last_day_to_begin_again()
    {
        // Seventy days planned, until 10 April; five are missing, from Friday 22 May with Whit Monday off.
        var court = MilieuDEssai.Stage(70, signe: false) with { Feries = RegimeDeFeries.Metropole, JoursRattrapes = [new DateOnly(2026, 4, 6)] };
        var bilan = PreuveDeDuree.Of(MilieuDEssai.Regles, MilieuDEssai.Scolaire(court), new DateOnly(2026, 2, 1));
        bilan.Preuve.Issue.ShouldBe(IssueDeVerification.EnDanger);
        bilan.Preuve.Raison.ShouldBe("Les périodes prévues donnent 70 jours : il en manquera 5 le 29 mai 2026. Une période de 5 jours à temps plein doit commencer au plus tard le 22 mai 2026.");
    }

    [Fact]
    public void Absences_that_go_on_are_warned_of_at_their_rhythm()
    {
        // On 13 February: 24 days done of 30. The 46 to come become 36.
        var stage = MilieuDEssai.Stage(76, signe: false) with { Absences = [new(new DateOnly(2026, 1, 5), new DateOnly(2026, 1, 12))] };
        var bilan = PreuveDeDuree.Of(MilieuDEssai.Regles, MilieuDEssai.Scolaire(stage), new DateOnly(2026, 2, 13));
        bilan.Prevision.ShouldBe(new PrevisionDeDuree(75, 24, 70, 60, new DateOnly(2026, 5, 29)));
        bilan.Preuve.Raison!.ShouldStartWith("À ce rythme, il manquera 15 jours le 29 mai 2026 (70 prévus, 60 si les absences continuent).");
    }

    [Fact]
    public void When_too_few_days_remain_a_reduction_must_be_asked_for()
        => PreuveDeDuree.Of(MilieuDEssai.Regles, MilieuDEssai.Scolaire(MilieuDEssai.Stage(40)), new DateOnly(2026, 5, 15)).Preuve.Raison!
            .ShouldContain("Il ne reste que 10 jours de travail avant le 29 mai 2026 : une réduction de la durée doit être demandée.");

    [Fact]
    public void A_certificate_is_asked_for_when_the_period_is_over_and_not_signed_before_its_end()
    {
        Prove(MilieuDEssai.Scolaire(MilieuDEssai.Stage(75, signe: false))).Preuve.Issue.ShouldBe(IssueDeVerification.Incomplete);
        var stage = MilieuDEssai.Stage(75);
        Prove(MilieuDEssai.Scolaire(stage with { AttesteeLe = stage.Au.AddDays(-1) })).Preuve.Raison!.ShouldContain("avant la fin de la période");
    }

    [Fact]
    public void Once_enough_days_are_attested_a_longer_stay_needs_no_other_certificate()
    {
        var suite = new PeriodeEnEntreprise("P2", new DateOnly(2026, 5, 26), new DateOnly(2026, 6, 30));
        Prove(MilieuDEssai.Scolaire(MilieuDEssai.Stage(75), suite)).Preuve.Issue.ShouldBe(IssueDeVerification.Remplie);
        Prove(MilieuDEssai.Scolaire(MilieuDEssai.Stage(74), suite)).Preuve.Issue.ShouldBe(IssueDeVerification.EnBonneVoie);
    }

    [Fact]
    public void A_period_that_the_team_sets_aside_is_not_counted()
        => Find(Prove(MilieuDEssai.Scolaire(MilieuDEssai.Stage(75) with { ActivitesConformes = false })), "jours").Constat.ShouldStartWith("0 jour sur 75");

    [Fact]
    public void An_apprentice_proves_by_the_attestation_of_the_employer()
    {
        var contrat = new ContratDeTravail("Mutuelle X", NatureDeContrat.Apprentissage, new DateOnly(2024, 9, 1), new DateOnly(2026, 8, 31));
        var parcours = new ParcoursEnEntreprise("apprentissage") { Contrats = [contrat], Examen = new DateOnly(2026, 5, 11) };
        Prove(parcours).Preuve.Issue.ShouldBe(IssueDeVerification.Incomplete);
        Prove(parcours).Preuve.Raison!.ShouldContain("une attestation de l'employeur");
        Prove(parcours with { Contrats = [contrat with { AttesteLe = new DateOnly(2026, 3, 2) }] }).Preuve.Issue.ShouldBe(IssueDeVerification.Remplie);
        Prove(parcours with { Contrats = [contrat with { AttesteLe = new DateOnly(2026, 3, 2), Au = new DateOnly(2026, 5, 10) }] }).Preuve.Issue.ShouldBe(IssueDeVerification.AApprecier);
        Prove(parcours with { Contrats = [contrat with { Nature = NatureDeContrat.Travail }] }).Preuve.Raison!.ShouldContain("Aucun contrat");
    }

    [Theory]
    [InlineData("2025-11-10", "2026-05-08", IssueDeVerification.NonRemplie)]
    [InlineData("2025-11-10", "2026-05-09", IssueDeVerification.Remplie)]
    [InlineData("2025-11-10", "2026-05-10", IssueDeVerification.Remplie)]
    [InlineData("2025-07-31", "2026-01-29", IssueDeVerification.NonRemplie)]
    [InlineData("2025-07-31", "2026-01-30", IssueDeVerification.Remplie)]
    public void Six_months_of_full_time_in_the_year_before_the_exam(string du, string au, IssueDeVerification issue)
        => Duration(new ContratDeTravail("X", NatureDeContrat.Travail, Day(du), Day(au))).Issue.ShouldBe(issue);

    [Theory]
    [InlineData("2025-05-10", "2026-05-08", IssueDeVerification.NonRemplie)]
    [InlineData("2025-05-10", "2026-05-09", IssueDeVerification.Remplie)]
    [InlineData("2023-01-01", "2024-11-10", IssueDeVerification.NonRemplie)]
    [InlineData("2025-02-28", "2026-02-26", IssueDeVerification.NonRemplie)]
    [InlineData("2025-02-28", "2026-02-27", IssueDeVerification.Remplie)]
    public void One_year_of_part_time_in_the_two_years_before_the_exam(string du, string au, IssueDeVerification issue)
        => Duration(new ContratDeTravail("X", NatureDeContrat.Travail, Day(du), Day(au)) { Quotite = Fraction.Of(1, 2) }).Issue.ShouldBe(issue);

    [Fact]
    public void Two_jobs_at_the_same_time_do_not_add_up()
    {
        var matin = new ContratDeTravail("X", NatureDeContrat.Travail, new DateOnly(2025, 12, 1), new DateOnly(2026, 2, 28));
        Duration(matin, matin with { Employeur = "Y" }).Issue.ShouldBe(IssueDeVerification.NonRemplie);
        Duration(matin, matin with { Employeur = "Y", Du = new DateOnly(2025, 9, 1), Au = new DateOnly(2025, 11, 30) }).Issue.ShouldBe(IssueDeVerification.Remplie);
    }

    [Fact]
    public void Work_without_a_duration_in_the_text_and_activities_not_looked_at_are_left_to_a_person()
    {
        var contrat = new ContratDeTravail("X", NatureDeContrat.Travail, new DateOnly(2020, 1, 1)) { AttesteLe = new DateOnly(2026, 1, 1) };
        Prove(new ParcoursEnEntreprise("experience") { Contrats = [contrat] }).Preuve.Issue.ShouldBe(IssueDeVerification.AApprecier);
        Prove(new ParcoursEnEntreprise("experience") { Contrats = [contrat with { ActivitesConformes = false }] }).Preuve.Issue.ShouldBe(IssueDeVerification.NonRemplie);
    }

    [Fact]
    public void A_candidate_who_failed_keeps_the_duration_of_the_earlier_session()
    {
        var bilan = Prove(MilieuDEssai.Scolaire() with { Redoublement = new("deja", "2025") });
        bilan.Preuve.Issue.ShouldBe(IssueDeVerification.Remplie);
        Prove(new ParcoursEnEntreprise("apprentissage") { Redoublement = new("non-proroge", "2025") }).Preuve.Issue.ShouldBe(IssueDeVerification.Incomplete);
        var autorise = Prove(new ParcoursEnEntreprise("apprentissage") { Redoublement = new("non-proroge", "2025") { Autorise = true } });
        autorise.Preuve.Issue.ShouldBe(IssueDeVerification.Remplie);
        autorise.Rappels.Single().ShouldContain("ajourné à la session 2025");
        Prove(new ParcoursEnEntreprise("apprentissage") { Redoublement = new("deja", "2025") }).Preuve.Details[0].Issue.ShouldBe(IssueDeVerification.NonRemplie);
    }

    [Fact]
    public void A_voie_with_several_situations_must_say_which()
    {
        Prove(new ParcoursEnEntreprise("distance")).Preuve.Issue.ShouldBe(IssueDeVerification.Incomplete);
        Prove(new ParcoursEnEntreprise("distance") { Situation = "etudiant", Periodes = [MilieuDEssai.Stage(75)] }).Preuve.Issue.ShouldBe(IssueDeVerification.Remplie);
        Prove(new ParcoursEnEntreprise("distance") { Situation = "experience" }).Preuve.Raison!.ShouldContain("n'est pas de cette voie");
        Prove(new ParcoursEnEntreprise("inconnue")).Preuve.Issue.ShouldBe(IssueDeVerification.SansObjet);
    }

    [Fact]
    public void Every_line_of_a_proof_has_a_source_and_makes_a_trace()
    {
        var preuve = Prove(MilieuDEssai.Scolaire(MilieuDEssai.Stage(75))).Preuve;
        preuve.Feuilles().ShouldAllBe(f => f.Source != null);
        preuve.ToTrace().Details.Select(d => d.Regle).ShouldBe(["jours", "maximum", "certificats", "activites"]);
    }

    [Fact]
    public void A_convention_says_each_element()
        => ElementsDeConvention.Check(MilieuDEssai.Regles, ["des objectifs", " "]).Select(v => v.Issue).ShouldBe([IssueDeVerification.Remplie, IssueDeVerification.Incomplete]);

    private static BilanDeDuree Prove(ParcoursEnEntreprise parcours) => PreuveDeDuree.Of(MilieuDEssai.Regles, parcours, Apres);

    private static Verification Duration(params ContratDeTravail[] contrats) => Find(
        Prove(new ParcoursEnEntreprise("continue")
        {
            Contrats = [.. contrats.Select(c => c with { AttesteLe = new DateOnly(2026, 5, 20), ActivitesConformes = true })],
            Examen = new DateOnly(2026, 5, 11),
        }), "duree-d-emploi");

    private static Verification Find(BilanDeDuree bilan, string code) => Find(bilan.Preuve, code)!;

    private static Verification? Find(Verification verification, string code)
        => verification.Code == code ? verification : verification.Details.Select(d => Find(d, code)).FirstOrDefault(d => d is not null);

    private static DateOnly Day(string jour) => DateOnly.ParseExact(jour, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
