namespace Parchemin.Application;

public enum SortDeMots
{
    Gardes,
    Otes,
    Ajoutes,
}

/// <summary>Words that share the same fate between two texts, with the spaces that follow them.</summary>
public sealed record MotsCompares(SortDeMots Sort, string Texte);

/// <summary>What changed between two texts, word by word.</summary>
public static class ComparaisonDeTextes
{
    // Beyond, the two texts are said to be wholly different: nobody would read such a comparison.
    private const long TravailMax = 4_000_000;

    /// <summary>The shortest story from one text to the other; the words kept and added make the second, the words kept and taken away the first.</summary>
    public static IReadOnlyList<MotsCompares> Compare(string? avant, string? apres)
    {
        var (a, b) = (Words(avant ?? ""), Words(apres ?? ""));
        var debut = 0;
        while (debut < a.Count && debut < b.Count && a[debut] == b[debut])
            debut++;
        var (finA, finB) = (a.Count, b.Count);
        while (finA > debut && finB > debut && a[finA - 1] == b[finB - 1])
            (finA, finB) = (finA - 1, finB - 1);

        var suite = new List<(SortDeMots Sort, string Mot)>();
        suite.AddRange(a.Take(debut).Select(m => (SortDeMots.Gardes, m)));
        Middle(a[debut..finA], b[debut..finB], suite);
        suite.AddRange(a.Skip(finA).Select(m => (SortDeMots.Gardes, m)));
        return Group(suite);
    }

    // The longest common sequence of what lies between the common ends.
    private static void Middle(List<string> a, List<string> b, List<(SortDeMots Sort, string Mot)> suite)
    {
        if ((long)a.Count * b.Count > TravailMax)
        {
            suite.AddRange(a.Select(m => (SortDeMots.Otes, m)));
            suite.AddRange(b.Select(m => (SortDeMots.Ajoutes, m)));
            return;
        }

        var communs = new int[a.Count + 1, b.Count + 1];
        for (var x = a.Count - 1; x >= 0; x--)
        {
            for (var y = b.Count - 1; y >= 0; y--)
                communs[x, y] = a[x] == b[y] ? communs[x + 1, y + 1] + 1 : Math.Max(communs[x + 1, y], communs[x, y + 1]);
        }

        var (i, j) = (0, 0);
        while (i < a.Count || j < b.Count)
        {
            if (i < a.Count && j < b.Count && a[i] == b[j])
                suite.Add((SortDeMots.Gardes, a[(i++, j++).Item1]));
            else if (i < a.Count && (j == b.Count || communs[i + 1, j] >= communs[i, j + 1]))
                suite.Add((SortDeMots.Otes, a[i++]));
            else
                suite.Add((SortDeMots.Ajoutes, b[j++]));
        }
    }

    private static List<MotsCompares> Group(List<(SortDeMots Sort, string Mot)> suite)
    {
        var groupes = new List<MotsCompares>();
        foreach (var (sort, mot) in suite)
        {
            if (groupes.Count > 0 && groupes[^1].Sort == sort)
                groupes[^1] = groupes[^1] with { Texte = groupes[^1].Texte + mot };
            else
                groupes.Add(new MotsCompares(sort, mot));
        }

        return groupes;
    }

    private static List<string> Words(string texte)
    {
        var mots = new List<string>();
        var debut = 0;
        for (var i = 1; i <= texte.Length; i++)
        {
            if (i < texte.Length && (char.IsWhiteSpace(texte[i]) || !char.IsWhiteSpace(texte[i - 1])))
                continue;
            mots.Add(texte[debut..i]);
            debut = i;
        }

        return mots;
    }
}
