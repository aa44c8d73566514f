using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using Parchemin.Application;

namespace Parchemin.Documents;

/// <summary>Writes a workbook of one sheet: typed cells, frozen headings, filter, French formats, choices, protected identity columns.</summary>
internal static class EcritureXlsx
{
    private const string Principal = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    // Fixed, so that the same data give the same bytes.
    private static readonly DateTimeOffset Date = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // A workbook counts days; before this one it counts a day that never was.
    private static readonly DateOnly Premier = new(1900, 3, 1);

    public static void Write(Stream sortie, string nom, IReadOnlyList<ColonneDeTableau> colonnes, IEnumerable<IReadOnlyList<string?>> lignes)
    {
        using var archive = new ZipArchive(sortie, ZipArchiveMode.Create, leaveOpen: true);
        Add(archive, "[Content_Types].xml", """<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>""");
        Add(archive, "_rels/.rels", $"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Add(archive, "xl/workbook.xml", $"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><workbook xmlns="{Principal}" xmlns:r="{Relations}"><sheets><sheet name="{SheetName(nom)}" sheetId="1" r:id="rId1"/></sheets></workbook>""");
        Add(archive, "xl/_rels/workbook.xml.rels", $"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Relations}/styles" Target="styles.xml"/></Relationships>""");
        // Styles: 0 text, 1 heading, 2 date, 3 number, 4 date and hour, 5 to 8 the same unlocked.
        Add(archive, "xl/styles.xml", $"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><styleSheet xmlns="{Principal}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="9"><xf numFmtId="49" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="0"/><xf numFmtId="165" applyNumberFormat="1"/><xf numFmtId="49" applyNumberFormat="1" applyProtection="1"><protection locked="0"/></xf><xf numFmtId="164" applyNumberFormat="1" applyProtection="1"><protection locked="0"/></xf><xf numFmtId="0" applyProtection="1"><protection locked="0"/></xf><xf numFmtId="165" applyNumberFormat="1" applyProtection="1"><protection locked="0"/></xf></cellXfs></styleSheet>""");
        using var flux = Open(archive, "xl/worksheets/sheet1.xml");
        using var xml = XmlWriter.Create(flux, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = false });
        WriteSheet(xml, colonnes, lignes);
    }

    private static void WriteSheet(XmlWriter xml, IReadOnlyList<ColonneDeTableau> colonnes, IEnumerable<IReadOnlyList<string?>> lignes)
    {
        xml.WriteStartElement("worksheet", Principal);
        xml.WriteRaw("<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>");
        xml.WriteStartElement("cols", Principal);
        for (var i = 0; i < colonnes.Count; i++)
            xml.WriteRaw(string.Create(CultureInfo.InvariantCulture, $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{colonnes[i].Largeur}\" customWidth=\"1\"/>"));
        xml.WriteEndElement();
        xml.WriteStartElement("sheetData", Principal);
        xml.WriteStartElement("row", Principal);
        foreach (var colonne in colonnes)
            Text(xml, colonne.EnTete, 1);
        xml.WriteEndElement();
        var protege = colonnes.Any(c => c.Verrouillee);
        var nombre = 1;
        foreach (var ligne in lignes)
        {
            nombre++;
            xml.WriteStartElement("row", Principal);
            for (var i = 0; i < colonnes.Count; i++)
                Cell(xml, colonnes[i], ligne[i], protege && !colonnes[i].Verrouillee);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        if (protege)
            xml.WriteRaw("<sheetProtection sheet=\"1\" formatColumns=\"0\" sort=\"0\" autoFilter=\"0\"/>");
        xml.WriteRaw(string.Create(CultureInfo.InvariantCulture, $"<autoFilter ref=\"A1:{Letters(colonnes.Count - 1)}{nombre}\"/>"));
        WriteChoices(xml, colonnes, nombre);
        xml.WriteEndElement();
    }

    private static void WriteChoices(XmlWriter xml, IReadOnlyList<ColonneDeTableau> colonnes, int nombre)
    {
        // A list written in place holds 255 characters at most, and no way to write a comma or a quotation mark inside a choice.
        var listes = colonnes.Select((c, i) => (Colonne: Letters(i), Choix: c.Choix is { } choix && !choix.Any(x => x.AsSpan().IndexOfAny(",\"") >= 0) ? string.Join(',', choix) : ""))
            .Where(c => c.Choix.Length is > 0 and <= 255).ToList();
        if (listes.Count == 0)
            return;
        xml.WriteStartElement("dataValidations", Principal);
        foreach (var (colonne, choix) in listes)
        {
            xml.WriteStartElement("dataValidation", Principal);
            xml.WriteAttributeString("type", "list");
            xml.WriteAttributeString("allowBlank", "1");
            xml.WriteAttributeString("sqref", string.Create(CultureInfo.InvariantCulture, $"{colonne}2:{colonne}{Math.Max(nombre, 2) + 500}"));
            xml.WriteElementString("formula1", Principal, $"\"{choix}\"");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Cell(XmlWriter xml, ColonneDeTableau colonne, string? valeur, bool ouverte)
    {
        switch (colonne.Type)
        {
            case TypeDeColonne.Date when DateOnly.TryParseExact(valeur, "yyyy-MM-dd", out var date) && date >= Premier:
                Number(xml, Days(date).ToString(CultureInfo.InvariantCulture), ouverte ? 6 : 2);
                break;
            case TypeDeColonne.Nombre when valeur is not null && TexteInerte.IsNumber(valeur):
                Number(xml, valeur, ouverte ? 7 : 3);
                break;
            case TypeDeColonne.DateHeure when EcritureDeTableau.Instant(valeur) is { } instant && DateOnly.FromDateTime(instant) >= Premier:
                Number(xml, (Days(DateOnly.FromDateTime(instant)) + decimal.Round(((instant.Hour * 60m) + instant.Minute) / 1440, 10)).ToString(CultureInfo.InvariantCulture), ouverte ? 8 : 4);
                break;
            default:
                Text(xml, valeur ?? "", ouverte ? 5 : 0);
                break;
        }
    }

    private static int Days(DateOnly date) => date.DayNumber - new DateOnly(1899, 12, 30).DayNumber;

    private static void Number(XmlWriter xml, string valeur, int style)
    {
        xml.WriteStartElement("c", Principal);
        xml.WriteAttributeString("s", style.ToString(CultureInfo.InvariantCulture));
        xml.WriteElementString("v", Principal, valeur);
        xml.WriteEndElement();
    }

    // An inline text under the text format is never a formula, even typed again; only what reading would take for our apostrophe gets one.
    private static void Text(XmlWriter xml, string texte, int style)
    {
        var propre = texte.Trim();
        var valeur = TexteXlsx.Encode(propre.StartsWith('\'') ? TexteInerte.Write(propre) : propre);
        xml.WriteStartElement("c", Principal);
        xml.WriteAttributeString("s", style.ToString(CultureInfo.InvariantCulture));
        if (valeur.Length > 0)
        {
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is", Principal);
            xml.WriteStartElement("t", Principal);
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(valeur);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    /// <summary>The name of a column, from 0: A, B… Z, AA.</summary>
    internal static string Letters(int colonne) => colonne < 26 ? ((char)('A' + colonne)).ToString() : Letters((colonne / 26) - 1) + (char)('A' + (colonne % 26));

    // 31 characters at most, none of those that a reference to a cell uses, no apostrophe at either end.
    private static string SheetName(string nom)
    {
        var propre = string.Concat(nom.Where(c => XmlConvert.IsXmlChar(c) && !char.IsControl(c) && !"[]*?/\\:".Contains(c, StringComparison.Ordinal)).Take(31)).Trim(' ', '\'');
        return propre.Length > 0 ? System.Security.SecurityElement.Escape(propre) : "Feuille 1";
    }

    private static void Add(ZipArchive archive, string nom, string contenu)
    {
        using var flux = Open(archive, nom);
        flux.Write(Encoding.UTF8.GetBytes(contenu));
    }

    private static Stream Open(ZipArchive archive, string nom)
    {
        var entree = archive.CreateEntry(nom, CompressionLevel.Fastest);
        entree.LastWriteTime = Date;
        return entree.Open();
    }
}
