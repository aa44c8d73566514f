using System.Buffers.Text;
using System.Numerics;
using System.Text;

namespace Parchemin.Core;

/// <summary>An exact rational number. Every average, total and threshold is compared as a fraction, never as a rounded value.</summary>
/// <remarks>
/// <para>The default value is zero. Equality and ordering are those of the numbers: 1/2 equals 2/4.</para>
/// <para>Operations stay on 64 bits as long as they fit and are reduced to lowest terms when they do not; a value that still does
/// not fit throws <see cref="OverflowException"/>. With marks of at most <see cref="Note.MaxDecimals"/> decimals on ordinary
/// scales and coefficients this does not happen.</para>
/// </remarks>
public readonly struct Fraction : IEquatable<Fraction>, IComparable<Fraction>
{
    /// <summary>The longest text of a fraction, in bytes.</summary>
    public const int MaxFormattedLength = 48;

    // Stored minus one so that default(Fraction) is 0/1, a valid zero.
    private readonly long denominatorMinusOne;

    private Fraction(long numerator, long denominator)
    {
        Numerator = numerator;
        denominatorMinusOne = denominator - 1;
    }

    /// <summary>The numerator; the fraction is not necessarily in lowest terms.</summary>
    public long Numerator { get; }

    /// <summary>The denominator, always positive.</summary>
    public long Denominator => denominatorMinusOne + 1;

    public static Fraction Zero => default;

    public static Fraction One => new(1, 1);

    public bool IsZero => Numerator == 0;

    /// <summary>Makes the fraction <paramref name="numerator"/>/<paramref name="denominator"/>.</summary>
    /// <exception cref="DivideByZeroException">The denominator is zero.</exception>
    public static Fraction Of(long numerator, long denominator = 1) => denominator switch
    {
        0 => throw new DivideByZeroException(),
        < 0 => Narrow(-(Int128)numerator, -(Int128)denominator),
        _ => new Fraction(numerator, denominator),
    };

    /// <summary>The exact value of a decimal number.</summary>
    /// <exception cref="OverflowException">The number has more digits than 64 bits hold.</exception>
    public static Fraction Of(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var scale = (bits[3] >> 16) & 0xFF;
        var digits = ((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0];
        if (value < 0)
            digits = -digits;
        while (scale > 0 && digits % 10 == 0)
        {
            digits /= 10;
            scale--;
        }

        return new Fraction(checked((long)digits), checked((long)BigInteger.Pow(10, scale)));
    }

    public static implicit operator Fraction(int value) => new(value, 1);

    public static Fraction operator +(Fraction a, Fraction b)
    {
        var (da, db) = (a.Denominator, b.Denominator);
        if (da == db)
        {
            var somme = unchecked(a.Numerator + b.Numerator);
            return ((a.Numerator ^ somme) & (b.Numerator ^ somme)) >= 0
                ? new Fraction(somme, da)
                : Narrow((Int128)a.Numerator + b.Numerator, da);
        }

        if (db < da && da % db == 0)
            return Narrow(a.Numerator + Math.BigMul(b.Numerator, da / db), da);
        if (da < db && db % da == 0)
            return Narrow(Math.BigMul(a.Numerator, db / da) + b.Numerator, db);
        return Narrow(Math.BigMul(a.Numerator, db) + Math.BigMul(b.Numerator, da), Math.BigMul(da, db));
    }

    public static Fraction operator -(Fraction a) => a.Numerator == long.MinValue
        ? Narrow(-(Int128)a.Numerator, a.Denominator)
        : new Fraction(-a.Numerator, a.Denominator);

    public static Fraction operator -(Fraction a, Fraction b) => b.Numerator == long.MinValue
        ? Narrow(Math.BigMul(a.Numerator, b.Denominator) - Math.BigMul(b.Numerator, a.Denominator), Math.BigMul(a.Denominator, b.Denominator))
        : a + -b;

    public static Fraction operator *(Fraction a, Fraction b)
        => AreSmall(a.Numerator, b.Numerator) && AreSmall(a.Denominator, b.Denominator)
            ? new Fraction(a.Numerator * b.Numerator, a.Denominator * b.Denominator)
            : Narrow(Math.BigMul(a.Numerator, b.Numerator), Math.BigMul(a.Denominator, b.Denominator));

    /// <exception cref="DivideByZeroException"><paramref name="b"/> is zero.</exception>
    public static Fraction operator /(Fraction a, Fraction b)
    {
        if (b.Numerator == 0)
            throw new DivideByZeroException();
        if (b.Numerator > 0 && AreSmall(a.Numerator, b.Denominator) && AreSmall(a.Denominator, b.Numerator))
            return new Fraction(a.Numerator * b.Denominator, a.Denominator * b.Numerator);
        var numerator = Math.BigMul(a.Numerator, b.Denominator);
        var denominator = Math.BigMul(a.Denominator, b.Numerator);
        return denominator < 0 ? Narrow(-numerator, -denominator) : Narrow(numerator, denominator);
    }

    public static bool operator ==(Fraction a, Fraction b) => a.CompareTo(b) == 0;

    public static bool operator !=(Fraction a, Fraction b) => a.CompareTo(b) != 0;

    public static bool operator <(Fraction a, Fraction b) => a.CompareTo(b) < 0;

    public static bool operator >(Fraction a, Fraction b) => a.CompareTo(b) > 0;

    public static bool operator <=(Fraction a, Fraction b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Fraction a, Fraction b) => a.CompareTo(b) >= 0;

    public static Fraction Max(Fraction a, Fraction b) => a >= b ? a : b;

    public static Fraction Min(Fraction a, Fraction b) => a <= b ? a : b;

    public int CompareTo(Fraction other)
    {
        var (da, db) = (Denominator, other.Denominator);
        if (da == db)
            return Numerator.CompareTo(other.Numerator);
        return AreSmall(Numerator, other.Numerator) && AreSmall(da, db)
            ? (Numerator * db).CompareTo(other.Numerator * da)
            : Math.BigMul(Numerator, db).CompareTo(Math.BigMul(other.Numerator, da));
    }

    public bool Equals(Fraction other) => CompareTo(other) == 0;

    public override bool Equals(object? obj) => obj is Fraction other && Equals(other);

    public override int GetHashCode()
    {
        var reduced = Reduce();
        return HashCode.Combine(reduced.Numerator, reduced.Denominator);
    }

    /// <summary>The same number in lowest terms.</summary>
    public Fraction Reduce()
    {
        var (divisor, rest) = ((ulong)Denominator, Numerator == long.MinValue ? 1UL << 63 : (ulong)Math.Abs(Numerator));
        while (rest != 0)
            (divisor, rest) = (rest, divisor % rest);
        return Divide((long)divisor);
    }

    private Fraction Divide(long divisor)
    {
        return new Fraction(Numerator / divisor, Denominator / divisor);
    }

    /// <summary>Rounds to a multiple of <paramref name="step"/>: the only operation that loses information, used only where a rule says so.</summary>
    /// <param name="step">A positive step, for example 1/2 or 1/100.</param>
    /// <param name="sens">Towards which multiple; <see cref="SensArrondi.Proche"/> sends halves upwards.</param>
    public Fraction RoundTo(Fraction step, SensArrondi sens)
    {
        if (step <= Zero)
            throw new ArgumentOutOfRangeException(nameof(step), step, "A rounding step is positive.");
        var quotient = this / step;
        if (quotient.Numerator is > -(1L << 61) and < 1L << 61 && quotient.Denominator < 1L << 61)
            return Narrow(Round(quotient.Numerator, quotient.Denominator, sens), 1) * step;
        var (n, d) = ((Int128)quotient.Numerator, (Int128)quotient.Denominator);
        var rounded = sens switch
        {
            SensArrondi.Inferieur => FloorDiv(n, d),
            SensArrondi.Superieur => -FloorDiv(-n, d),
            SensArrondi.Proche => FloorDiv((2 * n) + d, 2 * d),
            _ => throw new ArgumentOutOfRangeException(nameof(sens)),
        };
        return Narrow(rounded, 1) * step;
    }

    /// <summary>The exact value: a plain decimal without trailing zeros when it is finite, otherwise <c>p/q</c> in lowest terms.</summary>
    public override string ToString() => Format('.');

    /// <summary>The exact value as French readers write it, with a decimal comma.</summary>
    public string ToFrench() => Format(',');

    /// <summary>Writes the same text as <see cref="ToString"/> in UTF-8, without allocating.</summary>
    /// <param name="destination">At least <see cref="MaxFormattedLength"/> bytes.</param>
    /// <returns>How many bytes were written.</returns>
    public int Format(Span<byte> destination) => Format(destination, (byte)'.');

    /// <summary>Writes the same text as <see cref="ToFixed"/> in UTF-8, without allocating.</summary>
    public int FormatFixed(int decimals, Span<byte> destination)
    {
        var units = RoundTo(Of(1, PowerOfTen(decimals)), SensArrondi.Proche) * Of(PowerOfTen(decimals));
        return WriteUnits(units.Numerator / units.Denominator, decimals, (byte)'.', destination);
    }

    /// <summary>The value rounded half up to a fixed number of decimals, for display only.</summary>
    public string ToFixed(int decimals, char separator = '.')
    {
        var scale = PowerOfTen(decimals);
        var units = RoundTo(Of(1, scale), SensArrondi.Proche) * Of(scale);
        return FormatUnits(units.Numerator / units.Denominator, decimals, separator);
    }

    private static Fraction Narrow(Int128 numerator, Int128 denominator)
    {
        if (IsLong(numerator) && IsLong(denominator))
            return new Fraction((long)numerator, (long)denominator);
        var divisor = (Int128)GreatestCommonDivisor((UInt128)Int128.Abs(numerator), (UInt128)denominator);
        return new Fraction(checked((long)(numerator / divisor)), checked((long)(denominator / divisor)));
    }

    /// <summary>Both hold in 32 bits: their products hold in 64.</summary>
    private static bool AreSmall(long a, long b) => (((ulong)(a + 0x8000_0000L) | (ulong)(b + 0x8000_0000L)) >> 32) == 0;

    private static bool IsLong(Int128 value) => value == (long)value;

    private static UInt128 GreatestCommonDivisor(UInt128 a, UInt128 b)
    {
        while (b != 0)
            (a, b) = (b, a % b);
        return a == 0 ? 1 : a;
    }

    private static long Round(long n, long d, SensArrondi sens)
    {
        var plancher = n >= 0 ? n / d : -((-n + d - 1) / d);
        var reste = n - (plancher * d);
        return sens switch
        {
            SensArrondi.Inferieur => plancher,
            SensArrondi.Superieur => reste == 0 ? plancher : plancher + 1,
            SensArrondi.Proche => 2 * reste >= d ? plancher + 1 : plancher,
            _ => throw new ArgumentOutOfRangeException(nameof(sens)),
        };
    }

    private static Int128 FloorDiv(Int128 n, Int128 d)
    {
        var quotient = n / d;
        return n % d != 0 && (n < 0) != (d < 0) ? quotient - 1 : quotient;
    }

    private static long PowerOfTen(int exponent)
    {
        var power = 1L;
        for (var i = 0; i < exponent; i++)
            power = checked(power * 10);
        return power;
    }

    private static string FormatUnits(long units, int decimals, char separator)
    {
        Span<byte> octets = stackalloc byte[MaxFormattedLength];
        return Encoding.ASCII.GetString(octets[..WriteUnits(units, decimals, (byte)separator, octets)]);
    }

    private static int WriteUnits(long units, int decimals, byte separator, Span<byte> destination)
    {
        var longueur = 0;
        if (units < 0)
            destination[longueur++] = (byte)'-';
        var chiffres = units < 0 ? (ulong)-(Int128)units : (ulong)units;
        var puissance = (ulong)PowerOfTen(decimals);
        Utf8Formatter.TryFormat(chiffres / puissance, destination[longueur..], out var ecrits);
        longueur += ecrits;
        if (decimals == 0)
            return longueur;
        destination[longueur++] = separator;
        var reste = chiffres % puissance;
        for (var i = decimals - 1; i >= 0; i--, reste /= 10)
            destination[longueur + i] = (byte)('0' + (reste % 10));
        return longueur + decimals;
    }

    /// <summary>How many decimals a power of ten stands for, or -1 when the denominator is not one.</summary>
    private static int DecimalsOf(long denominator)
    {
        var power = 1L;
        for (var decimals = 0; decimals <= 18; decimals++, power *= 10)
        {
            if (power >= denominator)
                return power == denominator ? decimals : -1;
        }

        return -1;
    }

    private string Format(char separator)
    {
        Span<byte> octets = stackalloc byte[MaxFormattedLength];
        return Encoding.ASCII.GetString(octets[..Format(octets, (byte)separator)]);
    }

    private int Format(Span<byte> destination, byte separator)
    {
        if (Denominator == 1)
            return WriteUnits(Numerator, 0, separator, destination);
        if (DecimalsOf(Denominator) is >= 0 and var places)
        {
            var digits = Numerator;
            for (; places > 0 && digits % 10 == 0; places--)
                digits /= 10;
            return WriteUnits(digits, places, separator, destination);
        }

        var reduced = Reduce();
        var (twos, fives, rest) = (0, 0, reduced.Denominator);
        for (; rest % 2 == 0; rest /= 2)
            twos++;
        for (; rest % 5 == 0; rest /= 5)
            fives++;
        var decimals = Math.Max(twos, fives);
        if (rest == 1 && decimals <= 18)
        {
            var units = (Int128)reduced.Numerator * (PowerOfTen(decimals) / reduced.Denominator);
            if (IsLong(units))
                return WriteUnits((long)units, decimals, separator, destination);
        }

        var longueur = WriteUnits(reduced.Numerator, 0, separator, destination);
        destination[longueur++] = (byte)'/';
        return longueur + WriteUnits(reduced.Denominator, 0, separator, destination[longueur..]);
    }
}
