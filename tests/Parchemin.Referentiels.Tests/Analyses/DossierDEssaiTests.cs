namespace Parchemin.Referentiels.Tests.Analyses;

public sealed class DossierDEssaiTests
{
    [Fact]
    public void The_smallest_certification_has_no_finding()
    {
        using var dossier = new DossierDEssai();
        dossier.Load().Journal.Diagnostics.ShouldBeEmpty();
    }
}
