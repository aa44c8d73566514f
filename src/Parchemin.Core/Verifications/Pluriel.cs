using System.Globalization;

namespace Parchemin.Core;

/// <summary>Counted words, as French agrees them: the singular below two, the plural from two.</summary>
public static class Pluriel
{
    /// <summary><c>0 passage</c>, <c>1 passage fini</c>, <c>2 passages finis</c>, <c>1 000 oraux</c>.</summary>
    /// <param name="des">The plural; without it every word of the singular takes an s.</param>
    public static string Of(int nombre, string un, string? des = null) => $"{Number(nombre)} {Agree(nombre, un, des)}";

    /// <summary><c>1,5 point</c>, <c>2,5 points</c>.</summary>
    public static string Of(Fraction nombre, string un, string? des = null) => $"{nombre.ToFrench()} {Agree(nombre, un, des)}";

    /// <summary>What agrees with a number written elsewhere: <c>fini</c> or <c>finis</c>, <c>n'a</c> or <c>n'ont</c>.</summary>
    public static string Agree(Fraction nombre, string un, string? des = null)
        => nombre < 2 && nombre > -2 ? un : des ?? string.Join(' ', un.Split(' ').Select(Plural));

    /// <summary><c>12 345</c>, with narrow no-break spaces.</summary>
    public static string Number(long nombre) => nombre.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '\u202F');

    // « mois », « choix », « nez » do not change.
    private static string Plural(string mot) => mot[^1] is 's' or 'x' or 'z' ? mot : mot + "s";
}
