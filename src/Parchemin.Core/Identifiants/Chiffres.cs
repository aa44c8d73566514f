namespace Parchemin.Core;

/// <summary>What the identifiers below share: reading digits that people write with spaces.</summary>
internal static class Chiffres
{
    /// <summary>The text without spaces, dots and hyphens, in upper case.</summary>
    public static string Compact(string? texte)
        => texte is null ? "" : string.Concat(texte.Where(c => !char.IsWhiteSpace(c) && c is not ('.' or '-' or '\u00A0' or '\u202F'))).ToUpperInvariant();

    public static bool AreAll(ReadOnlySpan<char> texte) => texte.IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>What people type to fill a compulsory field; its keys are right and nobody bears it.</summary>
    public static bool AreZeros(ReadOnlySpan<char> texte) => texte.IndexOfAnyExcept('0') < 0;

    public static int Sum(ReadOnlySpan<char> chiffres)
    {
        var somme = 0;
        foreach (var c in chiffres)
            somme += c - '0';
        return somme;
    }

    /// <summary>Luhn's sum: a multiple of ten when the key is right.</summary>
    public static int Luhn(ReadOnlySpan<char> chiffres)
    {
        var somme = 0;
        for (var i = 0; i < chiffres.Length; i++)
        {
            var chiffre = chiffres[chiffres.Length - 1 - i] - '0';
            var pese = i % 2 == 0 ? chiffre : chiffre * 2;
            somme += pese > 9 ? pese - 9 : pese;
        }

        return somme;
    }
}
