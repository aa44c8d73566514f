namespace Parchemin.Core;

/// <summary>What the unités of an earlier edition are worth in this one.</summary>
public static class CorrespondancesDUnites
{
    /// <summary>One verification for each unité of this edition that the earlier one leads to.</summary>
    /// <param name="detenues">The earlier unités that the candidate holds.</param>
    public static IReadOnlyList<Verification> Check(Referentiel referentiel, string edition, IReadOnlyCollection<string> detenues)
    {
        ArgumentNullException.ThrowIfNull(referentiel);
        ArgumentNullException.ThrowIfNull(detenues);
        return [.. referentiel.Correspondances.Where(c => c.Edition == edition).Select(c => Check(referentiel, c, detenues))];
    }

    private static Verification Check(Referentiel referentiel, Correspondance correspondance, IReadOnlyCollection<string> detenues)
    {
        var manquantes = correspondance.Anciennes.Except(detenues, StringComparer.Ordinal).ToList();
        var tenues = correspondance.Anciennes.Intersect(detenues, StringComparer.Ordinal).ToList();

        // Two marks become one: no text says how.
        var (issue, raison) = (manquantes.Count, correspondance.Anciennes.Count) switch
        {
            (0, 1) => (IssueDeVerification.Remplie, null),
            (0, _) => (IssueDeVerification.AApprecier, $"{Phrases.Enumerer(correspondance.Anciennes)} donnent une seule unité : le texte ne dit pas comment réunir leurs notes, le service en décide."),
            _ when tenues.Count == 0 => (IssueDeVerification.SansObjet, null),
            _ => (IssueDeVerification.NonRemplie, (string?)$"Il faut aussi {Phrases.Enumerer(manquantes)}."),
        };
        var unite = referentiel.Unites.FirstOrDefault(u => u.Code == correspondance.Nouvelle.Code);
        return new Verification($"correspondance-{correspondance.Nouvelle.Code}", $"{correspondance.Nouvelle.Code} {unite?.Libelle}".TrimEnd(), issue, tenues.Count == 0 ? "aucune unité détenue n'y répond" : $"{Phrases.Enumerer(tenues)} de l'édition {correspondance.Edition}")
        {
            Source = correspondance.Source,
            Raison = raison,
        };
    }
}
