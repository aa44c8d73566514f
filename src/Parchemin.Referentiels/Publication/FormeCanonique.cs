using System.Security.Cryptography;
using System.Text;

namespace Parchemin.Referentiels;

/// <summary>The canonical form of data: what they say, without comments, order of keys, quotes or layout. Two forms are equal when the data are.</summary>
public static class FormeCanonique
{
    /// <summary>The canonical text of a node.</summary>
    public static string Texte(Noeud noeud)
    {
        var sortie = new StringBuilder();
        Write(noeud, sortie);
        return sortie.ToString();
    }

    /// <summary>SHA-256, in lower-case hexadecimal, of the canonical form of named files.</summary>
    public static string Empreinte(IEnumerable<(string Fichier, Table Contenu)> fichiers)
    {
        using var empreinte = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (fichier, contenu) in fichiers.OrderBy(f => f.Fichier, StringComparer.Ordinal))
            empreinte.AppendData(Encoding.UTF8.GetBytes($"{fichier}\n{Texte(contenu)}\n"));
        return Convert.ToHexStringLower(empreinte.GetHashAndReset());
    }

    private static void Write(Noeud noeud, StringBuilder sortie)
    {
        switch (noeud)
        {
            case Scalaire s:
                WriteTexte(s.Valeur, sortie);
                break;
            case Sequence q:
                sortie.Append('[');
                foreach (var element in q.Elements)
                {
                    Write(element, sortie);
                    sortie.Append(',');
                }

                sortie.Append(']');
                break;
            case Table t:
                sortie.Append('{');
                foreach (var (cle, valeur) in t.Entrees.OrderBy(e => e.Cle.Valeur, StringComparer.Ordinal))
                {
                    WriteTexte(cle.Valeur, sortie);
                    sortie.Append(':');
                    Write(valeur, sortie);
                    sortie.Append(',');
                }

                sortie.Append('}');
                break;
        }
    }

    private static void WriteTexte(string texte, StringBuilder sortie)
    {
        sortie.Append('"');
        foreach (var c in texte.Normalize(NormalizationForm.FormC))
        {
            if (c is '"' or '\\')
                sortie.Append('\\');
            sortie.Append(c);
        }

        sortie.Append('"');
    }
}
