using System.Text;
using Parchemin.Application;

namespace Parchemin.Documents.Tests;

/// <summary>A CSV is read whatever wrote it; what cannot be read is told with its place.</summary>
public sealed class LectureCsvTests
{
    private const string Feuille = "Nom;Prénoms;Né le\r\nLefèvre;Zoé, Œuvre;06/05/2004\r\nNuñez;« Léa » – 12 €;2004-05-06\r\n";

    public static TheoryData<string> Encodages => ["utf-8", "utf-8 annoncé", "windows-1252", "utf-16 petit-boutiste", "utf-16 gros-boutiste"];

    [Theory]
    [MemberData(nameof(Encodages))]
    public void Each_encoding_that_a_spreadsheet_writes_gives_the_same_text(string encodage)
    {
        Encoding codage = encodage switch
        {
            "utf-8" => new UTF8Encoding(false),
            "utf-8 annoncé" => new UTF8Encoding(true),
            "windows-1252" => CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
            "utf-16 petit-boutiste" => new UnicodeEncoding(bigEndian: false, byteOrderMark: true),
            _ => new UnicodeEncoding(bigEndian: true, byteOrderMark: true),
        };
        var tableau = Lectures.Read([.. codage.GetPreamble(), .. codage.GetBytes(Feuille)]);
        tableau.EnTetes.ShouldBe(["Nom", "Prénoms", "Né le"]);
        tableau.Rows().ShouldBe(["Lefèvre|Zoé, Œuvre|06/05/2004", "Nuñez|« Léa » – 12 €|2004-05-06"]);
        tableau.Lignes.Select(l => l.Numero).ShouldBe([2, 3]);
    }

    [Fact]
    public void A_file_that_says_utf_8_and_breaks_it_is_refused_at_its_line()
    {
        byte[] octets = [0xEF, 0xBB, 0xBF, .. "Nom;Ville\nA;B\nLef"u8, 0xE8, .. "vre;Paris\n"u8];
        var refus = Lectures.Refused(octets);
        refus.Code.ShouldBe("TABLEAU-ABIME");
        refus.Message.ShouldContain("Ligne 3");
    }

    [Theory]
    [InlineData(";")]
    [InlineData(",")]
    [InlineData("\t")]
    [InlineData("|")]
    public void The_separator_is_found(string separateur)
    {
        var tableau = Lectures.ReadCsv($"Nom{separateur}Prénoms{separateur}Note\nA{separateur}B{separateur}12\n");
        tableau.EnTetes.Count.ShouldBe(3);
        tableau.Rows().ShouldBe(["A|B|12"]);
    }

    [Theory]
    [InlineData("Nom;Note\nA;12,5\n", "A|12,5")]
    [InlineData("Nom,Note\nA,\"12,5\"\n", "A|12,5")]
    [InlineData("Nom,Note\nA,12.5\n", "A|12.5")]
    public void A_decimal_comma_is_kept_where_it_does_not_separate(string feuille, string ligne) => Lectures.ReadCsv(feuille).Rows().ShouldBe([ligne]);

    [Fact]
    public void A_separator_between_quotes_does_not_count_in_finding_it()
        => Lectures.ReadCsv("\"Nom, prénoms, usage, autre\";Note\n\"Martin, Zoé\";12\n").EnTetes.ShouldBe(["Nom, prénoms, usage, autre", "Note"]);

    [Fact]
    public void A_sheet_of_one_column_is_not_cut_at_the_commas_of_its_rows()
        => Lectures.ReadCsv("\n\nNote\n12,5\n").Rows().ShouldBe(["12,5"]);

    [Theory]
    [InlineData("sep=|\r\nNom;x|Note\r\nA|1\r\n")]
    [InlineData("SEP=|\nNom;x|Note\nA|1\n")]
    [InlineData("sep=|\rNom;x|Note\rA|1\r")]
    public void An_announced_separator_is_obeyed_and_its_line_not_counted(string feuille)
    {
        var tableau = Lectures.ReadCsv(feuille);
        tableau.EnTetes.ShouldBe(["Nom;x", "Note"]);
        tableau.Lignes.Single().Numero.ShouldBe(2);
    }

    [Fact]
    public void Quotes_keep_separators_line_ends_and_doubled_quotes()
    {
        var tableau = Lectures.ReadCsv("Nom;Adresse;Ville\n\"dit \"\"le Grand\"\"\";\"12, rue A\r\nbât. B;\n3\";Paris\n\"\";\"\"\"\"; x \nC;D;E");
        tableau.Rows().ShouldBe(["dit \"le Grand\"|12, rue A\r\nbât. B;\n3|Paris", "|\"|x", "C|D|E"]);
        // As a spreadsheet numbers them, whatever lines they take in the file.
        tableau.Lignes.Select(l => l.Numero).ShouldBe([2, 3, 4]);
    }

    [Theory]
    [InlineData("A;B\n1;2\n3;4")]
    [InlineData("A;B\r\n1;2\r\n3;4\r\n")]
    [InlineData("A;B\r1;2\r3;4\r")]
    [InlineData("\n;;\nA;B;;\n1;2\n\n;;;\n3;4;\n\n")]
    public void Line_ends_empty_rows_and_empty_last_columns_change_nothing(string feuille)
    {
        var tableau = Lectures.ReadCsv(feuille);
        tableau.EnTetes.ShouldBe(["A", "B"]);
        tableau.Rows().ShouldBe(["1|2", "3|4"]);
    }

    [Fact]
    public void A_quote_never_closed_is_refused_at_its_row()
    {
        var refus = Lectures.RefusedCsv("A;B\n1;2\n3;\"4\n5;6\n");
        refus.Code.ShouldBe("TABLEAU-GUILLEMET");
        refus.Message.ShouldContain("Ligne 3");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\r\n\r\n")]
    [InlineData(";;;\n;\n")]
    [InlineData("   \n\t\n")]
    public void An_empty_file_is_refused_as_such(string feuille) => Lectures.RefusedCsv(feuille).Code.ShouldBe("TABLEAU-VIDE");

    [Fact]
    public void Headings_alone_are_a_sheet_without_rows() => Lectures.ReadCsv("Nom;Prénoms\n").Lignes.ShouldBeEmpty();

    [Theory]
    [InlineData("Nom;Note;nom\n")]
    [InlineData("Nom;Note; Nom \nA;1;B\n")]
    public void Two_columns_of_one_name_are_refused(string feuille)
    {
        var refus = Lectures.RefusedCsv(feuille);
        refus.Code.ShouldBe("TABLEAU-EN-TETE-DOUBLE");
        refus.Message.ShouldContain("« Nom »");
    }

    [Fact]
    public void Columns_without_a_name_may_be_several() => Lectures.ReadCsv("Nom;;;Note\nA;x;y;1\n").Rows().ShouldBe(["A|x|y|1"]);

    [Fact]
    public void A_row_too_long_is_at_fault_and_the_others_stand()
    {
        var tableau = Lectures.ReadCsv("Nom;Ville\nA;Paris\nMartin;Zoé;Lyon\nB;Lille;\nC\n");
        tableau.Lignes.Select(l => l.Faute is null).ShouldBe([true, false, true, true]);
        tableau.Lignes[1].Faute!.ShouldContain("« Lyon »");
        tableau.Lignes[3].Cellules.ShouldBe(["C", ""]);
    }

    [Theory]
    [InlineData(new byte[] { 0x41, 0x3B, 0x00, 0x42, 0x0A })]
    [InlineData(new byte[] { 0x4E, 0x00, 0x6F, 0x00, 0x6D, 0x00, 0x0A, 0x00 })]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x00, 0x00, 0x41, 0x00, 0x00, 0x00 })]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00 })]
    public void Binary_data_are_not_a_sheet(byte[] octets) => Lectures.Refused(octets).Code.ShouldBe("TABLEAU-AUTRE");

    [Fact]
    public void A_control_character_is_kept_for_the_field_to_refuse()
        => Lectures.ReadCsv("Nom;Ville\nMar\u0007tin;\u001bParis\n").Rows().ShouldBe(["Mar\u0007tin|\u001bParis"]);

    [Theory]
    [InlineData(32_766, true)]
    [InlineData(32_767, true)]
    [InlineData(32_768, false)]
    public void A_cell_holds_what_a_spreadsheet_holds(int longueur, bool lue)
    {
        var feuille = $"Nom;Note\nA;1\nB;{new string('x', longueur)}\n";
        if (lue)
        {
            Lectures.ReadCsv(feuille).Lignes[1].Cellules[1].Length.ShouldBe(longueur);
            return;
        }

        var refus = Lectures.RefusedCsv(feuille);
        refus.Code.ShouldBe("TABLEAU-CELLULE");
        refus.Message.ShouldContain("Ligne 3");
    }

    [Theory]
    [InlineData(499, true)]
    [InlineData(500, true)]
    [InlineData(501, false)]
    public void A_sheet_holds_500_columns(int colonnes, bool lue)
    {
        var feuille = string.Join(';', Enumerable.Range(1, colonnes).Select(i => $"C{i}")) + "\n";
        if (lue)
            Lectures.ReadCsv(feuille).EnTetes.Count.ShouldBe(colonnes);
        else
            Lectures.RefusedCsv(feuille).Code.ShouldBe("TABLEAU-LARGE");
    }

    [Theory]
    [InlineData(99_999, true)]
    [InlineData(100_000, true)]
    [InlineData(100_001, false)]
    public void A_sheet_holds_100000_rows(int lignes, bool lue)
    {
        var feuille = "Nom;Note\n" + string.Concat(Enumerable.Repeat("A;1\n", lignes));
        if (lue)
            Lectures.ReadCsv(feuille).Lignes.Count.ShouldBe(lignes);
        else
            Lectures.RefusedCsv(feuille).Code.ShouldBe("TABLEAU-LONG");
    }

    [Fact]
    public void Many_columns_leave_room_for_fewer_rows()
    {
        var entetes = string.Join(';', Enumerable.Range(1, 500).Select(i => $"C{i}")) + "\n";
        Lectures.ReadCsv(entetes + string.Concat(Enumerable.Repeat("A\n", 10_000))).Lignes.Count.ShouldBe(10_000);
        Lectures.RefusedCsv(entetes + string.Concat(Enumerable.Repeat("A\n", 10_001))).Code.ShouldBe("TABLEAU-LONG");
    }

    [Fact]
    public void A_file_beyond_20_megabytes_is_refused_before_it_is_read_whole()
    {
        using var flux = new SansFin();
        Should.Throw<TableauIllisibleException>(() => new LecteurDeTableau().Read(flux)).Code.ShouldBe("TABLEAU-GROS");
        flux.Lus.ShouldBeLessThan(21 * 1024 * 1024);
    }

    [Fact]
    public void A_heading_that_begins_like_an_archive_is_still_a_heading()
        => Lectures.ReadCsv("PK;Nom\n1;A\n").EnTetes.ShouldBe(["PK", "Nom"]);

    [Fact]
    public void An_old_workbook_or_a_pdf_is_named_for_what_it_is()
    {
        Lectures.Refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).Code.ShouldBe("TABLEAU-ANCIEN");
        Lectures.RefusedCsv("%PDF-1.7\n").Code.ShouldBe("TABLEAU-AUTRE");
    }

    private sealed class SansFin : Stream
    {
        public long Lus { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Lus; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Array.Fill(buffer, (byte)'a', offset, count);
            Lus += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
