using System.Globalization;

namespace Parchemin.Architecture.Tests.Samples;

/// <summary>Breaks every rule on purpose: the scan that finds nothing in Core must find each of these.</summary>
internal sealed class RuleBreaker
{
    private readonly double field = 0.5;

    public float Property { get; set; }

    public static Half Returned(int value) => (Half)value;

    public static int Parameter(double value) => (int)value;

    public static int Hidden(int value)
    {
        var local = value / 3f;
        return (int)(local * 2);
    }

    public static int GenericArgument(IReadOnlyList<double> values) => values.Count;

    public static string Clocks() => string.Create(CultureInfo.InvariantCulture, $"{DateTime.Now}{DateTime.UtcNow}{DateTime.Today}{DateTimeOffset.Now}{DateTimeOffset.UtcNow}");

    public static long Timers() => TimeProvider.System.GetTimestamp() + System.Diagnostics.Stopwatch.GetTimestamp();

    public static string Machine() => Environment.MachineName + AppContext.BaseDirectory + System.Diagnostics.Process.GetCurrentProcess().ProcessName;

    public static void Terminal() => Console.WriteLine();

    public static bool Files(string path, Stream stream)
        => File.Exists(path) || Directory.Exists(path) || new FileInfo(path).Exists || new DirectoryInfo(path).Exists || Path.IsPathRooted(path) || stream.CanRead;

    public static bool Network() => System.Net.IPAddress.Loopback.Equals(System.Net.IPAddress.Any);

    public static void Threads() => Thread.Sleep(0);

    /// <summary>The call is in a closure, which is a type of its own once compiled.</summary>
    public static Func<int> Chance() => () => Random.Shared.Next() + System.Security.Cryptography.RandomNumberGenerator.GetInt32(2);

    public static Guid Identity() => Guid.NewGuid();

    public override string ToString() => field.ToString(CultureInfo.InvariantCulture);
}
