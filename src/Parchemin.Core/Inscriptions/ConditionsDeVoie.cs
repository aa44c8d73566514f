namespace Parchemin.Core;

/// <summary>The training or the experience that the voie asks for, and the number of specialities.</summary>
internal static class ConditionsDeVoie
{
    public static IEnumerable<Verification> Check(Referentiel referentiel, DemandeDInscription demande)
    {
        if (referentiel.Inscription is not { } regles)
            yield break;
        foreach (var condition in InForce(regles.Conditions, demande.Session).Where(c => c.Voies.Any(v => v.Code == demande.Voie)))
            yield return Check(condition, demande);
        if (regles.Specialites is { } limite)
        {
            var trop = demande.AutresSpecialites + 1 > limite.AuPlus;
            yield return new Verification("specialites", $"Au plus {Pluriel.Of(limite.AuPlus, "spécialité")} par session", trop ? IssueDeVerification.NonRemplie : IssueDeVerification.Remplie, $"{demande.AutresSpecialites + 1}")
            {
                Source = limite.Source,
                Raison = trop ? "Le candidat est déjà inscrit à une autre spécialité de la session : il doit en choisir une." : null,
            };
        }
    }

    // A condition written for the session stands in place of the one of the same code.
    private static IEnumerable<ConditionDInscription> InForce(IReadOnlyList<ConditionDInscription> conditions, string session)
        => conditions.GroupBy(c => c.Code, StringComparer.Ordinal)
            .Select(g => g.FirstOrDefault(c => c.Sessions.Any(s => s.Code == session)) ?? g.FirstOrDefault(c => c.Sessions.Count == 0))
            .OfType<ConditionDInscription>();

    private static Verification Check(ConditionDInscription condition, DemandeDInscription demande)
    {
        var connu = demande.Acquis.TryGetValue(condition.Mesure, out var acquis);
        var deroge = condition.Derogation is not null && demande.DerogationDeDuree;
        var issue = connu && acquis >= condition.AuMoins ? IssueDeVerification.Remplie
            : deroge ? IssueDeVerification.Remplie
            : connu ? IssueDeVerification.NonRemplie : IssueDeVerification.Incomplete;
        return new Verification(condition.Code, condition.Libelle, issue, connu ? $"{InWords(acquis, condition.Mesure)} sur {condition.AuMoins.ToFrench()}{(deroge ? ", durée réduite par décision" : "")}" : deroge ? "durée réduite par décision" : "rien n'est justifié")
        {
            Source = condition.Source,
            Raison = issue is IssueDeVerification.Remplie ? null
                : (connu ? $"Il manque {InWords(condition.AuMoins - acquis, condition.Mesure)}." : "Aucun justificatif n'est donné.")
                    + (condition.Derogation is { } derogation ? $" Peut la réduire : {derogation}." : ""),
        };
    }

    private static string InWords(Fraction nombre, MesureDeCondition mesure) => mesure switch
    {
        MesureDeCondition.AnneesDeFormation => $"{Pluriel.Of(nombre, "année")} de formation",
        MesureDeCondition.HeuresDeFormation => $"{Pluriel.Of(nombre, "heure")} de formation",
        MesureDeCondition.AnneesDExperience => $"{Pluriel.Of(nombre, "année")} d'expérience",
        _ => throw new ArgumentOutOfRangeException(nameof(mesure)),
    };
}
