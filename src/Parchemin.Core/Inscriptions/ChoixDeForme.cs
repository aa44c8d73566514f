namespace Parchemin.Core;

/// <summary>The forme that the voie opens, or that a derogation opens besides.</summary>
internal static class ChoixDeForme
{
    public static IEnumerable<Verification> Check(Referentiel referentiel, VoieDAcces voie, DemandeDInscription demande)
    {
        if (referentiel.Formes.Count == 0)
            yield break;
        var ouvertes = Phrases.Enumerer(voie.Formes.Select(f => Label(referentiel, f.Code)));
        var choisie = demande.Forme is { } code ? Label(referentiel, code) : "non choisie";
        var (issue, raison) = demande.Forme switch
        {
            null when voie.Formes is [_] => (IssueDeVerification.Remplie, null),
            null => (IssueDeVerification.Incomplete, $"La forme n'est pas choisie : {ouvertes}. Le choix est définitif."),
            var f when voie.Formes.Any(x => x.Code == f) => (IssueDeVerification.Remplie, null),
            var f when referentiel.Formes.All(x => x.Code != f) => (IssueDeVerification.NonRemplie, $"« {f} » n'est pas une forme de cette certification : choisissez {ouvertes}."),
            _ when demande.DerogationDeForme => (IssueDeVerification.Remplie, null),
            _ => (IssueDeVerification.NonRemplie, (string?)$"Cette voie n'ouvre que : {ouvertes}. Une dérogation du recteur est nécessaire pour une autre forme."),
        };
        yield return new Verification("forme", "Forme de passage de l'examen", issue, demande.Forme is null && voie.Formes is [var seule] ? Label(referentiel, seule.Code) : choisie) { Source = voie.Source, Raison = raison };
    }

    private static string Label(Referentiel referentiel, string code) => referentiel.Formes.FirstOrDefault(f => f.Code == code)?.Libelle ?? code;
}
