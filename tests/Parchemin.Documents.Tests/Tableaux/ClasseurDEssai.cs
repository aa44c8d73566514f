using System.IO.Compression;
using System.Text;

namespace Parchemin.Documents.Tests;

/// <summary>A workbook written by hand, part by part, as other software writes it or as an attacker would.</summary>
internal sealed class ClasseurDEssai
{
    public const string Principal = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly Dictionary<string, byte[]> parties = new(StringComparer.Ordinal);

    /// <summary>A workbook of one sheet.</summary>
    /// <param name="feuille">The rows: what stands between <c>sheetData</c> and its end.</param>
    public ClasseurDEssai(string feuille)
    {
        this["[Content_Types].xml"] = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>";
        this["_rels/.rels"] = Links(("rId1", "officeDocument", "xl/workbook.xml"));
        this["xl/workbook.xml"] = Workbook("<sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/>");
        this["xl/_rels/workbook.xml.rels"] = Links(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "sharedStrings", "sharedStrings.xml"), ("rId3", "styles", "/xl/styles.xml"));
        this["xl/worksheets/sheet1.xml"] = Sheet(feuille);
    }

    public string this[string partie]
    {
        get => Encoding.UTF8.GetString(parties[partie]);
        set => parties[partie] = Encoding.UTF8.GetBytes(value);
    }

    public static string Sheet(string lignes) => $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"{Principal}\"><sheetData>{lignes}</sheetData></worksheet>";

    public static string Workbook(string feuilles, string avant = "") => $"<workbook xmlns=\"{Principal}\" xmlns:r=\"{Relations}\">{avant}<sheets>{feuilles}</sheets></workbook>";

    public static string Links(params (string Id, string Type, string Vers)[] liens)
        => $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(liens.Select(l => $"<Relationship Id=\"{l.Id}\" Type=\"{Relations}/{l.Type}\" Target=\"{l.Vers}\"/>"))}</Relationships>";

    /// <summary>A row of texts written in place.</summary>
    public static string Row(params string[] textes) => $"<row>{string.Concat(textes.Select(t => $"<c t=\"inlineStr\"><is><t>{t}</t></is></c>"))}</row>";

    public ClasseurDEssai With(string partie, string contenu)
    {
        this[partie] = contenu;
        return this;
    }

    public ClasseurDEssai With(string partie, byte[] contenu)
    {
        parties[partie] = contenu;
        return this;
    }

    public byte[] ToBytes()
    {
        using var flux = new MemoryStream();
        using (var archive = new ZipArchive(flux, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (nom, contenu) in parties)
            {
                using var partie = archive.CreateEntry(nom, CompressionLevel.Fastest).Open();
                partie.Write(contenu);
            }
        }

        return flux.ToArray();
    }
}
