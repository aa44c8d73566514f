using System.Globalization;
using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Parchemin.Application;

namespace Parchemin.Documents;

/// <summary>Reads the first visible sheet of an XLSX, row after row. Formulas give their last value; macros and links are never followed.</summary>
internal static class LectureXlsx
{
    private const long OctetsDepliesMax = 200L * 1024 * 1024;
    private const int EntreesMax = 2000;

    public static Tableau Read(byte[] octets)
    {
        try
        {
            CheckArchive(octets);
            using var document = SpreadsheetDocument.Open(new MemoryStream(octets, writable: false), isEditable: false);
            return Read(document);
        }
        catch (Exception e) when (e is InvalidDataException or OpenXmlPackageException or XmlException or FileFormatException or FormatException or KeyNotFoundException or ArgumentException or InvalidOperationException or NotSupportedException)
        {
            throw new TableauIllisibleException("TABLEAU-ABIME", "Le classeur est abîmé ou n'est pas un fichier .xlsx. Ouvrez-le dans un tableur et enregistrez-le de nouveau.");
        }
    }

    // What an archive says of its sizes may lie: they are counted as they unfold.
    private static void CheckArchive(byte[] octets)
    {
        using var archive = new ZipArchive(new MemoryStream(octets, writable: false), ZipArchiveMode.Read);
        if (archive.Entries.Count > EntreesMax)
            throw Trap();
        var tampon = new byte[81920];
        long total = 0;
        foreach (var entree in archive.Entries)
        {
            using var flux = entree.Open();
            for (int lus; (lus = flux.Read(tampon)) > 0;)
            {
                if ((total += lus) > OctetsDepliesMax)
                    throw Trap();
            }
        }
    }

    private static TableauIllisibleException Trap() => new("TABLEAU-ARCHIVE-PIEGEE", "Le classeur se déplie au-delà de toute mesure : il est refusé. Enregistrez-le de nouveau depuis un tableur.");

    private static Tableau Read(SpreadsheetDocument document)
    {
        var classeur = document.WorkbookPart ?? throw new InvalidDataException();
        var feuille = classeur.Workbook.Sheets?.Elements<Sheet>().FirstOrDefault(s => s.State?.Value is null or SheetStateValues.Visible) ?? throw new InvalidDataException();
        var partie = (WorksheetPart)classeur.GetPartById(feuille.Id!.Value!);
        var partages = Shared(classeur);
        var dates = DateStyles(classeur);
        var depuis1904 = classeur.Workbook.WorkbookProperties?.Date1904?.Value ?? false;
        return LecteurDeTableau.Assemble(Rows(partie, partages, dates, depuis1904));
    }

    private static List<string> Shared(WorkbookPart classeur)
    {
        var textes = new List<string>();
        if (classeur.SharedStringTablePart is not { } partie)
            return textes;
        using var lecteur = OpenXmlReader.Create(partie);
        while (lecteur.Read())
        {
            if (lecteur.ElementType == typeof(SharedStringItem) && lecteur.IsStartElement && lecteur.LoadCurrentElement() is SharedStringItem item)
                textes.Add(string.Concat(item.Descendants<Text>().Where(t => t.Parent is not PhoneticRun).Select(t => t.Text)));
        }

        return textes;
    }

    private static HashSet<uint> DateStyles(WorkbookPart classeur)
    {
        var dates = new HashSet<uint>();
        if (classeur.WorkbookStylesPart?.Stylesheet is not { CellFormats: { } formats } styles)
            return dates;
        var propres = styles.NumberingFormats?.Elements<NumberingFormat>().Where(f => IsDate(f.FormatCode?.Value)).Select(f => f.NumberFormatId!.Value).ToHashSet() ?? [];
        uint rang = 0;
        foreach (var format in formats.Elements<CellFormat>())
        {
            var numero = format.NumberFormatId?.Value ?? 0;
            if (numero is >= 14 and <= 17 or 22 or >= 27 and <= 36 or >= 50 and <= 58 || propres.Contains(numero))
                dates.Add(rang);
            rang++;
        }

        return dates;
    }

    // A day or a year outside quotes and brackets.
    private static bool IsDate(string? code)
    {
        var (entreGuillemets, entreCrochets) = (false, false);
        foreach (var c in code ?? "")
        {
            if (c == '"')
                entreGuillemets = !entreGuillemets;
            else if (c is '[' or ']')
                entreCrochets = c == '[';
            else if (!entreGuillemets && !entreCrochets && c is 'd' or 'D' or 'y' or 'Y' or 'j' or 'J')
                return true;
        }

        return false;
    }

    private static IEnumerable<(int, List<string>)> Rows(WorksheetPart partie, List<string> partages, HashSet<uint> dates, bool depuis1904)
    {
        using var lecteur = OpenXmlReader.Create(partie);
        var numero = 0;
        while (lecteur.Read())
        {
            if (lecteur.ElementType != typeof(Row) || !lecteur.IsStartElement || lecteur.LoadCurrentElement() is not Row ligne)
                continue;
            numero = (int)(ligne.RowIndex?.Value ?? (uint)numero + 1);
            var cellules = new List<string>();
            foreach (var cellule in ligne.Elements<Cell>())
            {
                var colonne = cellule.CellReference?.Value is { } reference ? Column(reference) : cellules.Count;
                if (colonne >= LecteurDeTableau.ColonnesMax * 4)
                    throw new TableauIllisibleException("TABLEAU-LARGE", $"Ligne {numero} : une cellule est loin à droite du tableau. Effacez-la.");
                while (cellules.Count < colonne)
                    cellules.Add("");
                cellules.Add(LecteurDeTableau.Cell(Value(cellule, partages, dates, depuis1904), numero));
            }

            yield return (numero, cellules);
        }
    }

    private static string Value(Cell cellule, List<string> partages, HashSet<uint> dates, bool depuis1904)
    {
        var brut = cellule.CellValue?.Text ?? "";
        var type = cellule.DataType?.Value;
        if (type is CellValues.SharedString)
            return partages[int.Parse(brut, CultureInfo.InvariantCulture)];
        if (type is CellValues.InlineString)
            return string.Concat(cellule.Descendants<Text>().Select(t => t.Text));
        if (type is CellValues.Boolean)
            return brut is "1" ? "oui" : "non";
        if (type is CellValues.Date)
            return brut.Length >= 10 ? brut[..10] : brut;
        if (type is CellValues.String or CellValues.Error || brut.Length == 0)
            return brut;
        return double.TryParse(brut, NumberStyles.Float, CultureInfo.InvariantCulture, out var nombre)
            ? dates.Contains(cellule.StyleIndex?.Value ?? 0) ? Date(nombre, depuis1904) : Number(brut, nombre)
            : brut;
    }

    // The format keeps 15 significant digits: what lies beyond is the noise of the binary form.
    private static string Number(string brut, double nombre)
        => brut.Length <= 15 && !brut.Contains('E', StringComparison.OrdinalIgnoreCase) ? brut : nombre.ToString("G15", CultureInfo.InvariantCulture);

    // Day 60 of the 1900 system is the 29 February 1900, which never was.
    private static string Date(double jours, bool depuis1904)
        => jours is >= 1 and < 2_958_466
            ? (depuis1904 ? new DateOnly(1904, 1, 1).AddDays((int)jours) : new DateOnly(1899, 12, jours < 60 ? 31 : 30).AddDays((int)jours)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : jours.ToString(CultureInfo.InvariantCulture);

    private static int Column(string reference)
    {
        var colonne = 0;
        foreach (var c in reference)
        {
            if (!char.IsAsciiLetter(c))
                break;
            colonne = (colonne * 26) + (char.ToUpperInvariant(c) - 'A' + 1);
        }

        return colonne - 1;
    }
}
