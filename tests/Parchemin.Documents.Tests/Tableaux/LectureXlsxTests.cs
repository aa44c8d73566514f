using Parchemin.Application;
using static Parchemin.Documents.Tests.ClasseurDEssai;

namespace Parchemin.Documents.Tests;

/// <summary>A workbook is read for what its person sees: values, not formulas; days, not counts; the first sheet that shows.</summary>
public sealed class LectureXlsxTests
{
    // Styles: 0 general, 1 the built-in short date, 2 a French date, 3 a number with the word « jours », 4 an escaped letter, 5 a colour, 6 an hour.
    private const string Styles = $"""
        <styleSheet xmlns="{Principal}"><numFmts count="5"><numFmt numFmtId="164" formatCode="[$-40C]dd/mm/yyyy;@"/><numFmt numFmtId="165" formatCode="0&quot; jours&quot;"/><numFmt numFmtId="166" formatCode="0\d"/><numFmt numFmtId="167" formatCode="[Red]0.00_)"/><numFmt numFmtId="168" formatCode="TT.MM.JJJJ"/></numFmts>
        <cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs>
        <cellXfs count="8"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="20"/><xf numFmtId="168"/></cellXfs></styleSheet>
        """;

    private static readonly string Titre = Row("A", "B");

    [Fact]
    public void Shared_inline_and_formula_texts_are_read_with_their_runs()
    {
        var classeur = new ClasseurDEssai(Row("Nom", "B", "C", "D", "E") + "<row><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c><c t=\"inlineStr\"><is><r><rPr><b/></rPr><t>Zo</t></r><r><t>é</t></r></is></c><c t=\"str\"><f>A1&amp;\"x\"</f><v>calculé</v></c><c><f>1+1</f><v>2</v></c></row>")
            .With("xl/sharedStrings.xml", $"<sst xmlns=\"{Principal}\"><si><t>inutile</t></si><si><r><t xml:space=\"preserve\">Le </t></r><r><t>Gall</t></r></si><si><t>東京</t><rPh sb=\"0\" eb=\"2\"><t>とうきょう</t></rPh></si></sst>");
        Lectures.Read(classeur.ToBytes()).Rows().ShouldBe(["Le Gall|東京|Zoé|calculé|2"]);
    }

    [Theory]
    [InlineData("<c><v>12.5</v></c>", "12.5")]
    [InlineData("<c><v>0.30000000000000004</v></c>", "0.3")]
    [InlineData("<c><v>13.499999999999998</v></c>", "13.5")]
    [InlineData("<c><v>1.2E1</v></c>", "12")]
    [InlineData("<c><v>12345678901234</v></c>", "12345678901234")]
    [InlineData("<c><v>007</v></c>", "007")]
    [InlineData("<c t=\"b\"><v>1</v></c>", "oui")]
    [InlineData("<c t=\"b\"><v>0</v></c>", "non")]
    [InlineData("<c t=\"n\"><v>5</v></c>", "5")]
    [InlineData("<c/>", "")]
    [InlineData("<c><v/></c>", "")]
    public void Each_type_of_cell_gives_its_canonical_text(string cellule, string texte)
        => Lectures.Read(new ClasseurDEssai(Titre + $"<row><c t=\"inlineStr\"><is><t>x</t></is></c>{cellule}</row>").ToBytes()).Lignes.Single().Cellules[1].ShouldBe(texte);

    [Theory]
    [InlineData(1, "38113", "2004-05-06")]
    [InlineData(2, "38113", "2004-05-06")]
    [InlineData(7, "38113", "2004-05-06")]
    [InlineData(2, "38113.75", "2004-05-06")]
    [InlineData(1, "1", "1900-01-01")]
    [InlineData(1, "59", "1900-02-28")]
    [InlineData(1, "60", "1900-02-28")]
    [InlineData(1, "61", "1900-03-01")]
    [InlineData(1, "2958465", "9999-12-31")]
    [InlineData(1, "2958466", "2958466")]
    [InlineData(1, "0.5", "0.5")]
    [InlineData(1, "-1", "-1")]
    [InlineData(0, "38113", "38113")]
    [InlineData(3, "38113", "38113")]
    [InlineData(4, "38113", "38113")]
    [InlineData(5, "38113", "38113")]
    [InlineData(6, "0.25", "0.25")]
    [InlineData(99, "38113", "38113")]
    public void A_style_tells_a_date_from_a_number(int style, string valeur, string texte)
        => Lectures.Read(new ClasseurDEssai(Titre + $"<row><c t=\"inlineStr\"><is><t>x</t></is></c><c s=\"{style}\"><v>{valeur}</v></c></row>").With("xl/styles.xml", Styles).ToBytes())
            .Lignes.Single().Cellules[1].ShouldBe(texte);

    [Theory]
    [InlineData("0", "1904-01-01")]
    [InlineData("36651", "2004-05-06")]
    [InlineData("2957003", "9999-12-31")]
    [InlineData("2957004", "2957004")]
    public void The_dates_of_a_workbook_of_1904_count_from_there(string valeur, string texte)
        => Lectures.Read(new ClasseurDEssai(Titre + $"<row><c t=\"inlineStr\"><is><t>x</t></is></c><c s=\"1\"><v>{valeur}</v></c></row>")
                .With("xl/workbook.xml", Workbook("<sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/>", "<workbookPr date1904=\"1\"/>")).With("xl/styles.xml", Styles).ToBytes())
            .Lignes.Single().Cellules[1].ShouldBe(texte);

    [Fact]
    public void Dates_written_as_text_stay_as_they_are()
        => Lectures.Read(new ClasseurDEssai(Titre + "<row><c t=\"d\"><v>2004-05-06T00:00:00Z</v></c><c t=\"inlineStr\"><is><t>06/05/2004</t></is></c></row>").ToBytes()).Rows().ShouldBe(["2004-05-06|06/05/2004"]);

    [Fact]
    public void Cells_and_rows_left_out_keep_their_place()
    {
        var tableau = Lectures.Read(new ClasseurDEssai("<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>A</t></is></c><c r=\"C3\" t=\"inlineStr\"><is><t>C</t></is></c></row><row r=\"10\"><c r=\"C10\"><v>1</v></c></row><row/>").ToBytes());
        tableau.EnTetes.ShouldBe(["A", "", "C"]);
        tableau.Lignes.Single().Numero.ShouldBe(10);
        tableau.Rows().ShouldBe(["||1"]);
    }

    [Fact]
    public void The_first_sheet_that_shows_is_read_and_a_chart_is_not_one()
    {
        var classeur = new ClasseurDEssai(Row("Cachée"))
            .With("xl/workbook.xml", Workbook("<sheet name=\"A\" sheetId=\"1\" state=\"hidden\" r:id=\"rId1\"/><sheet name=\"B\" sheetId=\"2\" state=\"veryHidden\" r:id=\"rId1\"/><sheet name=\"C\" sheetId=\"3\" r:id=\"rId4\"/><sheet name=\"D\" sheetId=\"4\" state=\"visible\" r:id=\"rId5\"/><sheet name=\"E\" sheetId=\"5\" r:id=\"rId1\"/>"))
            .With("xl/_rels/workbook.xml.rels", Links(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId4", "chartsheet", "chartsheets/sheet1.xml"), ("rId5", "worksheet", "../xl/worksheets/deux.xml")))
            .With("xl/chartsheets/sheet1.xml", "<chartsheet/>")
            .With("xl/worksheets/deux.xml", Sheet(Row("Visible") + Row("1")));
        Lectures.Read(classeur.ToBytes()).EnTetes.ShouldBe(["Visible"]);
    }

    [Fact]
    public void The_strict_form_of_the_standard_is_read_as_the_other()
    {
        const string strict = "http://purl.oclc.org/ooxml/officeDocument/relationships";
        var classeur = new ClasseurDEssai("")
            .With("_rels/.rels", Links(("rId1", "x", "y")).Replace($"{Relations}/x", $"{strict}/officeDocument", StringComparison.Ordinal).Replace("\"y\"", "\"xl/workbook.xml\"", StringComparison.Ordinal))
            .With("xl/workbook.xml", Workbook("<sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/>").Replace(Principal, "http://purl.oclc.org/ooxml/spreadsheetml/main", StringComparison.Ordinal).Replace(Relations, strict, StringComparison.Ordinal))
            .With("xl/_rels/workbook.xml.rels", Links(("rId1", "worksheet", "worksheets/sheet1.xml")).Replace(Relations, strict, StringComparison.Ordinal))
            .With("xl/worksheets/sheet1.xml", Sheet(Titre + Row("1", "2")).Replace(Principal, "http://purl.oclc.org/ooxml/spreadsheetml/main", StringComparison.Ordinal));
        Lectures.Read(classeur.ToBytes()).Rows().ShouldBe(["1|2"]);
    }

    [Fact]
    public void A_formula_in_error_puts_its_row_at_fault_and_no_other()
    {
        var tableau = Lectures.Read(new ClasseurDEssai(Titre + Row("1", "2") + "<row><c><v>3</v></c><c t=\"e\"><f>VLOOKUP(1,Z:Z,1)</f><v>#N/A</v></c></row>").ToBytes());
        tableau.Lignes.Select(l => l.Faute is null).ShouldBe([true, false]);
        tableau.Lignes[1].Faute!.ShouldContain("colonne B");
        tableau.Lignes[1].Faute!.ShouldContain("#N/A");
    }

    [Fact]
    public void Characters_that_xml_cannot_carry_are_read_from_their_sign()
        => Lectures.Read(new ClasseurDEssai(Titre + Row("un_x000D_\ndeux", "_x005F_x0041_")).ToBytes()).Rows().ShouldBe(["un\r\ndeux|_x0041_"]);

    [Fact]
    public void Macros_links_and_malformed_addresses_are_not_even_looked_at()
    {
        var classeur = new ClasseurDEssai(Titre + Row("1", "2"))
            .With("xl/vbaProject.bin", [0xD0, 0xCF, 0x11, 0xE0])
            .With("xl/_rels/workbook.xml.rels", Links(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId7", "vbaProject", "vbaProject.bin")).Replace("</Relationships>", $"<Relationship Id=\"rId8\" Type=\"{Relations}/externalLink\" Target=\"http://127.0.0.1:9/x\" TargetMode=\"External\"/><Relationship Id=\"rId9\" Type=\"{Relations}/sharedStrings\" Target=\"file:///etc/passwd\" TargetMode=\"External\"/></Relationships>", StringComparison.Ordinal))
            .With("xl/worksheets/_rels/sheet1.xml.rels", Links(("rId1", "hyperlink", "x")).Replace("Target=\"x\"", "Target=\"mailto:jean dupont@@exemple.fr; autre\" TargetMode=\"External\"", StringComparison.Ordinal));
        Lectures.Read(classeur.ToBytes()).Rows().ShouldBe(["1|2"]);
    }

    [Fact]
    public void A_sheet_that_stands_outside_the_archive_is_refused()
        => Lectures.Refused(new ClasseurDEssai(Titre).With("xl/_rels/workbook.xml.rels", Links(("rId1", "worksheet", "file:///etc/passwd")).Replace("/>", " TargetMode=\"External\"/>", StringComparison.Ordinal)).ToBytes()).Code.ShouldBe("TABLEAU-ABIME");

    [Theory]
    [InlineData("xl/worksheets/sheet1.xml")]
    [InlineData("xl/workbook.xml")]
    [InlineData("xl/sharedStrings.xml")]
    [InlineData("xl/styles.xml")]
    [InlineData("_rels/.rels")]
    public void An_entity_or_a_document_type_is_refused_wherever_it_stands(string partie)
    {
        var classeur = new ClasseurDEssai(Titre + Row("1", "2")).With("xl/sharedStrings.xml", $"<sst xmlns=\"{Principal}\"><si><t>a</t></si></sst>").With("xl/styles.xml", Styles);
        classeur.With(partie, $"<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>{classeur[partie].Replace("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "", StringComparison.Ordinal)}");
        Lectures.Refused(classeur.ToBytes()).Code.ShouldBe("TABLEAU-ABIME");
    }

    [Fact]
    public void An_archive_that_unfolds_beyond_measure_is_refused()
    {
        // 300 MB of zeros in 300 KB; the part is not even one that is read.
        var refus = Lectures.Refused(new ClasseurDEssai(Titre).With("xl/media/image1.png", new byte[300 * 1024 * 1024]).ToBytes());
        refus.Code.ShouldBe("TABLEAU-ARCHIVE-PIEGEE");
        refus.Message.ShouldContain("refusé");
    }

    [Theory]
    [InlineData(1994, true)]
    [InlineData(1995, true)]
    [InlineData(1996, false)]
    public void An_archive_holds_2000_entries(int ajoutees, bool lue)
    {
        var classeur = new ClasseurDEssai(Titre);
        for (var i = 0; i < ajoutees; i++)
            classeur.With($"x/{i}", "");
        if (lue)
            Lectures.Read(classeur.ToBytes()).EnTetes.ShouldBe(["A", "B"]);
        else
            Lectures.Refused(classeur.ToBytes()).Code.ShouldBe("TABLEAU-ARCHIVE-PIEGEE");
    }

    [Fact]
    public void A_row_of_millions_of_cells_is_refused_at_the_2001st()
        => Lectures.Refused(new ClasseurDEssai($"<row>{string.Concat(Enumerable.Repeat("<c/>", 3_000_000))}</row>").ToBytes()).Code.ShouldBe("TABLEAU-LARGE");

    [Theory]
    [InlineData("<row><c r=\"XFD1\"><v>1</v></c></row>", "TABLEAU-LARGE")]
    [InlineData("<row><c r=\"ZZZZZZZZZZZZZZ1\"><v>1</v></c></row>", "TABLEAU-LARGE")]
    [InlineData("<row><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>", "TABLEAU-ABIME")]
    [InlineData("<row><c r=\"1\"><v>1</v></c></row>", "TABLEAU-ABIME")]
    [InlineData("<row><c t=\"s\"><v>0</v></c></row>", "TABLEAU-ABIME")]
    [InlineData("<row><c t=\"s\"><v>99999999999999</v></c></row>", "TABLEAU-ABIME")]
    [InlineData("<row><c t=\"s\"><v>-1</v></c></row>", "TABLEAU-ABIME")]
    [InlineData("<row><c>", "TABLEAU-ABIME")]
    [InlineData("<row><c t=\"inlineStr\"><is><t>&#0;</t></is></c></row>", "TABLEAU-ABIME")]
    [InlineData("", "TABLEAU-VIDE")]
    public void A_sheet_that_no_spreadsheet_writes_is_refused_by_name(string lignes, string code) => Lectures.Refused(new ClasseurDEssai(lignes).ToBytes()).Code.ShouldBe(code);

    [Fact]
    public void An_absurd_row_number_or_style_does_no_harm()
        => Lectures.Read(new ClasseurDEssai(Titre + "<row r=\"99999999999\"><c s=\"99999999999\"><v>1E400</v></c><c s=\"-5\"><v>NaN</v></c></row>").ToBytes()).Lignes.Single().Numero.ShouldBe(2);

    [Theory]
    [InlineData("xl/workbook.xml")]
    [InlineData("_rels/.rels")]
    [InlineData("xl/_rels/workbook.xml.rels")]
    public void Without_one_of_its_parts_it_is_no_workbook(string partie)
        => Lectures.Refused(new ClasseurDEssai(Titre).With(partie, "<x/>").ToBytes()).Code.ShouldBe("TABLEAU-ABIME");

    [Fact]
    public void An_archive_cut_anywhere_is_refused_and_never_half_read()
    {
        var entier = new ClasseurDEssai(Titre + string.Concat(Enumerable.Range(0, 50).Select(i => Row($"{i}", "x")))).ToBytes();
        for (var longueur = 4; longueur < entier.Length; longueur += 37)
            Lectures.Refused(entier[..longueur]).Code.ShouldBe("TABLEAU-ABIME", $"{longueur} octets");
    }

    [Fact]
    public void Bytes_changed_at_random_are_read_or_refused_but_never_break()
    {
        var tirage = new Random(20240701);
        var entier = new ClasseurDEssai(Titre + Row("1", "2")).With("xl/styles.xml", Styles).ToBytes();
        var (lus, refuses) = (0, 0);
        for (var essai = 0; essai < 3000; essai++)
        {
            var octets = (byte[])entier.Clone();
            for (var n = tirage.Next(1, 6); n > 0; n--)
                octets[tirage.Next(2, octets.Length)] = (byte)tirage.Next(256);
            try
            {
                Lectures.Read(octets);
                lus++;
            }
            catch (TableauIllisibleException)
            {
                refuses++;
            }
        }

        (lus + refuses).ShouldBe(3000);
        refuses.ShouldBeGreaterThan(1000);
    }

    [Theory]
    [InlineData(99_999, true)]
    [InlineData(100_000, true)]
    [InlineData(100_001, false)]
    public void A_sheet_holds_100000_rows(int lignes, bool lue)
    {
        var octets = new ClasseurDEssai("<row><c t=\"inlineStr\"><is><t>A</t></is></c></row>" + string.Concat(Enumerable.Repeat("<row><c><v>1</v></c></row>", lignes))).ToBytes();
        if (lue)
            Lectures.Read(octets).Lignes.Count.ShouldBe(lignes);
        else
            Lectures.Refused(octets).Code.ShouldBe("TABLEAU-LONG");
    }
}
