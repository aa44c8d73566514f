using System.Globalization;
using System.Numerics;

namespace Parchemin.Differential.Tests.Oracles;

/// <summary>An exact rational, always reduced, with a positive denominator. Clear rather than fast.</summary>
internal sealed record NaiveFraction
{
    public static readonly NaiveFraction Zero = new(0);

    private NaiveFraction(BigInteger numerator, BigInteger denominator)
    {
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        Numerator = numerator / divisor;
        Denominator = denominator / divisor;
    }

    public NaiveFraction(int value)
    {
        Numerator = value;
        Denominator = BigInteger.One;
    }

    private BigInteger Numerator { get; }

    private BigInteger Denominator { get; }

    public static NaiveFraction operator +(NaiveFraction a, NaiveFraction b) =>
        new(a.Numerator * b.Denominator + b.Numerator * a.Denominator, a.Denominator * b.Denominator);

    public static NaiveFraction operator -(NaiveFraction a, NaiveFraction b) =>
        new(a.Numerator * b.Denominator - b.Numerator * a.Denominator, a.Denominator * b.Denominator);

    public static NaiveFraction operator *(NaiveFraction a, int b) => new(a.Numerator * b, a.Denominator);

    public static NaiveFraction operator /(NaiveFraction a, int b) => new(a.Numerator, a.Denominator * b);

    public static bool operator <(NaiveFraction a, NaiveFraction b) =>
        a.Numerator * b.Denominator < b.Numerator * a.Denominator;

    public static bool operator >(NaiveFraction a, NaiveFraction b) => b < a;

    public static bool operator <=(NaiveFraction a, NaiveFraction b) => !(b < a);

    public static bool operator >=(NaiveFraction a, NaiveFraction b) => !(a < b);

    public static bool operator >=(NaiveFraction a, int b) => a >= new NaiveFraction(b);

    public static bool operator <=(NaiveFraction a, int b) => a <= new NaiveFraction(b);

    public static NaiveFraction Max(NaiveFraction a, NaiveFraction b) => a < b ? b : a;

    /// <summary>Reads digits with an optional sign and an optional '.' or ',' part; null when it is anything else.</summary>
    public static NaiveFraction? Parse(string text, int maxDecimals)
    {
        var negative = text.StartsWith('-');
        var parts = (negative ? text[1..] : text).Split('.', ',');
        if (parts.Length > 2 || parts.Any(p => p.Length == 0 || !p.All(char.IsAsciiDigit)))
        {
            return null;
        }

        var decimals = parts.Length == 2 ? parts[1] : string.Empty;
        if (decimals.Length > maxDecimals)
        {
            return null;
        }

        var digits = BigInteger.Parse(parts[0] + decimals, NumberStyles.None, CultureInfo.InvariantCulture);
        return new NaiveFraction(negative ? -digits : digits, BigInteger.Pow(10, decimals.Length));
    }

    /// <summary>A plain decimal without trailing zeros when finite, otherwise "p/q".</summary>
    public string ToExactText()
    {
        var scale = 0;
        var rest = Denominator;
        foreach (var prime in (int[])[2, 5])
        {
            var exponent = 0;
            for (; rest % prime == 0; rest /= prime)
            {
                exponent++;
            }

            scale = Math.Max(scale, exponent);
        }

        if (!rest.IsOne)
        {
            return $"{Text(Numerator)}/{Text(Denominator)}";
        }

        return Decimal(Numerator * BigInteger.Pow(10, scale) / Denominator, scale);
    }

    /// <summary>Two decimals, half up; only meaningful for values that are not negative.</summary>
    public string ToTwoDecimals() =>
        Decimal((Numerator * 200 + Denominator) / (Denominator * 2), 2);

    private static string Decimal(BigInteger scaled, int scale)
    {
        var digits = Text(BigInteger.Abs(scaled)).PadLeft(scale + 1, '0');
        var text = scale == 0 ? digits : $"{digits[..^scale]}.{digits[^scale..]}";
        return scaled.Sign < 0 ? "-" + text : text;
    }

    private static string Text(BigInteger value) => value.ToString(CultureInfo.InvariantCulture);
}
