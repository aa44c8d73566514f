namespace Parchemin.Core;

/// <summary>The optional unités: they exist, and there are not too many.</summary>
internal static class ChoixDeFacultatives
{
    public static IEnumerable<Verification> Check(Referentiel referentiel, ReglesDAttribution? regles, DemandeDInscription demande)
    {
        var connues = referentiel.Unites.Where(u => u.Facultative).Select(u => u.Code).ToList();
        foreach (var code in demande.Facultatives.Where(f => !connues.Contains(f)))
        {
            yield return new Verification($"facultative-{code}", "Unité facultative", IssueDeVerification.NonRemplie, code)
            {
                Raison = $"{code} n'est pas une unité facultative : choisissez parmi {Phrases.Enumerer(connues)}.",
            };
        }

        if (regles?.Facultatives is { } limite && demande.Facultatives.Count > 0)
        {
            var trop = demande.Facultatives.Count > limite.AuPlus;
            yield return new Verification("facultatives", $"Au plus {Pluriel.Of(limite.AuPlus, "épreuve facultative")}", trop ? IssueDeVerification.NonRemplie : IssueDeVerification.Remplie, $"{demande.Facultatives.Count}")
            {
                Source = limite.Source,
                Raison = trop ? $"Il y en a {demande.Facultatives.Count - limite.AuPlus} de trop : retirez-en." : null,
            };
        }
    }
}
