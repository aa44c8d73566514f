using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Parchemin.Architecture.Tests;

/// <summary>What comes from outside is chosen, exact, justified and locked.</summary>
public sealed partial class PackagesTests
{
    private static readonly XDocument Central = XDocument.Load(Repository.PathOf("Directory.Packages.props"));

    public static TheoryData<string> Packages => [.. Central.Descendants("PackageVersion").Select(p => p.Attribute("Include")!.Value)];

    public static TheoryData<string> Projects => [.. Repository.Projects().Select(Repository.Relative)];

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_has_an_exact_version(string package)
        => ExactVersion().IsMatch(Declaration(package).Attribute("Version")!.Value).ShouldBeTrue();

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_has_a_line_of_reason_just_above_it(string package)
    {
        var above = Declaration(package).NodesBeforeSelf().LastOrDefault(n => n is not XText);
        above.ShouldBeOfType<XComment>($"{package} has no comment of its own in Directory.Packages.props.").Value.Trim().Length.ShouldBeGreaterThan(15);
    }

    [Theory]
    [InlineData("1.2.3", true)]
    [InlineData("1.2.3-rc.1", true)]
    [InlineData("1.*", false)]
    [InlineData("[1.0,2.0)", false)]
    [InlineData("1.2", false)]
    public void An_exact_version_has_no_range_and_no_star(string version, bool isExact) => ExactVersion().IsMatch(version).ShouldBe(isExact);

    [Fact]
    public void A_transitive_version_is_pinned_too()
        => Central.Descendants("CentralPackageTransitivePinningEnabled").Single().Value.ShouldBe("true");

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_is_locked_and_built_with_the_others(string project)
    {
        File.Exists(Repository.PathOf($"{Path.GetDirectoryName(project)}/packages.lock.json")).ShouldBeTrue();
        XDocument.Load(Repository.PathOf("Parchemin.slnx")).Descendants("Project").Select(p => p.Attribute("Path")!.Value).ShouldContain(project);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_leaves_versions_to_the_central_list(string project)
        => XDocument.Load(Repository.PathOf(project)).Descendants("PackageReference")
            .Where(p => p.Attribute("Version") is not null || p.Attribute("VersionOverride") is not null).ShouldBeEmpty();

    private static XElement Declaration(string package) => Central.Descendants("PackageVersion").Single(p => p.Attribute("Include")!.Value == package);

    [GeneratedRegex(@"^\d+\.\d+\.\d+(\.\d+)?(-[0-9A-Za-z.]+)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ExactVersion();
}
