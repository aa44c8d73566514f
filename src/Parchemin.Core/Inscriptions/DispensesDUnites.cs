namespace Parchemin.Core;

/// <summary>The unités from which a held diploma exempts.</summary>
public static class DispensesDUnites
{
    /// <summary>What the diplomas of the list open, with the row that says it. Words are compared exactly, but for case and spaces: nothing is guessed.</summary>
    public static IReadOnlyList<(string Unite, DiplomeDetenu Diplome, Source? Source)> Open(Referentiel referentiel, IReadOnlyList<DiplomeDetenu> diplomes)
    {
        ArgumentNullException.ThrowIfNull(referentiel);
        return
        [
            .. from dispense in referentiel.Dispenses
               from diplome in diplomes
               where dispense.TitulairesDe.Any(t => Same(t, diplome.Libelle))
               from unite in dispense.Unites
               select (unite.Code, diplome, dispense.Source),
        ];
    }

    /// <summary>One verification for each exemption asked for.</summary>
    public static IReadOnlyList<Verification> Check(Referentiel referentiel, DemandeDInscription demande)
    {
        ArgumentNullException.ThrowIfNull(referentiel);
        ArgumentNullException.ThrowIfNull(demande);
        var ouvertes = Open(referentiel, demande.Diplomes);
        return [.. demande.Dispenses.Select(unite => Check(referentiel, unite, [.. ouvertes.Where(o => o.Unite == unite)]))];
    }

    private static Verification Check(Referentiel referentiel, string unite, IReadOnlyList<(string Unite, DiplomeDetenu Diplome, Source? Source)> ouvertes)
    {
        var libelle = $"Dispense de {unite}";
        if (ouvertes.Count > 0)
        {
            var retenue = ouvertes.OrderByDescending(o => o.Diplome.Justifie).First();
            return new Verification($"dispense-{unite}", libelle, retenue.Diplome.Justifie ? IssueDeVerification.Remplie : IssueDeVerification.Incomplete, retenue.Diplome.Libelle)
            {
                Source = retenue.Source,
                Raison = retenue.Diplome.Justifie ? null : $"Le diplôme « {retenue.Diplome.Libelle} » ouvre la dispense : joignez-en la copie.",
            };
        }

        var dispense = referentiel.Dispenses.FirstOrDefault(d => d.Unites.Any(u => u.Code == unite));
        return new Verification($"dispense-{unite}", libelle, IssueDeVerification.NonRemplie, "aucun diplôme déclaré ne l'ouvre")
        {
            Source = dispense?.Source,
            Raison = dispense is null
                ? $"Aucun diplôme ne dispense de {unite}."
                : $"Dispensent de {unite} : {Phrases.Enumerer(referentiel.Dispenses.Where(d => d.Unites.Any(u => u.Code == unite)).SelectMany(d => d.TitulairesDe).Distinct(StringComparer.Ordinal))}.",
        };
    }

    private static bool Same(string a, string b) => string.Equals(Words(a), Words(b), StringComparison.OrdinalIgnoreCase);

    private static string Words(string texte) => string.Join(' ', texte.Replace('’', '\'').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
