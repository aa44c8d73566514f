using Parchemin.Planning.Prevision;

namespace Parchemin.Application.Tests;

/// <summary>Months ahead: hours asked of each qualité against the people habilitated on the day; and rooms of written work typed by hand.</summary>
public sealed class CapaciteTests(ScenePlanifiee scene) : IClassFixture<ScenePlanifiee>
{
    private static readonly DateOnly Aujourdhui = new(2024, 1, 10);

    [Theory]
    [InlineData("2024-01-31", 0)]
    [InlineData("2024-02-01", 1)]
    public async Task Who_is_no_longer_habilitated_on_the_day_is_named_and_not_counted(string jour, int expires)
    {
        var preparation = await scene.Session.CompleteAsync();
        var capacite = CapaciteDeSession.Of(await scene.Session.FactsAsync(), preparation, Aujourdhui, DateOnly.ParseExact(jour, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        capacite.Prevision.Besoins.Single(b => b.Qualite == "enseignant-da2").Expirees.Count.ShouldBe(expires);
    }

    [Fact]
    public async Task Expected_candidates_may_be_more_than_those_enrolled_and_the_shortage_is_told()
    {
        var (faits, preparation) = (await scene.Session.FactsAsync(), await scene.Session.CompleteAsync());
        CapaciteDeSession.Of(faits, preparation, Aujourdhui).Prevision.Goulots.ShouldBeEmpty();
        var foule = CapaciteDeSession.Of(faits, preparation, Aujourdhui, attendus: new Dictionary<string, int>(StringComparer.Ordinal) { ["E42"] = 400 });
        foule.Attendus["E42"].ShouldBe(400);
        foule.Prevision.Goulots.ShouldContain(g => g.Qualites.Contains("enseignant-da2"));
    }

    [Fact]
    public async Task Qualites_are_told_together_only_where_they_lack_more_than_each_alone()
    {
        static GoulotDeCapacite Lacking(long minutes, params string[] qualites) => new(qualites, minutes, 0);
        var capacite = CapaciteDeSession.Of(await scene.Session.FactsAsync(), await scene.Session.CompleteAsync(), Aujourdhui);
        (capacite with { Prevision = new PrevisionDeCapacite([], [Lacking(7, "a", "b"), Lacking(4, "a"), Lacking(3, "b")]) }).Goulots.Select(g => string.Join('+', g.Qualites)).ShouldBe(["a", "b"]);
        (capacite with { Prevision = new PrevisionDeCapacite([], [Lacking(8, "a", "b"), Lacking(4, "a"), Lacking(3, "b")]) }).Goulots.Select(g => string.Join('+', g.Qualites)).ShouldBe(["a", "b", "a+b"]);
        (capacite with { Prevision = new PrevisionDeCapacite([], [Lacking(5, "a", "b")]) }).Goulots.Count.ShouldBe(1);
    }
}
