namespace Parchemin.Core;

/// <summary>French turns of phrase shared by the verifications.</summary>
internal static class Phrases
{
    private static readonly string[] Mois =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    /// <summary><c>1er mars 2026</c>, <c>21 novembre 2026</c>.</summary>
    public static string Date(DateOnly jour) => $"{(jour.Day == 1 ? "1er" : $"{jour.Day}")} {Mois[jour.Month - 1]} {jour.Year}";

    /// <summary><c>a, b et c</c>.</summary>
    public static string Enumerer(IEnumerable<string> mots)
    {
        var liste = mots.ToList();
        return liste.Count < 2 ? string.Concat(liste) : $"{string.Join(", ", liste[..^1])} et {liste[^1]}";
    }

    public static string Majuscule(string texte) => texte.Length == 0 ? texte : char.ToUpperInvariant(texte[0]) + texte[1..];
}
