namespace Parchemin.Application;

/// <summary>The service answers a request. Accepted, the optional unité is due, and the candidate passes beside the épreuve that the form names.</summary>
/// <param name="Etat"><c>acceptee</c> or <c>refusee</c>.</param>
/// <param name="Reponse">Why; needed for a refusal.</param>
public sealed record DeciderDUnEngagement(string Engagement, string Etat, string? Reponse) : IOperation<Objet>
{
    public string Code => "engagement.decider";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var engagement = await etabli.GetAsync(GenresDuParcours.Engagement, Engagement);
        await etabli.AuthorizeAsync(Code, engagement);
        if (Etat is not ("acceptee" or "refusee"))
            throw DeciderDeLaConformite.Refused("DECISION-INCONNUE", "etat", Etat, "Une réponse est « acceptee » ou « refusee ».");
        if (engagement["etat"] is not "demandee")
            throw new RefusException(NatureDeRefus.EtatContraire, "DEJA-DECIDE", "Cette demande n'attend plus de réponse.");
        if (Etat is "refusee" && string.IsNullOrWhiteSpace(Reponse))
            throw DeciderDeLaConformite.Refused("MOTIF-ATTENDU", "reponse", null, "Un refus se motive. Dites pourquoi.");
        var decide = await etabli.ChangeAsync(Code, engagement,
        [
            new("etat", Etat), new("motif", Reponse), new("decidee_le", ValeurDeChamp.Format(etabli.Maintenant)), new("decidee_par", etabli.Acteur.EstLeSysteme ? null : etabli.Acteur.Personne),
        ]);
        if (Etat is "acceptee")
        {
            await OpenResultAsync(etabli, decide);
            await ConvoquerUnEngagement.TryAsync(etabli, Code, decide);
        }

        return decide;
    }

    private async ValueTask OpenResultAsync(Etabli etabli, Objet engagement)
    {
        var referentiel = (await ListesDuReferentiel.EditionAsync(engagement, etabli.Lecture, etabli.Bibliotheque))?.Referentiel;
        if (referentiel is not null && EngagementLu.Of(referentiel)?.Epreuve.Unite is { } unite && await ValiderUneEvaluation.FindResultAsync(etabli, engagement["inscription"]!, unite.Code) is null)
            await etabli.DeriveAsync(Code, engagement, DemanderUneAttestation.New(etabli, Genres.Resultat), [new("inscription", engagement["inscription"]), new("unite", unite.Code), new("etat", "attendue")]);
    }
}
