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
        ["Parchemin.Planning"] = (Assembly.Load("Parchemin.Planning"), ["Parchemin.Core"], ["NodaTime"]),
        ["Parchemin.Exchange"] = (typeof(Catalogue).Assembly, ["Parchemin.Application", "Parchemin.Core"], []),
        ["Parchemin.Application"] = (Assembly.Load("Parchemin.Application"), ["Parchemin.Core", "Parchemin.Planning", "Parchemin.Referentiels"], []),
        ["Parchemin.Storage"] = (Assembly.Load("Parchemin.Storage"), ["Parchemin.Application", "Parchemin.Core"], ["Microsoft.Data.Sqlite.Core", "Npgsql", "SQLitePCLRaw.bundle_e_sqlite3"]),
        ["Parchemin.Documents"] = (Assembly.Load("Parchemin.Documents"), ["Parchemin.Application", "Parchemin.Core"], ["DocumentFormat.OpenXml", "QRCoder", "System.IO.Packaging"]),
        ["Parchemin.Web"] = (Assembly.Load("Parchemin.Web"),
            ["Parchemin.Application", "Parchemin.Core", "Parchemin.Documents", "Parchemin.Exchange", "Parchemin.Planning", "Parchemin.Referentiels", "Parchemin.Storage"], ["Microsoft.AspNetCore.OpenApi"]),
        ["Parchemin.Cli"] = (Assembly.Load("parchemin"),
            ["Parchemin.Application", "Parchemin.Core", "Parchemin.Exchange", "Parchemin.Planning", "Parchemin.Referentiels", "Parchemin.Storage", "Parchemin.Web"], ["System.CommandLine"]),
    };

    /// <summary>The assemblies of a package that do not bear its name.</summary>
    private static readonly Dictionary<string, string[]> Brought = new(StringComparer.Ordinal)
    {
        ["Microsoft.Data.Sqlite.Core"] = ["Microsoft.Data.Sqlite"],
        ["SQLitePCLRaw.bundle_e_sqlite3"] = ["SQLitePCLRaw.batteries_v2", "SQLitePCLRaw.core", "SQLitePCLRaw.provider.e_sqlite3"],
        ["DocumentFormat.OpenXml"] = ["DocumentFormat.OpenXml.Framework"],
        ["Microsoft.AspNetCore.OpenApi"] = ["Microsoft.OpenApi"],
    };

    /// <summary>What a generator of code writes into a project that uses another one; nobody chose it.</summary>
    private static readonly Dictionary<string, string[]> Generated = new(StringComparer.Ordinal) { ["Parchemin.Cli"] = ["Microsoft.AspNetCore.OpenApi", "Microsoft.OpenApi"] };

    /// <summary>Where the web framework may be used: the pages, and the command that starts them.</summary>
    private static readonly string[] OfTheWeb = ["Parchemin.Web", "Parchemin.Cli"];

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
            .Where(n => !IsOfTheFramework(n) && !(OfTheWeb.Contains(project) && IsOfTheWeb(n)))
            .Except([.. projects, .. packages, .. packages.SelectMany(p => Brought.GetValueOrDefault(p, [])), .. Generated.GetValueOrDefault(project, [])], StringComparer.Ordinal).ShouldBeEmpty();
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

    [Fact]
    public void The_web_framework_is_not_taken_for_the_runtime()
    {
        IsOfTheFramework("Microsoft.AspNetCore.Http").ShouldBeFalse();
        IsOfTheWeb("Microsoft.AspNetCore.Http").ShouldBeTrue();
        IsOfTheWeb("Microsoft.AspNetCore.OpenApi").ShouldBeFalse();
    }

    private static bool IsOfTheWeb(string name)
        => Directory.EnumerateDirectories(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "Microsoft.AspNetCore.App")))
            .Any(version => File.Exists(Path.Combine(version, name + ".dll")));

    // By its place, since packages too may be called System.something.
    private static bool IsOfTheFramework(string name) => File.Exists(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, name + ".dll"));
}
