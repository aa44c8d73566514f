namespace Parchemin.Application;

/// <summary>Puts a long work in the queue, in the name of who asks for it.</summary>
/// <param name="Libelle">What <see cref="ITravail.CheckAsync"/> answered: the words by which people know it.</param>
public sealed record LancerUneTache(string Nature, string Libelle, string? Session, string? Parametres) : IOperation<Objet>
{
    public string Code => "tache.lancer";

    public ValueTask<Objet> ExecuteAsync(Etabli etabli) => etabli.CreateAsync(
        Code,
        GenresDesActes.Tache,
        [
            new("personne", etabli.Acteur.Personne), new("session", Session), new("nature", Nature), new("libelle", Libelle), new("parametres", Parametres),
            new("etat", "en-attente"), new("demandee_le", ValeurDeChamp.Format(etabli.Maintenant)),
        ]);
}

/// <summary>Stops a work, before or while it runs.</summary>
public sealed record AnnulerUneTache(string Tache) : IOperation<Objet>
{
    public string Code => "tache.annuler";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var tache = await etabli.GetAsync(GenresDesActes.Tache, Tache);
        await etabli.AuthorizeAsync(Code, tache);
        if (tache["etat"] is not ("en-attente" or "en-cours"))
            throw new RefusException(NatureDeRefus.EtatContraire, "TRAVAIL-FINI", "Ce travail est déjà fini : il n'y a rien à annuler.");
        return await etabli.ChangeAsync(Code, tache, [new("etat", "annulee"), new("finie_le", ValeurDeChamp.Format(etabli.Maintenant))]);
    }
}

/// <summary>Says what becomes of a work. Only the service itself does it.</summary>
public sealed record ConduireUneTache(string Tache, string Etat, string? Message = null, string? Fichier = null, string? Empreinte = null) : IOperation<Objet?>
{
    public string Code => "tache.conduire";

    /// <returns>The work; null when somebody has cancelled it meanwhile.</returns>
    public async ValueTask<Objet?> ExecuteAsync(Etabli etabli)
    {
        var tache = await etabli.GetAsync(GenresDesActes.Tache, Tache);
        if (tache["etat"] is not ("en-attente" or "en-cours"))
            return null;
        var fini = Etat is "en-cours" ? null : ValeurDeChamp.Format(etabli.Maintenant);
        return await etabli.ChangeAsync(Code, tache, [new("etat", Etat), new("message", Message), new("fichier", Fichier), new("empreinte", Empreinte), new("finie_le", fini)]);
    }
}
