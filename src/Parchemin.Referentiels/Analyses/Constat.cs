using System.Text;
using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>Writes findings and their French sentences: what the checks on competences and lists share.</summary>
internal static class Constat
{
    public static Diagnostic Anomalie(string code, Lieu lieu, string objet, Source? article, string message, string remede)
        => new(code, Severite.Anomalie, lieu, objet, article, message, remede);

    public static Diagnostic Avertissement(string code, Lieu lieu, string objet, Source? article, string message, string remede)
        => new(code, Severite.Avertissement, lieu, objet, article, message, remede);

    /// <summary>« a, b et c ».</summary>
    public static string Enumerer(IEnumerable<string> mots)
    {
        var liste = mots.ToList();
        return liste.Count < 2 ? string.Concat(liste) : $"{string.Join(", ", liste.Take(liste.Count - 1))} et {liste[^1]}";
    }

    /// <summary>« a, b » where the order is that of the text and no « et » is needed.</summary>
    public static string Codes(IEnumerable<string> codes) => string.Join(", ", codes);

    /// <summary>A label reduced to its words: case, typographic apostrophes, spaces and the final period say nothing.</summary>
    public static string Mots(string libelle)
    {
        var sortie = new StringBuilder(libelle.Length);
        foreach (var c in libelle.Normalize(NormalizationForm.FormC))
        {
            if (!char.IsWhiteSpace(c))
                sortie.Append(c is '’' or 'ʼ' ? '\'' : char.ToLowerInvariant(c));
            else if (sortie.Length > 0 && sortie[^1] != ' ')
                sortie.Append(' ');
        }

        return sortie.ToString().TrimEnd('.', ' ');
    }

    /// <summary>What two lists do not share; null when they agree.</summary>
    public static string? Ecart(IEnumerable<string> liste, string nom, IEnumerable<string> autre, string autreNom)
    {
        var (ici, la) = (liste.ToList(), autre.ToList());
        var plus = ici.Except(la, StringComparer.Ordinal).ToList();
        var moins = la.Except(ici, StringComparer.Ordinal).ToList();
        return (plus.Count, moins.Count) switch
        {
            (0, 0) => null,
            (_, 0) => $"{Codes(plus)} {Verbe(plus)} dans {nom} et non dans {autreNom}",
            (0, _) => $"{Codes(moins)} {Verbe(moins)} dans {autreNom} et non dans {nom}",
            _ => $"{Codes(plus)} {Verbe(plus)} dans {nom} et non dans {autreNom}, {Codes(moins)} dans {autreNom} et non dans {nom}",
        };
    }

    private static string Verbe(List<string> codes) => codes.Count == 1 ? "figure" : "figurent";
}
