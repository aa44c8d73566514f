namespace Parchemin.Application;

/// <summary>The candidate confirms his registration and signs what he asked for: from then on it binds him.</summary>
/// <param name="Lu">The recapitulation that he had before the eyes: another one is not signed in its place.</param>
public sealed record ConfirmerUneInscription(string Inscription, string Lu) : IOperation<Objet>
{
    public string Code => "inscription.confirmer";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var inscription = await etabli.GetAsync(Genres.Inscription, Inscription);
        await etabli.AuthorizeAsync(Code, inscription);
        CheckOpen(inscription);
        if (inscription["confirmee_le"] is not null)
            throw new RefusException(NatureDeRefus.EtatContraire, "DEJA-CONFIRMEE", "Cette inscription est déjà confirmée : elle vous engage. Pour la changer, écrivez au service des examens.");
        var texte = await RecapitulatifDInscription.ReadAsync(inscription, etabli.Lecture, etabli.Bibliotheque);
        if (!string.Equals(texte.ReplaceLineEndings("\n"), Lu.ReplaceLineEndings("\n"), StringComparison.Ordinal))
            throw new RefusException(NatureDeRefus.Conflit, "TEXTE-CHANGE", "L'inscription a changé pendant votre lecture. Relisez-la avant de signer.");
        var le = ValeurDeChamp.Format(etabli.Maintenant);
        await etabli.DeriveAsync(Code, inscription, DemanderUneAttestation.New(etabli, GenresDuParcours.Attestation),
        [
            new("inscription", inscription.Id), new("nature", "inscription"), new("signataire", etabli.Acteur.Personne), new("texte", texte),
            new("signee_le", le), new("empreinte", ActeSigne.Empreinte(texte, etabli.Acteur.Personne, le)),
        ]);
        return await etabli.ChangeAsync(Code, inscription, [new("confirmee_le", le), new("etat", "confirme")]);
    }

    internal static void CheckOpen(Objet inscription)
    {
        if (inscription["etat"] is "desiste" or "radie")
            throw new RefusException(NatureDeRefus.EtatContraire, "INSCRIPTION-CLOSE", "Cette inscription n'est plus en cours. Écrivez au service des examens.");
    }
}

/// <summary>The candidate chooses what is his to choose, as long as he has not confirmed: forme and languages.</summary>
public sealed record ChoisirPourSonInscription(string Inscription, string? Forme, string? Lv1, string? Lv2) : IOperation<Objet>
{
    public string Code => "inscription.choisir";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var inscription = await etabli.GetAsync(Genres.Inscription, Inscription);
        await etabli.AuthorizeAsync(Code, inscription);
        ConfirmerUneInscription.CheckOpen(inscription);
        if (inscription["confirmee_le"] is not null)
            throw new RefusException(NatureDeRefus.EtatContraire, "DEJA-CONFIRMEE", "Cette inscription est confirmée : vos choix ne changent plus. Écrivez au service des examens.");
        return await etabli.ChangeAsync(Code, inscription, [new("forme", Forme ?? inscription["forme"]), new("lv1", Lv1), new("lv2", Lv2)]);
    }
}

/// <summary>A candidate withdraws: his place, his convocations and his dossier stop there.</summary>
public sealed record SeDesister(string Inscription) : IOperation<Objet>
{
    public string Code => "inscription.desister";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var inscription = await etabli.GetAsync(Genres.Inscription, Inscription);
        await etabli.AuthorizeAsync(Code, inscription);
        ConfirmerUneInscription.CheckOpen(inscription);
        if (await Evaluation.FollowAsync(inscription, "session.jury_clos_le", etabli.Lecture) is not null)
            throw new RefusException(NatureDeRefus.EtatContraire, "JURY-CLOS", "Le jury est clos : on ne se désiste plus.");
        return await etabli.ChangeAsync(Code, inscription, [new("etat", "desiste")]);
    }
}
