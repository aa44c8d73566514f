using System.Text.RegularExpressions;

namespace Parchemin.Architecture.Tests;

/// <summary>A new certification is a new folder of data, never new code: the product's C# names none.</summary>
public sealed class NoDiplomaInCodeTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>A nature of certification is not a diploma: its name in the model and its word in the data are allowed.</summary>
    private static readonly Regex Allowed = new(@"^\s*(\[""cqp""\] = NatureDeCertification\.Cqp|Cqp),\s*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, Patience);

    private static readonly string[] Words = ["BTS", "CQP", "CRCA", "Assurance", "Assurances", "Banque", "baccalauréat", "brevet"];

    // A word of a text or of an identifier: after no letter, or where a capital begins.
    private static readonly IReadOnlyList<Regex> Names = [.. ShippedNames().Select(n =>
        new Regex($@"((?<![\p{{L}}\d])|(?<=\p{{Ll}})(?=\p{{Lu}}))(?i:{Regex.Escape(n)})(?![\p{{Ll}}\d])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, Patience))];

    [Fact]
    public void No_diploma_is_named_in_the_code_of_the_product()
        => Repository.Files("src", "*.cs").SelectMany(f => Found(File.ReadAllText(f)).Select(n => $"{Repository.Relative(f)} : {n}")).ShouldBeEmpty();

    [Theory]
    [InlineData("if (code == \"bts-assurance\") return;")]
    [InlineData("var titre = $\"Le BTS de {nom}\";")]
    [InlineData("var regle = \"BTS-TOTAL\";")]
    [InlineData("var unite = \"U32\";")]
    [InlineData("internal sealed class BtsRules;")]
    [InlineData("var x = new ReglesBts();")]
    [InlineData("nature == NatureDeCertification.Cqp ? \"CQP CRCA\" : null")]
    [InlineData("var url = \"https://exemple.fr\"; var c = \"cqp-crca\";")]
    [InlineData("var c = \"\"\"cqp-crca\"\"\";")]
    public void A_diploma_named_in_code_is_found(string code) => Found(code).ShouldNotBeEmpty();

    [Theory]
    [InlineData("    Cqp,")]
    [InlineData("        [\"cqp\"] = NatureDeCertification.Cqp,")]
    [InlineData("// a CQP of the branch, its U32 and its BTS-TOTAL")]
    [InlineData("/* bts-assurance */ var total = 0;")]
    [InlineData("/// <summary>Title or CQP.</summary>")]
    public void A_nature_of_certification_and_a_comment_are_allowed(string code) => Found(code).ShouldBeEmpty();

    private static List<string> Found(string code)
    {
        var searched = Allowed.Replace(SourceText.WithoutComments(code), "");
        return [.. Names.Select(n => n.Match(searched)).Where(m => m.Success).Select(m => m.Value)];
    }

    /// <summary>Words of the trade, and what the shipped data call themselves, their unités, épreuves and rules.</summary>
    private static IEnumerable<string> ShippedNames()
    {
        var codes = Shipped.Editions.SelectMany(e =>
        {
            var r = e.Referentiel!;
            return new[] { r.Certification.Code, r.Certification.Intitule, r.Certification.IntituleCourt }
                .Concat(r.Unites.Select(u => u.Code))
                .Concat(r.Epreuves.Select(p => p.Code).Concat(Shipped.SourcedRules(e).Select(s => s.Code)).Where(IsACode));
        });
        return Words.Concat(codes).Distinct(StringComparer.OrdinalIgnoreCase);
    }

    // Some épreuves are called by a common noun, which the vocabulary of the model has too.
    private static bool IsACode(string code) => !code.Contains(' ', StringComparison.Ordinal) && code.Any(c => char.IsDigit(c) || c == '-');
}
