using System.Reflection;
using Parchemin.Core;
using Parchemin.Exchange;
using Parchemin.Referentiels;

namespace Parchemin.Architecture.Tests;

/// <summary>An arrow of docs/adr/0005 and of the house's plan is a reference, and nothing points back.</summary>
public sealed class ProjectArrowTests
{
    private static readonly Dictionary<string, (Assembly Assembly, string[] Projects, string[] Packages)> House = new(StringComparer.Ordinal)
    {
        ["Parchemin.Core"] = (typeof(Fraction).Assembly, [], []),
        ["Parchemin.Referentiels"] = (typeof(Edition).Assembly, ["Parchemin.Core"], ["NodaTime", "YamlDotNet"]),
        ["Parchemin.Exchange"] = (typeof(Catalogue).Assembly, ["Parchemin.Core"], []),
        ["Parchemin.Cli"] = (Assembly.Load("parchemin"), ["Parchemin.Core", "Parchemin.Exchange", "Parchemin.Referentiels"], ["System.CommandLine"]),
    };

    public static TheoryData<string> Names => [.. House.Keys];

    [Fact]
    public void Every_project_of_the_product_has_its_arrows_here()
        => Directory.EnumerateDirectories(Repository.PathOf("src")).Select(d => Path.GetFileName(d)!).ShouldBe(House.Keys, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_project_declares_its_arrows_and_no_other(string project)
    {
        Repository.Declared(project, "ProjectReference").ShouldBe(House[project].Projects);
        Repository.Declared(project, "PackageReference").ShouldBe(House[project].Packages);
    }

    /// <summary>What is compiled can use a package that comes through another one: the declarations alone would not show it.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Compiled_code_uses_the_framework_and_its_arrows_and_nothing_else(string project)
    {
        var (assembly, projects, packages) = House[project];
        assembly.GetReferencedAssemblies().Select(a => a.Name!)
            .Where(n => !IsOfTheFramework(n)).Except([.. projects, .. packages], StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void A_package_is_not_taken_for_the_framework()
    {
        IsOfTheFramework("System.CommandLine").ShouldBeFalse();
        IsOfTheFramework("System.Runtime").ShouldBeTrue();
    }

    [Fact]
    public void Folders_are_named_after_concepts_never_after_patterns()
    {
        string[] patterns = ["Services", "Helpers", "Models", "Utils", "Utilities", "Common", "Shared", "Managers", "Interfaces", "Extensions"];
        Directory.EnumerateDirectories(Repository.PathOf("src"), "*", SearchOption.AllDirectories)
            .Where(d => patterns.Contains(Path.GetFileName(d), StringComparer.OrdinalIgnoreCase))
            .Select(Repository.Relative).Where(d => !d.Contains("/obj/", StringComparison.Ordinal) && !d.Contains("/bin/", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    // By its place, since packages too may be called System.something.
    private static bool IsOfTheFramework(string name) => File.Exists(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, name + ".dll"));
}
