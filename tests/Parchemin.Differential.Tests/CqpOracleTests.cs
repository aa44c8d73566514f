using System.Text.Json.Nodes;
using Parchemin.Differential.Tests.Oracles;

namespace Parchemin.Differential.Tests;

public sealed class CqpOracleTests
{
    private static readonly string[] Production = ["C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9"];

    [Fact]
    public void UnanimousOpinionsDeliver()
    {
        var result = Judge(Gap("acquis"));
        result.Decision.ShouldBe("delivre");
        result.Get("blocs/BC5/etat").ShouldBe("acquis");
        result.Get("blocs/BC6/etat").ShouldBeNull();
    }

    [Fact]
    public void NothingAcquiredIsRefused() => Judge(Gap("non-acquis")).Decision.ShouldBe("refuse");

    [Fact]
    public void MissingOpinionIsIncomplete()
    {
        var candidate = Gap("non-acquis");
        candidate["competences"]!["C8"]!.AsObject().Remove("commission");
        var result = Judge(candidate);
        result.Decision.ShouldBe("incomplet");
        result.Get("competences/C8/etat").ShouldBe("incomplet");
    }

    [Theory]
    [InlineData(null, "a-examiner", "a-examiner")]
    [InlineData(true, "delivre", "acquis")]
    [InlineData(false, "partiel", "non-acquis")]
    public void DivergenceWaitsForTheJury(bool? jury, string decision, string state)
    {
        var candidate = Gap("acquis");
        candidate["competences"]!["C8"]!["commission"] = "non-acquis";
        if (jury is { } acquired)
        {
            candidate["decisions_jury"] = new JsonObject { ["C8"] = new JsonObject { ["acquis"] = acquired } };
        }

        var result = Judge(candidate);
        result.Decision.ShouldBe(decision);
        result.Get("competences/C8/etat").ShouldBe(state);
        result.Get("blocs/BC4/etat").ShouldBe(state);
    }

    [Theory]
    [InlineData(8, "acquis", "delivre")]
    [InlineData(7, "incomplet", "partiel")]
    public void SubCompetencesMustAllBeAcquired(int given, string state, string decision)
    {
        var candidate = Gap("acquis");
        var competences = candidate["competences"]!.AsObject();
        competences.Remove("C8");
        foreach (var code in CqpRules.SubCompetences("C8").Take(given))
        {
            competences[code] = Opinions("acquis");
        }

        var result = Judge(candidate);
        result.Get("competences/C8/etat").ShouldBe(state);
        result.Decision.ShouldBe(decision);
    }

    [Fact]
    public void HeldBlockNeedsNoOpinion()
    {
        var candidate = Gap("non-acquis");
        candidate["competences"]!.AsObject().Remove("C8");
        candidate["blocs"] = new JsonObject { ["BC4"] = new JsonObject { ["acquis_le"] = "2015-06-30" } };
        Judge(candidate).Decision.ShouldBe("partiel");
    }

    [Theory]
    [InlineData("C14")]
    [InlineData("C8.9")]
    [InlineData("C1.1")]
    public void UnknownCompetenceIsRefused(string code)
    {
        var candidate = Gap("acquis");
        candidate["competences"]![code] = Opinions("acquis");
        Judge(candidate).Decision.ShouldBe(Expected.RefusedLabel);
    }

    [Theory]
    [InlineData("acquis", "delivre")]
    [InlineData("non-acquis", "partiel")]
    [InlineData(null, "partiel")]
    public void CrcaHasOneOpinionPerCriterion(string? last, string decision)
    {
        var competences = new JsonObject();
        foreach (var code in CqpRules.Crca.Blocks.SelectMany(b => b.Value))
        {
            competences[code] = new JsonObject { ["evaluateur"] = "acquis" };
        }

        competences["B2.10"] = last is null ? [] : new JsonObject { ["evaluateur"] = last };
        var candidate = Header(Certifications.Crca, "2021");
        candidate["competences"] = competences;
        var result = Judge(candidate);
        result.Decision.ShouldBe(decision);
        result.Get("competences/B1.17/etat").ShouldBe("acquis");
    }

    private static JsonObject Gap(string opinion)
    {
        var candidate = Header(Certifications.Gap, "2017");
        candidate["option"] = CqpRules.Production;
        var competences = new JsonObject();
        foreach (var code in Production)
        {
            competences[code] = Opinions(opinion);
        }

        candidate["competences"] = competences;
        return candidate;
    }

    private static JsonObject Header(string certification, string edition) => new()
    {
        ["id"] = "q",
        ["certification"] = certification,
        ["edition"] = edition,
        ["session"] = "2024",
    };

    private static JsonObject Opinions(string opinion) =>
        new() { ["of"] = opinion, ["tuteur"] = opinion, ["commission"] = opinion };

    private static Expected Judge(JsonObject candidate) => Oracle.Judge(candidate.ToJsonString());
}
