namespace Parchemin.Application;

/// <summary>Says where a candidate stands on a competence or a savoir: in one's own voice, which never covers another's.</summary>
/// <param name="Objet">The code of a competence or of a line of savoir.</param>
/// <param name="Mesure">By the team only: the level comes from a test, not from an appraisal.</param>
/// <param name="Niveau">A level that the référentiel defines; null takes it back.</param>
public sealed record PorterUnPositionnement(string Inscription, string Objet, string? Niveau, bool Mesure = false, string? Element = null, string? Commentaire = null) : IOperation<Objet>
{
    public string Code => "positionnement.porter";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var inscription = await etabli.GetAsync(Genres.Inscription, Inscription);
        await etabli.AuthorizeAsync(Code, inscription);
        var referentiel = (await ListesDuReferentiel.EditionAsync(inscription, etabli.Lecture, etabli.Bibliotheque))?.Referentiel;
        if (referentiel is null || ObjetsDeFormation.Find(referentiel, Objet) is not { } objet)
            throw DeciderDeLaConformite.Refused("OBJET-INCONNU", "objet", Objet, $"« {Objet} » n'est ni une compétence ni un savoir de cette certification.");
        if (Niveau is not null && !objet.Niveaux.Any(n => string.Equals(n.Code, Niveau, StringComparison.Ordinal)))
            throw DeciderDeLaConformite.Refused("NIVEAU-INCONNU", "niveau", Niveau, $"« {Niveau} » n'est pas un niveau de {Objet} ({string.Join(", ", objet.Niveaux.Select(n => n.Code))}).");
        var source = await VoiceAsync(etabli, inscription);
        var siens = Filtre.Toutes(new Parmi("inscription", [Inscription]), new Parmi("objet", [Objet]), new Parmi("source", [source]));
        var connu = (await etabli.Lecture.QueryAsync(new Requete(GenresDuParcours.Positionnement, siens) { Ordre = "id", Taille = 1 })).Objets is [var seul] ? seul : null;
        return await etabli.DeriveAsync(Code, inscription, connu ?? DemanderUneAttestation.New(etabli, GenresDuParcours.Positionnement),
        [
            .. connu is null ? new KeyValuePair<string, string?>[] { new("inscription", Inscription), new("objet", Objet), new("source", source) } : [],
            new("niveau", Niveau), new("element", Element), new("commentaire", Commentaire), new("le", ValeurDeChamp.Format(etabli.Maintenant)[..10]),
        ]);
    }

    private async ValueTask<string> VoiceAsync(Etabli etabli, Objet inscription)
    {
        var source = await etabli.HoldsOnAsync(inscription, "equipe") ? Mesure ? "mesure" : "equipe"
            : await etabli.HoldsOnAsync(inscription, "tuteur") ? "tuteur"
            : "candidat";
        return !Mesure || source is "mesure" ? source : throw new RefusException(NatureDeRefus.EtatContraire, "MESURE-RESERVEE", "Seule l'équipe porte une mesure. Donnez votre propre appréciation.");
    }
}
