using System.Buffers.Text;

namespace Parchemin.Core;

/// <summary>A mark as it was entered: an exact, non negative decimal number. Its scale (/20, /40…) is that of the element it marks.</summary>
/// <remarks>The default value is the mark 0. Equality and ordering are those of the numbers: 12 equals 12.50 minus a half, 12.5 equals 12.50.</remarks>
public readonly record struct Note(Fraction Valeur) : IComparable<Note>
{
    /// <summary>How many decimals a mark may have. More are refused rather than rounded.</summary>
    public const int MaxDecimals = 15;

    private const int MaxDigits = 18;

    public static bool operator <(Note a, Note b) => a.Valeur < b.Valeur;

    public static bool operator >(Note a, Note b) => a.Valeur > b.Valeur;

    public static bool operator <=(Note a, Note b) => a.Valeur <= b.Valeur;

    public static bool operator >=(Note a, Note b) => a.Valeur >= b.Valeur;

    /// <summary>Reads <c>12</c>, <c>12.5</c> or <c>12,5</c>.</summary>
    /// <exception cref="FormatException">The text is not a mark.</exception>
    public static Note Parse(string text) => TryParse(System.Text.Encoding.UTF8.GetBytes(text), out var note)
        ? note
        : throw new FormatException($"« {text} » n'est pas une note : un nombre comme 12 ou 12,5 est attendu.");

    /// <summary>Reads a mark from UTF-8 text with a decimal point or comma; JSON exponents (<c>1e1</c>) are understood.</summary>
    /// <returns>False when the text is not a number, is negative, or has too many digits to be read exactly.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out Note note)
    {
        note = default;
        long digits = 0;
        var (digitCount, decimals, sawSeparator, position) = (0, 0, false, 0);
        for (; position < text.Length; position++)
        {
            var c = text[position];
            if (c is (byte)'.' or (byte)',' && !sawSeparator && digitCount > 0)
            {
                sawSeparator = true;
            }
            else if (c is >= (byte)'0' and <= (byte)'9')
            {
                digits = (digits * 10) + (c - '0');
                digitCount++;
                decimals += sawSeparator ? 1 : 0;
                if (digits != 0 && digitCount > MaxDigits)
                    return false;
            }
            else
            {
                break;
            }
        }

        if (digitCount == 0 || (sawSeparator && decimals == 0) || !TryReadExponent(text[position..], out var exponent))
            return false;
        return TryScale(digits, decimals - exponent, out note);
    }

    public int CompareTo(Note other) => Valeur.CompareTo(other.Valeur);

    public override string ToString() => Valeur.ToString();

    private static bool TryReadExponent(ReadOnlySpan<byte> text, out int exponent)
    {
        exponent = 0;
        if (text.IsEmpty)
            return true;
        if (text[0] is not ((byte)'e' or (byte)'E'))
            return false;
        var number = text[1..];
        if (number is [(byte)'+', >= (byte)'0' and <= (byte)'9', ..])
            number = number[1..];
        else if (number is [(byte)'+', ..])
            return false;
        return Utf8Parser.TryParse(number, out exponent, out var consumed) && consumed == number.Length && exponent is > -30 and < 30;
    }

    private static bool TryScale(long digits, int decimals, out Note note)
    {
        note = default;
        while (decimals > 0 && digits % 10 == 0)
        {
            digits /= 10;
            decimals--;
        }

        for (; decimals < 0 && digits != 0; decimals++)
        {
            if (digits > long.MaxValue / 10)
                return false;
            digits *= 10;
        }

        if (decimals > MaxDecimals)
            return false;
        var denominator = 1L;
        for (var i = 0; i < decimals; i++)
            denominator *= 10;
        note = new Note(Fraction.Of(digits, denominator));
        return true;
    }
}
