namespace Parchemin.Core.Tests.Deliberation;

public sealed class VerdictsTests
{
    private static readonly Verdict[] Tous = Enum.GetValues<Verdict>();

    [Theory]
    [InlineData("oui", "oui", "oui", "oui")]
    [InlineData("oui", "non", "non", "oui")]
    [InlineData("oui", "inconnu", "inconnu", "oui")]
    [InlineData("oui", "divergent", "divergent", "oui")]
    [InlineData("non", "non", "non", "non")]
    [InlineData("non", "inconnu", "non", "inconnu")]
    [InlineData("non", "divergent", "non", "divergent")]
    [InlineData("inconnu", "inconnu", "inconnu", "inconnu")]
    [InlineData("inconnu", "divergent", "divergent", "divergent")]
    [InlineData("divergent", "divergent", "divergent", "divergent")]
    public void The_truth_tables(string a, string b, string et, string ou)
    {
        Verdicts.Et(Of(a), Of(b)).ShouldBe(Of(et));
        Verdicts.Et(Of(b), Of(a)).ShouldBe(Of(et));
        Verdicts.Ou(Of(a), Of(b)).ShouldBe(Of(ou));
        Verdicts.Ou(Of(b), Of(a)).ShouldBe(Of(ou));
    }

    [Fact]
    public void The_contrary_of_and_is_the_or_of_the_contraries()
    {
        foreach (var (a, b) in Tous.SelectMany(a => Tous.Select(b => (a, b))))
        {
            Verdicts.Et(a, b).Inverse().ShouldBe(Verdicts.Ou(a.Inverse(), b.Inverse()));
            a.Inverse().Inverse().ShouldBe(a);
        }
    }

    [Fact]
    public void The_order_of_conditions_does_not_matter()
    {
        foreach (var (a, b, c) in Tous.SelectMany(a => Tous.SelectMany(b => Tous.Select(c => (a, b, c)))))
        {
            Verdicts.Et(Verdicts.Et(a, b), c).ShouldBe(Verdicts.Et(a, Verdicts.Et(b, c)));
            Verdicts.Ou(Verdicts.Ou(a, b), c).ShouldBe(Verdicts.Ou(a, Verdicts.Ou(b, c)));
        }
    }

    [Fact]
    public void Only_yes_and_no_are_settled()
    {
        Tous.Where(v => v.EstTranche()).ShouldBe([Verdict.Non, Verdict.Oui]);
        Verdicts.Of(true).ShouldBe(Verdict.Oui);
        Verdicts.Of(false).ShouldBe(Verdict.Non);
        Tous.Select(v => v.ToFrench()).ShouldBe(["non", "oui", "inconnu", "avis divergents"]);
    }

    private static Verdict Of(string mot) => Enum.Parse<Verdict>(mot, ignoreCase: true);
}
