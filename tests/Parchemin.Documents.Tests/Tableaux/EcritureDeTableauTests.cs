using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Parchemin.Application;
using Xunit.Abstractions;

namespace Parchemin.Documents.Tests;

/// <summary>What is written is read back as it was, opens without a warning in a spreadsheet, and never runs there.</summary>
public sealed class EcritureDeTableauTests(ITestOutputHelper sortie)
{
    private static readonly XNamespace Principal = ClasseurDEssai.Principal;

    public static TheoryData<FormatDeTableau> Formats => [FormatDeTableau.Csv, FormatDeTableau.Xlsx];

    public static TheoryData<string> Formules =>
    [
        "=1+1", "=cmd|' /C calc'!A0", "+1+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0", "=HYPERLINK(\"http://exemple.fr?\"&A1;\"clic\")",
        "＝1+1", "＋1", "－1-1", "＠SUM(A1)", "\t=1+1", "\r=1+1", " =1+1", "=\"a;b\"", "-", "--1", "'=1+1", "''=1+1", "+33612345678",
    ];

    [Theory]
    [MemberData(nameof(Formules))]
    public void A_formula_is_written_in_csv_behind_an_apostrophe_and_read_back_as_typed(string texte)
    {
        var octets = Lectures.Write(FormatDeTableau.Csv, [Lectures.Texte("Nom"), Lectures.Texte("B")], [texte, "x"], ["y", texte]);
        foreach (var cellule in Lectures.Read(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(octets).Replace("'", "§", StringComparison.Ordinal))).Lignes.SelectMany(l => l.Cellules).Where(c => c.Length > 1))
            cellule[0].ShouldBe('§', cellule);
        Lectures.Read(octets).Rows().ShouldBe([$"{texte.Trim()}|x", $"y|{texte.Trim()}"]);
    }

    [Theory]
    [MemberData(nameof(Formules))]
    public void A_formula_is_written_in_a_workbook_as_a_text_and_read_back_as_typed(string texte)
    {
        var octets = Lectures.Write(FormatDeTableau.Xlsx, [Lectures.Texte("Nom"), new ColonneDeTableau("B", TypeDeColonne.Nombre, 8), new ColonneDeTableau("C", TypeDeColonne.Date, 8)], [texte, texte, texte]);
        var cellules = Sheet(octets).Descendants(Principal + "c").ToList();
        cellules.ShouldAllBe(c => c.Attribute("t")!.Value == "inlineStr" && c.Element(Principal + "f") == null && c.Element(Principal + "v") == null);
        Lectures.Read(octets).Rows().ShouldBe([string.Join('|', Enumerable.Repeat(texte.Trim(), 3))]);
    }

    [Theory]
    [InlineData(FormatDeTableau.Csv)]
    [InlineData(FormatDeTableau.Xlsx)]
    public void A_heading_that_looks_like_a_formula_is_made_harmless_too(FormatDeTableau format)
    {
        var octets = Lectures.Write(format, [Lectures.Texte("=1+1"), Lectures.Texte("a, b; c | d")], ["x", "y"]);
        Lectures.Read(octets).EnTetes.ShouldBe(["=1+1", "a, b; c | d"]);
        if (format is FormatDeTableau.Csv)
            Encoding.UTF8.GetString(octets).ShouldStartWith("\uFEFF'=1+1;");
    }

    [Fact]
    public void Numbers_and_dates_are_typed_in_a_workbook_and_french_in_csv()
    {
        ColonneDeTableau[] colonnes = [new("Note", TypeDeColonne.Nombre, 8), new("Le", TypeDeColonne.Date, 10), Lectures.Texte("Code")];
        var csv = Encoding.UTF8.GetString(Lectures.Write(FormatDeTableau.Csv, colonnes, ["12.50", "2004-05-06", "01053"], ["-3", null, ""], ["1,234", "hier", "1.5"], ["a.b", "1899-12-31", "-5"]));
        csv.ShouldBe("\uFEFFNote;Le;Code\r\n12,50;06/05/2004;01053\r\n-3;;\r\n1,234;hier;1.5\r\na.b;31/12/1899;-5\r\n");
        var xlsx = Lectures.Write(FormatDeTableau.Xlsx, colonnes, ["12.50", "2004-05-06", "01053"], ["1,234", "1899-12-31", "12345678901234567"], ["1234567890123456", "2004-02-30", "x"]);
        Sheet(xlsx).Descendants(Principal + "row").Skip(1).Select(r => string.Concat(r.Elements(Principal + "c").Select(c => c.Element(Principal + "v") is null ? "t" : "v"))).ShouldBe(["vvt", "ttt", "ttt"]);
        Lectures.Read(xlsx).Rows().ShouldBe(["12.50|2004-05-06|01053", "1,234|1899-12-31|12345678901234567", "1234567890123456|2004-02-30|x"]);
    }

    [Theory]
    [InlineData("2024-06-04 09:30", "45447.3958333333", "04/06/2024 09:30")]
    [InlineData("2024-06-04 00:00", "45447", "04/06/2024 00:00")]
    [InlineData("2024-06-04T09:30:00Z", null, "2024-06-04T09:30:00Z")]
    public void A_day_with_its_hour_is_typed_in_a_workbook_and_french_in_csv(string valeur, string? jours, string francais)
    {
        ColonneDeTableau[] colonnes = [new("Le", TypeDeColonne.DateHeure, 16)];
        Encoding.UTF8.GetString(Lectures.Write(FormatDeTableau.Csv, colonnes, [valeur])).ShouldBe($"\uFEFFLe\r\n{francais}\r\n");
        var octets = Lectures.Write(FormatDeTableau.Xlsx, colonnes, [valeur]);
        var cellule = Sheet(octets).Descendants(Principal + "row").Last().Elements(Principal + "c").Single();
        cellule.Element(Principal + "v")?.Value.ShouldBe(jours);
        (cellule.Element(Principal + "v") is null).ShouldBe(jours is null);
        var format = Part(octets, "xl/styles.xml").Descendants(Principal + "cellXfs").Single().Elements(Principal + "xf").ElementAt((int)cellule.Attribute("s")!).Attribute("numFmtId")!.Value;
        format.ShouldBe(jours is null ? "49" : "165");
    }

    [Fact]
    public void Columns_that_identify_are_locked_and_the_others_open()
    {
        var octets = Lectures.Write(FormatDeTableau.Xlsx, [new("Nom", TypeDeColonne.Texte, 18, Verrouillee: true), new("Note", TypeDeColonne.Nombre, 8), new("Le", TypeDeColonne.Date, 8), Lectures.Texte("X")], ["Martin", "12", "2004-05-06", "x"], ["Dupont", null, null, null]);
        var feuille = Sheet(octets);
        feuille.Descendants(Principal + "sheetProtection").Single().Attribute("sheet")!.Value.ShouldBe("1");
        var styles = Part(octets, "xl/styles.xml").Descendants(Principal + "cellXfs").Single().Elements(Principal + "xf").Select(x => x.Element(Principal + "protection")?.Attribute("locked")?.Value is "0").ToList();
        foreach (var ligne in feuille.Descendants(Principal + "row").Skip(1))
            ligne.Elements(Principal + "c").Select(c => styles[(int)c.Attribute("s")!]).ShouldBe([false, true, true, true]);
        feuille.Descendants(Principal + "row").First().Elements(Principal + "c").ShouldAllBe(c => !styles[(int)c.Attribute("s")!]);
        Sheet(Lectures.Write(FormatDeTableau.Xlsx, [Lectures.Texte("Nom")], ["x"])).Descendants(Principal + "sheetProtection").ShouldBeEmpty();
    }

    [Fact]
    public void Choices_become_a_list_unless_the_form_cannot_hold_them()
    {
        ColonneDeTableau Of(string nom, params string[] choix) => new(nom, TypeDeColonne.Texte, 12, Choix: choix);
        var feuille = Sheet(Lectures.Write(FormatDeTableau.Xlsx, [Of("Sexe", "Féminin", "Masculin"), Of("Virgule", "Absent", "Absent, force majeure"), Of("Guillemet", "a\"b"), Of("Long", [.. Enumerable.Range(0, 60).Select(i => $"c{i:000}")]), Of("Vide"), Lectures.Texte("Libre")], ["Féminin", "Absent", "", "", "", ""]));
        var liste = feuille.Descendants(Principal + "dataValidation").Single();
        liste.Attribute("sqref")!.Value.ShouldBe("A2:A502");
        liste.Element(Principal + "formula1")!.Value.ShouldBe("\"Féminin,Masculin\"");
    }

    [Theory]
    [InlineData(255, true)]
    [InlineData(256, false)]
    public void A_list_of_choices_holds_255_characters(int longueur, bool ecrite)
        => Sheet(Lectures.Write(FormatDeTableau.Xlsx, [new("A", TypeDeColonne.Texte, 12, Choix: [new string('a', 100), new string('b', longueur - 101)])], ["x"])).Descendants(Principal + "dataValidation").Any().ShouldBe(ecrite);

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_same_data_give_the_same_bytes(FormatDeTableau format)
        => Lectures.Write(format, [Lectures.Texte("Nom")], ["Zoé"]).ShouldBe(Lectures.Write(format, [Lectures.Texte("Nom")], ["Zoé"]));

    [Theory]
    [InlineData("Notes", "Notes")]
    [InlineData("a[b]*c?/d\\e:f", "abcdef")]
    [InlineData("<Notes & \"co\">", "<Notes & \"co\">")]
    [InlineData("\0\u0001\u001f", "Feuille 1")]
    [InlineData("''", "Feuille 1")]
    [InlineData("", "Feuille 1")]
    [InlineData("0123456789012345678901234567890123456789", "0123456789012345678901234567890")]
    public void The_name_of_the_sheet_is_one_that_a_spreadsheet_takes(string nom, string ecrit)
    {
        using var flux = new MemoryStream();
        new EcritureDeTableau().Write(flux, FormatDeTableau.Xlsx, nom, [Lectures.Texte("A")], [["x"]]);
        Part(flux.ToArray(), "xl/workbook.xml").Descendants(Principal + "sheet").Single().Attribute("name")!.Value.ShouldBe(ecrit);
    }

    [Fact]
    public void The_parts_of_a_sheet_stand_in_the_order_of_the_standard()
    {
        var octets = Lectures.Write(FormatDeTableau.Xlsx, [new("Nom", TypeDeColonne.Texte, 18, Verrouillee: true), new("Sexe", TypeDeColonne.Texte, 8, Choix: ["F", "M"])], ["a", "F"]);
        Sheet(octets).Root!.Elements().Select(e => e.Name.LocalName).ShouldBe(["sheetViews", "cols", "sheetData", "sheetProtection", "autoFilter", "dataValidations"]);
        Sheet(octets).Descendants(Principal + "autoFilter").Single().Attribute("ref")!.Value.ShouldBe("A1:B2");
        Sheet(octets).Descendants(Principal + "pane").Single().Attributes().Select(a => $"{a.Name}={a.Value}").ShouldBe(["ySplit=1", "topLeftCell=A2", "activePane=bottomLeft", "state=frozen"]);
    }

    [Fact]
    public void Columns_beyond_z_keep_their_place()
    {
        var colonnes = Enumerable.Range(0, 80).Select(i => Lectures.Texte($"C{i}")).ToList();
        var octets = Lectures.Write(FormatDeTableau.Xlsx, colonnes, [.. Enumerable.Range(0, 80).Select(i => $"{i}")]);
        Sheet(octets).Descendants(Principal + "autoFilter").Single().Attribute("ref")!.Value.ShouldBe("A1:CB2");
        Lectures.Read(octets).Lignes.Single().Cellules.ShouldBe(Enumerable.Range(0, 80).Select(i => $"{i}"));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Whatever_is_written_is_read_back(FormatDeTableau format)
    {
        var graine = int.TryParse(Environment.GetEnvironmentVariable("PARCHEMIN_SEED"), System.Globalization.CultureInfo.InvariantCulture, out var donnee) ? donnee : 20240701;
        sortie.WriteLine($"PARCHEMIN_SEED={graine}");
        var tirage = new Random(graine);
        for (var essai = 0; essai < 400; essai++)
        {
            var colonnes = Enumerable.Range(0, tirage.Next(1, 8)).Select(i => new ColonneDeTableau($"{Text(tirage, format)} {i}", (TypeDeColonne)tirage.Next(3), 12, tirage.Next(4) == 0)).ToList();
            if (colonnes.Select(c => c.EnTete.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Count() < colonnes.Count)
                continue;
            var lignes = Enumerable.Range(0, tirage.Next(0, 6)).Select(_ => (IReadOnlyList<string?>)[.. colonnes.Select(c => Value(tirage, c.Type, format))]).ToArray();
            var lu = Lectures.Read(Lectures.Write(format, colonnes, lignes));
            lu.EnTetes.ShouldBe(colonnes.Select(c => c.EnTete.Trim()));
            var attendues = lignes.Select(l => l.Select((v, i) => Expected(v ?? "", colonnes[i].Type, format)).ToList()).Where(l => l.Exists(c => c.Length > 0)).ToList();
            lu.Lignes.Count.ShouldBe(attendues.Count);
            for (var i = 0; i < attendues.Count; i++)
                lu.Lignes[i].Cellules.ShouldBe(attendues[i]);
        }
    }

    // A CSV has no types: it is written for a French reader, whose forms the fields understand.
    private static string Expected(string valeur, TypeDeColonne type, FormatDeTableau format)
        => format is FormatDeTableau.Csv && type is TypeDeColonne.Date && DateOnly.TryParseExact(valeur, "yyyy-MM-dd", out var date) ? date.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture)
            : format is FormatDeTableau.Csv && type is TypeDeColonne.Nombre && decimal.TryParse(valeur, System.Globalization.NumberStyles.AllowLeadingSign | System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out _) ? valeur.Replace('.', ',')
            : valeur.Trim();

    private static string? Value(Random tirage, TypeDeColonne type, FormatDeTableau format) => tirage.Next(8) switch
    {
        0 => null,
        1 => Text(tirage, format),
        _ when type is TypeDeColonne.Date => new DateOnly(1850, 1, 1).AddDays(tirage.Next(100_000)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        _ when type is TypeDeColonne.Nombre => Math.Round((decimal)(tirage.NextDouble() * 2000) - 1000, tirage.Next(0, 8)).ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => Text(tirage, format),
    };

    private static string Text(Random tirage, FormatDeTableau format)
    {
        // A line end alone is not told apart in XML, and a control character has no place in it.
        string[] morceaux = ["=", "+", "-", "@", "'", "\"", ";", ",", "|", "\t", "\n", " ", "\u00a0", "a", "Zoé", "Œ", "漢", "😀", "&", "<", ">", "]]>", "_x0041_", "_x0041_x0042_", "12", "3.5", "007", "1E5", "sep=", "PK", "oui", .. format is FormatDeTableau.Csv ? ["\r\n", "\u0007"] : Array.Empty<string>()];
        return string.Concat(Enumerable.Range(0, tirage.Next(1, 7)).Select(_ => morceaux[tirage.Next(morceaux.Length)]));
    }

    private static XDocument Sheet(byte[] octets) => Part(octets, "xl/worksheets/sheet1.xml");

    private static XDocument Part(byte[] octets, string nom)
    {
        using var archive = new ZipArchive(new MemoryStream(octets));
        using var partie = archive.GetEntry(nom)!.Open();
        return XDocument.Load(partie);
    }
}
