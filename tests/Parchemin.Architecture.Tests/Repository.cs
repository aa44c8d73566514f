using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Parchemin.Architecture.Tests;

/// <summary>The files of the repository, found from where the tests run.</summary>
internal static partial class Repository
{
    public static string Root { get; } = FindRoot();

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    /// <summary>The hand-written files of a folder, without what a build produces.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) => Directory
        .EnumerateFiles(PathOf(folder), pattern, SearchOption.AllDirectories)
        .Where(f => !BuildOutput().IsMatch(Relative(f)))
        .Order(StringComparer.Ordinal);

    public static IEnumerable<string> Projects() => new[] { "src", "tests", "bench" }.SelectMany(f => Files(f, "*.csproj"));

    public static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    /// <summary>What a project declares under a name, for example <c>ProjectReference</c>, without folder nor extension.</summary>
    public static IReadOnlyList<string> Declared(string project, string element)
        => [.. XDocument.Load(PathOf($"src/{project}/{project}.csproj")).Descendants(element)
            .Select(e => e.Attribute("Include")!.Value)
            .Select(i => i.EndsWith(".csproj", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(i) : i)
            .Order(StringComparer.Ordinal)];

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Parchemin.slnx")))
                return folder.FullName;
        }

        throw new InvalidOperationException("Parchemin.slnx is in no folder above the tests.");
    }

    [GeneratedRegex("(^|/)(bin|obj|artifacts)/", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BuildOutput();
}
