using Parchemin.Core;

namespace Parchemin.Referentiels.Tests.Parcours;

/// <summary>Registration under the shipped data: yes, no because, incomplete because.</summary>
public sealed class InscriptionLivreeTests
{
    private static readonly Lazy<Edition> Chargee = new(() => Chargement.Load(Path.Combine(DossierDEssai.Referentiels, "bts-assurance", "2017"), analyser: false));

    private static readonly DemandeDInscription Scolaire = new("scolaire", "2024")
    {
        Acquis = Shows(MesureDeCondition.AnneesDeFormation, 2),
        Langues = Languages(("E2", "anglais")),
    };

    private static readonly DemandeDInscription Experience = new("experience", "2024")
    {
        Forme = "progressive",
        Acquis = Shows(MesureDeCondition.AnneesDExperience, 1),
        Langues = Languages(("E2", "anglais")),
    };

    [Fact]
    public void A_student_of_two_years_registers_and_every_reason_has_a_source()
    {
        var (reponse, raisons) = Eligibilite.Answer(Check(Scolaire));
        reponse.ShouldBe("oui");
        raisons.Select(r => r.Code).ShouldBe(["preparation", "specialites", "forme", "langue-E2"]);
        raisons.ShouldAllBe(r => r.Source != null);
    }

    [Theory]
    [InlineData("1", "non, parce que")]
    [InlineData("2", "oui")]
    [InlineData("3", "oui")]
    public void Two_years_of_training_are_due(string annees, string reponse)
        => Eligibilite.Answer(Check(Scolaire with { Acquis = Shows(MesureDeCondition.AnneesDeFormation, int.Parse(annees, System.Globalization.CultureInfo.InvariantCulture)) })).Reponse.ShouldBe(reponse);

    [Fact]
    public void A_decision_shortens_the_training_and_no_paper_leaves_it_incomplete()
    {
        Eligibilite.Answer(Check(Scolaire with { Acquis = Shows(MesureDeCondition.AnneesDeFormation, 1), DerogationDeDuree = true })).Reponse.ShouldBe("oui");
        Eligibilite.Answer(Check(Scolaire with { Acquis = new Dictionary<MesureDeCondition, Fraction>() })).Reponse.ShouldBe("incomplet, parce que");
    }

    [Theory]
    [InlineData(1349, false)]
    [InlineData(1350, true)]
    [InlineData(1351, true)]
    public void An_apprentice_shows_his_hours(int heures, bool oui)
        => Check(Scolaire with { Voie = "apprentissage-habilite", Acquis = Shows(MesureDeCondition.HeuresDeFormation, heures) }).EstRemplie.ShouldBe(oui);

    [Theory]
    [InlineData("2022", 2, false)]
    [InlineData("2022", 3, true)]
    [InlineData("2024", 1, true)]
    [InlineData("2024", 0, false)]
    public void Experience_was_three_years_and_is_one(string session, int annees, bool oui)
        => Eligibilite.Check(R, null, Experience with { Session = session, Acquis = Shows(MesureDeCondition.AnneesDExperience, annees) }).EstRemplie.ShouldBe(oui);

    [Fact]
    public void The_forme_is_the_one_of_the_voie_or_of_a_derogation()
    {
        One(Scolaire with { Forme = "progressive" }, "forme").Raison!.ShouldContain("forme globale");
        One(Scolaire with { Forme = "progressive", DerogationDeForme = true }, "forme").Issue.ShouldBe(IssueDeVerification.Remplie);
        One(Experience with { Forme = null }, "forme").Issue.ShouldBe(IssueDeVerification.Incomplete);
        One(Experience with { Forme = "partielle" }, "forme").Issue.ShouldBe(IssueDeVerification.NonRemplie);
    }

    [Fact]
    public void The_optional_language_differs_from_the_compulsory_one()
    {
        var deux = Scolaire with { Facultatives = ["UF1"], Langues = Languages(("E2", "anglais"), ("EF1", "anglais")) };
        One(deux, "langues-distinctes").Raison.ShouldBe("Anglais est choisi deux fois : la langue facultative doit être différente de la langue obligatoire.");
        One(deux with { Langues = Languages(("E2", "anglais"), ("EF1", "italien")) }, "langues-distinctes").Issue.ShouldBe(IssueDeVerification.Remplie);
        One(deux with { Langues = Languages(("E2", "anglais")) }, "langue-EF1").Issue.ShouldBe(IssueDeVerification.Incomplete);
        One(Scolaire with { Langues = Languages(("E2", "grec")) }, "langue-E2").Raison!.ShouldContain("hébreu");
        Check(Scolaire with { Langues = Languages(("E2", "anglais"), ("EF1", "anglais")) }).EstRemplie.ShouldBeTrue();
    }

    [Fact]
    public void A_listed_diploma_exempts_and_no_other()
    {
        var demande = Scolaire with { Dispenses = ["U1"], Diplomes = [new("licence  ASSURANCE", true)] };
        One(demande, "dispense-U1").Issue.ShouldBe(IssueDeVerification.Remplie);
        One(demande with { Diplomes = [new("Licence assurance", false)] }, "dispense-U1").Raison!.ShouldContain("joignez-en la copie");
        One(demande with { Diplomes = [new("Licence d'histoire", true)] }, "dispense-U1").Raison!.ShouldContain("DUT tertiaire");
        One(demande with { Dispenses = ["U32"] }, "dispense-U32").Raison.ShouldBe("Aucun diplôme ne dispense de U32.");
        DispensesDUnites.Open(R, [new("BTS agricole", true)]).Select(o => o.Unite).ShouldBe(["U1", "U2"]);
    }

    [Theory]
    [InlineData("10", "2019-07-01", true)]
    [InlineData("9.99", "2023-07-01", false)]
    [InlineData("10", "2019-06-30", false)]
    [InlineData("10", "2019-07-02", true)]
    public void A_mark_of_ten_is_kept_five_years_to_the_day_of_the_deliberation(string note, string obtenue, bool oui)
        => Benefice(note, obtenue, reportee: false, "globale").EstRemplie.ShouldBe(oui);

    [Theory]
    [InlineData("9.5", "progressive", true)]
    [InlineData("9.5", "globale", false)]
    [InlineData("10", "progressive", false)]
    public void A_mark_below_ten_is_carried_over_in_the_progressive_forme_only(string note, string forme, bool oui)
        => Benefice(note, "2023-07-01", reportee: true, forme).EstRemplie.ShouldBe(oui);

    [Theory]
    [InlineData(1, 4, false, IssueDeVerification.Remplie)]
    [InlineData(1, 3, false, IssueDeVerification.Remplie)]
    [InlineData(1, 2, false, IssueDeVerification.Incomplete)]
    [InlineData(1, 2, true, IssueDeVerification.Remplie)]
    [InlineData(0, 1, false, IssueDeVerification.NonRemplie)]
    public void Extra_time_goes_to_a_third_and_beyond_on_a_motivated_opinion(int numerateur, int denominateur, bool motive, IssueDeVerification issue)
        => AmenagementDeTemps.Check(R.Inscription!.TempsMajore, new(Fraction.Of(numerateur, denominateur), motive)).Single().Issue.ShouldBe(issue);

    [Theory]
    [InlineData(240, 1, 3, 80)]
    [InlineData(20, 1, 3, 7)]
    [InlineData(20, 1, 4, 5)]
    public void Added_minutes_are_rounded_up(int duree, int numerateur, int denominateur, int minutes)
        => AmenagementDeTemps.Minutes(duree, Fraction.Of(numerateur, denominateur)).ShouldBe(minutes);

    [Fact]
    public void Units_of_2007_correspond_as_the_table_says()
    {
        var lignes = CorrespondancesDUnites.Check(R, "2007", ["U1", "U3", "U51", "U52"]).ToDictionary(v => v.Code, StringComparer.Ordinal);
        lignes["correspondance-U1"].Issue.ShouldBe(IssueDeVerification.Remplie);
        lignes["correspondance-U31"].Raison.ShouldBe("Il faut aussi U6.");
        lignes["correspondance-U41"].Issue.ShouldBe(IssueDeVerification.AApprecier);
        lignes["correspondance-U2"].Issue.ShouldBe(IssueDeVerification.SansObjet);
        lignes.ShouldNotContainKey("correspondance-U42");
        CorrespondancesDUnites.Check(R, "1999", ["U1"]).ShouldBeEmpty();
    }

    [Fact]
    public void One_speciality_a_session_and_an_unknown_voie_is_asked_again()
    {
        One(Scolaire with { AutresSpecialites = 1 }, "specialites").Issue.ShouldBe(IssueDeVerification.NonRemplie);
        Check(Scolaire with { Voie = "libre" }).Issue.ShouldBe(IssueDeVerification.Incomplete);
        Check(Scolaire with { Facultatives = ["U1"] }).Issue.ShouldBe(IssueDeVerification.NonRemplie);
    }

    [Fact]
    public void A_certification_without_rules_of_registration_accepts()
    {
        var r = Chargement.Load(Path.Combine(DossierDEssai.Referentiels, "cqp-crca", "2021"), analyser: false).Referentiel!;
        Eligibilite.Answer(Eligibilite.Check(r, null, new DemandeDInscription("toutes", r.Sessions[0].Code))).Reponse.ShouldBe("oui");
    }

    [Theory]
    [InlineData("2024", "absence de dossier", 4)]
    [InlineData("2025", "absence du dossier professionnel", 3)]
    public void The_grounds_of_non_conformity_are_those_of_the_texts_that_organise_the_session(string session, string libelle, int motifs)
    {
        var bilan = ControleDeConformite.Check(R, new DossierAControler("scolaire", "E32", session) { Limite = new DateOnly(2024, 4, 2) }, new DateOnly(2024, 4, 3));
        bilan.Controles.Count.ShouldBe(motifs);
        bilan.Motifs[0].Libelle.ShouldBe(libelle);
    }

    private static Referentiel R => Chargee.Value.Referentiel!;

    private static Verification Check(DemandeDInscription demande) => Eligibilite.Check(R, Chargee.Value.Regles["2024"], demande);

    private static Verification One(DemandeDInscription demande, string code) => Check(demande).Details.Single(d => d.Code == code);

    private static Verification Benefice(string note, string obtenue, bool reportee, string forme) => Benefices.Check(
        Chargee.Value.Regles["2024"],
        forme,
        new NoteDetenue("U31", Note.Parse(note), DateOnly.ParseExact(obtenue, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), reportee));

    private static Dictionary<MesureDeCondition, Fraction> Shows(MesureDeCondition mesure, int nombre) => new() { [mesure] = nombre };

    private static Dictionary<string, string> Languages(params (string Epreuve, string Langue)[] langues) => langues.ToDictionary(l => l.Epreuve, l => l.Langue, StringComparer.Ordinal);
}
