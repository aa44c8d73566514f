using System.Reflection;
using System.Text.RegularExpressions;
using Parchemin.Core;

namespace Parchemin.Architecture.Tests;

/// <summary>docs/glossaire.md defines each public type of Core once, and names none that does not exist.</summary>
public sealed partial class GlossaryTests
{
    private static readonly string Glossary = File.ReadAllText(Repository.PathOf("docs/glossaire.md"));

    private static readonly IReadOnlyDictionary<string, Type> Types = typeof(Fraction).Assembly.GetExportedTypes()
        .ToDictionary(t => t.Name.Split('`')[0], StringComparer.Ordinal);

    [Fact]
    public void Every_public_type_of_Core_is_defined()
        => Types.Keys.Except(Defined(Glossary), StringComparer.Ordinal).ShouldBeEmpty("A line « - `Type` : sense. Source. » is missing in docs/glossaire.md.");

    [Fact]
    public void No_type_is_defined_twice() => Defined(Glossary).CountBy(n => n, StringComparer.Ordinal).Where(n => n.Value > 1).ShouldBeEmpty();

    [Fact]
    public void Every_type_and_member_named_in_the_glossary_exists() => Unknown(Glossary).ShouldBeEmpty();

    [Fact]
    public void Every_word_of_the_trade_is_defined_once()
        => Word().Matches(Glossary).Select(m => m.Groups["name"].Value).GroupBy(w => w, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1)
            .Select(g => g.Key).ShouldBeEmpty();

    [Fact]
    public void A_type_that_does_not_exist_is_found()
        => Unknown("- `Fraction` : voir `Note.MaxDecimals`, `Note.Inconnu`, `Diplome` et `note`.").ShouldBe(["Note.Inconnu", "Diplome"]);

    private static IEnumerable<string> Defined(string text) => Definition().Matches(text).Select(m => m.Groups["name"].Value);

    private static IEnumerable<string> Unknown(string text) => Name().Matches(text).Select(m => m.Groups["name"].Value).Where(n => !Exists(n));

    private static bool Exists(string name) => name.Split('.') switch
    {
        [var type] => Types.ContainsKey(type),
        [var type, var member] => Types.TryGetValue(type, out var t) && t.GetMember(member, BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static).Length > 0,
        _ => false,
    };

    /// <summary>A line that defines a type.</summary>
    [GeneratedRegex("^- `(?<name>[A-Z][A-Za-z]*)` :", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Definition();

    /// <summary>A line that defines a word which is not a type.</summary>
    [GeneratedRegex(@"^- \*\*(?<name>[^*]+)\*\* :", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();

    /// <summary>A type, or a member of one, wherever it is named. Codes of the data begin with a small letter.</summary>
    [GeneratedRegex("`(?<name>[A-Z][a-z][A-Za-z]*(\\.[A-Z][A-Za-z]*)?)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
