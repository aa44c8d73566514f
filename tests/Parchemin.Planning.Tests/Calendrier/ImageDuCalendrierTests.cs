using System.Xml.Linq;

namespace Parchemin.Planning.Tests;

public sealed class ImageDuCalendrierTests
{
    private static readonly IReadOnlyList<SujetPartage> E2 = [.. AnalyseDuCalendrier.Run(Calendriers.Officiel2024).Sujets.Where(s => s.Epreuve.Code == "E2")];

    [Fact]
    public void The_picture_is_well_formed_says_itself_in_words_and_shows_every_leak()
    {
        var svg = XDocument.Parse(ImageDuCalendrier.Svg(E2)).Root!;
        svg.Attribute("role")!.Value.ShouldBe("img");
        svg.Attribute("aria-label")!.Value.ShouldContain("Polynésie Française de 06:30 à 08:30, sortie à 08:30");
        svg.Elements("g").Select(g => g.Element("title")!.Value).ShouldBe(E2[0].Fuites.Select(ExplicationDeFuite.Of));
    }

    [Fact]
    public void It_bears_no_colour_that_a_dark_page_or_paper_would_not_stand()
    {
        var couleurs = XDocument.Parse(ImageDuCalendrier.Svg(E2)).Descendants().SelectMany(e => e.Attributes()).Where(a => a.Name.LocalName is "fill" or "stroke").Select(a => a.Value).Distinct();
        couleurs.ShouldBeSubsetOf(["currentColor", "none", "var(--pivot, currentColor)", "var(--fuite, #b3261e)"]);
    }

    [Fact]
    public void Labels_are_escaped()
    {
        var calendrier = Calendriers.OneDay(120, (480, 120)) with { Territoires = [new("t0", "<Ici> & \"là\"", "Europe/Paris")] };
        Should.NotThrow(() => XDocument.Parse(ImageDuCalendrier.Svg(AnalyseDuCalendrier.Run(calendrier).Sujets)));
    }

    [Fact]
    public void The_drawing_in_characters_is_exact()
        => DessinDuCalendrier.Draw(AnalyseDuCalendrier.Run(Calendriers.OneDay(120, (480, 60), (540, 120))).Sujets).ShouldBe(string.Join(Environment.NewLine,
        [
            "UTC           06      08",
            "Territoire 0  ████░░░░",
            "Territoire 1      ████████",
            "",
        ]));
}
