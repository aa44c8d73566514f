using System.IO.Compression;
using System.Text;

namespace Parchemin.Application;

/// <summary>A sort of file that may be joined.</summary>
/// <param name="Format">The media type under which it is given back.</param>
/// <param name="Extension">With its point: the name under which it is given back ends with it.</param>
public sealed record TypeDePiece(string Format, string Extension, string Libelle)
{
    private const string Remede = "Joignez un PDF, une image PNG ou JPEG, un document de traitement de texte ou de tableur sans macro, ou un texte simple.";
    private const int EntreesMax = 2000;
    private const long OuvertMax = 200L * 1024 * 1024;

    private static readonly TypeDePiece Pdf = new("application/pdf", ".pdf", "PDF");
    private static readonly TypeDePiece Png = new("image/png", ".png", "Image PNG");
    private static readonly TypeDePiece Jpeg = new("image/jpeg", ".jpg", "Image JPEG");
    private static readonly TypeDePiece TexteSimple = new("text/plain", ".txt", "Texte");

    private static readonly (string Entree, TypeDePiece Type)[] Bureautiques =
    [
        ("word/document.xml", new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx", "Document Word")),
        ("xl/workbook.xml", new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx", "Classeur Excel")),
        ("ppt/presentation.xml", new("application/vnd.openxmlformats-officedocument.presentationml.presentation", ".pptx", "Présentation PowerPoint")),
    ];

    private static readonly (string Mime, TypeDePiece Type)[] Ouverts =
    [
        ("application/vnd.oasis.opendocument.text", new("application/vnd.oasis.opendocument.text", ".odt", "Document OpenDocument")),
        ("application/vnd.oasis.opendocument.spreadsheet", new("application/vnd.oasis.opendocument.spreadsheet", ".ods", "Classeur OpenDocument")),
        ("application/vnd.oasis.opendocument.presentation", new("application/vnd.oasis.opendocument.presentation", ".odp", "Présentation OpenDocument")),
    ];

    /// <summary>What the bytes are, whatever the name says; or why they are refused, in French.</summary>
    public static (TypeDePiece? Type, string? Motif) Recognize(ReadOnlyMemory<byte> octets)
    {
        var o = octets.Span;
        if (o.Length == 0)
            return (null, "Ce fichier est vide. Choisissez-en un autre.");
        if (o.StartsWith("%PDF-"u8))
            return HoldsAction(o) ? (null, "Ce PDF contient un programme ou lance une commande : il n'est pas gardé. Imprimez-le en PDF, puis joignez le nouveau fichier.") : Simple(Pdf, o);
        if (o.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
            return Simple(Png, o);
        if (o.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return Simple(Jpeg, o);
        if (o.StartsWith("PK"u8))
            return Packed(octets);
        if (IsText(o))
            return (TexteSimple, null);
        return (null, $"Ce type de fichier n'est pas admis (archive, programme, script, page ou type inconnu). {Remede}");
    }

    // A second file may hide behind the first: what opens as an archive is one.
    private static (TypeDePiece?, string?) Simple(TypeDePiece type, ReadOnlySpan<byte> octets)
        => octets[Math.Max(0, octets.Length - 65_557)..].IndexOf("PK\u0005\u0006"u8) < 0 ? (type, null) : (null, $"Ce fichier cache une archive. {Remede}");

    private static bool HoldsAction(ReadOnlySpan<byte> octets)
        => octets.IndexOf("/JavaScript"u8) >= 0 || octets.IndexOf("/Launch"u8) >= 0 || octets.IndexOf("/RichMedia"u8) >= 0;

    private static (TypeDePiece?, string?) Packed(ReadOnlyMemory<byte> octets)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(octets.ToArray(), writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > EntreesMax || archive.Entries.Sum(e => e.Length) > OuvertMax)
                return (null, $"Ce document est anormalement volumineux une fois ouvert : il n'est pas gardé. {Remede}");
            if (archive.Entries.Any(e => HoldsProgram(e.FullName)))
                return (null, "Ce document contient une macro ou un programme : il n'est pas gardé. Enregistrez-le sans macro, ou en PDF.");
            var noms = archive.Entries.Select(e => e.FullName).ToHashSet(StringComparer.Ordinal);
            var type = noms.Contains("[Content_Types].xml")
                ? Bureautiques.FirstOrDefault(b => noms.Contains(b.Entree)).Type
                : Ouverts.FirstOrDefault(m => string.Equals(m.Mime, MimeOf(archive), StringComparison.Ordinal)).Type;
            return type is null ? (null, $"Une archive n'est pas admise : ce qu'elle contient ne peut être contrôlé. {Remede}") : (type, null);
        }
        catch (InvalidDataException)
        {
            return (null, $"Ce fichier est une archive abîmée ou déguisée. {Remede}");
        }
    }

    private static bool HoldsProgram(string entree)
    {
        var nom = entree.ToLowerInvariant();
        return nom.EndsWith("vbaproject.bin", StringComparison.Ordinal) || nom.StartsWith("basic/", StringComparison.Ordinal) || nom.StartsWith("scripts/", StringComparison.Ordinal)
            || nom.Contains("/embeddings/oleobject", StringComparison.Ordinal) || nom.Contains("activex", StringComparison.Ordinal)
            || Path.GetExtension(nom) is ".exe" or ".dll" or ".js" or ".vbs" or ".bat" or ".cmd" or ".ps1" or ".sh" or ".jar" or ".scr" or ".hta" or ".html" or ".htm" or ".svg";
    }

    private static string? MimeOf(ZipArchive archive)
    {
        if (archive.GetEntry("mimetype") is not { Length: < 200 } entree)
            return null;
        using var lecteur = new StreamReader(entree.Open(), Encoding.ASCII);
        return lecteur.ReadToEnd().Trim();
    }

    // Words, and not a page nor a script: nothing that a machine would run.
    private static bool IsText(ReadOnlySpan<byte> octets)
    {
        try
        {
            var texte = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(octets).TrimStart('\uFEFF').TrimStart();
            return texte.Length > 0 && texte[0] is not '<' && !texte.StartsWith("#!", StringComparison.Ordinal) && !texte.StartsWith("@echo", StringComparison.OrdinalIgnoreCase)
                && !texte.Contains("<script", StringComparison.OrdinalIgnoreCase) && !texte.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t' or '\f'));
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
