using System.Globalization;
using System.Text;
using System.Xml;
using Parchemin.Application;

namespace Parchemin.Documents;

/// <summary>Reads the first visible sheet of an XLSX, cell after cell. Formulas give their last value; macros and links are never followed.</summary>
/// <remarks>Names are told without their namespace: the strict and the transitional forms of ISO/IEC 29500 differ only by it.</remarks>
internal static class LectureXlsx
{
    private const int TextesMax = 2_000_000;

    // Cells may stand to the right of the headings as long as they are empty.
    private const int ColonneMax = LecteurDeTableau.ColonnesMax * 4;

    public static Tableau Read(byte[] octets)
    {
        try
        {
            using var archive = new ArchiveXlsx(octets);
            var classeur = archive.Relations("").FirstOrDefault(r => r.Type is "officeDocument").Vers ?? throw new InvalidDataException();
            var relations = archive.Relations(classeur);
            var (feuille, depuis1904) = FirstVisible(archive, classeur, relations);
            using var styles = Open(archive, relations, "styles");
            return LecteurDeTableau.Assemble(Rows(archive, feuille, Shared(archive, relations), new DatesXlsx(styles, depuis1904)));
        }
        catch (Exception e) when (e is IOException or InvalidDataException or XmlException or NotSupportedException or ArgumentException)
        {
            throw new TableauIllisibleException("TABLEAU-ABIME", "Le classeur est abîmé ou n'est pas un fichier .xlsx. Ouvrez-le dans un tableur et enregistrez-le de nouveau.");
        }
    }

    private static XmlReader? Open(ArchiveXlsx archive, IReadOnlyList<(string Id, string Type, string Vers)> relations, string type)
        => relations.FirstOrDefault(r => string.Equals(r.Type, type, StringComparison.Ordinal)).Vers is { } partie ? archive.Open(partie) : null;

    // A sheet that is a chart has nothing to read.
    private static (string Feuille, bool Depuis1904) FirstVisible(ArchiveXlsx archive, string classeur, IReadOnlyList<(string Id, string Type, string Vers)> relations)
    {
        var (feuille, depuis1904) = ((string?)null, false);
        using var xml = archive.Open(classeur) ?? throw new InvalidDataException();
        while (xml.Read())
        {
            if (xml.NodeType is not XmlNodeType.Element)
                continue;
            if (xml.LocalName is "workbookPr")
                depuis1904 = xml.GetAttribute("date1904") is "1" or "true";
            else if (xml.LocalName is "sheet" && feuille is null && xml.GetAttribute("state") is null or "visible")
                feuille = relations.FirstOrDefault(r => r.Type is "worksheet" && string.Equals(r.Id, Related(xml), StringComparison.Ordinal)).Vers;
        }

        return (feuille ?? throw new InvalidDataException(), depuis1904);
    }

    // « r:id », whatever its prefix.
    private static string? Related(XmlReader xml)
    {
        string? id = null;
        while (xml.MoveToNextAttribute())
            id = xml.LocalName is "id" && xml.NamespaceURI.Length > 0 ? xml.Value : id;
        xml.MoveToElement();
        return id;
    }

    private static List<string> Shared(ArchiveXlsx archive, IReadOnlyList<(string Id, string Type, string Vers)> relations)
    {
        var textes = new List<string>();
        using var xml = Open(archive, relations, "sharedStrings");
        while (xml?.Read() is true)
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "si" })
                continue;
            textes.Add(Content(xml));
            if (textes.Count > TextesMax)
                throw new TableauIllisibleException("TABLEAU-LONG", $"Le classeur contient plus de {TextesMax} textes. Partagez-le.");
        }

        return textes;
    }

    private static IEnumerable<(int, List<string>, string?)> Rows(ArchiveXlsx archive, string feuille, List<string> partages, DatesXlsx dates)
    {
        using var xml = archive.Open(feuille) ?? throw new InvalidDataException();
        var (numero, cellules, faute) = (0, new List<string>(), (string?)null);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "row" })
            {
                numero = int.TryParse(xml.GetAttribute("r"), CultureInfo.InvariantCulture, out var dit) && dit > numero ? dit : numero + 1;
                (cellules, faute) = ([], null);
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                Place(xml, cellules, numero);
                var estUneErreur = xml.GetAttribute("t") is "e";
                var valeur = Value(xml, partages, dates);
                if (estUneErreur)
                    faute ??= $"La formule de la colonne {EcritureXlsx.Letters(cellules.Count)} donne l'erreur {valeur}. Corrigez-la, ou mettez la valeur à sa place.";
                cellules.Add(LecteurDeTableau.Cell(valeur, numero));
            }
            else if (xml is { NodeType: XmlNodeType.EndElement, LocalName: "row" })
            {
                yield return (numero, cellules, faute);
            }
        }
    }

    // Empty cells are often left out: the reference of the next one tells how many.
    private static void Place(XmlReader xml, List<string> cellules, int ligne)
    {
        var colonne = xml.GetAttribute("r") is { } reference ? Column(reference) : cellules.Count;
        if (colonne >= ColonneMax)
            throw new TableauIllisibleException("TABLEAU-LARGE", $"Ligne {ligne} : une cellule est loin à droite du tableau. Effacez-la.");
        if (colonne < cellules.Count)
            throw new InvalidDataException();
        while (cellules.Count < colonne)
            cellules.Add("");
    }

    private static int Column(string reference)
    {
        var colonne = 0;
        foreach (var c in reference.TakeWhile(char.IsAsciiLetter))
            colonne = Math.Min((colonne * 26) + (char.ToUpperInvariant(c) - 'A' + 1), ColonneMax + 1);
        return colonne - 1;
    }

    private static string Value(XmlReader xml, List<string> partages, DatesXlsx dates)
    {
        var type = xml.GetAttribute("t");
        var style = int.TryParse(xml.GetAttribute("s"), CultureInfo.InvariantCulture, out var s) ? s : 0;
        var brut = Content(xml);
        return type switch
        {
            "s" => int.TryParse(brut, CultureInfo.InvariantCulture, out var rang) && rang >= 0 && rang < partages.Count ? partages[rang] : throw new InvalidDataException(),
            "b" => brut is "1" or "true" ? "oui" : "non",
            "d" => brut.Length >= 10 ? brut[..10] : brut,
            "inlineStr" or "str" or "e" => brut,
            _ when double.TryParse(brut, NumberStyles.Float, CultureInfo.InvariantCulture, out var nombre) => dates.IsDate(style) ? dates.Format(nombre) : Number(brut, nombre),
            _ => brut,
        };
    }

    // The format keeps 15 significant digits: what lies beyond is the noise of the binary form.
    private static string Number(string brut, double nombre)
        => brut.Length <= 15 && !brut.Contains('E', StringComparison.OrdinalIgnoreCase) ? brut : nombre.ToString("G15", CultureInfo.InvariantCulture);

    // The value of a cell or the text of a shared one: its runs one after the other, without the formula nor the reading of ideograms.
    private static string Content(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return "";
        var texte = new StringBuilder();
        var (profondeur, dans, lecture) = (xml.Depth, "", 0);
        while (xml.Read() && xml.Depth > profondeur)
        {
            if (xml.NodeType is XmlNodeType.Element && !xml.IsEmptyElement)
                (dans, lecture) = (xml.LocalName, lecture + (xml.LocalName is "rPh" ? 1 : 0));
            else if (xml.NodeType is XmlNodeType.EndElement)
                (dans, lecture) = ("", lecture - (xml.LocalName is "rPh" ? 1 : 0));
            else if (lecture == 0 && dans is "v" or "t" && xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
                texte.Append(xml.Value);
        }

        return TexteXlsx.Decode(texte.ToString());
    }
}
