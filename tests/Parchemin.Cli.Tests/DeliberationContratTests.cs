using System.Text.Json.Nodes;

namespace Parchemin.Cli.Tests;

/// <summary>The public format of the deliberation, sentence by sentence.</summary>
public sealed class DeliberationContratTests
{
    private const string ExempleBts =
        """
        {"id":"c-1","certification":"bts-assurance","edition":"2017","session":"2024",
         "voie":"scolaire","forme":"globale",
         "unites":{
           "U1":{"note":12.5},
           "U2":{"parties":{"ecrit":11,"oral":13}},
           "U31":{"etat":"force-majeure"},
           "U32":{"note":"13","penalites":{"contraintes_non_respectees":1}},
           "U41":{"conservee":{"note":12,"obtenue_le":"2022-07-01"}},
           "U42":{"etat":"dispense"},
           "U5":{"note":9}},
         "facultatives":{"UF1":{"note":14},"UF2":{"note":11}},
         "controle":{"U1":{"note":12},"U2":{"note":9}},
         "discipline":"aucune","livret":{"vise_1er_groupe":true,"vise_2nd_groupe":true}}
        """;

    private const string ExempleTitre =
        """
        {"id":"t-1","certification":"charge-de-clientele-assurance-banque","edition":"initiale","session":"2024",
         "blocs":{
           "B1":{"criteres":{"B1Cr1":4,"B1Cr2":3,"B1Cr3":2.5,"B1Cr4":2,"B1Cr5":1}},
           "B3":{"parties":{"particulier":{"criteres":{"1":2,"2":3,"3":3,"4":2,"5":3,"6":1,"7":3,"8":2}},"pme":{"note":13},"eti":{"note":12}}},
           "B4":{"note":12},
           "B2":{"acquis_le":"2020-05-04"}},
         "memoire":{"pages_hors_annexes":34,"analyse_pourcent":55,"juge_convaincant":true}}
        """;

    private const string ExempleCqp =
        """
        {"id":"q-1","certification":"cqp-gestionnaire-assurances-de-personnes","edition":"2017","session":"2024","option":"production",
         "competences":{"C8":{"of":"acquis","tuteur":"acquis","commission":"non-acquis"},"C9":{"of":"acquis","tuteur":"acquis","commission":"acquis"}},
         "blocs":{"BC1":{"acquis_le":"2023-06-30"}},
         "decisions_jury":{"C8":{"acquis":true,"motif":"…"}}}
        """;

    [Fact]
    public void The_example_of_a_diploma_is_decided_as_its_text_says()
    {
        // U1 12.5×3, U2 12×2, U31 0×4 (force majeure), U32 (13-2)×4, U41 12×4, U42 out, U5 9×2, and 4 + 1 optional points.
        var resultat = DeliberationEssai.Decide(ExempleBts.ReplaceLineEndings(" "));
        resultat.Texte("id").ShouldBe("c-1");
        resultat.Texte("decision").ShouldBe("ajourne");
        resultat["groupe"]!.GetValue<int>().ShouldBe(1);
        resultat.Texte("total").ShouldBe("176.5");
        resultat.Texte("coefficients").ShouldBe("19");
        resultat.Texte("moyenne").ShouldBe("9.29");
        resultat.Texte("moyenne_professionnelle").ShouldBe("7.86");
        resultat.Texte("points_facultatifs").ShouldBe("5");
        resultat.Liste("motifs").ShouldBe(["BTS-AJOURNE"]);
        resultat.Texte("regles").ShouldBe("bts-assurance@2017+session-2024");
        Unite(resultat, "U1").ShouldBe("arretee 12.5 3 37.5");
        Unite(resultat, "U2").ShouldBe("arretee 12 2 24");
        Unite(resultat, "U31").ShouldBe("force-majeure 0 4 0");
        Unite(resultat, "U32").ShouldBe("arretee 11 4 44");
        Unite(resultat, "U41").ShouldBe("conservee 12 4 48");
        Unite(resultat, "U42").ShouldBe("dispense - 3 -");
        Unite(resultat, "U5").ShouldBe("arretee 9 2 18");
        resultat.Liste("manquants").ShouldBeEmpty();
        resultat.Liste("conservables").ShouldBe(["U1", "U2", "U32", "U41"]);
        resultat.ContainsKey("explication").ShouldBeFalse();
    }

    [Fact]
    public void The_example_of_a_title_is_delivered()
    {
        var resultat = DeliberationEssai.Decide(ExempleTitre.ReplaceLineEndings(" "));
        resultat.Texte("decision").ShouldBe("delivre");
        var blocs = resultat["blocs"]!.AsObject();
        blocs["B1"]!.ToJsonString().ShouldBe(DeliberationEssai.Json("{'etat':'acquis','note':'12.5'}"));
        blocs["B2"]!["etat"]!.ToString().ShouldBe("acquis");
        blocs["B3"]!["etat"]!.ToString().ShouldBe("acquis");

        // 19 points of 23, scaled by 20/23 and not rounded.
        blocs["B3"]!["parties"]!["particulier"]!["note"]!.ToString().ShouldBe("380/23");
    }

    [Fact]
    public void The_example_of_a_cqp_is_partial_and_the_jury_settles_the_divergence()
    {
        var resultat = DeliberationEssai.Decide(ExempleCqp.ReplaceLineEndings(" "));
        resultat.Texte("decision").ShouldBe("partiel");
        resultat["blocs"]!["BC1"]!["etat"]!.ToString().ShouldBe("acquis");
        resultat["competences"]!["C8"]!["etat"]!.ToString().ShouldBe("acquis");
        resultat["competences"]!["C9"]!["etat"]!.ToString().ShouldBe("acquis");

        var sansJury = DeliberationEssai.Decide(ExempleCqp.ReplaceLineEndings(" ").Replace(",  \"decisions_jury\":{\"C8\":{\"acquis\":true,\"motif\":\"…\"}}", "", StringComparison.Ordinal));
        sansJury.Texte("decision").ShouldBe("a-examiner");
        sansJury["competences"]!["C8"]!["etat"]!.ToString().ShouldBe("a-examiner");
    }

    [Theory]
    [InlineData("12.5")]
    [InlineData("'12.5'")]
    [InlineData("'12,5'")]
    [InlineData("1.25e1")]
    [InlineData("12.500")]
    [InlineData("'12,50'")]
    [InlineData("'\\u0031\\u0032,5'")]
    public void A_mark_is_a_number_or_a_text_with_a_point_or_a_comma(string note)
        => Unite(DeliberationEssai.Decide(DeliberationEssai.Ligne("bts", $"'unites':{{'U1':{{'note':{note}}}}}")), "U1").ShouldBe("arretee 12.5 3 37.5");

    [Theory]
    [InlineData("'\\u0075nites':{'U1':{'note':12}}")]
    [InlineData("'unites':{'\\u00551':{'note':12}}")]
    [InlineData("'unites':{'U1':{'n\\u006fte':12}}")]
    [InlineData("'unites':{'U1':{'parties':{'synth\\u0065se':24,'ecriture':12}}}")]
    public void Names_may_be_escaped(string membres)
        => Unite(DeliberationEssai.Decide(DeliberationEssai.Ligne("bts", membres)), "U1").ShouldBe("arretee 12 3 36");

    [Theory]
    [InlineData("bts-nu", "'voie':'scolair\\u0065','forme':'global\\u0065','unites':{'U1':{'etat':'dis\\u0070ense'}},'discipline':'aucun\\u0065'")]
    [InlineData("cqp-nu", "'option':'producti\\u006fn','competences':{'C8':{'of':'acqui\\u0073','tuteur':'acquis','commission':'acquis'}}")]
    [InlineData("titre", "'blocs':{'B2':{'acquis_le':'2020-05-0\\u0034'}},'memoire':{'pages_hors_annexes':'3\\u0030','analyse_pourcent':'5\\u0030,5'}")]
    public void Values_may_be_escaped(string genre, string membres)
        => DeliberationEssai.Decide(DeliberationEssai.Ligne(genre, membres)).ContainsKey("erreurs").ShouldBeFalse();

    [Theory]
    [InlineData("scolaire")]
    [InlineData("apprentissage-habilite")]
    [InlineData("apprentissage-non-habilite")]
    [InlineData("formation-continue-publique")]
    [InlineData("formation-continue-ccf-integral")]
    [InlineData("formation-continue-privee")]
    [InlineData("hors-contrat")]
    [InlineData("distance")]
    [InlineData("experience")]
    public void Every_voie_of_the_contract_exists(string voie)
        => DeliberationEssai.Decide(DeliberationEssai.Candidat("10", reste: $"'voie':'{voie}','forme':'globale'", genre: "bts-nu")).Texte("decision").ShouldBe("admis-1er-groupe");

    [Theory]
    [InlineData("absent", "non-delivre", "absent - 2 -")]
    [InlineData("force-majeure", "admis-1er-groupe", "force-majeure 0 2 0")]
    [InlineData("non-valide", "non-delivre", "non-valide - 2 -")]
    [InlineData("dispense", "admis-1er-groupe", "dispense - 2 -")]
    [InlineData("valide-vae", "admis-1er-groupe", "valide-vae - 2 -")]
    [InlineData("reservee", "reserve", "reservee - 2 -")]
    [InlineData("annulee-fraude", "admis-1er-groupe", "annulee-fraude 0 2 0")]
    [InlineData("attendue", "incomplet", "attendue - 2 -")]
    public void Every_state_of_the_contract_exists_and_has_its_effect(string etat, string decision, string unite)
    {
        var resultat = DeliberationEssai.Decide(DeliberationEssai.Candidat("14", $"'U5':{{'etat':'{etat}'}}"));
        resultat.Texte("decision").ShouldBe(decision);
        Unite(resultat, "U5").ShouldBe(unite);
        resultat.Liste("manquants").ShouldBe(etat == "attendue" ? ["U5"] : []);
    }

    [Theory]
    [InlineData("scolaire", "'U1':{'parties':{'synthese':40,'ecriture':10}}", "U1", "50/3")]
    [InlineData("formation-continue-ccf-integral", "'U1':{'parties':{'situation1':10,'situation2':11,'situation3':12.5}}", "U1", "67/6")]
    [InlineData("distance", "'U2':{'parties':{'ecrit':11,'oral':'12,5'}}", "U2", "11.75")]
    [InlineData("scolaire", "'U2':{'parties':{'ecrit':11,'oral':13}}", "U2", "12")]
    [InlineData("formation-continue-ccf-integral", "'U2':{'parties':{'comprehension-ecrite':10,'comprehension-orale':11,'expression-ecrite':12,'expression-orale':13}}", "U2", "11.5")]
    public void A_unit_is_computed_from_its_parts_without_rounding(string voie, string unites, string code, string note)
    {
        var resultat = DeliberationEssai.Decide(DeliberationEssai.Candidat("10", unites, $"'voie':'{voie}','forme':'globale'", "bts-nu"));
        resultat["unites"]![code]!["note"]!.ToString().ShouldBe(note);
    }

    [Theory]
    [InlineData(0, "13")]
    [InlineData(1, "11")]
    [InlineData(2, "8")]
    [InlineData(5, "8")]
    public void The_penalty_is_2_points_for_one_constraint_and_5_for_two_or_more(int contraintes, string note)
    {
        foreach (var unite in (string[])["U32", "U42"])
        {
            var resultat = DeliberationEssai.Decide(DeliberationEssai.Candidat("10", $"'{unite}':{{'note':13,'penalites':{{'contraintes_non_respectees':{contraintes}}}}}"));
            resultat["unites"]![unite]!["note"]!.ToString().ShouldBe(note);
        }
    }

    [Fact]
    public void The_penalty_never_takes_a_mark_below_zero()
        => Unite(DeliberationEssai.Decide(DeliberationEssai.Candidat("10", "'U32':{'note':1.5,'penalites':{'contraintes_non_respectees':2}}")), "U32").ShouldBe("arretee 0 4 0");

    [Theory]
    [InlineData("2019-07-01", true)]
    [InlineData("2019-06-30", false)]
    [InlineData("2024-07-01", true)]
    [InlineData("2024-07-02", false)]
    public void A_kept_mark_is_at_most_five_years_old_at_the_deliberation(string date, bool admise)
        => DeliberationEssai.Decide(DeliberationEssai.Candidat("10", $"'U5':{{'conservee':{{'note':10,'obtenue_le':'{date}'}}}}")).ContainsKey("erreurs").ShouldBe(!admise);

    [Fact]
    public void A_carried_over_mark_exists_in_the_progressive_form_below_10()
    {
        var resultat = DeliberationEssai.Decide(DeliberationEssai.Candidat("12", "'U5':{'reportee':{'note':9.5,'obtenue_le':'2023-07-01'}}", "'voie':'distance','forme':'progressive'", "bts-nu"));
        resultat.Texte("decision").ShouldBe("admis-1er-groupe");
        Unite(resultat, "U5").ShouldBe("reportee 9.5 2 19");
    }

    [Fact]
    public void The_order_of_the_tests_is_that_of_the_contract()
    {
        const string tout = "'U1':null,'U2':{'etat':'reservee'},'U31':{'etat':'absent'}";
        string Decision(string unites, string reste) => DeliberationEssai.Decide(DeliberationEssai.Candidat("10", unites, reste, "bts-nu")).Texte("decision");
        Decision(tout, "'voie':'distance','forme':'progressive','discipline':'en-attente'").ShouldBe("en-attente-discipline");
        Decision(tout, "'voie':'distance','forme':'progressive'").ShouldBe("progressive-en-cours");
        Decision(tout, "'voie':'distance','forme':'globale'").ShouldBe("incomplet");
        Decision("'U2':{'etat':'reservee'},'U31':{'etat':'absent'}", "'voie':'distance','forme':'globale'").ShouldBe("reserve");
        Decision("'U31':{'etat':'absent'}", "'voie':'distance','forme':'globale'").ShouldBe("non-delivre");
        Decision("", "'voie':'distance','forme':'globale'").ShouldBe("admis-1er-groupe");
    }

    [Fact]
    public void Decisions_are_taken_on_exact_totals_and_means_are_rounded_for_display_only()
    {
        var resultat = DeliberationEssai.Decide(DeliberationEssai.Candidat("10", "'U5':{'note':'9,999999999999999'}"));
        resultat.Texte("moyenne").ShouldBe("10.00");
        resultat.Texte("decision").ShouldBe("ajourne");
        resultat.Texte("total").ShouldBe("219.999999999999998");

        // Half a point short on the general average only: the professional average stays at 10.
        var controle = DeliberationEssai.Decide(DeliberationEssai.Candidat("10", "'U1':{'note':'9,999999999999999'}"));
        controle.Texte("decision").ShouldBe("controle");
        controle.Texte("moyenne").ShouldBe("10.00");
        controle.Texte("moyenne_professionnelle").ShouldBe("10.00");
    }

    [Theory]
    [InlineData("'controle':{'U1':{'note':16}}", "admis-2nd-groupe", "controle 16 3 48")]
    [InlineData("'controle':{'U1':{'note':5}}", "refuse-2nd-groupe", "arretee 7 3 21")]
    [InlineData("'controle':{}", "controle", "arretee 7 3 21")]
    [InlineData("'controle':{'U1':{'note':5}},'livret':{}", "en-attente-livret", "arretee 7 3 21")]
    [InlineData("'controle':{'U1':{'note':5}},'livret':{'vise_1er_groupe':true,'vise_2nd_groupe':false}", "en-attente-livret", "arretee 7 3 21")]
    [InlineData("'controle':{'U1':{'note':5}},'livret':{'vise_2nd_groupe':true}", "refuse-2nd-groupe", "arretee 7 3 21")]
    [InlineData("'livret':{}", "controle", "arretee 7 3 21")]
    [InlineData("'controle':{'U1':{'note':16}},'livret':{}", "admis-2nd-groupe", "controle 16 3 48")]
    public void At_the_control_the_better_mark_counts(string reste, string decision, string u1)
    {
        // The example of the contract: 207 points, 9.41 on average, 10 in the professional part.
        var resultat = DeliberationEssai.Decide(DeliberationEssai.Candidat("10", "'U1':{'note':7},'U2':{'note':8}", reste));
        resultat.Texte("decision").ShouldBe(decision);
        Unite(resultat, "U1").ShouldBe(u1);
        if (decision == "controle")
        {
            resultat.Texte("total").ShouldBe("207");
            resultat.Texte("moyenne").ShouldBe("9.41");
            resultat.Liste("conservables").ShouldBe(["U31", "U32", "U41", "U42", "U5"]);
        }
    }

    [Fact]
    public void Control_marks_are_not_read_when_the_first_group_does_not_lead_there()
    {
        // U31 may not be chosen and would be an error if it were read.
        var admis = DeliberationEssai.Decide(DeliberationEssai.Candidat("12", reste: "'controle':{'U31':{'note':2}}"));
        admis.Texte("decision").ShouldBe("admis-1er-groupe");
        Unite(admis, "U31").ShouldBe("arretee 12 4 48");
        DeliberationEssai.Decide(DeliberationEssai.Candidat("7", reste: "'controle':{'U31':{'note':20}}")).Texte("decision").ShouldBe("ajourne");
    }

    [Fact]
    public void The_livret_delays_only_a_failure()
    {
        DeliberationEssai.Decide(DeliberationEssai.Candidat("7", reste: "'livret':{}")).Texte("decision").ShouldBe("en-attente-livret");
        DeliberationEssai.Decide(DeliberationEssai.Candidat("7", reste: "'livret':{'vise_1er_groupe':false}")).Texte("decision").ShouldBe("en-attente-livret");
        DeliberationEssai.Decide(DeliberationEssai.Candidat("7", reste: "'livret':{'vise_1er_groupe':true}")).Texte("decision").ShouldBe("ajourne");
        DeliberationEssai.Decide(DeliberationEssai.Candidat("7")).Texte("decision").ShouldBe("ajourne");
        DeliberationEssai.Decide(DeliberationEssai.Candidat("12", reste: "'livret':{}")).Texte("decision").ShouldBe("admis-1er-groupe");
    }

    [Fact]
    public void An_absence_at_an_optional_epreuve_has_no_effect()
    {
        foreach (var etat in (string[])["absent", "force-majeure", "attendue", "non-valide"])
        {
            var resultat = DeliberationEssai.Decide(DeliberationEssai.Candidat("10", reste: $"'facultatives':{{'UF1':{{'etat':'{etat}'}}}}"));
            resultat.Texte("decision").ShouldBe("admis-1er-groupe");
            resultat.Texte("points_facultatifs").ShouldBe("0");
        }
    }

    [Theory]
    [InlineData("12", "acquis")]
    [InlineData("'11,999999999999999'", "non-acquis")]
    public void A_bloc_of_the_title_is_acquired_from_12(string note, string etat)
        => DeliberationEssai.Decide(DeliberationEssai.Ligne("titre", $"'blocs':{{'B4':{{'note':{note}}}}}"))["blocs"]!["B4"]!["etat"]!.ToString().ShouldBe(etat);

    [Theory]
    [InlineData("12", "12", "12", "acquis")]
    [InlineData("20", "11.5", "20", "non-acquis")]
    public void Each_part_of_bloc_3_is_acquired_from_12(string a, string b, string c, string etat)
        => DeliberationEssai.Decide(DeliberationEssai.Ligne("titre", $"'blocs':{{'B3':{{'parties':{{'particulier':{{'note':{a}}},'pme':{{'note':{b}}},'eti':{{'note':{c}}}}}}}}}"))["blocs"]!["B3"]!["etat"]!.ToString().ShouldBe(etat);

    [Theory]
    [InlineData("'pages_hors_annexes':30,'analyse_pourcent':50,'juge_convaincant':true", "delivre")]
    [InlineData("'pages_hors_annexes':29,'analyse_pourcent':50,'juge_convaincant':true", "partiel")]
    [InlineData("'pages_hors_annexes':30,'analyse_pourcent':49.9,'juge_convaincant':true", "partiel")]
    [InlineData("'pages_hors_annexes':30,'analyse_pourcent':50,'juge_convaincant':false", "partiel")]
    [InlineData("'pages_hors_annexes':30", "partiel")]
    public void The_title_needs_all_its_blocs_and_the_memoire(string memoire, string decision)
    {
        const string blocs = "'blocs':{'B1':{'note':12},'B2':{'note':12},'B4':{'note':12},'B3':{'parties':{'particulier':{'note':12},'pme':{'note':12},'eti':{'note':12}}}}";
        DeliberationEssai.Decide(DeliberationEssai.Ligne("titre", $"{blocs},'memoire':{{{memoire}}}")).Texte("decision").ShouldBe(decision);
    }

    [Fact]
    public void Refused_is_all_assessed_and_nothing_acquired_and_incomplete_is_something_not_assessed()
    {
        const string trois = "'B1':{'note':1},'B2':{'note':1},'B4':{'note':1}";
        const string b3 = "'B3':{'parties':{'particulier':{'note':1},'pme':{'note':1},'eti':{'note':1}}}";
        const string memoire = "'memoire':{'pages_hors_annexes':1,'analyse_pourcent':1,'juge_convaincant':false}";
        DeliberationEssai.Decide(DeliberationEssai.Ligne("titre", $"'blocs':{{{trois},{b3}}},{memoire}")).Texte("decision").ShouldBe("refuse");
        var sansB3 = DeliberationEssai.Decide(DeliberationEssai.Ligne("titre", $"'blocs':{{{trois}}},{memoire}"));
        sansB3.Texte("decision").ShouldBe("incomplet");
        sansB3.Liste("manquants").ShouldBe(["B3"]);
        var sansMemoire = DeliberationEssai.Decide(DeliberationEssai.Ligne("titre", $"'blocs':{{{trois},{b3}}}"));
        sansMemoire.Texte("decision").ShouldBe("incomplet");
        sansMemoire.Liste("manquants").ShouldBe(["memoire.pages_hors_annexes", "memoire.analyse_pourcent", "memoire.juge_convaincant"]);
    }

    [Fact]
    public void Criteria_with_a_duplicated_or_missing_code_are_addressed_by_position()
    {
        foreach (var critere in (string[])["B1Cr1", "1"])
            DeliberationEssai.Decide(DeliberationEssai.Ligne("titre", $"'blocs':{{'B1':{{'criteres':{{'{critere}':3}}}}}}")).Liste("manquants").ShouldContain("B1.B1Cr2");
        DeliberationEssai.Erreur(DeliberationEssai.Ligne("titre", "'blocs':{'B4':{'criteres':{'B4A2Cr2':1}}}")).Texte("code").ShouldBe("CLE-INCONNUE");
    }

    [Fact]
    public void Cqp_crca_has_one_assessor_and_criteria_in_the_order_of_the_text()
    {
        var resultat = DeliberationEssai.Decide(DeliberationEssai.Ligne("crca", "'competences':{'B1.1':{'evaluateur':'acquis'},'B1.2':{'evaluateur':'non-acquis'}}"));
        resultat["competences"]!["B1.1"]!["etat"]!.ToString().ShouldBe("acquis");
        resultat["competences"]!["B1.2"]!["etat"]!.ToString().ShouldBe("non-acquis");
        resultat["blocs"]!["B1"]!["etat"]!.ToString().ShouldBe("non-acquis");
    }

    [Fact]
    public void A_competence_may_be_given_by_its_sub_competences()
    {
        var resultat = DeliberationEssai.Decide(DeliberationEssai.Ligne("cqp", "'competences':{'C8.1':{'of':'acquis','tuteur':'acquis','commission':'acquis'}}"));
        resultat["competences"]!["C8.1"]!["etat"]!.ToString().ShouldBe("acquis");
        resultat["competences"]!["C8"]!["etat"]!.ToString().ShouldBe("incomplet");
    }

    [Theory]
    [InlineData("of", "non-acquis", "non-acquis", "non-acquis", "non-acquis")]
    [InlineData("of", "acquis", "acquis", "acquis", "acquis")]
    [InlineData("of", "acquis", "non-acquis", "acquis", "a-examiner")]
    public void Opinions_agree_or_go_to_the_jury(string premier, string of, string tuteur, string commission, string etat)
    {
        var resultat = DeliberationEssai.Decide(DeliberationEssai.Ligne("cqp", $"'competences':{{'C9':{{'{premier}':'{of}','tuteur':'{tuteur}','commission':'{commission}'}}}}"));
        resultat["competences"]!["C9"]!["etat"]!.ToString().ShouldBe(etat);
        DeliberationEssai.Decide(DeliberationEssai.Ligne("cqp", $"'competences':{{'C9':{{'{premier}':'{of}','tuteur':'{tuteur}'}}}}"))["competences"]!["C9"]!["etat"]!.ToString().ShouldBe("incomplet");
    }

    [Fact]
    public async Task The_explanation_is_present_when_asked_for()
    {
        var (lignes, _) = await DeliberationEssai.RunAsync(DeliberationEssai.Candidat("10"), explication: true);
        var explication = JsonNode.Parse(lignes.ShouldHaveSingleItem())!["explication"]!.AsObject();
        explication.Texte("valeur").ShouldBe("admis-1er-groupe");
        explication.Texte("regle").ShouldBe("BTS-ADMIS-1");
        explication["details"]!.AsArray().Count.ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData("'U32':{'note':13,'penalites':{'contraintes_non_respectees':1}}", "moins 2 points, sans descendre sous 0", "note avant pénalité")]
    [InlineData("'U1':{'parties':{'synthese':24,'ecriture':12}}", "Ramenée de 60 à 20 points", "Somme : parties")]
    public async Task The_explanation_names_what_is_done_to_a_mark(string unites, string operation, string detail)
    {
        var (lignes, _) = await DeliberationEssai.RunAsync(DeliberationEssai.Candidat("10", unites), explication: true);
        lignes[0].ShouldContain(operation, Case.Sensitive);
        lignes[0].ShouldContain(detail, Case.Sensitive);
    }

    [Theory]
    [InlineData("é « ” \u2028 </script>")]
    [InlineData("a\\\\b\\\"c\\n")]
    [InlineData("")]
    [InlineData("😀")]
    public void The_identifier_comes_back_as_it_was_given(string id)
    {
        var ligne = DeliberationEssai.Candidat("10").Replace("\"id\":\"c\"", $"\"id\":\"{id}\"", StringComparison.Ordinal);
        DeliberationEssai.Decide(ligne).Texte("id").ShouldBe(JsonNode.Parse($"\"{id}\"")!.ToString());
    }

    private static string Unite(JsonObject resultat, string code)
    {
        var unite = resultat["unites"].ShouldNotBeNull(resultat.ToJsonString())[code]!;
        return string.Join(' ', ((string[])["etat", "note", "coefficient", "points"]).Select(c => unite[c]?.ToString() ?? "-"));
    }
}
