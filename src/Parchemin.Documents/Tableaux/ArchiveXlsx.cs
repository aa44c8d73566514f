using System.IO.Compression;
using System.Xml;
using Parchemin.Application;

namespace Parchemin.Documents;

/// <summary>The archive under an XLSX: its parts as XML read forward, and the relations from one part to another. Nothing outside the archive is ever opened.</summary>
/// <remarks>Source of the form: ISO/IEC 29500-2, Open Packaging Conventions.</remarks>
internal sealed class ArchiveXlsx : IDisposable
{
    private const long OctetsDepliesMax = 200L * 1024 * 1024;
    private const int EntreesMax = 2000;

    // Neither a document type nor an entity: what an XML may unfold is what it holds.
    private static readonly XmlReaderSettings Prudence = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true, IgnoreComments = true, IgnoreProcessingInstructions = true };

    private readonly ZipArchive archive;
    private readonly Dictionary<string, ZipArchiveEntry> parties = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="TableauIllisibleException">It unfolds beyond measure.</exception>
    /// <exception cref="InvalidDataException">It is not a whole archive.</exception>
    public ArchiveXlsx(byte[] octets)
    {
        archive = new ZipArchive(new MemoryStream(octets, writable: false), ZipArchiveMode.Read);
        if (archive.Entries.Count > EntreesMax)
            throw Trap();
        // What an archive says of its sizes may lie: they are counted as they unfold.
        var tampon = new byte[81920];
        long total = 0;
        foreach (var entree in archive.Entries)
        {
            parties.TryAdd(entree.FullName.Replace('\\', '/'), entree);
            using var flux = entree.Open();
            for (int lus; (lus = flux.Read(tampon)) > 0;)
            {
                if ((total += lus) > OctetsDepliesMax)
                    throw Trap();
            }
        }
    }

    /// <summary>Reads a part; null when the archive has none of this name.</summary>
    public XmlReader? Open(string partie)
        => parties.TryGetValue(partie, out var entree) ? XmlReader.Create(entree.Open(), Prudence) : null;

    /// <summary>What a part relates to inside the archive: the identifier, the last word of the type, the other part.</summary>
    /// <param name="partie">Empty for the archive itself.</param>
    public IReadOnlyList<(string Id, string Type, string Vers)> Relations(string partie)
    {
        var trouvees = new List<(string, string, string)>();
        var coupe = partie.LastIndexOf('/') + 1;
        using var xml = Open($"{partie[..coupe]}_rels/{partie[coupe..]}.rels");
        while (xml?.Read() is true)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && xml.GetAttribute("TargetMode") is not "External" && xml.GetAttribute("Target") is { } cible)
                trouvees.Add((xml.GetAttribute("Id") ?? "", (xml.GetAttribute("Type") ?? "").Split('/')[^1], Resolve(partie[..coupe], cible)));
        }

        return trouvees;
    }

    public void Dispose() => archive.Dispose();

    // « ../x.xml » from a folder, or « /xl/x.xml » from the root.
    private static string Resolve(string dossier, string cible)
    {
        var pas = new List<string>();
        foreach (var nom in (cible.StartsWith('/') ? cible : dossier + cible).Split('/'))
        {
            if (nom is ".." && pas.Count > 0)
                pas.RemoveAt(pas.Count - 1);
            else if (nom is not ("" or "." or ".."))
                pas.Add(nom);
        }

        return Uri.UnescapeDataString(string.Join('/', pas));
    }

    private static TableauIllisibleException Trap() => new("TABLEAU-ARCHIVE-PIEGEE", "Le classeur se déplie au-delà de toute mesure : il est refusé. Enregistrez-le de nouveau depuis un tableur.");
}
