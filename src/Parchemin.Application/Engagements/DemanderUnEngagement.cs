namespace Parchemin.Application;

/// <summary>A candidate asks that his engagement be recognised: his fiche is complete, and the dossier is still open.</summary>
public sealed record DemanderUnEngagement(string Inscription) : IOperation<Objet>
{
    public string Code => "engagement.demander";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var cadre = await CadreDeDossier.AuthorizeAsync(etabli, Code, Inscription);
        ConfirmerUneInscription.CheckOpen(cadre.Inscription);
        var fiches = await FicheEcrite.ReadAsync(cadre, etabli.Lecture);
        if (await EngagementLu.ReadAsync(cadre, fiches, etabli.Lecture) is not { } engagement)
            throw new RefusException(NatureDeRefus.EtatContraire, "SANS-ENGAGEMENT", "Les textes de cette certification ne reconnaissent pas d'engagement étudiant.");
        if (engagement.Demande is { } connue && connue["etat"] is not "retiree")
            throw new RefusException(NatureDeRefus.EtatContraire, "DEJA-DEMANDE", "Vous avez déjà fait cette demande : le service des examens y répond.");
        if (cadre.Limite is { } limite && etabli.Maintenant >= limite)
            throw new RefusException(NatureDeRefus.EtatContraire, "DEPOT-CLOS", "La demande se fait avec le dossier, dont la date limite est passée. Adressez-vous au service des examens.");
        if (engagement.Manques.Count > 0)
            throw new RefusException(NatureDeRefus.EtatContraire, "FICHE-INCOMPLETE", $"La fiche d'engagement n'est pas complète. {string.Join(' ', engagement.Manques)}", [.. engagement.Manques.Select(m => new Faute("FICHE-INCOMPLETE", "fiche", null, m))]);
        var fiche = fiches.First(f => f.Usage == engagement.Usage);
        return await etabli.DeriveAsync(Code, cadre.Inscription, engagement.Demande ?? DemanderUneAttestation.New(etabli, GenresDuParcours.Engagement),
        [
            .. engagement.Demande is null ? new KeyValuePair<string, string?>[] { new("inscription", Inscription), new("fiche", fiche.Objet.Id) } : [],
            new("etat", "demandee"), new("demandee_le", ValeurDeChamp.Format(etabli.Maintenant)), new("decidee_le", null), new("decidee_par", null), new("motif", null),
        ]);
    }
}

/// <summary>The candidate takes his request back, as long as nobody has answered it.</summary>
public sealed record RetirerUnEngagement(string Engagement) : IOperation<Objet>
{
    public string Code => "engagement.demander";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var engagement = await etabli.GetAsync(GenresDuParcours.Engagement, Engagement);
        await etabli.AuthorizeAsync(Code, engagement);
        return engagement["etat"] is "demandee"
            ? await etabli.ChangeAsync(Code, engagement, [new("etat", "retiree")])
            : throw new RefusException(NatureDeRefus.EtatContraire, "DEJA-DECIDE", "Le service des examens a répondu : écrivez-lui pour renoncer à cette épreuve.");
    }
}
