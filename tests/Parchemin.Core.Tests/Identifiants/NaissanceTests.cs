using System.Globalization;

namespace Parchemin.Core.Tests.Identifiants;

public sealed class NaissanceTests
{
    [Theory]
    [InlineData("75056", false)]
    [InlineData("01001", false)]
    [InlineData("95680", false)]
    [InlineData("2A004", false)]
    [InlineData("2b033", false)]
    [InlineData("20004", false)]
    [InlineData("97101", false)]
    [InlineData("97801", false)]
    [InlineData("98735", false)]
    [InlineData("98818", false)]
    [InlineData("98901", false)]
    [InlineData("99100", true)]
    [InlineData("99109", true)]
    [InlineData("99599", true)]
    public void A_commune_or_a_country_is_read(string texte, bool aLEtranger)
    {
        CommuneInsee.TryParse(texte, out var commune, out var motif).ShouldBeTrue(motif);
        commune.ToString().ShouldBe(texte.ToUpperInvariant());
        commune.EstALEtranger.ShouldBe(aLEtranger);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("7505")]
    [InlineData("750560")]
    [InlineData("75000")] // A postal code.
    [InlineData("97100")]
    [InlineData("00001")]
    [InlineData("96001")]
    [InlineData("2C001")]
    [InlineData("2A00A")]
    [InlineData("97001")]
    [InlineData("97901")]
    [InlineData("98301")]
    [InlineData("99099")]
    [InlineData("99600")]
    [InlineData("Paris")]
    public void Anything_else_is_refused_with_the_remedy(string? texte)
    {
        CommuneInsee.TryParse(texte, out var commune, out var motif).ShouldBeFalse();
        commune.ShouldBe(default);
        commune.EstALEtranger.ShouldBeFalse();
        motif.ShouldNotBeNull().ShouldContain("code INSEE");
    }

    [Theory]
    [InlineData("20004", "1975-12-31", true)]
    [InlineData("20004", "1976-01-01", false)]
    [InlineData("20004", "1976-01-02", false)]
    [InlineData("2A004", "1975-12-31", true)]
    [InlineData("2A004", "2004-05-06", true)]
    [InlineData("75056", "2004-05-06", true)]
    public void Corsica_bore_20_until_1975(string code, string naissance, bool attendu)
    {
        CommuneInsee.TryParse(code, out var commune, out _).ShouldBeTrue();
        commune.IsPlausible(Day(naissance), out var motif).ShouldBe(attendu);
        (motif is null).ShouldBe(attendu);
    }

    [Theory]
    [InlineData("2011-06-15", true)] // 13 years to the day
    [InlineData("2011-06-16", false)]
    [InlineData("2011-06-14", true)]
    [InlineData("2024-06-15", false)]
    [InlineData("2024-06-16", false)]
    [InlineData("1924-06-15", true)] // 100 years to the day
    [InlineData("1923-06-16", true)] // the last day of one's hundredth year
    [InlineData("1923-06-15", false)] // 101
    [InlineData("0001-01-01", false)]
    public void A_candidate_is_13_to_100_years_old(string naissance, bool attendu)
    {
        DateDeNaissance.IsPlausible(Day(naissance), Day("2024-06-15"), out var motif).ShouldBe(attendu);
        (motif is null).ShouldBe(attendu);
    }

    [Theory]
    [InlineData("2017-02-28", false)]
    [InlineData("2017-03-01", true)]
    public void Born_on_29_February_one_is_older_on_1_March(string jour, bool attendu)
        => DateDeNaissance.IsPlausible(new DateOnly(2004, 2, 29), Day(jour), out _).ShouldBe(attendu);

    [Fact]
    public void A_birth_to_come_is_said_to_be_so()
    {
        DateDeNaissance.IsPlausible(Day("2024-06-16"), Day("2024-06-15"), out var motif).ShouldBeFalse();
        motif.ShouldNotBeNull().ShouldContain("à venir");
    }

    private static DateOnly Day(string texte) => DateOnly.ParseExact(texte, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
