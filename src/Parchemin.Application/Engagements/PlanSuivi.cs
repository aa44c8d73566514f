using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>Whether a text takes up each element that its form demands: an element is a title, with something written under it.</summary>
public static class PlanSuivi
{
    /// <summary>The elements of a form, in its own words.</summary>
    public static IReadOnlyList<string> Elements(FormulaireDuDossier usage, Formulaire formulaire)
        => usage.Plan is { } plan ? [.. formulaire.Mentions.TakeLast(plan.Elements).Select(m => m.Trim(' ', ';', '.'))] : [];

    /// <summary>The elements that the text does not take up. Accents, capitals and signs of the title do not count.</summary>
    public static IReadOnlyList<string> Missing(IReadOnlyList<string> elements, string? texte)
    {
        ArgumentNullException.ThrowIfNull(elements);
        var (pris, courant) = (new HashSet<string>(StringComparer.Ordinal), (string?)null);
        foreach (var ligne in (texte ?? "").Split('\n').Select(CleDeTri.Of).Where(l => l.Length > 0))
        {
            if (elements.FirstOrDefault(e => ligne.StartsWith(CleDeTri.Of(e), StringComparison.Ordinal)) is { } titre)
            {
                courant = titre;
                // « Le contexte : une association » takes it up on one line.
                if (ligne.Length == CleDeTri.Of(titre).Length)
                    continue;
            }

            if (courant is not null)
                pris.Add(courant);
        }

        return [.. elements.Where(e => !pris.Contains(e))];
    }
}
