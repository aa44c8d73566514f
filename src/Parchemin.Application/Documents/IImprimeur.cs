using System.Text.Json.Nodes;

namespace Parchemin.Application;

/// <summary>A typeset document.</summary>
/// <param name="Pdf">PDF/A-3, tagged; the same data always give the same bytes.</param>
/// <param name="Empreinte">SHA-256 of the bytes, in lower case hexadecimal.</param>
public sealed record Imprime(ReadOnlyMemory<byte> Pdf, int Pages, string Empreinte);

/// <summary>Typesets the official documents. Templates and the JSON that each takes: the folder « modeles ».</summary>
public interface IImprimeur
{
    /// <summary>Why nothing can be printed here and what to do, in French; null when documents can be printed.</summary>
    string? Empechement { get; }

    /// <summary>The names of the templates, sorted.</summary>
    IReadOnlyList<string> Modeles { get; }

    /// <summary>Typesets one document.</summary>
    /// <exception cref="RefusException">IMPRESSION-INDISPONIBLE, MODELE-INCONNU, MODELE-INVALIDE, IMPRESSION-TROP-LONGUE,
    /// IMPRESSION-TROP-LOURDE or IMPRESSION-INTERROMPUE.</exception>
    Task<Imprime> RenderAsync(string modele, JsonNode donnees, CancellationToken cancellationToken = default);

    /// <summary>Typesets several documents of one template in one file, each with its own page numbers. Keep to some tens: the memory that a
    /// file takes grows with its pages.</summary>
    /// <exception cref="RefusException">As for one document.</exception>
    Task<Imprime> RenderAsync(string modele, string titre, IReadOnlyList<JsonNode> documents, CancellationToken cancellationToken = default);
}
