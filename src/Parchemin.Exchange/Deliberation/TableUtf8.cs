using System.Text;

namespace Parchemin.Exchange;

/// <summary>Finds a value by an UTF-8 key without making a string. Built once, then read by every thread.</summary>
internal sealed class TableUtf8<T>
{
    private readonly (byte[] Cle, string Texte, T Valeur)[][] seaux;

    public TableUtf8(IEnumerable<KeyValuePair<string, T>> entrees)
    {
        var liste = entrees.Select(e => (Cle: Encoding.UTF8.GetBytes(e.Key), e.Key, e.Value)).ToList();
        var taille = 1;
        while (taille < liste.Count * 2)
            taille *= 2;
        seaux = [.. Enumerable.Range(0, taille).Select(s => liste.Where(e => Seau(e.Cle, taille) == s).ToArray())];
        Cles = [.. liste.Select(e => e.Key)];
    }

    /// <summary>The keys, in order, for messages.</summary>
    public IReadOnlyList<string> Cles { get; }

    public bool TryGet(ReadOnlySpan<byte> cle, out T valeur) => TryGet(cle, out valeur, out _);

    /// <param name="texte">The key as a string, made once for all.</param>
    public bool TryGet(ReadOnlySpan<byte> cle, out T valeur, out string texte)
    {
        foreach (var candidate in seaux[Seau(cle, seaux.Length)])
        {
            if (cle.SequenceEqual(candidate.Cle))
            {
                (valeur, texte) = (candidate.Valeur, candidate.Texte);
                return true;
            }
        }

        (valeur, texte) = (default!, "");
        return false;
    }

    private static int Seau(ReadOnlySpan<byte> cle, int taille)
        => cle.IsEmpty ? 0 : ((cle.Length * 7) + (cle[^1] * 31) + cle[0] + (cle[cle.Length / 2] * 5)) & (taille - 1);
}
