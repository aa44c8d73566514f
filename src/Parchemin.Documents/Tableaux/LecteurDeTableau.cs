using Parchemin.Application;

namespace Parchemin.Documents;

/// <summary>Reads a sheet by what it is, not by what its name says.</summary>
public sealed class LecteurDeTableau : ILecteurDeTableau
{
    internal const int OctetsMax = 20 * 1024 * 1024;
    internal const int LignesMax = 100_000;
    internal const int ColonnesMax = 500;
    internal const int CelluleMax = 32_767;

    // A few bytes of an archive can announce rows of hundreds of empty cells.
    private const int CellulesMax = 5_000_000;

    public Tableau Read(Stream contenu)
    {
        var octets = ReadBytes(contenu);
        if (octets.Length == 0)
            throw new TableauIllisibleException("TABLEAU-VIDE", "Le fichier est vide. Choisissez le bon fichier.");
        return octets.AsSpan() switch
        {
            [0x50, 0x4B, 0x03 or 0x05, ..] => LectureXlsx.Read(octets),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => throw new TableauIllisibleException("TABLEAU-ANCIEN", "C'est un classeur .xls ou protégé par un mot de passe. Enregistrez-le au format .xlsx, sans mot de passe, ou en CSV."),
            [0x25, 0x50, 0x44, 0x46, ..] => throw new TableauIllisibleException("TABLEAU-AUTRE", "C'est un PDF. Demandez le fichier d'origine au format .xlsx ou CSV."),
            _ => LectureCsv.Read(octets),
        };
    }

    /// <summary>The rows under their headings: empty rows left out, short rows completed, a row at fault kept with what is wrong with it.</summary>
    internal static Tableau Assemble(IEnumerable<(int Numero, List<string> Cellules, string? Faute)> lignes)
    {
        List<string>? entetes = null;
        var lues = new List<LigneDeTableau>();
        foreach (var (numero, cellules, faute) in lignes)
        {
            if (cellules.TrueForAll(c => c.Length == 0))
                continue;
            if (entetes is null)
            {
                entetes = Headings(numero, cellules);
                continue;
            }

            lues.Add(Row(numero, cellules, faute, entetes.Count));
            if (lues.Count > LignesMax || (long)lues.Count * entetes.Count > CellulesMax)
                throw new TableauIllisibleException("TABLEAU-LONG", $"Le tableau compte plus de {LignesMax} lignes ou de {CellulesMax} cellules. Partagez-le.");
        }

        return entetes is null ? throw new TableauIllisibleException("TABLEAU-VIDE", "Le tableau n'a aucune ligne. Choisissez le bon fichier.") : new Tableau(entetes, lues);
    }

    internal static string Cell(string texte, int ligne)
        => texte.Length > CelluleMax
            ? throw new TableauIllisibleException("TABLEAU-CELLULE", $"Ligne {ligne} : une cellule compte {texte.Length} caractères ; {CelluleMax} au plus sont lus. Abrégez-la.")
            : TexteInerte.Read(texte);

    private static List<string> Headings(int numero, List<string> cellules)
    {
        while (cellules[^1].Length == 0)
            cellules.RemoveAt(cellules.Count - 1);
        if (cellules.Count > ColonnesMax)
            throw new TableauIllisibleException("TABLEAU-LARGE", $"Le tableau compte {cellules.Count} colonnes ; {ColonnesMax} au plus sont lues. Ôtez les colonnes inutiles.");
        return cellules.GroupBy(e => e, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Key.Length > 0 && g.Skip(1).Any()) is { } double_
            ? throw new TableauIllisibleException("TABLEAU-EN-TETE-DOUBLE", $"Ligne {numero} : deux colonnes s'appellent « {double_.Key} ». Renommez-en une.")
            : cellules;
    }

    private static LigneDeTableau Row(int numero, List<string> cellules, string? faute, int colonnes)
    {
        if (cellules.Count > colonnes && cellules.FindIndex(colonnes, c => c.Length > 0) is >= 0 and var deTrop)
            faute = $"« {cellules[deTrop]} » est au-delà des {colonnes} colonnes du tableau. Un séparateur est de trop, ou un texte qui en contient n'est pas entre guillemets.";
        while (cellules.Count < colonnes)
            cellules.Add("");
        return new LigneDeTableau(numero, cellules.Count == colonnes ? cellules : cellules.GetRange(0, colonnes)) { Faute = faute };
    }

    private static byte[] ReadBytes(Stream contenu)
    {
        using var memoire = new MemoryStream();
        var tampon = new byte[81920];
        for (int lus; (lus = contenu.Read(tampon)) > 0;)
        {
            memoire.Write(tampon, 0, lus);
            if (memoire.Length > OctetsMax)
                throw new TableauIllisibleException("TABLEAU-GROS", $"Le fichier pèse plus de {OctetsMax / 1024 / 1024} Mo. Partagez-le.");
        }

        return memoire.ToArray();
    }
}
