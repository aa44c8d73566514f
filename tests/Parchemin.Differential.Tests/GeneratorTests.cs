using System.Diagnostics;
using Parchemin.Differential.Tests.Generation;
using Parchemin.Differential.Tests.Oracles;
using Xunit.Abstractions;

namespace Parchemin.Differential.Tests;

public sealed class GeneratorTests(ITestOutputHelper output)
{
    private const int Seed = 1;

    [Theory]
    [InlineData(
        Certifications.Bts,
        "admis-1er-groupe", "controle", "ajourne", "admis-2nd-groupe", "refuse-2nd-groupe", "non-delivre",
        "en-attente-discipline", "en-attente-livret", "reserve", "progressive-en-cours", "incomplet")]
    [InlineData(Certifications.Titre, "delivre", "partiel", "refuse", "incomplet")]
    [InlineData(Certifications.Gap, "delivre", "partiel", "refuse", "a-examiner", "incomplet")]
    [InlineData(Certifications.Crca, "delivre", "partiel", "refuse", "incomplet")]
    public void EveryDecisionIsReached(string certification, params string[] decisions)
    {
        var watch = Stopwatch.StartNew();
        var counts = Candidates(certification, 20_000)
            .CountBy(c => Oracle.Judge(c.Line).Decision)
            .ToDictionary();
        output.WriteLine($"{certification}: 20,000 candidates in {watch.ElapsedMilliseconds} ms");
        foreach (var (decision, count) in counts.OrderByDescending(c => c.Value))
        {
            output.WriteLine($"{decision}: {count}");
        }

        counts.Keys.ShouldBe([.. decisions, Expected.RefusedLabel], ignoreOrder: true);
    }

    [Theory]
    [InlineData(Certifications.Bts)]
    [InlineData(Certifications.Titre)]
    [InlineData(Certifications.Gap)]
    [InlineData(Certifications.Crca)]
    public void OnlyMistakesAreRefused(string certification)
    {
        foreach (var candidate in Candidates(certification, 20_000))
        {
            var refusal = Oracle.Judge(candidate.Line).Refusal;
            if (candidate.Spoiled is not null)
            {
                refusal.ShouldNotBeNull($"{candidate.Spoiled}: {candidate.Line}");
            }
            else
            {
                // A control mark on a unité that may not be chosen is the only refusal that depends on the marks.
                (refusal is null || refusal.StartsWith("controle:", StringComparison.Ordinal))
                    .ShouldBeTrue($"{refusal}: {candidate.Line}");
            }
        }
    }

    [Theory]
    [InlineData("10.00", "admis-1er-groupe")]
    [InlineData("10.00", "controle")]
    [InlineData("8.00", "controle")]
    [InlineData("8.00", "ajourne")]
    [InlineData("10.00", "admis-2nd-groupe")]
    [InlineData("10.00", "refuse-2nd-groupe")]
    public void BothSidesOfAThresholdAreReached(string average, string decision)
    {
        var count = Candidates(Certifications.Bts, 20_000)
            .Select(c => Oracle.Judge(c.Line))
            .Count(e => e.Decision == decision && e.Get("moyenne") == average);
        output.WriteLine($"{decision} at {average}: {count}");
        count.ShouldBePositive();
    }

    [Fact]
    public void SameSeedGivesSameCandidates() =>
        Candidates(Certifications.Bts, 100).ShouldBe(Candidates(Certifications.Bts, 100));

    private static IEnumerable<Candidate> Candidates(string certification, int count) =>
        Enumerable.Range(0, count).Select(index => Generator.Next(certification, Seed, index));
}
