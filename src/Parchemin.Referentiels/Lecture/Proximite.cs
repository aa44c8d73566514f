namespace Parchemin.Referentiels;

/// <summary>Finds the word that an author probably meant.</summary>
internal static class Proximite
{
    /// <summary>The nearest known word, when it is near enough to be a misspelling.</summary>
    public static string? Nearest(string mot, IEnumerable<string> connus) => connus
        .Select(c => (Mot: c, Distance: Distance(mot, c)))
        .Where(c => c.Distance <= Math.Max(2, mot.Length / 4))
        .OrderBy(c => c.Distance)
        .ThenBy(c => c.Mot, StringComparer.Ordinal)
        .Select(c => c.Mot)
        .FirstOrDefault();

    /// <summary>A value short enough to be quoted in a message.</summary>
    public static string Tronquer(string texte) => texte.Length <= 60 ? texte : texte[..57] + "…";

    private static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 8 || a.Length > 60)
            return int.MaxValue;
        var ligne = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonale = ligne[0];
            ligne[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cout = Math.Min(Math.Min(ligne[j], ligne[j - 1]) + 1, diagonale + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonale = ligne[j];
                ligne[j] = cout;
            }
        }

        return ligne[b.Length];
    }
}
