using System.Globalization;
using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace Parchemin.Cli.Tests;

/// <summary>What stays true of a result when its candidate is changed in a known way.</summary>
public sealed class DeliberationProprietesTests(ITestOutputHelper sortie)
{
    private const int Tirages = 2_000;

    private static readonly string[] Admissions = ["admis-2nd-groupe", "admis-1er-groupe"];

    [Fact]
    public void The_order_of_keys_does_not_change_the_result()
    {
        var tirage = new DeliberationTirage(sortie);
        for (var i = 0; i < Tirages; i++)
        {
            var candidat = tirage.Bts();
            var attendu = Decide(candidat);
            Decide((JsonObject)Melange(candidat, tirage)).ToJsonString().ShouldBe(attendu.ToJsonString(), Cas(tirage, candidat));
        }
    }

    [Fact]
    public void Raising_a_mark_never_turns_an_admission_into_something_worse()
    {
        var tirage = new DeliberationTirage(sortie);
        var admis = 0;
        for (var i = 0; i < 3 * Tirages; i++)
        {
            var candidat = tirage.Bts();
            var avant = Decide(candidat);
            var rang = Array.IndexOf(Admissions, avant["decision"]?.ToString());
            if (rang < 0)
                continue;
            admis++;
            var cas = Cas(tirage, candidat);
            var releve = (JsonObject)candidat.DeepClone();
            if (!Raise(releve, tirage))
                continue;
            var apres = Decide(releve);
            Array.IndexOf(Admissions, apres["decision"]?.ToString()).ShouldBeGreaterThanOrEqualTo(rang, $"{cas} puis {releve.ToJsonString()} : {apres.ToJsonString()}");
        }

        admis.ShouldBeGreaterThan(Tirages / 4);
    }

    [Fact]
    public void Renaming_a_candidate_changes_only_the_name()
    {
        var tirage = new DeliberationTirage(sortie);
        for (var i = 0; i < Tirages; i++)
        {
            var candidat = tirage.Bts();
            var avant = Decide(candidat);
            candidat["id"] = "É\"\\\u2028 autre";
            var apres = Decide(candidat);
            apres.Texte("id").ShouldBe("É\"\\\u2028 autre");
            apres["id"] = avant.Texte("id");
            apres.ToJsonString().ShouldBe(avant.ToJsonString(), Cas(tirage, candidat));
        }
    }

    [Fact]
    public void An_optional_unit_never_lowers_the_total_nor_the_decision()
    {
        var tirage = new DeliberationTirage(sortie);
        for (var i = 0; i < Tirages; i++)
        {
            var candidat = tirage.Bts();
            candidat.Remove("facultatives");
            var avant = Decide(candidat);
            candidat["facultatives"] = new JsonObject { [tirage.Parmi("UF1", "UF2")] = new JsonObject { ["note"] = tirage.Note(tirage.Parmi(5, 10, 15)) } };
            var apres = Decide(candidat);
            var cas = Cas(tirage, candidat);
            apres.ContainsKey("erreurs").ShouldBe(avant.ContainsKey("erreurs"), cas);

            // The total of the second group holds the control marks: only totals of one group compare.
            if (avant["total"] is { } total && avant["groupe"]!.ToString() == apres["groupe"]!.ToString())
                Valeur(apres["total"]!).ShouldBeGreaterThanOrEqualTo(Valeur(total), cas);
            Array.IndexOf(Admissions, apres["decision"]?.ToString()).ShouldBeGreaterThanOrEqualTo(Array.IndexOf(Admissions, avant["decision"]?.ToString()), cas);
        }
    }

    [Fact]
    public void A_mark_written_as_a_number_or_a_text_gives_the_same_result()
    {
        var tirage = new DeliberationTirage(sortie);
        for (var i = 0; i < Tirages; i++)
        {
            var candidat = tirage.Bts();
            var attendu = Decide(candidat);
            Decide((JsonObject)EnTexte(candidat)).ToJsonString().ShouldBe(attendu.ToJsonString(), Cas(tirage, candidat));
        }
    }

    [Fact]
    public void The_finest_marks_everywhere_stay_exact()
    {
        const string fine = "'9,999999999999999'";
        foreach (var voie in (string[])["scolaire", "formation-continue-ccf-integral", "distance"])
        {
            var integral = voie == "formation-continue-ccf-integral";
            var u1 = integral ? $"'situation1':{fine},'situation2':{fine},'situation3':{fine}" : $"'synthese':'19,999999999999998','ecriture':{fine}";
            var u2 = integral ? $"'comprehension-ecrite':{fine},'comprehension-orale':{fine},'expression-ecrite':{fine},'expression-orale':{fine}" : $"'ecrit':{fine},'oral':{fine}";
            var resultat = DeliberationEssai.Decide(DeliberationEssai.Candidat(
                "9.999999999999999",
                $"'U1':{{'parties':{{{u1}}}}},'U2':{{'parties':{{{u2}}}}}",
                $"'voie':'{voie}','forme':'globale','facultatives':{{'UF1':{{'note':'19,999999999999999'}},'UF2':{{'note':'10,000000000000001'}}}}",
                "bts-nu"));
            resultat.Texte("total").ShouldBe("229.999999999999978", voie);
            resultat.Texte("moyenne").ShouldBe("10.45");
        }
    }

    private static string Cas(DeliberationTirage tirage, JsonObject candidat) => $"graine {tirage.Graine} : {candidat.ToJsonString()}";

    private static JsonObject Decide(JsonObject candidat) => DeliberationEssai.Decide(candidat.ToJsonString());

    private static JsonNode Melange(JsonNode noeud, DeliberationTirage tirage)
    {
        if (noeud is not JsonObject objet)
            return noeud.DeepClone();
        var membres = objet.ToArray();
        tirage.Melange(membres.AsSpan());
        return new JsonObject(membres.Select(m => KeyValuePair.Create(m.Key, (JsonNode?)Melange(m.Value!, tirage))));
    }

    private static JsonNode EnTexte(JsonNode noeud) => noeud switch
    {
        JsonObject objet => new JsonObject(objet.Select(m => KeyValuePair.Create(m.Key, m.Key == "contraintes_non_respectees" ? m.Value!.DeepClone() : (JsonNode?)EnTexte(m.Value!)))),
        JsonValue valeur when valeur.TryGetValue<decimal>(out var nombre) => JsonValue.Create(nombre.ToString(CultureInfo.InvariantCulture).Replace('.', ',')),
        _ => noeud.DeepClone(),
    };

    // Raises one mark of this session: of a unité, a part, an optional unité or a control épreuve.
    private static bool Raise(JsonObject candidat, DeliberationTirage tirage)
    {
        var notes = new List<(JsonObject Parent, string Cle, decimal Bareme)>();
        foreach (var section in (string[])["unites", "facultatives", "controle"])
        {
            foreach (var (_, unite) in candidat[section]?.AsObject() ?? [])
            {
                var membres = unite!.AsObject();
                if (membres.ContainsKey("note"))
                    notes.Add((membres, "note", 20));
                foreach (var (partie, _) in membres["parties"]?.AsObject() ?? [])
                    notes.Add((membres["parties"]!.AsObject(), partie, partie == "synthese" ? 40 : 20));
            }
        }

        if (notes.Count == 0)
            return false;
        var (parent, cle, bareme) = notes[tirage.Entre(0, notes.Count - 1)];
        parent[cle] = Math.Min(bareme, parent[cle]!.GetValue<decimal>() + tirage.Parmi(0.000000000000001m, 0.5m, 3m, 20m));
        return true;
    }

    // A double is enough here: a total that drops does so by far more than its last digit.
    private static double Valeur(JsonNode exact)
    {
        var texte = exact.ToString().Split('/');
        return double.Parse(texte[0], CultureInfo.InvariantCulture) / (texte.Length > 1 ? double.Parse(texte[1], CultureInfo.InvariantCulture) : 1);
    }
}
