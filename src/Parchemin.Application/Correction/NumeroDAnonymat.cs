using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;

namespace Parchemin.Application;

/// <summary>The number that stands for a candidate on a script: drawn at random, tied neither to an order nor to a name, and hard to misread.</summary>
/// <remarks>
/// Seven characters drawn among 23 that no handwriting confuses (neither 0 and O, nor 1, I and L, nor 2 and Z, 5 and S, 8 and B, U and V),
/// then a check character: 23 is prime, so that a wrong character and two that were swapped are always noticed. What follows the eighth
/// character names the part, then the reading: <c>KX4M7PRT.1-B</c> is the second reading of the first part.
/// </remarks>
public static class NumeroDAnonymat
{
    public const int Longueur = 8;
    private const string Alphabet = "34679ACDEFGHJKMNPRTVWXY";
    private static readonly SearchValues<char> Lettres = SearchValues.Create(Alphabet);

    /// <summary>A new number, which nobody can guess from another.</summary>
    public static string New()
    {
        Span<char> lettres = stackalloc char[Longueur];
        for (var i = 0; i < Longueur - 1; i++)
            lettres[i] = Alphabet[RandomNumberGenerator.GetInt32(Alphabet.Length)];
        lettres[^1] = CheckOf(lettres[..^1]);
        return new string(lettres);
    }

    /// <summary>A short name drawn at random, for a lot.</summary>
    public static string NewLot() => RandomNumberGenerator.GetString(Alphabet, 4);

    /// <summary>Whether a number was copied without a fault.</summary>
    public static bool IsValid(string? numero) => numero is { Length: >= Longueur } && !numero.AsSpan(0, Longueur).ContainsAnyExcept(Lettres) && numero[Longueur - 1] == CheckOf(numero.AsSpan(0, Longueur - 1));

    /// <summary>The number of one reading of one part.</summary>
    /// <param name="rang">The rank of the part from 1, 0 when there is one mark.</param>
    public static string Of(string racine, int rang, int lecture)
        => racine + (rang > 0 ? string.Create(CultureInfo.InvariantCulture, $".{rang}") : "") + (lecture > 1 ? "-" + (char)('A' + lecture - 1) : "");

    /// <summary>What the parts and readings of one script share.</summary>
    public static string Racine(string numero) => numero.Length > Longueur ? numero[..Longueur] : numero;

    // Each rank weighs differently: two that are swapped do not add up the same.
    private static char CheckOf(ReadOnlySpan<char> lettres)
    {
        var somme = 0;
        for (var i = 0; i < lettres.Length; i++)
            somme += (i + 2) * Alphabet.IndexOf(lettres[i], StringComparison.Ordinal);
        return Alphabet[somme % Alphabet.Length];
    }
}
