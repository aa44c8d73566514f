namespace Parchemin.Core;

/// <summary>The languages: each in the list of its épreuve, and different where the text wants them so.</summary>
internal static class ChoixDeLangues
{
    public static IEnumerable<Verification> Check(Referentiel referentiel, DemandeDInscription demande)
    {
        var presentees = referentiel.Epreuves.Where(e => e.Langues.Count > 0 && (!IsOptional(referentiel, e) || demande.Facultatives.Contains(e.Unite?.Code ?? e.Code)))
            .Where(e => !demande.Dispenses.Contains(e.Unite?.Code ?? "") && demande.Benefices.All(b => b.Unite != e.Unite?.Code)).ToList();
        foreach (var epreuve in presentees)
        {
            var langue = demande.Langues.GetValueOrDefault(epreuve.Code);
            var admise = epreuve.Langues.Any(l => l.Code == langue);
            var liste = Phrases.Enumerer(epreuve.Langues.Select(l => Label(referentiel, l.Code)));
            yield return new Verification($"langue-{epreuve.Code}", $"Langue de {epreuve.Libelle}", langue is null ? IssueDeVerification.Incomplete : admise ? IssueDeVerification.Remplie : IssueDeVerification.NonRemplie, langue is null ? "non choisie" : Label(referentiel, langue))
            {
                Source = epreuve.Source,
                Raison = langue is null ? $"La langue n'est pas choisie : {liste}." : admise ? null : $"Cette langue n'est pas de la liste : {liste}.",
            };
        }

        if (referentiel.Inscription?.LanguesDistinctes is not { } distinctes)
            yield break;
        var choisies = distinctes.Epreuves.Where(e => presentees.Any(p => p.Code == e.Code)).Select(e => demande.Langues.GetValueOrDefault(e.Code)).OfType<string>().ToList();
        if (choisies.Count < 2)
            yield break;
        var egales = choisies.Distinct(StringComparer.Ordinal).Count() < choisies.Count;
        yield return new Verification("langues-distinctes", "Langues différentes l'une de l'autre", egales ? IssueDeVerification.NonRemplie : IssueDeVerification.Remplie, Phrases.Enumerer(choisies.Select(l => Label(referentiel, l))))
        {
            Source = distinctes.Source,
            Raison = egales ? $"{Phrases.Majuscule(Label(referentiel, choisies[0]))} est choisi deux fois : la langue facultative doit être différente de la langue obligatoire." : null,
        };
    }

    private static bool IsOptional(Referentiel referentiel, Epreuve epreuve)
        => epreuve.Facultative || referentiel.Unites.Any(u => u.Facultative && u.Code == epreuve.Unite?.Code);

    private static string Label(Referentiel referentiel, string code) => referentiel.Langues.FirstOrDefault(l => l.Code == code)?.Libelle ?? code;
}
