using Parchemin.Documents;
using Parchemin.Essais;

namespace Parchemin.Application.Tests;

/// <summary>The list of documents, as the product knows it, as the documentation says it, as the gallery shows it.</summary>
public sealed class CatalogueEcritTests
{
    [Fact]
    public void Every_kind_is_in_the_documentation_with_its_annex_and_its_template_and_has_a_sample()
    {
        var lignes = File.ReadAllLines(Path.Combine(Depot.Racine, "docs", "documents.md")).Where(l => l.StartsWith('|')).Select(l => l.Split('|').Select(c => c.Trim()).ToList()).ToList();
        var exemples = new Exemples(Imprimerie.Locate(Depot.Racine)).Noms.Select(Exemples.ModeleDe).ToHashSet(StringComparer.Ordinal);
        foreach (var prevu in CatalogueDesDocuments.Tous)
        {
            var cellules = lignes.Where(l => l[3] == $"`{prevu.Code}`").ShouldHaveSingleItem(prevu.Code);
            cellules[2].ShouldBe(prevu.Annexe ?? "", prevu.Code);
            cellules[4].ShouldContain($"`{prevu.Modele}`", Case.Sensitive, prevu.Code);
            cellules[6].ShouldBe(prevu.SEmet ? "oui" : "non", prevu.Code);
            exemples.ShouldContain(prevu.Modele);
        }
    }
}
