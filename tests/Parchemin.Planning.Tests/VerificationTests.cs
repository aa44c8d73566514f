using System.Text.Json;
using System.Text.Json.Nodes;
using Parchemin.Planning.Verification;

namespace Parchemin.Planning.Tests;

/// <summary>A small correct planning, and one fault at a time.</summary>
public sealed class VerificationTests
{
    private const string Instance = """
        {"version":1,"titre":"Essai",
         "plages":[{"id":"p1","centre":"L1","debut":"2024-06-10T08:00","fin":"2024-06-10T12:00"},
                   {"id":"p2","centre":"L1","debut":"2024-06-10T13:30","fin":"2024-06-10T18:00"},
                   {"id":"p3","centre":"L1","debut":"2024-06-11T08:00","fin":"2024-06-11T12:00"}],
         "salles":[{"id":"s1","centre":"L1","usage":"interrogation"},{"id":"s2","centre":"L1","usage":"interrogation"},
                   {"id":"s9","centre":"L1","usage":"preparation","places":1}],
         "epreuves":[{"code":"A","preparation":15,"passage":40,"battement":5,
                      "commission":[[{"qualite":"prof"},{"qualite":"pro"}],[{"qualite":"prof"},{"qualite":"second"}]]},
                     {"code":"B","preparation":0,"passage":20,"battement":5,"commission":[[{"qualite":"lettres"},{"qualite":"pro"}]]}],
         "examinateurs":[{"id":"x1","qualites":["prof"],"etablissements":["E1"],"entreprises":[],"plages":["p1","p2"],"candidats_recuses":[],"max_par_jour":2},
                         {"id":"x2","qualites":["pro","second"],"etablissements":[],"entreprises":["F1"],"plages":["p1","p2"],"candidats_recuses":[]},
                         {"id":"x3","qualites":["lettres"],"etablissements":[],"entreprises":[],"plages":["p1","p2"],"candidats_recuses":[]},
                         {"id":"x4","qualites":["pro"],"etablissements":[],"entreprises":[],"plages":["p1","p2","p3"],"candidats_recuses":[]}],
         "candidats":[{"id":"c1","etablissement":"E2","entreprise":"F2","epreuves":["A","B"],"majoration":"1/3","indisponible":["p3"],"zone":"L1"},
                      {"id":"c2","etablissement":"E2","entreprise":null,"epreuves":["A"],"indisponible":[]}],
         "regles":{"ecart_min_entre_oraux":20,"meme_jour":true,"recuser_meme_etablissement":true,"recuser_meme_entreprise":true,"commission_stable_par_plage":true,"attente_max":180},
         "fixes":[{"candidat":"c2","epreuve":"A","plage":"p1","debut":"2024-06-10T09:20"}],
         "couts":{"commission_ouverte":100,"composition_de_repli":20,"jour_supplementaire_candidat":30,"attente_par_heure":2,
                  "trou_commission_par_quart_heure":1,"desequilibre":1,"changement":50}}
        """;

    // c1 has a third more: 20 min of preparation, 54 of A, 27 of B.
    private const string Planning = """
        {"version":1,"statut":"realisable","cout":204.3333,"borne":200,
         "termes":{"commission_ouverte":200,"attente_par_heure":2.0,"trou_commission_par_quart_heure":1.3333,"desequilibre":1},
         "commissions":[{"id":"k1","plage":"p1","salle":"s1","membres":["x1","x2"],"composition":0},
                        {"id":"k2","plage":"p1","salle":"s2","membres":["x3","x4"],"composition":0}],
         "passages":[{"candidat":"c1","epreuve":"A","commission":"k1","preparation_debut":"2024-06-10T08:00","debut":"2024-06-10T08:20","fin":"2024-06-10T09:14","place_preparation":"s9"},
                     {"candidat":"c2","epreuve":"A","commission":"k1","preparation_debut":"2024-06-10T09:05","debut":"2024-06-10T09:20","fin":"2024-06-10T10:00","place_preparation":"s9"},
                     {"candidat":"c1","epreuve":"B","commission":"k2","preparation_debut":"2024-06-10T09:45","debut":"2024-06-10T09:45","fin":"2024-06-10T10:12"}],
         "non_places":[],"explication":[]}
        """;

    [Fact]
    public void A_correct_planning_breaks_nothing_and_its_terms_are_counted_again()
    {
        var (instance, planning) = Documents();
        planning["cout"] = Corrected;
        planning["termes"] = new JsonObject { ["attente_par_heure"] = 1.0333m, ["trou_commission_par_quart_heure"] = 0.0667m };
        var rapport = Check(instance, planning);
        rapport.Violations.ShouldBeEmpty();
        rapport.EstRealisable.ShouldBeTrue();
        (rapport.OrauxDemandes, rapport.OrauxPlaces, rapport.CommissionsOuvertes).ShouldBe((3, 3, 2));
        rapport.Termes.Select(t => (t.Nom, t.Quantite, t.Cout)).ShouldBe(
        [
            ("commission_ouverte", 2, 200m), ("composition_de_repli", 0, 0m), ("jour_supplementaire_candidat", 0, 0m), ("attente_par_heure", 31, 1.0333m),
            ("trou_commission_par_quart_heure", 1, 0.0667m), ("desequilibre", 1, 1m), ("changement", 0, 0m),
        ]);
    }

    [Fact]
    public void A_false_cost_and_a_bound_above_the_cost_are_found()
    {
        var (instance, planning) = Documents();
        Of(Check(instance, planning), Regle.Annonce).ShouldBe(3);
        planning["termes"] = new JsonObject();
        planning["cout"] = Corrected;
        Of(Check(instance, planning), Regle.Annonce).ShouldBe(0);
        planning["borne"] = Corrected + 1;
        Of(Check(instance, planning), Regle.Annonce).ShouldBe(1);
    }

    public static TheoryData<string, string, string, Regle> Faults => new()
    {
        { "p/passages/1/candidat", "\"c1\"", "twice and never", Regle.OralPlace },
        { "p/passages/2/epreuve", "\"A\"", "another oral", Regle.OralPlace },
        { "i/candidats/1/epreuves", "[]", "not demanded", Regle.OralPlace },
        { "p/passages/0/debut", "\"2024-06-10T08:19\"", "a minute less of preparation", Regle.Duree },
        { "p/passages/2/fin", "\"2024-06-10T10:11\"", "a minute less of passage", Regle.Duree },
        { "i/plages/0/debut", "\"2024-06-10T08:01\"", "preparation before the plage", Regle.Plage },
        { "i/plages/0/fin", "\"2024-06-10T10:11\"", "end after the plage", Regle.Plage },
        { "i/salles/1/usage", "\"preparation\"", "a preparation room", Regle.Salle },
        { "i/salles/1/centre", "\"L2\"", "a room elsewhere", Regle.Salle },
        { "i/salles/2/places", "0", "one seat too few", Regle.Preparation },
        { "p/passages/0/place_preparation", "null", "no seat", Regle.Preparation },
        { "p/commissions/0/membres", "[\"x1\",\"x3\"]", "no composition", Regle.Composition },
        { "p/commissions/0/membres", "[\"x1\"]", "an empty seat", Regle.Composition },
        { "p/commissions/0/membres", "[\"x1\",\"x2\",\"x4\"]", "nobody without a seat", Regle.Composition },
        { "p/commissions/0/membres", "[\"x2\",\"x2\"]", "the same person twice", Regle.Composition },
        { "i/examinateurs/0/plages", "[\"p2\"]", "an absent examiner", Regle.Disponibilite },
        { "i/candidats/0/indisponible", "[\"p1\"]", "an absent candidate", Regle.Disponibilite },
        { "i/examinateurs/3/candidats_recuses", "[\"c1\"]", "recused by name", Regle.Recusation },
        { "i/candidats/1/etablissement", "\"E1\"", "same establishment", Regle.Recusation },
        { "i/candidats/0/entreprise", "\"F1\"", "same company", Regle.Recusation },
        { "i/epreuves/0/battement", "7", "battement not kept", Regle.Simultaneite },
        { "i/epreuves/0/battement", "7", "battement not kept in the room", Regle.Salle },
        { "i/examinateurs/0/max_par_jour", "1", "one oral too many", Regle.MaxParJour },
        { "i/regles/ecart_min_entre_oraux", "32", "a minute too close", Regle.RythmeDuCandidat },
        { "i/regles/attente_max", "30", "a minute too long", Regle.RythmeDuCandidat },
        { "p/commissions/1/salle", "\"s1\"", "two commissions in a room", Regle.Stabilite },
        { "p/commissions/1/membres", "[\"x3\",\"x2\"]", "one person in two commissions", Regle.Stabilite },
        { "i/fixes/0/debut", "\"2024-06-10T09:25\"", "a fixed hour", Regle.Fixe },
        { "i/fixes/0/plage", "\"p2\"", "a fixed plage", Regle.Fixe },
        { "i/regles/inconnue", "1", "an unknown key", Regle.Format },
        { "p/passages/0/debut", "\"8 h 20\"", "no such form of hour", Regle.Format },
        { "p/passages/0/commission", "\"k7\"", "no such commission", Regle.Format },
        { "i/candidats/0/epreuves", "[\"A\",\"B\",\"Z\"]", "no such épreuve", Regle.Format },
        { "i/candidats/0/epreuves", "[\"A\",\"B\",\"A\"]", "an épreuve twice", Regle.Format },
        { "i/candidats/0/majoration", "\"un tiers\"", "no such fraction", Regle.Format },
        { "i/plages/1/id", "\"p1\"", "a name for two", Regle.Format },
        { "p/non_places", "[{\"candidat\":\"c1\",\"epreuve\":\"A\"}]", "placed and not placed", Regle.Annonce },
        { "p/statut", "null", "no state", Regle.Format },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_found_under_its_rule(string path, string value, string fault, Regle regle)
    {
        fault.ShouldNotBeEmpty();
        var (instance, planning) = Documents();
        Set(path[0] == 'i' ? instance : planning, path[2..].Split('/'), JsonNode.Parse(value));
        Check(instance, planning).Violations.ShouldContain(v => v.Regle == regle);
    }

    [Theory]
    [InlineData("i/regles/ecart_min_entre_oraux", "31")]
    [InlineData("i/regles/attente_max", "31")]
    [InlineData("i/epreuves/0/battement", "6")]
    [InlineData("i/plages/0/fin", "\"2024-06-10T10:12\"")]
    [InlineData("i/examinateurs/0/max_par_jour", "2")]
    [InlineData("i/regles/recuser_meme_entreprise", "false")]
    [InlineData("i/candidats/0/zone", "\"69\"")]
    public void Just_enough_is_enough(string path, string value)
    {
        var (instance, planning) = Documents();
        planning["cout"] = null;
        planning["termes"] = new JsonObject();
        Set(instance, path[2..].Split('/'), JsonNode.Parse(value));
        Check(instance, planning).Violations.ShouldBeEmpty();
    }

    [Fact]
    public void A_zone_that_names_a_centre_keeps_the_candidate_there()
    {
        var (instance, planning) = Documents();
        Set(instance, ["candidats", "0", "zone"], "L2");
        Of(Check(instance, planning), Regle.Disponibilite).ShouldBe(0);
        Set(instance, ["salles", "2", "centre"], "L2");
        Of(Check(instance, planning), Regle.Disponibilite).ShouldBe(2);
    }

    [Fact]
    public void A_message_names_who_when_and_the_rule()
    {
        var (instance, planning) = Documents();
        Set(instance, ["examinateurs", "3", "candidats_recuses"], new JsonArray("c1"));
        Check(instance, planning).Violations.First(v => v.Regle == Regle.Recusation).Message
            .ShouldBe("Candidat c1, épreuve B, 10 juin 2024 à 9 h 45 : l'examinateur x4 est récusé pour ce candidat.");
        Check(instance, planning).ToText().ShouldContain("3 oraux placés sur 3, 2 commissions ouvertes.");
    }

    [Fact]
    public void A_fallback_composition_costs_its_rank_and_an_overlap_on_two_days_counts_them()
    {
        var (instance, planning) = Documents();
        Set(instance, ["examinateurs", "1", "qualites"], new JsonArray("second"));
        Set(planning, ["commissions", "1", "plage"], "p3");
        var termes = Check(instance, planning).Termes.ToDictionary(t => t.Nom, t => t.Cout);
        termes["composition_de_repli"].ShouldBe(20);
        termes["jour_supplementaire_candidat"].ShouldBe(30);
        termes["attente_par_heure"].ShouldBe(0);
        Check(instance, planning).Violations.ShouldContain(v => v.Regle == Regle.RythmeDuCandidat);
        Check(instance, planning).Violations.ShouldContain(v => v.Message.Contains("composition 0 annoncée"));
    }

    [Fact]
    public void Changes_are_counted_against_the_previous_planning()
    {
        var (instance, planning) = Documents();
        var (_, avant) = Documents();
        Set(avant, ["passages", "2", "debut"], "2024-06-10T09:40");
        Set(avant, ["passages", "0", "candidat"], "c2");
        var rapport = Verificateur.Check(Document(instance), Document(planning), Document(avant));
        rapport.Termes.Single(t => t.Nom == "changement").ShouldBe(new TermeDeCout("changement", 2, 100));
    }

    private const decimal Corrected = 202.1m;

    private static (JsonNode Instance, JsonNode Planning) Documents() => (JsonNode.Parse(Instance)!, JsonNode.Parse(Planning)!);

    private static RapportDeVerification Check(JsonNode instance, JsonNode planning) => Verificateur.Check(Document(instance), Document(planning));

    private static JsonDocument Document(JsonNode node) => JsonDocument.Parse(node.ToJsonString());

    private static int Of(RapportDeVerification rapport, Regle regle) => rapport.Violations.Count(v => v.Regle == regle);

    private static void Set(JsonNode node, string[] path, JsonNode? value)
    {
        var parent = path[..^1].Aggregate(node, (n, cle) => n is JsonArray liste ? liste[int.Parse(cle)]! : n[cle]!);
        if (parent is JsonArray array)
            array[int.Parse(path[^1])] = value;
        else
            parent[path[^1]] = value;
    }
}
