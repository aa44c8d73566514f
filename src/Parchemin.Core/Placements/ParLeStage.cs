namespace Parchemin.Core;

/// <summary>The duration proved by days of placement.</summary>
internal static class ParLeStage
{
    public static (Verification Preuve, PrevisionDeDuree? Prevision) Prove(MilieuProfessionnel regles, ParcoursEnEntreprise faits, DecompteEnEntreprise faitsComptes, DateOnly au)
    {
        if (regles.Duree is not { } duree)
            return (new Verification("stage", "", IssueDeVerification.SansObjet, "aucune durée n'est écrite"), null);
        var feries = regles.Decompte?.Feries ?? SortDesFeries.AApprecier;
        var periodes = Retenues(faits);
        var prevus = Decompte.Count(periodes, faits.Limite);
        var reduction = DureeReduite.Of(regles, duree, faits.Reduction);
        var prevision = PrevisionDeDuree.Of(Worth(faitsComptes, feries), faitsComptes.JoursDAbsence, Worth(prevus, feries), reduction.Jours, faits.Limite);
        var termine = faits.Limite is { } limite ? au >= limite : prevision.Prevus == prevision.Faits && periodes.Count > 0;
        var jours = Jours(duree, prevision, faitsComptes, feries, termine);
        if (jours.Issue is IssueDeVerification.NonRemplie or IssueDeVerification.EnDanger && reduction.EnAttente)
            jours = jours with { Issue = IssueDeVerification.Incomplete, Raison = $"{jours.Raison} Une réduction a été demandée : la décision est attendue." };
        else if (jours.Issue == IssueDeVerification.EnDanger && faits.Limite is { } fin)
            jours = jours with { Raison = $"{jours.Raison} {RattrapageDeJours.Advise(periodes, prevision.Manque, au, fin)}" };
        jours = jours with { Source = feries == SortDesFeries.AApprecier && jours.Issue == IssueDeVerification.AApprecier ? regles.Decompte?.Source ?? duree.Source : duree.Source };
        Verification?[] lignes = [reduction.Verification, jours, AuPlus(duree, prevision), Certificats(periodes, duree, au), Activites(faits, duree)];
        return (Verification.Toutes("stage", "", [.. lignes.OfType<Verification>()]), prevision);
    }

    /// <summary>The periods that the team has not set aside.</summary>
    public static IReadOnlyList<PeriodeEnEntreprise> Retenues(ParcoursEnEntreprise faits) => [.. faits.Periodes.Where(p => p.ActivitesConformes)];

    private static Verification Jours(DureeDeStage duree, PrevisionDeDuree prevision, DecompteEnEntreprise decompte, SortDesFeries feries, bool termine)
    {
        var avecFeries = decompte.JoursComptes + decompte.JoursFeries;
        var (issue, raison) = prevision switch
        {
            _ when prevision.Faits >= prevision.Requis => (IssueDeVerification.Remplie, null),
            _ when termine && feries == SortDesFeries.AApprecier && avecFeries >= prevision.Requis => (
                IssueDeVerification.AApprecier,
                $"{Phrases.Compter(decompte.JoursFeries, "jour")} de présence sont tombés un jour férié ou chômé : avec eux, la durée est atteinte. Une personne en décide."),
            _ when termine => (IssueDeVerification.NonRemplie, $"Il manque {Phrases.Compter(prevision.Requis - prevision.Faits, "jour")}."),
            { Manque: > 0 } => (IssueDeVerification.EnDanger, prevision.ToFrench()),
            _ => (IssueDeVerification.EnBonneVoie, (string?)$"Les périodes prévues donneront {Phrases.Compter(prevision.AuRythmeActuel, "jour")}."),
        };
        var libelle = prevision.Requis == duree.JoursMin
            ? $"Au moins {duree.JoursMin} jours ({duree.SemainesMin} semaines)"
            : $"Au moins {prevision.Requis} jours, durée réduite";
        var constat = $"{Phrases.Compter(prevision.Faits, "jour")} sur {prevision.Requis}, {Phrases.Compter(decompte.SemainesDePresence, "semaine")} de présence"
            + (decompte.JoursALEtranger > 0 ? $", dont {Phrases.Compter(decompte.JoursALEtranger, "jour")} à l'étranger" : "");
        return new Verification("jours", libelle, issue, constat) { Raison = raison };
    }

    private static Verification AuPlus(DureeDeStage duree, PrevisionDeDuree prevision)
    {
        var trop = prevision.Prevus - duree.JoursMax;
        return new Verification("maximum", $"Au plus {duree.JoursMax} jours ({duree.SemainesMax} semaines)", trop > 0 ? IssueDeVerification.AApprecier : IssueDeVerification.Remplie, $"{Phrases.Compter(prevision.Prevus, "jour")} en tout")
        {
            Source = duree.Source,
            Raison = trop > 0 ? $"{Phrases.Compter(trop, "jour")} de trop : raccourcissez une période, ou dites pourquoi elle dépasse." : null,
        };
    }

    // A certificate attests a presence: it cannot be signed before the end of the period.
    private static Verification Certificats(IReadOnlyList<PeriodeEnEntreprise> periodes, DureeDeStage duree, DateOnly au)
    {
        var details = periodes.OrderBy(p => p.Du).Select(p => new Verification($"certificat-{p.Code}", $"Certificat de stage, du {Phrases.Date(p.Du)} au {Phrases.Date(p.Au)}", p switch
        {
            _ when p.Au >= au => IssueDeVerification.EnBonneVoie,
            { AttesteeLe: { } le } when le >= p.Au => IssueDeVerification.Remplie,
            _ => IssueDeVerification.Incomplete,
        }, p.AttesteeLe is { } signe ? $"signé le {Phrases.Date(signe)}{(p.AttesteePar is { } par ? $" par {par}" : "")}" : "non signé")
        {
            Source = duree.Source,
            Raison = p.Au >= au ? null
                : p.AttesteeLe is null ? $"Le certificat de la période finie le {Phrases.Date(p.Au)} n'est pas signé : demandez-le à l'entreprise."
                : p.AttesteeLe < p.Au ? $"Le certificat a été signé avant la fin de la période ({Phrases.Date(p.Au)}) : il ne peut en attester la présence." : null,
        }).ToList();
        return details.Count > 0
            ? Verification.Toutes("certificats", "Certificats de stage signés", details)
            : new Verification("certificats", "Certificats de stage signés", IssueDeVerification.Incomplete, "aucune période") { Source = duree.Source, Raison = "Aucune période n'est enregistrée." };
    }

    private static Verification Activites(ParcoursEnEntreprise faits, DureeDeStage duree)
    {
        var ecartees = faits.Periodes.Where(p => !p.ActivitesConformes).Select(p => p.Code).ToList();
        return new Verification(
            "activites",
            "Entreprises et activités conformes au référentiel",
            IssueDeVerification.Remplie,
            ecartees.Count == 0 ? "aucune période écartée" : $"{Phrases.Enumerer(ecartees)} : jours non comptés")
        {
            Source = duree.Source,
        };
    }

    private static int Worth(DecompteEnEntreprise decompte, SortDesFeries feries)
        => decompte.JoursComptes + (feries == SortDesFeries.Comptes ? decompte.JoursFeries : 0);
}
