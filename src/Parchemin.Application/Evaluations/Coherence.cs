using System.Globalization;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>What a person may want to look at again before validating: never binding, the mark stays global and independent of the levels (circulaire, annexe VIII).</summary>
public static class Coherence
{
    /// <summary>The remarks, in French, one sentence each; empty when nothing strikes.</summary>
    public static IReadOnlyList<string> Hints(Feuille feuille, IReadOnlyDictionary<string, string> entrees)
    {
        var remarques = new List<string>();
        var niveaux = feuille.Grille?.Niveaux ?? [];
        // A level without a definition positions nobody: « non observable ».
        var echelle = niveaux.Where(n => n.Definition is not null).Select(n => n.Code).ToList();
        var donnes = feuille.Lignes.Select(l => entrees.GetValueOrDefault(l.Cle)).OfType<string>().ToList();
        var rangs = donnes.Select(d => echelle.IndexOf(d)).Where(r => r >= 0).ToList();
        if (feuille.Lignes.Count > 0 && donnes.Count == feuille.Lignes.Count && rangs.Count == 0)
            remarques.Add("Aucune ligne n'est observable : la grille ne dit rien de la note.");
        else if (feuille.Lignes.Count > 0 && donnes.Count - rangs.Count > feuille.Lignes.Count / 2)
            remarques.Add($"{Pluriel.Of(donnes.Count - rangs.Count, "ligne")} sur {feuille.Lignes.Count} {Pluriel.Agree(donnes.Count - rangs.Count, "est non observable", "sont non observables")}.");
        if (feuille.Note is { Maximum: { } bareme } && entrees.GetValueOrDefault(Cle.Note) is { } texte && rangs.Count > 0)
            remarques.AddRange(OfMark(Feuille.Number(texte), bareme / 2, rangs, echelle, texte));
        var notees = feuille.CountUnmet(entrees);
        if (feuille.Penalite is not null && entrees.GetValueOrDefault(Cle.Contraintes) is { } confirmees && feuille.Contraintes.Any(c => entrees.ContainsKey(c.Cle))
            && !string.Equals(confirmees, notees.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))
            remarques.Add($"{confirmees} {Pluriel.Agree(Feuille.Number(confirmees), "contrainte confirmée comme non respectée", "contraintes confirmées comme non respectées")}, {Pluriel.Of(notees, "cochée")}.");
        remarques.AddRange(feuille.FichesReprises(entrees).Select(f => $"La fiche {entrees[f.Cle]} est choisie pour deux situations : le texte en demande une différente."));
        remarques.AddRange(feuille.Avis.Where(a => a.Dans is { } dans && entrees.ContainsKey(a.Cle) && entrees.ContainsKey(dans)).Select(a => a.Dans!).Distinct(StringComparer.Ordinal)
            .Select(dans => $"{feuille.Find(dans)?.Code} est évaluée à son niveau et à celui de ses sous-compétences : choisissez l'un ou l'autre."));
        return remarques;
    }

    private static IEnumerable<string> OfMark(Fraction note, Fraction moitie, List<int> rangs, List<string> echelle, string texte)
    {
        var (bas, haut) = (rangs.Min(), rangs.Max());
        var lu = texte.Replace('.', ',');
        if (bas == echelle.Count - 1 && note < moitie)
            yield return $"Tous les niveaux observés sont « {echelle[^1]} » et la note proposée est {lu}.";
        else if (bas >= echelle.Count / 2 && note < moitie)
            yield return $"Tous les niveaux observés sont satisfaisants et la note proposée est {lu}.";
        else if (haut == 0 && note >= moitie)
            yield return $"Tous les niveaux observés sont « {echelle[0]} » et la note proposée est {lu}.";
        else if (haut < echelle.Count / 2 && note >= moitie)
            yield return $"Aucun niveau observé n'est satisfaisant et la note proposée est {lu}.";
    }
}
