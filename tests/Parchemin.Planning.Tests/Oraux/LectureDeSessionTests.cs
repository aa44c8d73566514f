using System.Text;
using System.Text.Json.Nodes;
using Parchemin.Planning.Oraux;

namespace Parchemin.Planning.Tests.Oraux;

public sealed class LectureDeSessionTests
{
    [Fact]
    public void The_example_of_the_format_is_read()
    {
        var session = Sessions.Session(Sessions.Petite());
        session.Oraux.Length.ShouldBe(5);
        session.Plages[1].Duree.ShouldBe(270);
        session.Examinateurs[1].MaxParJour.ShouldBe(int.MaxValue);
        session.Candidats[0].Zone.ShouldBe("69");
        session.Candidats[0].Centre.ShouldBe(SessionDOraux.Aucun);
    }

    [Fact]
    public void Extra_time_is_exact_and_rounded_up_to_the_minute()
    {
        var session = Sessions.Session(Sessions.Petite());
        (session.Oraux[0].Preparation, session.Oraux[0].Passage).ShouldBe((20, 54));
        (session.Oraux[1].Preparation, session.Oraux[1].Passage).ShouldBe((0, 27));
        (session.Oraux[2].Preparation, session.Oraux[2].Passage).ShouldBe((15, 40));
    }

    [Fact]
    public void A_zone_that_bears_the_name_of_a_centre_binds_the_candidate_to_it()
    {
        var document = Sessions.Petite();
        document["candidats"]![1]!["zone"] = "L1";
        Sessions.Session(document).Candidats[1].Centre.ShouldBe(0);
    }

    [Fact]
    public void Recusals_are_by_name_establishment_and_company()
    {
        var session = Sessions.Session(Sessions.Petite());
        session.EstRecuse(0, 2).ShouldBeTrue("by name");
        session.EstRecuse(0, 0).ShouldBeTrue("same establishment");
        session.EstRecuse(2, 0).ShouldBeTrue("same company");
        session.EstRecuse(3, 0).ShouldBeFalse();
    }

    [Fact]
    public void Absent_rules_and_costs_are_those_of_the_format_s_example()
    {
        var document = Sessions.Petite();
        document.Remove("regles");
        document.Remove("couts");
        var session = Sessions.Session(document);
        session.Regles.ShouldBe(new ReglesDOraux(20, true, true, true, true, Horloge.MinutesParJour));
        session.Couts.ShouldBe(new CoutsDOraux(100, 20, 30, 2, 1, 1, 50));
    }

    public static TheoryData<string, string, string> Faults => new()
    {
        { "couleur", "\"rouge\"", "document : la clé « couleur » est inconnue" },
        { "candidats/0/epreuve", "\"E32\"", "candidats[0] : la clé « epreuve » est inconnue" },
        { "regles/pause", "3", "regles : la clé « pause » est inconnue" },
        { "version", "2", "version : « 2 » n'est pas un nombre entier de 1 à 1" },
        { "plages/0/fin", "\"2024-06-10T08:00\"", "plages[0].fin : « 2024-06-10T08:00 » doit suivre le début" },
        { "plages/0/fin", "\"2024-06-11T00:01\"", "plages[0].fin : « 2024-06-11T00:01 » doit suivre le début" },
        { "plages/0/debut", "\"2024-06-31T08:00\"", "plages[0].debut : « 2024-06-31T08:00 » n'est pas une heure locale" },
        { "plages/0/debut", "\"10/06/2024\"", "plages[0].debut : « 10/06/2024 » n'est pas une heure locale" },
        { "plages/1/id", "\"p1\"", "plages[1].id : « p1 » est déjà pris" },
        { "salles/0/usage", "\"cantine\"", "salles[0].usage : « cantine » n'est pas un usage" },
        { "salles/2/places", "0", "salles[2].places : « 0 » n'est pas un nombre entier de 1 à 10000" },
        { "salles/0/places", "3", "salles[0] : la clé « places » est inconnue" },
        { "epreuves/0/passage", "0", "epreuves[0].passage : « 0 » n'est pas un nombre entier de 1 à 1440" },
        { "epreuves/0/passage", "1.5", "epreuves[0].passage : « 1.5 » n'est pas un nombre entier" },
        { "epreuves/0/commission", "[]", "epreuves[0].commission : la liste est vide" },
        { "epreuves/0/commission/0/1/role", "\"x\"", "epreuves[0].commission[0][1] : la clé « role » est inconnue" },
        { "examinateurs/0/plages/0", "\"p9\"", "examinateurs[0].plages[0] : « p9 » n'est pas déclaré" },
        { "examinateurs/0/plages/1", "\"p1\"", "examinateurs[0].plages[1] : « p1 » est déjà dans la liste" },
        { "examinateurs/0/candidats_recuses/0", "\"c9\"", "examinateurs[0].candidats_recuses[0] : « c9 » n'est pas déclaré" },
        { "examinateurs/0/max_par_jour", "-1", "examinateurs[0].max_par_jour : « -1 » n'est pas un nombre entier" },
        { "candidats/0/majoration", "\"0.33\"", "candidats[0].majoration : « 0.33 » n'est pas une fraction" },
        { "candidats/0/majoration", "\"1/0\"", "candidats[0].majoration : « 1/0 » n'est pas une fraction" },
        { "candidats/0/epreuves/1", "\"E32\"", "candidats[0].epreuves[1] : « E32 » est déjà dans la liste" },
        { "candidats/1/etablissement", "7", "candidats[1].etablissement : « 7 » n'est pas un texte" },
        { "couts/commission_ouverte", "-1", "couts.commission_ouverte : « -1 » n'est pas un nombre entier de 0 à 1000000" },
        { "regles/meme_jour", "\"oui\"", "regles.meme_jour : « \"oui\" » n'est ni true ni false" },
        { "fixes", """[{"candidat":"c2","epreuve":"E42","plage":"p1","debut":"2024-06-10T09:00"}]""", "fixes[0].epreuve : « E42 » n'est pas demandée par le candidat « c2 »" },
        { "fixes", """[{"candidat":"c2","epreuve":"E32","plage":"p1","debut":"2024-06-10T12:00"}]""", "fixes[0].debut : « 2024-06-10T12:00 » n'est pas dans la plage « p1 »" },
        { "plages", "3", "plages : « 3 » n'est pas une liste" },
        { "candidats/0", "[]", "candidats[0] : « [] » n'est pas un objet" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_told_with_its_place_its_value_and_the_rule(string chemin, string valeur, string message)
    {
        var document = Sessions.Petite();
        Set(document, chemin.Split('/'), JsonNode.Parse(valeur));
        var lecture = Sessions.Read(document);
        lecture.Valeur.ShouldBeNull();
        lecture.Erreurs.ShouldContain(e => e.StartsWith(message, StringComparison.Ordinal), string.Join('\n', lecture.Erreurs));
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var document = Sessions.Petite();
        document["candidats"]![0]!["majoration"] = "x";
        document["salles"]![0]!["usage"] = "x";
        document.Remove("plages");
        var erreurs = Sessions.Read(document).Erreurs;
        erreurs.ShouldContain(e => e.Contains("la clé « plages » manque", StringComparison.Ordinal));
        erreurs.ShouldContain(e => e.StartsWith("candidats[0].majoration", StringComparison.Ordinal));
        erreurs.ShouldContain(e => e.StartsWith("salles[0].usage", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"version\":1,}")]
    public void What_is_not_JSON_is_told_with_its_line(string texte)
        => LectureDeSession.Read(Encoding.UTF8.GetBytes(texte)).Erreurs.ShouldHaveSingleItem().ShouldStartWith("ligne 1, octet ");

    [Fact]
    public void A_key_written_twice_is_refused()
        => LectureDeSession.Read("""{"version":1,"version":1}"""u8.ToArray()).Erreurs.ShouldContain("document : la clé « version » est écrite deux fois ; gardez-en une.");

    private static void Set(JsonNode document, string[] chemin, JsonNode? valeur)
    {
        foreach (var pas in chemin[..^1])
            document = int.TryParse(pas, out var rang) ? document[rang]! : document[pas]!;
        if (document is JsonArray liste && int.TryParse(chemin[^1], out var dernier))
            liste[dernier] = valeur;
        else
            document[chemin[^1]] = valeur;
    }
}
