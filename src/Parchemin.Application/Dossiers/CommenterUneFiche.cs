namespace Parchemin.Application;

/// <summary>Leaves a remark beside a field of a fiche, or answers one. It says nothing of a mark: it helps to write.</summary>
/// <param name="Cle">The field; null for the whole fiche.</param>
public sealed record CommenterUneFiche(string Fiche, string? Cle, string? Texte) : IOperation<Objet>
{
    public string Code => "commentaire.ecrire";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var (fiche, cadre) = await CadreDeDossier.AuthorizeFicheAsync(etabli, Code, Fiche);
        if (Cle is { Length: > 0 } && !cadre.Form(fiche["formulaire"]!).Sections.SelectMany(s => s.Champs).Any(c => c.Code == Cle))
            throw new RefusException(NatureDeRefus.Invalide, "CHAMP-INCONNU", "Ce champ n'est pas dans la fiche. Rechargez la page.");
        return await etabli.CreateAsync(Code, GenresDuParcours.Commentaire,
            [new("fiche", Fiche), new("cle", Cle), new("texte", Texte), new("par", await etabli.ReferToSelfAsync()), new("le", ValeurDeChamp.Format(etabli.Maintenant))]);
    }
}

/// <summary>Says that a remark was dealt with, or opens it again.</summary>
public sealed record TraiterUnCommentaire(string Commentaire, bool Traite) : IOperation<Objet>
{
    public string Code => "commentaire.ecrire";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var commentaire = await etabli.GetAsync(GenresDuParcours.Commentaire, Commentaire);
        await etabli.AuthorizeAsync(Code, commentaire);
        if (commentaire["traite_le"] is not null == Traite)
            return commentaire;
        return await etabli.ChangeAsync(Code, commentaire, [new("traite_le", Traite ? ValeurDeChamp.Format(etabli.Maintenant) : null)]);
    }
}
