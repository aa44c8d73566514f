namespace Parchemin.Cli.Tests;

/// <summary>The document of the anomalies of the texts is what the compiler finds, neither more nor less.</summary>
public sealed class AnomaliesTests
{
    [Fact]
    public void The_document_in_docs_is_the_one_that_check_writes()
    {
        var examens = Parchemin.Referentiels.Chargement.Editions(DeliberationEssai.Referentiels).Select(Examen.Run).ToList();

        var document = DocumentDesAnomalies.Write(examens);

        document.ShouldContain("**PRC300**");
        File.ReadAllText(Path.Combine(DeliberationEssai.Referentiels, "../docs/anomalies-des-textes.md")).ShouldBe(
            document,
            "Run ./parchemin check --anomalies docs/anomalies-des-textes.md and read what changed.");
    }
}
