using Parchemin.Core;

namespace Parchemin.Architecture.Tests;

/// <summary>What is opposed to a candidate comes from a text, or is marked as an interpretation with its reason.</summary>
public sealed class ShippedSourcesTests
{
    public static TheoryData<string> Editions => [.. Shipped.Editions.Select(e => Repository.Relative(e.Dossier))];

    [Fact]
    public void Four_certifications_are_shipped_and_all_their_sessions_compile()
    {
        Shipped.Editions.Count.ShouldBe(4);
        foreach (var edition in Shipped.Editions)
        {
            edition.Journal.AUneErreur.ShouldBeFalse(edition.Dossier);
            edition.Regles.Count.ShouldBe(edition.Referentiel!.Sessions.Count, edition.Dossier);
            edition.Regles.ShouldNotBeEmpty(edition.Dossier);
        }
    }

    [Theory]
    [MemberData(nameof(Editions))]
    public void Every_rule_decision_and_state_says_where_it_comes_from(string folder)
    {
        var edition = Shipped.Editions.Single(e => Repository.Relative(e.Dossier) == folder);
        var texts = edition.Referentiel!.Textes.Select(t => t.Code).ToHashSet(StringComparer.Ordinal);
        var sourced = Shipped.SourcedRules(edition).ToList();
        sourced.Select(s => (s.Code, Problem: Problem(s.Source, texts))).Where(s => s.Problem is not null).ShouldBeEmpty();
    }

    /// <summary>A walk that forgets rules would find nothing wrong: what the files declare must all be reached.</summary>
    [Theory]
    [MemberData(nameof(Editions))]
    public void Every_written_rule_and_decision_is_reached(string folder)
    {
        var edition = Shipped.Editions.Single(e => Repository.Relative(e.Dossier) == folder);
        var reached = Shipped.SourcedRules(edition).Select(s => s.Code).ToHashSet(StringComparer.Ordinal);
        File.ReadLines(Repository.PathOf($"{folder}/regles.yaml"))
            .SkipWhile(l => l != "regles:").TakeWhile(l => l is not ("sorties:" or "listes:"))
            .Where(l => l.StartsWith("  - code: ", StringComparison.Ordinal)).Select(l => l["  - code: ".Length..])
            .Except(reached, StringComparer.Ordinal).ShouldBeEmpty();
        Enum.GetValues<EtatDeResultat>().Count(e => edition.Regles.Values.First().RegleDe(e) is not null)
            .ShouldBe(reached.Count(c => c.StartsWith("état ", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_rule_without_a_source_a_known_text_a_place_or_a_reason_is_found()
    {
        HashSet<string> texts = ["CE"];
        Problem(new Source("CE", "D643-22"), texts).ShouldBeNull();
        Problem(new Source(null, "Le texte ne le dit pas ; usage constant."), texts).ShouldBeNull();
        Problem(null, texts).ShouldNotBeNull();
        Problem(new Source("ARR", "annexe I"), texts).ShouldNotBeNull();
        Problem(new Source("CE", " "), texts).ShouldNotBeNull();
        Problem(new Source(null, "usage"), texts).ShouldNotBeNull();
    }

    private static string? Problem(Source? source, HashSet<string> texts) => source switch
    {
        null => "no source",
        { EstInterpretation: true } => source.Lieu.Trim().Length < 20 ? $"an interpretation without a reason: « {source.Lieu} »" : null,
        _ when !texts.Contains(source.Texte!) => $"unknown text {source.Texte}",
        _ => string.IsNullOrWhiteSpace(source.Lieu) ? "no place in the text" : null,
    };
}
