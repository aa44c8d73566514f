namespace Parchemin.Core;

/// <summary>The proof of a candidate's time in companies, and what goes with it.</summary>
/// <param name="Preuve">The tree of rules, each met or not, with its source.</param>
/// <param name="Prevision">Where the count is going; null where no days are counted.</param>
/// <param name="Decompte">The days counted so far.</param>
/// <param name="Rappels">What the team must not forget, one French sentence each.</param>
public sealed record BilanDeDuree(Verification Preuve, PrevisionDeDuree? Prevision, DecompteEnEntreprise Decompte, IReadOnlyList<string> Rappels);

/// <summary>Proves the duration of the training in companies, as the candidate's situation asks.</summary>
public static class PreuveDeDuree
{
    /// <param name="au">The day on which the question is asked.</param>
    public static BilanDeDuree Of(MilieuProfessionnel regles, ParcoursEnEntreprise faits, DateOnly au)
    {
        ArgumentNullException.ThrowIfNull(regles);
        ArgumentNullException.ThrowIfNull(faits);
        var arret = faits.Limite is { } limite && limite < au ? limite : au;
        var decompte = Decompte.Count(ParLeStage.Retenues(faits), arret);
        var possibles = regles.Situations.Where(s => s.Voies.Any(v => v.Code == faits.Voie)).ToList();
        var situation = faits.Situation is { } dite ? possibles.Find(s => s.Code == dite) : possibles is [var seule] ? seule : null;
        if (situation is null)
            return new BilanDeDuree(SansSituation(faits, possibles), null, decompte, []);
        var (preuve, prevision) = situation.Preuve switch
        {
            PreuveAttendue.Stage => ParLeStage.Prove(regles, faits, decompte, au),
            PreuveAttendue.Contrat => (ParLeContrat.Prove(regles, situation, faits), null),
            PreuveAttendue.Emploi => (ParLEmploi.Prove(regles, situation, faits, au), null),
            _ => throw new ArgumentOutOfRangeException(nameof(regles), situation.Preuve, null),
        };
        preuve = preuve with { Code = situation.Code, Libelle = situation.Libelle, Source = situation.Source };
        var rappels = Incoherences(faits).ToList();
        if (faits.Reduction is { AccordeeLe: { } accordee } reduction && regles.Reductions.FirstOrDefault(r => r.Code == reduction.Code) is { Decision: not null } raison)
            rappels.Add($"Le jury est informé de la réduction accordée le {Phrases.Date(accordee)} ({raison.Libelle}).");
        if (faits.Redoublement is not { } redoublement)
            return new BilanDeDuree(preuve, prevision, decompte, rappels);
        var cas = regles.Redoublants.FirstOrDefault(r => r.Code == redoublement.Code);
        if (cas is { JuryInforme: true })
            rappels.Add($"Le jury est informé de la situation du candidat, ajourné à la session {redoublement.SessionAnterieure} : {cas.Libelle}.");
        return new BilanDeDuree(
            Verification.Une("duree", "Durée de la formation en milieu professionnel", [Redoubler(cas, faits, redoublement), preuve]),
            prevision,
            decompte,
            rappels);
    }

    private static Verification SansSituation(ParcoursEnEntreprise faits, List<SituationDeFormation> possibles)
    {
        const string libelle = "Durée de la formation en milieu professionnel";
        if (possibles.Count == 0)
            return new Verification("duree", libelle, IssueDeVerification.SansObjet, "aucune durée n'est exigée de cette voie");
        var choix = Phrases.Enumerer(possibles.Select(p => $"« {p.Libelle} »"));
        return new Verification("duree", libelle, IssueDeVerification.Incomplete, "situation inconnue")
        {
            Raison = faits.Situation is { } dite
                ? $"La situation « {dite} » n'est pas de cette voie : choisissez parmi {choix}."
                : $"La situation du candidat n'est pas dite : choisissez parmi {choix}.",
        };
    }

    private static Verification Redoubler(CasDeRedoublement? cas, ParcoursEnEntreprise faits, RedoublementDeclare declare)
    {
        const string libelle = "Candidat ajourné à une session antérieure";
        if (cas is null || cas.Voies.All(v => v.Code != faits.Voie))
        {
            return new Verification("redoublement", libelle, IssueDeVerification.NonRemplie, $"session {declare.SessionAnterieure}")
            {
                Raison = $"Le cas « {declare.Code} » n'existe pas pour cette voie : choisissez-en un autre, ou prouvez la durée.",
            };
        }

        var issue = cas.Autorisation is not null && !declare.Autorise ? IssueDeVerification.Incomplete : IssueDeVerification.Remplie;
        return new Verification(cas.Code, cas.Libelle, issue, $"session {declare.SessionAnterieure}")
        {
            Source = cas.Source,
            Raison = issue == IssueDeVerification.Incomplete ? $"Il manque l'autorisation : {cas.Autorisation}." : null,
        };
    }

    private static IEnumerable<string> Incoherences(ParcoursEnEntreprise faits)
        => faits.Periodes.SelectMany(p => p.Incoherences())
            .Concat(faits.Contrats.Where(c => c.Au < c.Du).Select(c => $"Le contrat chez {c.Employeur} finit avant de commencer : corrigez ses dates."));
}
