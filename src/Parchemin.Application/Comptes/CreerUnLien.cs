namespace Parchemin.Application;

/// <summary>Makes a link that lets a person in once. Nobody lets in somebody who may do more than he may grant.</summary>
/// <param name="Chemin">The page that the link opens, from the root.</param>
public sealed record CreerUnLien(string Personne, string Objet, string Chemin, TimeSpan Duree) : IOperation<Objet>
{
    public static readonly TimeSpan DureeMax = TimeSpan.FromDays(60);

    // A colleague with an account signs in by himself: a link made by another would let that other act in his name.
    private static readonly Dictionary<string, string[]> Roles = new(StringComparer.Ordinal)
    {
        ["equipe"] = ["tuteur"],
        ["gestionnaire"] = ["tuteur", "evaluateur", "jury", "equipe", "candidat"],
    };

    public string Code => "lien.creer";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        if (Duree <= TimeSpan.Zero || Duree > DureeMax)
            throw new RefusException(NatureDeRefus.Invalide, "DUREE-DE-LIEN", $"Un lien vaut de une minute à {DureeMax.Days} jours. Corrigez la durée.");
        if (!Chemin.StartsWith('/') || Chemin.StartsWith("//", StringComparison.Ordinal) || Chemin.Contains('\\', StringComparison.Ordinal))
            throw new RefusException(NatureDeRefus.Invalide, "CHEMIN-ETRANGER", "Un lien n'ouvre qu'une page de ce service. Donnez un chemin qui commence par /.");
        await CheckReachAsync(etabli);
        return await etabli.CreateAsync(Code, Genres.Lien,
        [
            new("personne", Personne), new("objet", Objet), new("chemin", Chemin), new("expire_le", ValeurDeChamp.Format(etabli.Maintenant + Duree)),
        ]);
    }

    private async ValueTask CheckReachAsync(Etabli etabli)
    {
        if (etabli.Acteur.EstLeSysteme || etabli.Acteur.Holds("administrateur"))
            return;
        var mandats = await etabli.Lecture.QueryAsync(new Requete(Genres.Mandat, new Parmi("personne", [Personne])) { Ordre = "id", Taille = 1000 });
        foreach (var mandat in mandats.Objets)
        {
            if (!await Delegation.MayGiveAsync(etabli, mandat, Roles))
                throw new RefusException(NatureDeRefus.Interdit, "LIEN-TROP-ETENDU", "Cette personne a des droits que vous ne pouvez pas ouvrir par un lien. Demandez-le à un administrateur.");
        }
    }
}

/// <summary>Uses a link: it opens once, until its date, unless it was revoked.</summary>
public sealed record OuvrirUnLien(string Lien) : IOperation<Objet>
{
    public string Code => "lien.ouvrir";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var lien = await etabli.Lecture.FindAsync(Genres.Lien, Lien);
        return Refusal(lien, etabli.Maintenant) is { } refus ? throw refus : await etabli.ChangeAsync(Code, lien!, [new("utilise_le", ValeurDeChamp.Format(etabli.Maintenant))]);
    }

    /// <summary>Why the link does not open, or null.</summary>
    public static RefusException? Refusal(Objet? lien, DateTimeOffset maintenant) => lien switch
    {
        null => Refused("LIEN-INCONNU", "Ce lien n'existe pas. Vérifiez qu'il est entier, ou demandez-en un nouveau."),
        _ when lien["revoque_le"] is not null => Refused("LIEN-REVOQUE", "Ce lien a été révoqué. Demandez-en un nouveau."),
        _ when lien["utilise_le"] is not null => Refused("LIEN-UTILISE", "Ce lien a déjà servi : il n'ouvre qu'une fois. Demandez-en un nouveau."),
        _ when string.CompareOrdinal(lien["expire_le"], ValeurDeChamp.Format(maintenant)) <= 0 => Refused("LIEN-EXPIRE", "Ce lien a expiré. Demandez-en un nouveau."),
        _ => null,
    };

    private static RefusException Refused(string code, string message) => new(NatureDeRefus.Interdit, code, message);
}

/// <summary>Revokes a link that was not used.</summary>
public sealed record RevoquerUnLien(string Lien) : IOperation<Objet>
{
    public string Code => "lien.modifier";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
        => await etabli.ChangeAsync(Code, await etabli.GetAsync(Genres.Lien, Lien), [new("revoque_le", ValeurDeChamp.Format(etabli.Maintenant))]);
}
