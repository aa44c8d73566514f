using System.IO.Compression;
using System.Text;

namespace Parchemin.Application.Tests;

/// <summary>What a file is is read in its bytes: what could run, or hide something that runs, does not come in.</summary>
public sealed class PiecesTests
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n%%EOF");

    public static TheoryData<string, byte[], string?> Fichiers => new()
    {
        { "conditions.pdf", Pdf, "application/pdf" },
        { "image.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], "image/png" },
        { "photo.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 0], "image/jpeg" },
        { "notes.txt", Encoding.UTF8.GetBytes("Élève, 2024 : déjà vu"), "text/plain" },
        { "note.docx", Zip("[Content_Types].xml", "word/document.xml"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
        { "note.odt", Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "")), "application/vnd.oasis.opendocument.text" },
        { "page.pdf", Encoding.UTF8.GetBytes("<html><script>alert(1)</script></html>"), null },
        { "dessin.png", Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), null },
        { "programme.pdf", [0x4D, 0x5A, 0x90, 0, 3, 0], null },
        { "binaire", [0x7F, 0x45, 0x4C, 0x46, 2], null },
        { "script.txt", Encoding.UTF8.GetBytes("#!/bin/sh\nrm -rf /"), null },
        { "lot.txt", Encoding.UTF8.GetBytes("@echo off"), null },
        { "texte.txt", Encoding.UTF8.GetBytes("Bonjour <SCRIPT>x"), null },
        { "nul.txt", [65, 0, 66], null },
        { "archive.docx", Zip("secret.txt"), null },
        { "archive.zip", Zip("a.txt"), null },
        { "macro.docx", Zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), null },
        { "objet.docx", Zip("[Content_Types].xml", "word/document.xml", "word/embeddings/oleObject1.bin"), null },
        { "macro.odt", Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("Basic/Standard/Module1.xml", "")), null },
        { "ancien.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], null },
        { "tronque.docx", [0x50, 0x4B, 3, 4, 0, 0], null },
        { "actif.pdf", Encoding.ASCII.GetBytes("%PDF-1.7\n<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>"), null },
        { "lanceur.pdf", Encoding.ASCII.GetBytes("%PDF-1.7\n<</S/Launch/F(calc.exe)>>"), null },
        { "double.pdf", [.. Pdf, .. Zip("cache.exe")], null },
        { "vide.pdf", [], null },
    };

    [Theory]
    [MemberData(nameof(Fichiers))]
    public async Task A_file_is_what_its_bytes_say(string nom, byte[] octets, string? format)
    {
        await using var scene = await SceneDeDossier.NewAsync();
        var joindre = new JoindreUnePiece(scene["inscription/scolaire"], null, null, nom, octets);
        if (format is null)
        {
            (await scene.CodeAsync("scolaire", joindre)).ShouldBe("PIECE-REFUSEE");
            return;
        }

        var piece = await scene.RunAsync("scolaire", joindre);
        piece["format"].ShouldBe(format);
        (await PieceLue.ReadAsync(scene.Guichet, await scene.ActAsync("equipe"), piece.Id)).Octets.ShouldBe(octets);
    }

    [Fact]
    public async Task A_zip_that_would_swell_is_refused_before_it_is_opened()
    {
        await using var scene = await SceneDeDossier.NewAsync();
        using var memoire = new MemoryStream();
        using (var archive = new ZipArchive(memoire, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "[Content_Types].xml", "");
            using var flux = archive.CreateEntry("word/document.xml", CompressionLevel.SmallestSize).Open();
            for (var i = 0; i < 210; i++)
                flux.Write(new byte[1024 * 1024]);
        }

        (await scene.CodeAsync("scolaire", new JoindreUnePiece(scene["inscription/scolaire"], null, null, "bombe.docx", memoire.ToArray()))).ShouldBe("PIECE-REFUSEE");
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, "PIECE-TROP-GROSSE")]
    public async Task A_file_weighs_ten_megabytes_at_most(int deTrop, string? refus)
    {
        await using var scene = await SceneDeDossier.NewAsync();
        var octets = new byte[JoindreUnePiece.TailleMax + deTrop];
        Array.Fill(octets, (byte)'a');
        (await scene.CodeAsync("scolaire", new JoindreUnePiece(scene["inscription/scolaire"], null, null, "a.txt", octets))).ShouldBe(refus);
    }

    [Theory]
    [InlineData(@"..\..\etc\passwd", "passwd.txt")]
    [InlineData("C:\\Users\\moi\\devis.TXT", "devis.TXT")]
    [InlineData("rapport.pdf", "rapport.pdf.txt")]
    [InlineData("\u0000<\"'>.txt", "'.txt")]
    [InlineData("...", "document.txt")]
    public async Task A_name_has_no_path_and_ends_as_what_the_file_is(string nom, string attendu)
    {
        await using var scene = await SceneDeDossier.NewAsync();
        (await scene.RunAsync("scolaire", new JoindreUnePiece(scene["inscription/scolaire"], null, null, nom, "Un texte"u8.ToArray())))["nom"].ShouldBe(attendu);
    }

    [Fact]
    public async Task The_same_bytes_are_kept_once_and_read_through_the_file_only()
    {
        await using var scene = await SceneDeDossier.NewAsync();
        var (inscription, autre) = (scene["inscription/scolaire"], scene["inscription/individuel"]);
        var une = await scene.RunAsync("scolaire", new JoindreUnePiece(inscription, null, null, "a.pdf", Pdf));
        (await scene.RunAsync("scolaire", new JoindreUnePiece(inscription, null, null, "b.pdf", Pdf))).Id.ShouldBe(une.Id);
        var ailleurs = await scene.RunAsync("individuel", new JoindreUnePiece(autre, null, null, "c.pdf", Pdf));
        ailleurs["contenu"].ShouldBe(une["contenu"]);
        (await Essais.CodeAsync(async () => await PieceLue.ReadAsync(scene.Guichet, await scene.ActAsync("individuel"), une.Id))).ShouldBe("INTROUVABLE");
        (await Essais.CodeAsync(async () => await scene.Guichet.ReadAsync(await scene.ActAsync("scolaire"), GenresDuParcours.Contenu, une["contenu"]!))).ShouldBe("INTROUVABLE");
        await scene.RunAsync("scolaire", new RetirerUnePiece(une.Id));
        (await scene.ReadAsync("scolaire")).Pieces.ShouldBeEmpty();
    }

    private static byte[] Zip(params string[] noms) => Zip([.. noms.Select(n => (n, "x"))]);

    private static byte[] Zip(params (string Nom, string Texte)[] entrees)
    {
        using var memoire = new MemoryStream();
        using (var archive = new ZipArchive(memoire, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (nom, texte) in entrees)
                Add(archive, nom, texte);
        }

        return memoire.ToArray();
    }

    private static void Add(ZipArchive archive, string nom, string texte)
    {
        using var flux = archive.CreateEntry(nom).Open();
        flux.Write(Encoding.UTF8.GetBytes(texte));
    }
}
