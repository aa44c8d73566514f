using System.Globalization;
using Xunit.Abstractions;

namespace Parchemin.Core.Tests;

/// <summary>Random draws whose seed is printed, so that a failure can be run again with <c>PARCHEMIN_SEED</c>.</summary>
internal sealed class Tirage
{
    private readonly Random random;

    public Tirage(ITestOutputHelper sortie)
    {
        Graine = int.TryParse(Environment.GetEnvironmentVariable("PARCHEMIN_SEED"), CultureInfo.InvariantCulture, out var donnee) ? donnee : 20240701;
        sortie.WriteLine($"PARCHEMIN_SEED={Graine}");
        random = new Random(Graine);
    }

    public int Graine { get; }

    public int Entre(int min, int max) => random.Next(min, max + 1);

    public T Parmi<T>(params ReadOnlySpan<T> valeurs) => valeurs[random.Next(valeurs.Length)];

    public long Long() => random.NextInt64(long.MinValue, long.MaxValue);

    /// <summary>A fraction of any size: marks, ordinary averages, and values at the limits of 64 bits.</summary>
    public Fraction Fraction() => Entre(0, 6) switch
    {
        0 => Core.Fraction.Of(Entre(-40, 40), Entre(1, 24)),
        1 => Core.Fraction.Of(random.NextInt64(0, 20_000_000_000_000_000), 1_000_000_000_000_000),
        2 => Core.Fraction.Of(Entre(-4000, 4000), Parmi(1L, 10, 100, 1000, 1_000_000_000_000_000_000)),
        3 => Core.Fraction.Of(random.Next(), Entre(1, int.MaxValue - 1)),
        4 => Core.Fraction.Of(Long(), 1L << Entre(0, 62)),
        5 => Core.Fraction.Of(Long(), random.NextInt64(1, long.MaxValue)),
        _ => Core.Fraction.Of(
            Parmi(long.MinValue, long.MinValue + 1, -1, 0, 1, int.MinValue, int.MaxValue, long.MaxValue - 1, long.MaxValue),
            Parmi(1, 2, 3, 10, int.MaxValue, 1L << 31, long.MaxValue - 1, long.MaxValue)),
    };
}
