using System.Text.Json;

namespace Parchemin.Planning.Oraux;

/// <summary>The errors of a document as they are found; the reading goes on so that all are told at once.</summary>
internal sealed class ErreursDeLecture
{
    private readonly List<string> messages = [];

    public bool Aucune => messages.Count == 0;

    public void Add(string lieu, string message) => messages.Add($"{lieu} : {message}");

    /// <summary>Parses the document and gives its root to a reader; a reader's value counts only when nothing was wrong.</summary>
    public static Lecture<T> Read<T>(ReadOnlyMemory<byte> json, Func<ObjetJson, ErreursDeLecture, T?> lire)
        where T : class
    {
        var erreurs = new ErreursDeLecture();
        T? valeur = null;
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 32 });
            if (ObjetJson.Of(document.RootElement, "document", erreurs) is { } racine)
                valeur = lire(racine, erreurs);
        }
        catch (JsonException e)
        {
            erreurs.Add($"ligne {e.LineNumber + 1}, octet {e.BytePositionInLine + 1}", "ce n'est pas du JSON ; corrigez la syntaxe à cet endroit (virgule, guillemet ou accolade manquante, texte qui n'est pas en UTF-8).");
        }

        return new Lecture<T>(erreurs.Aucune ? valeur : null, erreurs.messages);
    }
}
