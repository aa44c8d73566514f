using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>How grave a diagnostic is.</summary>
public enum Severite
{
    /// <summary>The data cannot be compiled.</summary>
    Erreur,

    /// <summary>The official text contradicts itself or leaves a hole: an interpretation must settle it before publication.</summary>
    Anomalie,

    /// <summary>An anomaly that an interpretation of the data settles.</summary>
    Resolue,

    /// <summary>Something a careful reader should look at; it does not prevent publication.</summary>
    Avertissement,
}

/// <summary>A finding on the data of a certification.</summary>
/// <param name="Code">Stable code of the check, <c>PRCnnn</c>.</param>
/// <param name="Objet">What it is about, stable enough for an interpretation to name it: a code, or several joined by a slash.</param>
/// <param name="Article">Where the text says it; null when the finding is about the data alone.</param>
/// <param name="Message">One French sentence: what is wrong, with the values.</param>
/// <param name="Remede">What to do.</param>
public sealed record Diagnostic(
    string Code,
    Severite Severite,
    Lieu Lieu,
    string Objet,
    Source? Article,
    string Message,
    string Remede)
{
    /// <summary>The interpretation that settles the anomaly.</summary>
    public Interpretation? Resolution { get; init; }
}

/// <summary>How the data settle an anomaly of the texts, and why.</summary>
/// <param name="Anomalie">The code of the diagnostic.</param>
/// <param name="Objet">The object of the diagnostic.</param>
public sealed record Interpretation(string Code, string Anomalie, string Objet, string Choix, string Raison, Lieu Lieu);

/// <summary>The findings of one compilation, in the order of the files.</summary>
public sealed class JournalDeDiagnostics
{
    private readonly List<Diagnostic> diagnostics = [];

    public IReadOnlyList<Diagnostic> Diagnostics => diagnostics;

    public bool AUneErreur => diagnostics.Exists(d => d.Severite == Severite.Erreur);

    public void Add(Diagnostic diagnostic) => diagnostics.Add(diagnostic);

    public void Erreur(string code, Lieu lieu, string objet, string message, string remede)
        => Add(new Diagnostic(code, Severite.Erreur, lieu, objet, null, message, remede));

    public void AddRange(IEnumerable<Diagnostic> autres) => diagnostics.AddRange(autres);

    /// <summary>Marks as settled the anomalies that an interpretation names; an interpretation that settles nothing is a finding.</summary>
    public void Resolve(IReadOnlyList<Interpretation> interpretations)
    {
        var utilisees = new HashSet<Interpretation>();
        for (var i = 0; i < diagnostics.Count; i++)
        {
            var diagnostic = diagnostics[i];
            if (diagnostic.Severite != Severite.Anomalie)
                continue;
            var resolution = interpretations.FirstOrDefault(n =>
                string.Equals(n.Anomalie, diagnostic.Code, StringComparison.Ordinal)
                && string.Equals(n.Objet, diagnostic.Objet, StringComparison.Ordinal));
            if (resolution is null)
                continue;
            utilisees.Add(resolution);
            diagnostics[i] = diagnostic with { Severite = Severite.Resolue, Resolution = resolution };
        }

        foreach (var inutile in interpretations.Where(n => !utilisees.Contains(n)))
        {
            Erreur(
                "PRC701",
                inutile.Lieu,
                inutile.Code,
                $"L'interprétation {inutile.Code} ne résout rien : aucune anomalie {inutile.Anomalie} ne porte sur « {inutile.Objet} ».",
                "Corrigez « anomalie » ou « objet », ou retirez l'interprétation.");
        }
    }

    /// <summary>Keeps one of the findings that several sessions repeat.</summary>
    public void Deduplicate()
    {
        var uniques = diagnostics.Distinct().ToList();
        diagnostics.Clear();
        diagnostics.AddRange(uniques);
    }

    /// <summary>Errors first, then by file, line and code.</summary>
    public IReadOnlyList<Diagnostic> Tries() => [.. diagnostics
        .OrderBy(d => d.Severite)
        .ThenBy(d => d.Lieu.Fichier, StringComparer.Ordinal)
        .ThenBy(d => d.Lieu.Ligne)
        .ThenBy(d => d.Lieu.Colonne)
        .ThenBy(d => d.Code, StringComparer.Ordinal)
        .ThenBy(d => d.Objet, StringComparer.Ordinal)];
}
