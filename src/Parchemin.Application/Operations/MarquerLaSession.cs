namespace Parchemin.Application;

/// <summary>Closes the jury of a session: proposed marks become settled, and are no longer under embargo (but wait for the publication).</summary>
/// <remarks>Where a jury is composed in the register, it closes once every candidate has a decision, or with the reason why not. A session
/// whose jury sat elsewhere is only marked.</remarks>
public sealed record CloreLeJury(string Session) : IOperation<Objet>
{
    public string Code => "session.clore-le-jury";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var session = await etabli.GetAsync(Genres.Session, Session);
        await etabli.AuthorizeAsync(Code, session);
        if (session["jury_clos_le"] is not null)
            throw new RefusException(NatureDeRefus.EtatContraire, "JURY-DEJA-CLOS", "Le jury de cette session est déjà clos.");
        var (jury, membres) = await SeanceDeJury.JuryAsync(etabli.Lecture, session, 1);
        if (!await etabli.HoldsOnAsync(session, "gestionnaire"))
            Siege.Check(membres, etabli.Acteur);
        if (jury is not null)
            await SettleAsync(etabli, session);
        return await etabli.ChangeAsync(Code, session, [new("jury_clos_le", ValeurDeChamp.Format(etabli.Maintenant))]);
    }

    private async ValueTask SettleAsync(Etabli etabli, Objet session)
    {
        var deLaSession = new Parmi("session", [session.Id]);
        var inscriptions = await etabli.Lecture.AllAsync(new Requete(Genres.Inscription, Filtre.Toutes(deLaSession, new Non(new Parmi("etat", ["desiste", "radie"])))) { Ordre = "id" });
        var decides = (await etabli.Lecture.AllAsync(new Requete(Genres.Decision, new Via("inscription", deLaSession)) { Ordre = "id" }))
            .Where(d => d["adoptee"] is not null).Select(d => d["inscription"]!).ToHashSet(StringComparer.Ordinal);
        var sans = inscriptions.Count(i => !decides.Contains(i.Id));
        if (sans > 0 && etabli.Motif is null)
            throw new RefusException(NatureDeRefus.EtatContraire, "DECISIONS-MANQUANTES", $"{sans} {(sans == 1 ? "candidat n'a" : "candidats n'ont")} pas de décision. Adoptez-les, ou donnez le motif de la clôture sans elles.", [new Faute("DECISIONS-MANQUANTES", "motif", null, "Le motif est nécessaire.")]);
        var proposees = await etabli.Lecture.AllAsync(new Requete(Genres.Resultat, Filtre.Toutes(new Parmi("etat", ["proposee"]), new Via("inscription", deLaSession))) { Ordre = "id" });
        await etabli.Lecture.FindAsync(Genres.Inscription, [.. decides]);
        foreach (var resultat in proposees.Where(r => decides.Contains(r["inscription"]!)))
            await etabli.ChangeAsync(Code, resultat, [new("etat", "arretee")]);
    }
}

/// <summary>Publishes the results of a session.</summary>
/// <param name="Le">When they become visible; null for now. A date to come is an embargo that everything keeps by itself.</param>
/// <param name="Groupe">1, or 2 for the results of the control épreuves, published apart.</param>
public sealed record PublierLaSession(string Session, DateTimeOffset? Le, int Groupe = 1) : IOperation<Objet>
{
    public string Code => "session.publier";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var session = await etabli.GetAsync(Genres.Session, Session);
        await etabli.AuthorizeAsync(Code, session);
        if (session["jury_clos_le"] is null)
            throw new RefusException(NatureDeRefus.EtatContraire, "JURY-NON-CLOS", "Le jury de cette session n'est pas clos : ses résultats ne peuvent être publiés. Closez d'abord le jury.");
        var date = Le ?? etabli.Maintenant;
        if (date < etabli.Maintenant)
            throw new RefusException(NatureDeRefus.Invalide, "DATE-PASSEE", "Une publication ne se fait pas dans le passé. Donnez une date à venir, ou aucune pour publier maintenant.");
        var (jury, membres) = await SeanceDeJury.JuryAsync(etabli.Lecture, session, Groupe);
        if (jury is not null)
            await CheckProofsAsync(etabli, session, jury, membres);
        if (Groupe == 1)
            return await etabli.ChangeAsync(Code, session, [new("publiee_le", ValeurDeChamp.Format(date))]);
        await etabli.ChangeAsync(Code, jury ?? throw new RefusException(NatureDeRefus.EtatContraire, "JURY-ABSENT", "Aucun jury du second groupe n'est nommé : il n'y a rien à publier."), [new("close_le", ValeurDeChamp.Format(date))]);
        return session;
    }

    // What a judge looks for: an act that names the members at parity, and the minutes of what they decided.
    private async ValueTask CheckProofsAsync(Etabli etabli, Objet session, Objet jury, IReadOnlyList<Objet> membres)
    {
        var (edition, regles) = await SeanceDeJury.RulesAsync(session, Groupe, etabli.Lecture, etabli.Bibliotheque);
        ControleDuJury.Demand(ControleDuJury.CheckAppointment(jury, membres, edition.Referentiel!.Certification.Nature));
        if ((await SeanceDeJury.MinutesAsync(etabli.Lecture, session, Groupe)).Count == 0)
            throw new RefusException(NatureDeRefus.EtatContraire, "PV-ABSENT", "Le procès-verbal n'est pas scellé. Scellez-le avant de publier.");
        if (edition.Referentiel.Certification.EstValideeParUneInstance && !Groupes.HasTwo(regles)
            && await etabli.Lecture.CountAsync(new Requete(Genres.Decision, Filtre.Toutes(new Via("inscription", new Parmi("session", [session.Id])), new Non(new Parmi("validee", ["oui"])))), 1) > 0)
            throw new RefusException(NatureDeRefus.EtatContraire, "NON-VALIDEE", "L'instance de branche n'a pas encore validé toutes les décisions du jury. Validez-les avant de publier.");
    }
}
