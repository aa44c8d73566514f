using System.Text.RegularExpressions;

namespace Parchemin.Architecture.Tests;

/// <summary>People read « 3 passages », never « 3 passage(s) »: a counted word agrees with its number.</summary>
public sealed partial class CountedWordsTests
{
    [Theory]
    [InlineData("*.cs")]
    [InlineData("*.razor")]
    [InlineData("*.js")]
    public void No_text_of_the_product_leaves_a_plural_to_its_reader(string files)
        => Repository.Files("src", files).SelectMany(f => Found(File.ReadAllText(f)).Select(m => $"{Repository.Relative(f)} : {m}"))
            .ShouldBeEmpty("Write Pluriel.Of(n, \"passage\") in C# and pluriel(n, 'passage') in JavaScript.");

    [Theory]
    [InlineData("visite.LeaveMessage($\"{n} passage(s) fini(s).\");", "passage(s)", "fini(s)")]
    [InlineData("<caption>@Membres.Count membre(s)</caption>", "membre(s)")]
    [InlineData("<p>@n</p>règle(s) enfreintes", "règle(s)")]
    [InlineData("<th scope=\"col\">Salle(s)</th>", "Salle(s)")]
    [InlineData("var titre = \"Salle(s) ouvertes\";", "Salle(s)")]
    [InlineData("`${n} champ(s)`", "champ(s)")]
    [InlineData("$\"{n} oral(aux) qui attend(ent), {m} créneau(x), {k} vont-il(s)\"", "oral(aux)", "attend(ent)", "créneau(x)", "il(s)")]
    public void A_plural_left_to_its_reader_is_found(string text, params string[] found) => Found(text).ShouldBe(found);

    [Theory]
    [InlineData("$\"{Cle(s)} {lu.Prises.Contains(x)} {_lues(s)}\"")]
    [InlineData("Elements.Select(s => Cle(s))")]
    [InlineData("<dt>Né(e) le</dt>")]
    [InlineData("$\"{Pluriel.Of(n, \"passage\")}\"")]
    public void A_call_and_a_gender_are_left(string text) => Found(text).ShouldBeEmpty();

    private static IEnumerable<string> Found(string text) => Plural().Matches(text).Select(m => m.Value);

    /// <summary>A word of a text, then the mark of its plural; a method has a capital or comes after a dot, unless the word opens a text.</summary>
    [GeneratedRegex(@"((?<![\p{L}\d_.@])\p{Ll}|(?<=[""'`>«])\p{Lu})\p{Ll}+\((s|x|es|aux|nt|ent)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Plural();
}
