using System.Text;
using Parchemin.Application;

namespace Parchemin.Documents;

/// <summary>Reads a CSV: finds its encoding and its separator, quotes and line ends inside quotes included.</summary>
internal static class LectureCsv
{
    private static readonly char[] Separateurs = [';', ',', '\t', '|'];

    public static Tableau Read(byte[] octets)
    {
        var texte = Decode(octets);
        if (texte.Contains('\0', StringComparison.Ordinal))
            throw new TableauIllisibleException("TABLEAU-AUTRE", "Ce n'est pas un tableau : le fichier contient des données binaires. Enregistrez-le en .xlsx ou en CSV.");
        var debut = 0;
        var annonce = texte.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && texte.Length > 4;
        var separateur = annonce ? texte[4] : Guess(texte);
        if (annonce)
            debut = texte.IndexOf('\n', StringComparison.Ordinal) + 1;
        return LecteurDeTableau.Assemble(Rows(texte, debut, separateur, annonce ? 2 : 1));
    }

    private static string Decode(byte[] octets)
    {
        if (octets is [0xFF, 0xFE, ..])
            return Encoding.Unicode.GetString(octets, 2, octets.Length - 2);
        if (octets is [0xFE, 0xFF, ..])
            return Encoding.BigEndianUnicode.GetString(octets, 2, octets.Length - 2);
        var depart = octets is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(octets, depart, octets.Length - depart);
        }
        catch (DecoderFallbackException)
        {
            // What French spreadsheets write when they are asked for nothing else.
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(octets);
        }
    }

    // The separator is the one found most in the first line, quotes apart.
    private static char Guess(string texte)
    {
        var comptes = new int[Separateurs.Length];
        var entreGuillemets = false;
        foreach (var c in texte)
        {
            if (c == '"')
                entreGuillemets = !entreGuillemets;
            else if (!entreGuillemets && c is '\n' or '\r' && comptes.Any(n => n > 0))
                break;
            else if (!entreGuillemets && Array.IndexOf(Separateurs, c) is >= 0 and var i)
                comptes[i]++;
        }

        return Separateurs[Array.IndexOf(comptes, comptes.Max())];
    }

    private static IEnumerable<(int, List<string>)> Rows(string texte, int i, char separateur, int numero)
    {
        var (cellules, cellule, debut) = (new List<string>(), new StringBuilder(), numero);
        while (i < texte.Length)
        {
            var c = texte[i];
            if (c == '"' && cellule.Length == 0)
            {
                var ouverte = numero;
                i = Quoted(texte, i + 1, cellule, ref numero);
                if (i < 0)
                    throw new TableauIllisibleException("TABLEAU-GUILLEMET", $"Ligne {ouverte} : un guillemet ouvert n'est jamais fermé. Fermez-le, ou doublez-le s'il fait partie du texte.");
            }
            else if (c == separateur)
            {
                cellules.Add(LecteurDeTableau.Cell(cellule.ToString(), debut));
                cellule.Clear();
                i++;
            }
            else if (c is '\n' or '\r')
            {
                cellules.Add(LecteurDeTableau.Cell(cellule.ToString(), debut));
                cellule.Clear();
                yield return (debut, cellules);
                cellules = [];
                i += c == '\r' && i + 1 < texte.Length && texte[i + 1] == '\n' ? 2 : 1;
                debut = ++numero;
            }
            else
            {
                cellule.Append(c);
                i++;
            }
        }

        if (cellule.Length > 0 || cellules.Count > 0)
        {
            cellules.Add(LecteurDeTableau.Cell(cellule.ToString(), debut));
            yield return (debut, cellules);
        }
    }

    // After the closing quote; -1 when there is none.
    private static int Quoted(string texte, int i, StringBuilder cellule, ref int numero)
    {
        for (; i < texte.Length; i++)
        {
            if (texte[i] == '"' && i + 1 < texte.Length && texte[i + 1] == '"')
                cellule.Append(texte[i++]);
            else if (texte[i] == '"')
                return i + 1;
            else
            {
                numero += texte[i] == '\n' ? 1 : 0;
                cellule.Append(texte[i]);
            }
        }

        return -1;
    }
}
