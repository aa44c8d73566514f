namespace Parchemin.Application;

/// <summary>Nobody gives, by a mandat or by a link, more than he holds: neither a role that is not his to give, nor a wider scope than his own.</summary>
internal static class Delegation
{
    private static readonly Dictionary<string, string[]> Roles = new(StringComparer.Ordinal)
    {
        ["gestionnaire"] = ["equipe", "tuteur", "evaluateur", "jury", "candidat", "gestionnaire"],
        // By the request of an attestation only: the table gives the team no other way.
        ["equipe"] = ["tuteur"],
    };

    /// <exception cref="RefusException">The actor may not give this mandat, nor lengthen it.</exception>
    public static async ValueTask CheckAsync(Etabli etabli, Objet mandat)
    {
        if (etabli.Acteur.EstLeSysteme || etabli.Acteur.Holds("administrateur") || await MayGiveAsync(etabli, mandat, Roles))
            return;
        throw new RefusException(NatureDeRefus.Interdit, "MANDAT-TROP-ETENDU", "Ce rôle ou ce périmètre dépasse les vôtres. Demandez ce mandat à un administrateur.",
            [new Faute("MANDAT-TROP-ETENDU", Roles.Values.Any(r => r.Contains(mandat["role"])) ? "organisation" : "role", mandat["role"], "Demandez-le à un administrateur.")]);
    }

    /// <summary>Whether one of the actor's mandats covers all that this one does.</summary>
    /// <param name="roles">For each role of a giver, those that it gives.</param>
    public static async ValueTask<bool> MayGiveAsync(Etabli etabli, Objet mandat, IReadOnlyDictionary<string, string[]> roles)
    {
        foreach (var sien in etabli.Acteur.Mandats)
        {
            if (roles.TryGetValue(sien.Role, out var donnes) && donnes.Contains(mandat["role"]) && await CoversAsync(etabli, sien, mandat))
                return true;
        }

        return false;
    }

    private static async ValueTask<bool> CoversAsync(Etabli etabli, MandatActif sien, Objet mandat)
    {
        if (mandat["organisation"] is { } organisation)
        {
            return sien.Organisations?.Contains(organisation) is true
                && IsWithin(sien.Session, mandat["session"]) && IsWithin(sien.Certification, mandat["certification"]) && IsWithin(sien.Inscription, mandat["inscription"]);
        }

        // Without an organisation, it reaches as far as the candidate or the session that it names; naming neither, nowhere.
        return mandat["inscription"] is not null ? await ReachesAsync(etabli, sien, mandat, "inscription")
            : mandat["session"] is null || await ReachesAsync(etabli, sien, mandat, "session");
    }

    private static bool IsWithin(string? limite, string? donne) => limite is null || string.Equals(limite, donne, StringComparison.Ordinal);

    private static async ValueTask<bool> ReachesAsync(Etabli etabli, MandatActif sien, Objet mandat, string champ)
    {
        var genre = Genres.Get(mandat.Genre[champ].Vers!);
        return await etabli.Lecture.FindAsync(genre, mandat[champ]!) is { } cible
            && await Evaluation.IsTrueAsync(etabli.Droits.Scope(genre, etabli.Acteur, sien, Portee.Mandat), cible, etabli.Lecture);
    }
}
