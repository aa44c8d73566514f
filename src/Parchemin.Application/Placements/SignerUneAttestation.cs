namespace Parchemin.Application;

/// <summary>The tuteur signs what he was asked to attest: the text as it stands, his identity and the instant are hashed together.</summary>
/// <param name="Lu">The text that he had before the eyes: another one is not signed in its place.</param>
public sealed record SignerUneAttestation(string Attestation, string Lu) : IOperation<Objet>
{
    public string Code => "attestation.signer";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var attestation = await etabli.GetAsync(GenresDuParcours.Attestation, Attestation);
        await etabli.AuthorizeAsync(Code, attestation);
        if (!string.Equals(attestation["signataire"], etabli.Acteur.Personne, StringComparison.Ordinal))
            throw new RefusException(NatureDeRefus.EtatContraire, "AUTRE-SIGNATAIRE", "Cette attestation est demandée à une autre personne. Demandez à l'équipe de vous en adresser une.");
        if (attestation["signee_le"] is not null)
            throw new RefusException(NatureDeRefus.EtatContraire, "DEJA-SIGNEE", "Cette attestation est déjà signée : elle ne change plus.");
        var stage = (await etabli.Lecture.FindAsync(GenresDuParcours.Stage, attestation["stage"]!))!;
        if (!string.Equals(await TexteDAttestation.ReadAsync(stage, etabli.Lecture), attestation["texte"], StringComparison.Ordinal))
            throw new RefusException(NatureDeRefus.EtatContraire, "PERIODE-CHANGEE", "La période a changé depuis la demande : ce texte n'est plus exact. Demandez à l'équipe d'en adresser un nouveau.");
        if (!string.Equals(Lu.ReplaceLineEndings("\n"), attestation["texte"]!.ReplaceLineEndings("\n"), StringComparison.Ordinal))
            throw new RefusException(NatureDeRefus.Conflit, "TEXTE-CHANGE", "Le texte a changé pendant votre lecture. Relisez-le avant de signer.");
        var le = ValeurDeChamp.Format(etabli.Maintenant);
        return await etabli.ChangeAsync(Code, attestation, [new("signee_le", le), new("empreinte", ActeSigne.Empreinte(attestation["texte"]!, etabli.Acteur.Personne, le))]);
    }
}
