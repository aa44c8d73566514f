using System.Text.Json.Nodes;
using Parchemin.Differential.Tests.Oracles;

namespace Parchemin.Differential.Tests;

/// <summary>The vectors of regles-bts.md section 10 and a few hand-made cases.</summary>
public sealed class BtsOracleTests
{
    private const string AllTens = "10 10 10 10 10 10 10";
    private const string Fifth = "7 8 10 10.5 9.5 10 10";

    [Theory]
    [InlineData("V1", AllTens, null, null, "admis-1er-groupe", "220", "10.00")]
    [InlineData("V2", "9 10 10 10 10 10.5 10", null, null, "controle", "218.5", "9.93")]
    [InlineData("V3", "9 9.5 10 10 10 10 10", "14", null, "admis-1er-groupe", "220", "10.00")]
    [InlineData("V4", "9 9.5 10 10 10 10 10", "13.5", null, "controle", "219.5", "9.98")]
    [InlineData("V5", Fifth, null, null, "controle", "207", "9.41")]
    [InlineData("V5a", Fifth, null, "12 9", "admis-2nd-groupe", "224", "10.18")]
    [InlineData("V5b", Fifth, null, "10 6", "refuse-2nd-groupe", "216", "9.82")]
    [InlineData("V6", "12 11 9.5 9.5 9 9.5 10", null, null, "ajourne", "218.5", "9.93")]
    [InlineData("V7", "2 0 10 10 10 10 10", null, null, "controle", "176", "8.00")]
    [InlineData("V8", "1 1 10 10 10 10 10", null, null, "ajourne", "175", "7.95")]
    public void SpecificationVectors(
        string vector, string marks, string? optional, string? control, string decision, string total, string average)
    {
        var candidate = Candidate(marks);
        if (optional is not null)
        {
            candidate["facultatives"] = new JsonObject { ["UF1"] = new JsonObject { ["note"] = optional } };
        }

        if (control is not null)
        {
            candidate["controle"] = Units(["U1", "U2"], control);
        }

        var result = Judge(candidate);
        result.Decision.ShouldBe(decision, vector);
        result.Get("total").ShouldBe(total, vector);
        result.Get("moyenne").ShouldBe(average, vector);
        result.Get("coefficients").ShouldBe("22", vector);
    }

    [Theory]
    [InlineData(Fifth, "U31,U32,U42,U5")]
    [InlineData(AllTens, "")]
    public void KeepableMarks(string marks, string expected) =>
        Judge(Candidate(marks)).Get("conservables").ShouldBe(expected);

    [Theory]
    [InlineData("""{"etat":"absent"}""", "non-delivre")]
    [InlineData("""{"etat":"non-valide"}""", "non-delivre")]
    [InlineData("""{"etat":"reservee"}""", "reserve")]
    [InlineData("""{"etat":"attendue"}""", "incomplet")]
    [InlineData("""{"etat":"valide-vae"}""", "admis-1er-groupe")]
    [InlineData("""{"etat":"force-majeure"}""", "ajourne")]
    [InlineData("""{"etat":"annulee-fraude"}""", "ajourne")]
    [InlineData("""{"note":12,"penalites":{"contraintes_non_respectees":1}}""", "admis-1er-groupe")]
    [InlineData("""{"note":12,"penalites":{"contraintes_non_respectees":2}}""", "ajourne")]
    [InlineData("""{"conservee":{"note":10,"obtenue_le":"2019-07-01"}}""", "admis-1er-groupe")]
    [InlineData("""{"conservee":{"note":10,"obtenue_le":"2019-06-30"}}""", Expected.RefusedLabel)]
    [InlineData("""{"reportee":{"note":9,"obtenue_le":"2023-07-01"}}""", Expected.RefusedLabel)]
    [InlineData("""{"note":21}""", Expected.RefusedLabel)]
    [InlineData("""{"note":10,"etat":"absent"}""", Expected.RefusedLabel)]
    public void ShapesOfU32(string entry, string decision)
    {
        var candidate = Candidate(AllTens);
        candidate["unites"]!["U32"] = JsonNode.Parse(entry);
        Judge(candidate).Decision.ShouldBe(decision);
    }

    [Theory]
    [InlineData("scolaire", """{"synthese":25,"ecriture":13}""", "38/3")]
    [InlineData("formation-continue-ccf-integral", """{"situation1":10,"situation2":11,"situation3":12}""", "11")]
    [InlineData("scolaire", """{"situation1":10,"situation2":11,"situation3":12}""", null)]
    public void PartsOfU1(string route, string parts, string? note)
    {
        var candidate = Candidate(AllTens);
        candidate["voie"] = route;
        candidate["unites"]!["U1"] = new JsonObject { ["parties"] = JsonNode.Parse(parts) };
        Judge(candidate).Get("unites/U1/note").ShouldBe(note);
    }

    [Theory]
    [InlineData("{}", null, "en-attente-livret")]
    [InlineData("""{"vise_1er_groupe":true}""", null, "ajourne")]
    [InlineData("""{"vise_1er_groupe":true}""", "9 9", "en-attente-livret")]
    [InlineData("""{"vise_2nd_groupe":true}""", "9 9", "refuse-2nd-groupe")]
    public void BookletDelaysRefusals(string booklet, string? control, string decision)
    {
        var candidate = Candidate(control is null ? "1 1 10 10 10 10 10" : Fifth);
        candidate["livret"] = JsonNode.Parse(booklet);
        if (control is not null)
        {
            candidate["controle"] = Units(["U1", "U2"], control);
        }

        Judge(candidate).Decision.ShouldBe(decision);
    }

    [Theory]
    [InlineData(Fifth, Expected.RefusedLabel)]
    [InlineData(AllTens, "admis-1er-groupe")]
    public void ControlIsOnlyReadWhenTheFirstGroupLeadsThere(string marks, string decision)
    {
        var candidate = Candidate(marks);
        candidate["controle"] = Units(["U31"], "15");
        Judge(candidate).Decision.ShouldBe(decision);
    }

    [Fact]
    public void ExemptUnitLeavesTheDivisor()
    {
        var candidate = Candidate(AllTens);
        candidate["unites"]!["U1"] = new JsonObject { ["etat"] = "dispense" };
        Judge(candidate).Get("coefficients").ShouldBe("19");
    }

    [Fact]
    public void ProgressiveWithoutAMarkIsStillRunning()
    {
        var candidate = Candidate("8 12 10 10 10 10 10");
        candidate["voie"] = "distance";
        candidate["forme"] = "progressive";
        candidate["unites"]!.AsObject().Remove("U5");
        var result = Judge(candidate);
        result.Decision.ShouldBe("progressive-en-cours");
        result.Get("conservables").ShouldBe("U2,U31,U32,U41,U42");
    }

    [Fact]
    public void DisciplineComesFirst()
    {
        var candidate = Candidate(AllTens);
        candidate["unites"]!.AsObject().Remove("U5");
        candidate["discipline"] = "en-attente";
        Judge(candidate).Decision.ShouldBe("en-attente-discipline");
    }

    private static JsonObject Candidate(string marks) => new()
    {
        ["id"] = "v",
        ["certification"] = Certifications.Bts,
        ["edition"] = "2017",
        ["session"] = "2024",
        ["voie"] = "scolaire",
        ["forme"] = "globale",
        ["unites"] = Units(BtsRules.Units, marks),
    };

    private static JsonObject Units(IEnumerable<string> codes, string marks)
    {
        var units = new JsonObject();
        foreach (var (code, mark) in codes.Zip(marks.Split(' ')))
        {
            units[code] = new JsonObject { ["note"] = mark };
        }

        return units;
    }

    private static Expected Judge(JsonObject candidate) => Oracle.Judge(candidate.ToJsonString());
}
