using System.Text.Json.Nodes;

namespace Parchemin.Documents.Tests;

/// <summary>Long contents hold: they break over pages, repeat their headings and stay inside the margins.</summary>
public sealed class MiseEnPageTests(Atelier atelier) : IClassFixture<Atelier>
{
    [Fact]
    public async Task An_appreciation_of_forty_lines_is_printed_whole()
    {
        var (modele, donnees) = Atelier.Example("grille");
        var appreciation = string.Join('\n', Enumerable.Range(1, 40).Select(i => $"Ligne {i} : à l’oral, la candidate s’exprime avec aisance."));
        donnees["champs"]!.AsArray().First(c => c!["code"]!.GetValue<string>() == "appreciation")!["valeur"] = appreciation;
        var texte = await TextAsync(modele, donnees);
        for (var i = 1; i <= 40; i++)
            texte.ShouldContain($"Ligne {i} : à l’oral");
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(400, 15)]
    public async Task A_record_of_many_candidates_repeats_its_headings_on_each_page(int candidats, int pagesAuMoins)
    {
        var (modele, donnees) = Atelier.Example("pv");
        var un = donnees["candidats"]![0]!;
        donnees["candidats"] = new JsonArray([.. Enumerable.Range(0, candidats).Select(i =>
        {
            var c = un.DeepClone();
            c["numero"] = $"N{i:0000}";
            return (JsonNode?)c;
        })]);
        var imprime = await atelier.Imprimeur.RenderAsync(modele, donnees);
        imprime.Pages.ShouldBeGreaterThanOrEqualTo(pagesAuMoins);
        var pages = (await Atelier.InspectAsync("pdftotext", imprime, "-raw")).Split('\f', StringSplitOptions.RemoveEmptyEntries);
        pages.Length.ShouldBe(imprime.Pages);
        foreach (var page in pages.Where(p => p.Contains("N0", StringComparison.Ordinal)))
            page.ShouldContain("Décision");
        string.Concat(pages).Split("N0").Length.ShouldBe(candidats + 1);
    }

    [Fact]
    public async Task A_long_composed_name_is_printed_whole_in_every_template_that_names_a_candidate()
    {
        const string Nom = "Pélissier de La Tour d’Auvergne-Lauraguais-Œuvrard";
        foreach (var exemple in Atelier.Noms)
        {
            var (modele, donnees) = Atelier.Example(exemple);
            if (donnees["candidat"] is not JsonObject candidat)
                continue;
            candidat["nom"] = Nom;
            Letters(await TextAsync(modele, donnees)).ShouldContain(Letters(Nom.ToUpperInvariant()), Case.Sensitive, exemple);
        }
    }

    private async Task<string> TextAsync(string modele, JsonObject donnees) => (await Atelier.InspectAsync("pdftotext", await atelier.Imprimeur.RenderAsync(modele, donnees), "-raw")).Replace('\u00a0', ' ');

    private static string Letters(string texte) => string.Concat(texte.Where(char.IsLetter));
}
