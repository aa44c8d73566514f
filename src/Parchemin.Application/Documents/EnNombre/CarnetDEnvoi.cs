using System.Text.Json;

namespace Parchemin.Application;

/// <summary>What is done, line by line, so that a stop loses nothing of it. A document is written here before it is recorded, with its code: a
/// stop between the two leaves a line that the register does not know, never a document made twice.</summary>
internal sealed class CarnetDEnvoi
{
    private readonly Lock verrou = new();
    private readonly string fichier;
    private readonly Dictionary<string, DocumentFait> faits = new(StringComparer.Ordinal);

    public CarnetDEnvoi(string fichier)
    {
        this.fichier = fichier;
        if (!File.Exists(fichier))
            return;
        // The last line may be half of one: what follows must not be written behind it.
        var lignes = File.ReadAllText(fichier).Split('\n');
        foreach (var ligne in lignes[..^1])
        {
            if (JsonSerializer.Deserialize<DocumentFait>(ligne) is { } fait)
                faits[fait.Sujet] = fait;
        }

        if (lignes[^1].Length > 0)
            File.WriteAllLines(fichier, lignes[..^1]);
    }

    public int Count
    {
        get
        {
            lock (verrou)
                return faits.Count;
        }
    }

    public DocumentFait this[string sujet]
    {
        get
        {
            lock (verrou)
                return faits[sujet];
        }
    }

    /// <summary>Makes again the documents whose codes the register does not know.</summary>
    public async Task CheckAsync(IReader lecture, CancellationToken annulation)
    {
        var emis = faits.Values.Where(f => f.Code is not null).ToList();
        var connus = (await lecture.AllAsync(emis.Select(f => f.Code!), lot => new Requete(GenresDesActes.Document, new Parmi("code", lot)) { Ordre = "id" }, annulation)).Select(d => d["code"]).ToHashSet(StringComparer.Ordinal);
        foreach (var perdu in emis.Where(f => !connus.Contains(f.Code)))
            faits.Remove(perdu.Sujet);
    }

    public bool Has(string sujet)
    {
        lock (verrou)
            return faits.ContainsKey(sujet);
    }

    public void Add(IReadOnlyList<DocumentFait> nouveaux)
    {
        lock (verrou)
        {
            foreach (var fait in nouveaux)
                faits[fait.Sujet] = fait;
            File.AppendAllLines(fichier, nouveaux.Select(f => JsonSerializer.Serialize(f)));
        }
    }
}
