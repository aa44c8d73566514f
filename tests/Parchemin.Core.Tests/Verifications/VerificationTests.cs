namespace Parchemin.Core.Tests.Verifications;

public sealed class VerificationTests
{
    [Theory]
    [InlineData(IssueDeVerification.Remplie, IssueDeVerification.NonRemplie, IssueDeVerification.NonRemplie, IssueDeVerification.Remplie)]
    [InlineData(IssueDeVerification.Incomplete, IssueDeVerification.NonRemplie, IssueDeVerification.NonRemplie, IssueDeVerification.Incomplete)]
    [InlineData(IssueDeVerification.EnDanger, IssueDeVerification.EnBonneVoie, IssueDeVerification.EnDanger, IssueDeVerification.EnBonneVoie)]
    [InlineData(IssueDeVerification.AApprecier, IssueDeVerification.Remplie, IssueDeVerification.AApprecier, IssueDeVerification.Remplie)]
    [InlineData(IssueDeVerification.SansObjet, IssueDeVerification.EnDanger, IssueDeVerification.EnDanger, IssueDeVerification.EnDanger)]
    [InlineData(IssueDeVerification.SansObjet, IssueDeVerification.SansObjet, IssueDeVerification.SansObjet, IssueDeVerification.SansObjet)]
    public void The_worst_decides_when_all_are_due_and_the_best_when_one_is_enough(IssueDeVerification a, IssueDeVerification b, IssueDeVerification toutes, IssueDeVerification une)
    {
        foreach (var paire in new[] { new[] { a, b }, [b, a] })
        {
            IssuesDeVerification.Toutes(paire).ShouldBe(toutes);
            IssuesDeVerification.Une(paire).ShouldBe(une);
        }
    }

    [Fact]
    public void Every_issue_combines_and_is_said_in_french()
    {
        foreach (var issue in Enum.GetValues<IssueDeVerification>())
        {
            issue.ToFrench().ShouldNotBeNullOrWhiteSpace();
            IssuesDeVerification.Toutes([issue]).ShouldBe(issue);
            IssuesDeVerification.Une([issue]).ShouldBe(issue);
        }
    }

    [Fact]
    public void A_tree_gives_the_reason_of_what_decides_and_becomes_a_trace()
    {
        Verification rempli = new("a", "A", IssueDeVerification.Remplie, "3");
        Verification manque = new("b", "B", IssueDeVerification.Incomplete, "") { Raison = "il manque b", Source = new Source("T", "article 2") };
        var arbre = Verification.Toutes("c", "C", [rempli, manque]);
        (arbre.Issue, arbre.Raison, arbre.EstRemplie).ShouldBe((IssueDeVerification.Incomplete, "il manque b", false));
        arbre.Feuilles().Select(f => f.Code).ShouldBe(["a", "b"]);
        var trace = arbre.ToTrace();
        (trace.Valeur, trace.Statut).ShouldBe(("incomplet", StatutDeTrace.Manquant));
        (trace.Details[0].Valeur, trace.Details[1].Source).ShouldBe(("rempli (3)", "T, article 2"));
        Verification.Une("c", "C", [rempli, manque]).Raison.ShouldBeNull();
    }
}
