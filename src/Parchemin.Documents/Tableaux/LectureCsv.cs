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
        // A line « sep=; » tells the separator to spreadsheets, which show it nowhere.
        return texte.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && texte.IndexOfAny(['\r', '\n']) == 5
            ? LecteurDeTableau.Assemble(Rows(texte, texte.AsSpan(5).StartsWith("\r\n") ? 7 : 6, texte[4]))
            : LecteurDeTableau.Assemble(Rows(texte, 0, Guess(texte)));
    }

    private static string Decode(byte[] octets)
    {
        if (octets is [0xFF, 0xFE, ..])
            return Encoding.Unicode.GetString(octets, 2, octets.Length - 2);
        if (octets is [0xFE, 0xFF, ..])
            return Encoding.BigEndianUnicode.GetString(octets, 2, octets.Length - 2);
        var annonce = octets is [0xEF, 0xBB, 0xBF, ..];
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(annonce ? octets.AsSpan(3) : octets);
        }
        catch (DecoderFallbackException) when (!annonce)
        {
            // What French spreadsheets write when they are asked for nothing else.
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(octets);
        }
        catch (DecoderFallbackException e)
        {
            throw new TableauIllisibleException("TABLEAU-ABIME", $"Ligne {octets.AsSpan(0, e.Index + 3).Count((byte)'\n') + 1} : le fichier se dit en UTF-8 et ne l'est pas jusqu'au bout. Enregistrez-le de nouveau depuis le logiciel d'origine.");
        }
    }

    // The separator is the one found most in the first line that is not blank, quotes apart.
    private static char Guess(string texte)
    {
        var comptes = new int[Separateurs.Length];
        var (entreGuillemets, commencee) = (false, false);
        foreach (var c in texte)
        {
            if (c == '"')
                entreGuillemets = !entreGuillemets;
            else if (!entreGuillemets && c is '\n' or '\r' && commencee)
                break;
            else if (!entreGuillemets && Array.IndexOf(Separateurs, c) is >= 0 and var i)
                comptes[i]++;
            commencee |= !char.IsWhiteSpace(c);
        }

        return Separateurs[Array.IndexOf(comptes, comptes.Max())];
    }

    // Rows are numbered as a spreadsheet shows them: a line end between quotes begins none.
    private static IEnumerable<(int, List<string>, string?)> Rows(string texte, int i, char separateur)
    {
        var (cellules, cellule, numero) = (new List<string>(), new StringBuilder(), 1);
        while (i < texte.Length)
        {
            var c = texte[i];
            if (c == '"' && cellule.Length == 0)
            {
                i = Quoted(texte, i + 1, cellule);
                if (i < 0)
                    throw new TableauIllisibleException("TABLEAU-GUILLEMET", $"Ligne {numero} : un guillemet ouvert n'est jamais fermé. Fermez-le, ou doublez-le s'il fait partie du texte.");
            }
            else if (c == separateur)
            {
                cellules.Add(LecteurDeTableau.Cell(cellule.ToString(), numero));
                cellule.Clear();
                i++;
            }
            else if (c is '\n' or '\r')
            {
                cellules.Add(LecteurDeTableau.Cell(cellule.ToString(), numero));
                cellule.Clear();
                yield return (numero++, cellules, null);
                cellules = [];
                i += c == '\r' && i + 1 < texte.Length && texte[i + 1] == '\n' ? 2 : 1;
            }
            else
            {
                cellule.Append(c);
                i++;
            }
        }

        if (cellule.Length > 0 || cellules.Count > 0)
        {
            cellules.Add(LecteurDeTableau.Cell(cellule.ToString(), numero));
            yield return (numero, cellules, null);
        }
    }

    // After the closing quote; -1 when there is none.
    private static int Quoted(string texte, int i, StringBuilder cellule)
    {
        for (; i < texte.Length; i++)
        {
            if (texte[i] != '"')
                cellule.Append(texte[i]);
            else if (i + 1 < texte.Length && texte[i + 1] == '"')
                cellule.Append(texte[i++]);
            else
                return i + 1;
        }

        return -1;
    }
}
