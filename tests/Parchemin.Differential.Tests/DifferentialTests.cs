using System.Globalization;
using Parchemin.Differential.Tests.Oracles;
using Xunit.Abstractions;

namespace Parchemin.Differential.Tests;

/// <summary>200,000 random candidates: the product and the oracle must agree on every one of them.</summary>
public sealed class DifferentialTests(ITestOutputHelper output)
{
    private const string SeedVariable = "PARCHEMIN_SEED";
    private const int DefaultSeed = 20240701;

    [Theory]
    [InlineData(Certifications.Bts, 110_000)]
    [InlineData(Certifications.Titre, 40_000)]
    [InlineData(Certifications.Gap, 35_000)]
    [InlineData(Certifications.Crca, 15_000)]
    public void EngineAgreesWithOracle(string certification, int count)
    {
        var seed = ReadSeed();
        output.WriteLine($"{SeedVariable}={seed}");
        var run = new DifferentialRun(certification, seed, Engine.Deliberate);

        run.Execute(count);

        foreach (var (decision, times) in run.Decisions)
        {
            output.WriteLine($"{decision}: {times}");
        }

        run.Report().ShouldBeNull();
    }

    private static int ReadSeed()
    {
        var text = Environment.GetEnvironmentVariable(SeedVariable);
        return string.IsNullOrEmpty(text) ? DefaultSeed : int.Parse(text, CultureInfo.InvariantCulture);
    }
}
