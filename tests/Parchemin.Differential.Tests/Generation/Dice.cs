using System.Globalization;
using System.Text.Json.Nodes;

namespace Parchemin.Differential.Tests.Generation;

/// <summary>Seeded draws; the same seed and index always give the same candidate.</summary>
internal sealed class Dice(int seed, int index)
{
    private const decimal Tiny = 0.000000000000001m;
    private static readonly decimal[] Offsets = [0, 0, 0, 0.5m, -0.5m, 0.25m, -0.25m, 0.01m, -0.01m, 4 * Tiny, -4 * Tiny];

    private readonly Random _random = new(unchecked((seed * 16777619) ^ (index * 0x5851F42D)));

    public bool Chance(int percent) => _random.Next(100) < percent;

    public int Between(int min, int max) => _random.Next(min, max + 1);

    public T Pick<T>(params ReadOnlySpan<T> values) => values[_random.Next(values.Length)];

    public T Pick<T>(IReadOnlyList<T> values) => values[_random.Next(values.Count)];

    public IReadOnlyList<T> Shuffle<T>(IEnumerable<T> values)
    {
        var shuffled = values.ToArray();
        _random.Shuffle(shuffled);
        return shuffled;
    }

    /// <summary>Zero or a small distance to a threshold.</summary>
    public decimal Offset() => Pick<decimal>(Offsets);

    /// <summary>A value between two bounds, usually on a coarse grid.</summary>
    public decimal Value(decimal min, decimal max)
    {
        var raw = min + (decimal)_random.NextDouble() * (max - min);
        var step = Between(1, 100) switch
        {
            <= 45 => 0.5m,
            <= 65 => 1m,
            <= 80 => 0.25m,
            <= 95 => 0.01m,
            _ => Tiny,
        };
        return Math.Clamp(Math.Round(raw / step) * step, min, max);
    }

    /// <summary>Splits a sum into values that each respect their own maximum.</summary>
    public IReadOnlyList<decimal> Split(decimal sum, IReadOnlyList<decimal> maxima)
    {
        var parts = new decimal[maxima.Count];
        var room = maxima.Sum();
        for (var i = 0; i < parts.Length; i++)
        {
            room -= maxima[i];
            parts[i] = Value(Math.Max(0, sum - room), Math.Min(maxima[i], sum));
            sum -= parts[i];
        }

        return parts;
    }

    /// <summary>The same mark as a number, or as a string with a dot or a comma.</summary>
    public JsonNode Mark(decimal value)
    {
        var text = Decimals.Normalize(value).ToString(CultureInfo.InvariantCulture);
        return Between(1, 10) switch
        {
            <= 7 => JsonValue.Create(Decimals.Normalize(value)),
            8 => JsonValue.Create(text),
            9 => JsonValue.Create(text.Replace('.', ',')),
            _ => JsonValue.Create(text.Contains('.', StringComparison.Ordinal) ? text : text + ",0"),
        };
    }

    public string Date(DateOnly from, DateOnly to) =>
        from.AddDays(Between(0, to.DayNumber - from.DayNumber)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
