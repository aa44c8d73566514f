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
        var attestes = Decompte.Count([.. periodes.Where(p => p.AttesteeLe >= p.Au)], faits.Limite is { } dernier && dernier < au ? dernier : au);
        var suffit = Worth(attestes, feries) >= reduction.Jours;
        Verification?[] lignes = [reduction.Verification, jours, AuPlus(duree, prevision), Certificats(periodes, duree, au, suffit), Activites(faits, duree)];
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
                $"{Pluriel.Of(decompte.JoursFeries, "jour")} de présence sont tombés un jour férié ou chômé : avec eux, la durée est atteinte. Une personne en décide."),
            _ when termine => (IssueDeVerification.NonRemplie, $"Il manque {Pluriel.Of(prevision.Requis - prevision.Faits, "jour")}."),
            { Manque: > 0 } => (IssueDeVerification.EnDanger, prevision.ToFrench()),
            _ => (IssueDeVerification.EnBonneVoie, (string?)$"Les périodes prévues donneront {Pluriel.Of(prevision.AuRythmeActuel, "jour")}."),
        };
        var libelle = prevision.Requis == duree.JoursMin
            ? $"Au moins {Pluriel.Of(duree.JoursMin, "jour")} ({Pluriel.Of(duree.SemainesMin, "semaine")})"
            : $"Au moins {prevision.Requis} jours, durée réduite";
        var constat = $"{Pluriel.Of(prevision.Faits, "jour")} sur {prevision.Requis}, {Pluriel.Of(decompte.SemainesDePresence, "semaine")} de présence"
            + (decompte.JoursALEtranger > 0 ? $", dont {Pluriel.Of(decompte.JoursALEtranger, "jour")} à l'étranger" : "");
        return new Verification("jours", libelle, issue, constat) { Raison = raison };
    }

    private static Verification AuPlus(DureeDeStage duree, PrevisionDeDuree prevision)
    {
        var trop = prevision.Prevus - duree.JoursMax;
        return new Verification("maximum", $"Au plus {duree.JoursMax} jours ({duree.SemainesMax} semaines)", trop > 0 ? IssueDeVerification.AApprecier : IssueDeVerification.Remplie, $"{Pluriel.Of(prevision.Prevus, "jour")} en tout")
        {
            Source = duree.Source,
            Raison = trop > 0 ? $"{Pluriel.Of(trop, "jour")} de trop : raccourcissez une période, ou dites pourquoi elle dépasse." : null,
        };
    }

    private static Verification Certificats(IReadOnlyList<PeriodeEnEntreprise> periodes, DureeDeStage duree, DateOnly au, bool suffit)
    {
        const string libelle = "Certificats de stage signés";
        var details = periodes.OrderBy(p => p.Du).Select(p => Certificat(p, duree, au, suffit)).ToList();
        return details.Count > 0
            ? Verification.Toutes("certificats", libelle, details)
            : new Verification("certificats", libelle, IssueDeVerification.Incomplete, "aucune période") { Source = duree.Source, Raison = "Aucune période n'est enregistrée." };
    }

    // A certificate attests a presence: it cannot be signed before the end of the period. Once enough days are attested, no other is needed.
    private static Verification Certificat(PeriodeEnEntreprise periode, DureeDeStage duree, DateOnly au, bool suffit)
    {
        var (issue, raison) = periode switch
        {
            { AttesteeLe: { } le } when le >= periode.Au => (IssueDeVerification.Remplie, null),
            _ when suffit => (IssueDeVerification.SansObjet, "Les autres certificats attestent déjà la durée."),
            _ when periode.Au >= au => (IssueDeVerification.EnBonneVoie, null),
            { AttesteeLe: null } => (IssueDeVerification.Incomplete, $"Le certificat de la période finie le {Phrases.Date(periode.Au)} n'est pas signé : demandez-le à l'entreprise."),
            _ => (IssueDeVerification.Incomplete, (string?)$"Le certificat a été signé avant la fin de la période ({Phrases.Date(periode.Au)}) : il ne peut en attester la présence."),
        };
        var constat = periode.AttesteeLe is { } signe ? $"signé le {Phrases.Date(signe)}{(periode.AttesteePar is { } par ? $" par {par}" : "")}" : "non signé";
        return new Verification($"certificat-{periode.Code}", $"Certificat de stage, du {Phrases.Date(periode.Du)} au {Phrases.Date(periode.Au)}", issue, constat) { Source = duree.Source, Raison = raison };
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
