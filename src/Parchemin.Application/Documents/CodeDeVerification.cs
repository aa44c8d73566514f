using System.Security.Cryptography;

namespace Parchemin.Application;

/// <summary>The short code by which anyone asks whether a document stands: twelve signs without look-alikes, the last of which checks the others.</summary>
/// <remarks>Thirty-one signs, a prime number: one sign mistaken, or two neighbours exchanged, is always found. Eleven of them are drawn at
/// random, too many to be tried one by one.</remarks>
public static class CodeDeVerification
{
    private const string Signes = "123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Longueur = 12;
    private const int Groupe = 4;

    /// <summary>A code that nobody can guess.</summary>
    public static string New()
    {
        var tires = new string(RandomNumberGenerator.GetItems<char>(Signes, Longueur - 1));
        return Group(tires + Check(tires));
    }

    /// <summary>The code as it is printed, from what somebody copied: letters in lower case, spaces, I or L for 1 are understood.</summary>
    /// <returns>Null when it cannot be a code: a sign is wrong or missing.</returns>
    public static string? Read(string? texte)
    {
        if (texte is null || texte.Length > 4 * Longueur)
            return null;
        var lu = string.Concat(texte.ToUpperInvariant().Where(char.IsLetterOrDigit)).Replace('I', '1').Replace('L', '1');
        return lu.Length == Longueur && lu.All(c => Signes.Contains(c, StringComparison.Ordinal)) && Check(lu[..^1]) == lu[^1] ? Group(lu) : null;
    }

    private static char Check(string signes)
    {
        var somme = 0;
        for (var i = 0; i < signes.Length; i++)
            somme += (i + 2) * Signes.IndexOf(signes[i], StringComparison.Ordinal);
        return Signes[(Signes.Length - (somme % Signes.Length)) % Signes.Length];
    }

    private static string Group(string signes) => string.Join('-', signes.Chunk(Groupe).Select(g => new string(g)));
}
