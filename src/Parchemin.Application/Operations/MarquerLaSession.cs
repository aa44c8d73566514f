namespace Parchemin.Application;

/// <summary>Closes the jury of a session: from then on the proposals of the CCF are no longer under embargo (but marks wait for the publication).</summary>
public sealed record CloreLeJury(string Session) : IOperation<Objet>
{
    public string Code => "session.clore-le-jury";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var session = await etabli.GetAsync(Genres.Session, Session);
        await etabli.AuthorizeAsync(Code, session);
        return session["jury_clos_le"] is null
            ? await etabli.ChangeAsync(Code, session, [new("jury_clos_le", ValeurDeChamp.Format(etabli.Maintenant))])
            : throw new RefusException(NatureDeRefus.EtatContraire, "JURY-DEJA-CLOS", "Le jury de cette session est déjà clos.");
    }
}

/// <summary>Publishes the results of a session.</summary>
/// <param name="Le">When they become visible; null for now. A date to come is an embargo that everything keeps by itself.</param>
public sealed record PublierLaSession(string Session, DateTimeOffset? Le) : IOperation<Objet>
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
        return await etabli.ChangeAsync(Code, session, [new("publiee_le", ValeurDeChamp.Format(date))]);
    }
}
