namespace Parchemin.Core;

/// <summary>The duration required of one candidate, once his reduction is looked at.</summary>
/// <param name="Jours">Days required.</param>
/// <param name="EnAttente">A reduction was asked for, and would count if it were granted.</param>
/// <param name="Verification">What became of the reduction; null when none was asked for.</param>
internal sealed record DureeReduite(int Jours, bool EnAttente, Verification? Verification)
{
    public static DureeReduite Of(MilieuProfessionnel regles, DureeDeStage duree, ReductionDemandee? demande)
    {
        if (demande is null)
            return new DureeReduite(duree.JoursMin, false, null);
        var raison = regles.Reductions.FirstOrDefault(r => r.Code == demande.Code);
        if (raison is null || duree.SemainesMinDerogation is not { } plancher)
            return Refuse(duree, raison, "motif inconnu", $"Le motif de réduction « {demande.Code} » n'est pas de ceux que le texte admet : choisissez-en un autre.");
        if (raison.Decision is { } autorite && demande.AccordeeLe is null)
        {
            var attendue = demande.DemandeeLe is { } le ? $"demandée le {Phrases.Date(le)}" : "à demander";
            return new DureeReduite(duree.JoursMin, demande.DemandeeLe is not null, new Verification(raison.Code, raison.Libelle, IssueDeVerification.SansObjet, $"réduction {attendue}")
            {
                Source = raison.Source,
                Raison = $"La durée entière reste due jusqu'à la décision : {autorite}.",
            });
        }

        var semaines = demande.SemainesAccordees ?? plancher;
        if (semaines < plancher)
            return Refuse(duree, raison, Pluriel.Of(semaines, "semaine"), $"La durée ne peut être réduite en dessous de {Pluriel.Of(plancher, "semaine")} : faites corriger la décision.");
        var jours = Math.Min(duree.JoursMin, InDays(semaines, duree));
        return new DureeReduite(jours, false, new Verification(raison.Code, raison.Libelle, IssueDeVerification.Remplie, $"réduction à {Pluriel.Of(semaines, "semaine")}, soit {Pluriel.Of(jours, "jour")}{Decidee(demande)}")
        {
            Source = raison.Source,
        });
    }

    private static string Decidee(ReductionDemandee demande) => demande.AccordeeLe is { } le ? $", accordée le {Phrases.Date(le)}" : "";

    private static DureeReduite Refuse(DureeDeStage duree, ReductionDeDuree? reduction, string constat, string raison) => new(
        duree.JoursMin,
        false,
        new Verification(reduction?.Code ?? "reduction", reduction?.Libelle ?? "Réduction de la durée", IssueDeVerification.NonRemplie, constat) { Source = reduction?.Source, Raison = raison });

    // A week is worth what the text makes it: 75 days for 15 weeks.
    private static int InDays(int semaines, DureeDeStage duree) => ((semaines * duree.JoursMin) + duree.SemainesMin - 1) / duree.SemainesMin;
}
