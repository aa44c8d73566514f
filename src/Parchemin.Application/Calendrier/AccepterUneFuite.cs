using Parchemin.Planning;

namespace Parchemin.Application;

/// <summary>A responsible person lets a leak of the written calendar stand, with a reason that the journal keeps; or takes it back.</summary>
/// <param name="Fuite">Its key: <c>E2/polynesie&gt;antilles</c>.</param>
/// <param name="Motif">Null or empty takes the acceptance back.</param>
public sealed record AccepterUneFuite(string Session, string Fuite, string? Motif) : IOperation<Objet>
{
    public string Code => CalendrierDUneSession.Action;

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var session = await etabli.GetAsync(Genres.Session, Session);
        await etabli.AuthorizeAsync(Code, session);
        var autres = FuitesAcceptees.Of(session).Where(a => !string.Equals(a.Cle, Fuite, StringComparison.Ordinal)).ToList();
        if (string.IsNullOrWhiteSpace(Motif))
            return await etabli.ChangeAsync(Code, session, [new("fuites_acceptees", autres.Count == 0 ? null : FuitesAcceptees.Write(autres))]);
        // Late entries counted: what leaks only with them may be accepted too.
        var calendrier = await CalendrierDUneSession.OfAsync(session, etabli.Lecture, etabli.Bibliotheque, new ReglesDuCalendrier { CompterLesRetards = true });
        if (!calendrier.Analyse.Fuites.Any(f => string.Equals(f.Cle, Fuite, StringComparison.Ordinal)))
            throw new RefusException(NatureDeRefus.EtatContraire, "FUITE-ABSENTE", $"« {Fuite} » ne fuit pas dans ce calendrier. Rechargez la page.");
        return await etabli.ChangeAsync(Code, session, [new("fuites_acceptees", FuitesAcceptees.Write([.. autres, new AcceptationDeFuite(Fuite, etabli.Acteur.Nom, Motif.Trim())]))]);
    }
}
