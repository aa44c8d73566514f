using Parchemin.Planning;

namespace Parchemin.Application;

/// <summary>A responsible person lets leaks of the written calendar stand, with a reason that the journal keeps; or takes it back.</summary>
/// <param name="Fuites">Their keys: <c>E2/polynesie&gt;antilles</c>. All are accepted or none.</param>
/// <param name="Motif">Null or empty takes the acceptance back.</param>
public sealed record AccepterDesFuites(string Session, IReadOnlyList<string> Fuites, string? Motif) : IOperation<Objet>
{
    public string Code => CalendrierDUneSession.Action;

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var session = await etabli.GetAsync(Genres.Session, Session);
        await etabli.AuthorizeAsync(Code, session);
        if (Fuites.Count == 0)
            throw new RefusException(NatureDeRefus.Invalide, "FUITE-ATTENDUE", "Cochez au moins une fuite.", [new Faute("FUITE-ATTENDUE", "fuite", null, "Cochez au moins une fuite.")]);
        var autres = FuitesAcceptees.Of(session).Where(a => !Fuites.Contains(a.Cle, StringComparer.Ordinal)).ToList();
        if (string.IsNullOrWhiteSpace(Motif))
            return await etabli.ChangeAsync(Code, session, [new("fuites_acceptees", autres.Count == 0 ? null : FuitesAcceptees.Write(autres))]);
        // Late entries counted: what leaks only with them may be accepted too.
        var calendrier = await CalendrierDUneSession.OfAsync(session, etabli.Lecture, etabli.Bibliotheque, new ReglesDuCalendrier { CompterLesRetards = true });
        var connues = calendrier.Analyse.Fuites.ToDictionary(f => f.Cle, f => f.AuPire, StringComparer.Ordinal);
        if (Fuites.FirstOrDefault(f => !connues.ContainsKey(f)) is { } absente)
            throw new RefusException(NatureDeRefus.EtatContraire, "FUITE-ABSENTE", $"« {absente} » ne fuit pas dans ce calendrier. Rechargez la page.");
        return await etabli.ChangeAsync(Code, session, [new("fuites_acceptees", FuitesAcceptees.Write([.. autres, .. Fuites.Distinct(StringComparer.Ordinal).Select(f => new AcceptationDeFuite(f, etabli.Acteur.Nom, Motif.Trim(), connues[f]))]))]);
    }
}
