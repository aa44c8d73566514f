namespace Parchemin.Core;

/// <summary>Whether a candidate may register as he asks: yes, no because, or incomplete because.</summary>
public static class Eligibilite
{
    /// <param name="regles">The rules of the session, for marks kept and optional unités; null when they are not compiled.</param>
    public static Verification Check(Referentiel referentiel, ReglesDAttribution? regles, DemandeDInscription demande)
    {
        ArgumentNullException.ThrowIfNull(referentiel);
        ArgumentNullException.ThrowIfNull(demande);
        var voie = referentiel.Voies.FirstOrDefault(v => v.Code == demande.Voie);
        if (voie is null)
        {
            return new Verification("inscription", "Inscription", IssueDeVerification.Incomplete, demande.Voie)
            {
                Raison = $"La voie n'est pas dite, ou n'existe pas : choisissez parmi {Phrases.Enumerer(referentiel.Voies.Select(v => $"« {v.Libelle} »"))}.",
            };
        }

        return Verification.Toutes("inscription", "Inscription",
        [
            .. ConditionsDeVoie.Check(referentiel, demande),
            .. ChoixDeForme.Check(referentiel, voie, demande),
            .. ChoixDeLangues.Check(referentiel, demande),
            .. ChoixDeFacultatives.Check(referentiel, regles, demande),
            .. DispensesDUnites.Check(referentiel, demande),
            .. Benefices.Check(regles, demande),
            .. AmenagementDeTemps.Check(referentiel.Inscription?.TempsMajore, demande.TempsMajore),
        ]);
    }

    /// <summary>The answer in a word and its reasons, each with its source.</summary>
    public static (string Reponse, IReadOnlyList<Verification> Raisons) Answer(Verification inscription)
    {
        ArgumentNullException.ThrowIfNull(inscription);
        var raisons = inscription.Details.Where(d => d.Issue == inscription.Issue).ToList();
        return inscription.Issue switch
        {
            IssueDeVerification.Remplie or IssueDeVerification.SansObjet => ("oui", inscription.Details),
            IssueDeVerification.NonRemplie => ("non, parce que", raisons),
            IssueDeVerification.AApprecier => ("à apprécier, parce que", raisons),
            _ => ("incomplet, parce que", raisons),
        };
    }
}
