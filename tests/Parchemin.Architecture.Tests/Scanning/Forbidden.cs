namespace Parchemin.Architecture.Tests.Scanning;

/// <summary>What the heart of the product may not use, and how it is recognised in compiled code.</summary>
internal static class Forbidden
{
    /// <summary>Members and types that read a clock, the machine, a file, the network or chance: a decision must depend on its inputs alone.</summary>
    public static readonly IReadOnlyList<string> Ambient =
    [
        "System.DateTime.get_Now",
        "System.DateTime.get_UtcNow",
        "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now",
        "System.DateTimeOffset.get_UtcNow",
        "System.TimeProvider",
        "System.Diagnostics.Stopwatch",
        "System.Diagnostics.Process",
        "System.Environment",
        "System.AppContext",
        "System.Console",
        "System.IO.File",
        "System.IO.FileInfo",
        "System.IO.Directory",
        "System.IO.DirectoryInfo",
        "System.IO.Path",
        "System.IO.Stream",
        "System.IO",
        "System.Net",
        "System.Threading",
        "System.Random",
        "System.Security.Cryptography.RandomNumberGenerator",
        "System.Guid.NewGuid",
    ];

    /// <summary>Binary floating point cannot hold 0.1: no mark may ever go through it.</summary>
    public static readonly IReadOnlyList<string> FloatingPoint = ["System.Double", "System.Single", "System.Half"];

    // Every iterator asks for the current thread, in code that the compiler writes.
    private const string WrittenByTheCompiler = "System.Environment.get_CurrentManagedThreadId";

    public static bool IsAmbient(Mention mention)
        => mention.Name != WrittenByTheCompiler && Ambient.Any(f => IsOrIsIn(mention.Name, f) && !IsAllCompiler(mention));

    public static bool IsFloatingPoint(Mention mention)
        => FloatingPoint.Any(f => IsOrIsIn(mention.Name, f))
        || (mention.Name.StartsWith("il:", StringComparison.Ordinal)
            && (mention.Name.Contains(".r4", StringComparison.Ordinal)
                || mention.Name.Contains(".r8", StringComparison.Ordinal)
                || mention.Name.Contains(".r.un", StringComparison.Ordinal)));

    public static bool IsOrIsIn(string name, string forbidden)
        => name.StartsWith(forbidden, StringComparison.Ordinal) && (name.Length == forbidden.Length || name[forbidden.Length] == '.');

    // The type that owns that member is then named by generated code too.
    private static bool IsAllCompiler(Mention mention) => mention.Name == "System.Environment" && mention.Place.Contains('<', StringComparison.Ordinal);
}
