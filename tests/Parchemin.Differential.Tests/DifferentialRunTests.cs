using Parchemin.Differential.Tests.Oracles;

namespace Parchemin.Differential.Tests;

/// <summary>The harness finds planted faults, and only those.</summary>
public sealed class DifferentialRunTests
{
    [Theory]
    [InlineData(Certifications.Bts)]
    [InlineData(Certifications.Titre)]
    [InlineData(Certifications.Gap)]
    [InlineData(Certifications.Crca)]
    public void NoFaultNoReport(string certification)
    {
        var run = new DifferentialRun(certification, 3, OracleEngine.With((_, _) => { }));
        run.Execute(3_000);
        run.Report().ShouldBeNull();
    }

    [Fact]
    public void PlantedFaultIsFoundAndShrunk()
    {
        var engine = OracleEngine.With((input, output) =>
        {
            if (input["unites"]!["U42"]?["penalites"] is not null && output["total"] is not null)
            {
                output["total"] = "wrong";
            }
        });
        var run = new DifferentialRun(Certifications.Bts, 3, engine);
        run.Execute(3_000);
        var report = run.Report().ShouldNotBeNull();
        report.ShouldContain("seed 3");
        report.ShouldContain("wrong");
        report.ShouldContain("\"penalites\"");
        report.ShouldNotContain("\"U1\":{\"parties\"");
        report.ShouldNotContain("\"facultatives\"");
        report.ShouldNotContain("\"livret\"");
    }

    [Fact]
    public void AcceptedMistakeIsADisagreement()
    {
        var faithful = OracleEngine.With((_, _) => { });
        var run = new DifferentialRun(
            Certifications.Titre,
            3,
            lines => [.. faithful(lines).Select(a => a.Contains("erreurs", StringComparison.Ordinal) ? """{"decision":"refuse"}""" : a)]);
        run.Execute(1_000);
        run.Report().ShouldNotBeNull().ShouldContain(Expected.RefusedLabel);
    }

    [Fact]
    public void LostAnswerIsAnError()
    {
        var run = new DifferentialRun(Certifications.Bts, 3, lines => [.. lines.Skip(1)]);
        Should.Throw<InvalidOperationException>(() => run.Execute(10));
    }
}
