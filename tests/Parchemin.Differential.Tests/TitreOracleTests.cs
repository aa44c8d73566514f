using Parchemin.Differential.Tests.Oracles;

namespace Parchemin.Differential.Tests;

public sealed class TitreOracleTests
{
    private const string Pass = """{"note":12}""";
    private const string Fail = """{"note":11.99}""";
    private const string PartsPass = """{"parties":{"particulier":{"note":12},"pme":{"note":13},"eti":{"note":12}}}""";
    private const string PartsFail = """{"parties":{"particulier":{"note":20},"pme":{"note":20},"eti":{"note":11}}}""";
    private const string Thesis = """{"pages_hors_annexes":30,"analyse_pourcent":50,"juge_convaincant":true}""";
    private const string ShortThesis = """{"pages_hors_annexes":29,"analyse_pourcent":50,"juge_convaincant":true}""";

    [Theory]
    [InlineData(Pass, Pass, PartsPass, Pass, Thesis, "delivre")]
    [InlineData("""{"acquis_le":"2001-05-04"}""", Pass, PartsPass, Pass, Thesis, "delivre")]
    [InlineData(Pass, Pass, PartsPass, Pass, ShortThesis, "partiel")]
    [InlineData(Pass, Pass, PartsFail, Pass, Thesis, "partiel")]
    [InlineData(Fail, Fail, PartsFail, Fail, Thesis, "refuse")]
    [InlineData(Fail, Fail, PartsFail, """{"criteres":{"1":5}}""", Thesis, "incomplet")]
    [InlineData("""{"criteres":{"B1Cr1":4.5}}""", Pass, PartsPass, Pass, Thesis, Expected.RefusedLabel)]
    [InlineData(Pass, Pass, PartsPass, """{"criteres":{"B4A2Cr2":1}}""", Thesis, Expected.RefusedLabel)]
    public void Decisions(string b1, string b2, string b3, string b4, string thesis, string decision) =>
        Judge(b1, b2, b3, b4, thesis).Decision.ShouldBe(decision);

    [Fact]
    public void CriteriaAreAddedUp()
    {
        var points = """{"criteres":{"B1Cr1":4,"2":3,"B1Cr3":"2,5","B1Cr4":2,"B1Cr5":1}}""";
        var result = Judge(points, Fail, PartsPass, Pass, Thesis);
        result.Get("blocs/B1/note").ShouldBe("12.5");
        result.Get("blocs/B1/etat").ShouldBe("acquis");
        result.Get("blocs/B2/etat").ShouldBe("non-acquis");
    }

    /// <summary>13.8 points out of 23 are exactly 12 out of 20.</summary>
    [Theory]
    [InlineData("1.8", "acquis")]
    [InlineData("1.799999999999999", "non-acquis")]
    public void BlockThreeIsScaled(string last, string state)
    {
        var part = $$$"""{"criteres":{"B3Cr1":1,"B3Cr2":2,"B3Cr3":2,"4":2,"5":2,"B3Cr5":2,"B3Cr6":1,"8":{{{last}}}}}""";
        var parts = $$$"""{"parties":{"particulier":{"note":12},"pme":{{{part}}},"eti":{"note":12} } }""";
        Judge(Pass, Pass, parts, Pass, Thesis).Get("blocs/B3/etat").ShouldBe(state);
    }

    private static Expected Judge(string b1, string b2, string b3, string b4, string thesis) => Oracle.Judge(
        $$"""
        {"id":"t","certification":"{{Certifications.Titre}}","edition":"initiale","session":"2024",
         "blocs":{"B1":{{b1}},"B2":{{b2}},"B3":{{b3}},"B4":{{b4}}},"memoire":{{thesis}}}
        """);
}
