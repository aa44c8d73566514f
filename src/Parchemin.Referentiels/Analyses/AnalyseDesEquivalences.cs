using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>What earlier editions and other diplomas give: correspondances and dispenses.</summary>
internal static class AnalyseDesEquivalences
{
    public static IEnumerable<Diagnostic> Run(Referentiel r)
        => [.. AnciennesDeuxFois(r), .. SansPredecesseur(r), .. DispensesProfessionnelles(r)];

    /// <summary>PRC260: one result of an earlier edition that would open two unités.</summary>
    private static IEnumerable<Diagnostic> AnciennesDeuxFois(Referentiel r)
    {
        foreach (var ancienne in r.Correspondances.SelectMany(c => c.Anciennes.Select(a => (c.Edition, Code: a, Correspondance: c))).GroupBy(a => (a.Edition, a.Code)).Where(g => g.Count() > 1))
        {
            var derniere = ancienne.Last().Correspondance;
            yield return Constat.Avertissement(
                "PRC260",
                derniere.Lieu,
                $"{ancienne.Key.Edition}/{ancienne.Key.Code}",
                derniere.Source,
                $"L'unité {ancienne.Key.Code} de l'édition {ancienne.Key.Edition} répond à {Constat.Enumerer(ancienne.Select(a => a.Correspondance.Nouvelle.Code))}.",
                "Vérifiez dans le texte qu'un même résultat ouvre bien plusieurs unités.");
        }
    }

    /// <summary>PRC261: compulsory unités to which nothing of the earlier edition leads.</summary>
    private static IEnumerable<Diagnostic> SansPredecesseur(Referentiel r)
    {
        foreach (var edition in r.Correspondances.GroupBy(c => c.Edition, StringComparer.Ordinal))
        {
            var sans = r.Unites.Where(u => !u.Facultative && edition.All(c => c.Nouvelle.Code != u.Code)).ToList();
            if (sans.Count > 0)
            {
                yield return Constat.Avertissement(
                    "PRC261",
                    edition.First().Lieu,
                    edition.Key,
                    edition.First().Source,
                    $"Aucune unité de l'édition {edition.Key} ne répond à {Constat.Enumerer(sans.Select(u => u.Code))}, {Pluriel.Agree(sans.Count, "obligatoire")}.",
                    "Vérifiez dans le texte que le candidat de l'ancienne édition doit les présenter.");
            }
        }
    }

    /// <summary>PRC262: a professional unité is seldom dispensed; one finding per unité.</summary>
    private static IEnumerable<Diagnostic> DispensesProfessionnelles(Referentiel r)
    {
        foreach (var unite in r.Unites.Where(u => u.Domaine == DomaineDUnite.Professionnelle))
        {
            if (r.Dispenses.FirstOrDefault(d => d.Unites.Any(u => u.Code == unite.Code)) is { } dispense)
            {
                yield return Constat.Avertissement(
                    "PRC262",
                    dispense.Lieu,
                    unite.Code,
                    dispense.Source,
                    $"L'unité professionnelle {unite.Code} est dispensée ({Constat.Enumerer(dispense.TitulairesDe)}).",
                    "Vérifiez dans le texte que la dispense porte bien sur elle.");
            }
        }
    }
}
