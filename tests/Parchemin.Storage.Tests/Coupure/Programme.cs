namespace Parchemin.Storage.Tests;

/// <summary>The test host ignores this entry point; the test of cuts starts it as a process of its own.</summary>
internal static class Programme
{
    public static Task<int> Main(string[] args) => args is [var lieu] ? Ecrivaine.RunAsync(lieu) : Task.FromResult(0);
}
