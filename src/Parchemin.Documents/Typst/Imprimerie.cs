namespace Parchemin.Documents;

/// <summary>Where the templates and the worker are, and what a document may take.</summary>
/// <param name="Modeles">The folder of the templates, with their fonts.</param>
/// <param name="Ouvrier">The folder of the worker, with its package.</param>
public sealed record Imprimerie(string Modeles, string Ouvrier)
{
    /// <summary>The command that runs the worker.</summary>
    public string Node { get; init; } = "node";

    /// <summary>How many documents are typeset at once.</summary>
    public int Postes { get; init; } = 2;

    /// <summary>The time given to one document, or to one file of several.</summary>
    public TimeSpan Delai { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The memory that a worker may take, in bytes; past half of it, a worker that has answered gives way to a new one.</summary>
    public long Memoire { get; init; } = 1_200_000_000;

    /// <summary>Looks for the folders « modeles » and « imprimerie » in each folder given and in those above it.</summary>
    public static Imprimerie? Locate(params ReadOnlySpan<string> departs)
    {
        foreach (var depart in departs)
        {
            for (var dossier = new DirectoryInfo(depart); dossier is not null; dossier = dossier.Parent)
            {
                var trouve = new Imprimerie(Path.Combine(dossier.FullName, "modeles"), Path.Combine(dossier.FullName, "imprimerie"));
                if (File.Exists(Path.Combine(trouve.Modeles, "commun.typ")) && File.Exists(trouve.Programme))
                    return trouve;
            }
        }

        return null;
    }

    internal string Programme => Path.Combine(Ouvrier, "ouvrier.mjs");

    /// <summary>Why no worker could start, in French; null when one may.</summary>
    internal string? Empechement()
    {
        if (!File.Exists(Programme) || !Directory.Exists(Modeles))
            return $"Les documents ne peuvent pas être imprimés : « {Modeles} » ou « {Programme} » est introuvable. Rétablissez ces dossiers de Parchemin.";
        if (!Directory.Exists(Path.Combine(Ouvrier, "node_modules", "@myriaddreamin", "typst-ts-node-compiler")))
            return $"Les documents ne peuvent pas être imprimés : le compositeur n'est pas installé. Lancez « npm install » dans « {Ouvrier} ».";
        if (!HasNode())
            return $"Les documents ne peuvent pas être imprimés : Node est introuvable (commande « {Node} »). Installez Node 18 ou plus récent.";
        return null;
    }

    private bool HasNode() => Path.IsPathRooted(Node)
        ? File.Exists(Node)
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(d => d.Length > 0 && (File.Exists(Path.Combine(d, Node)) || File.Exists(Path.Combine(d, Node + ".exe"))));
}
