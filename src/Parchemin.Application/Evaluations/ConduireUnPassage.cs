namespace Parchemin.Application;

/// <summary>A gesture on the passage of a candidate before a commission.</summary>
public enum GesteDePassage
{
    /// <summary>Gives the situation to prepare.</summary>
    Preparer,

    /// <summary>Begins the interrogation.</summary>
    Commencer,

    Terminer,

    /// <summary>The candidate did not come.</summary>
    Absent,

    /// <summary>The candidate did not come and said why, with a proof.</summary>
    AbsentJustifie,

    /// <summary>Takes back a gesture made by mistake: the candidate is awaited again.</summary>
    Reprendre,
}

/// <summary>Records the start, the end or the absence as it happens, by the product's clock.</summary>
/// <param name="Motif">Of an absence that is justified.</param>
public sealed record ConduireUnPassage(string Passage, GesteDePassage Geste, string? Motif = null) : IOperation<Objet>
{
    public string Code => "passage.modifier";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var passage = await etabli.GetAsync(Genres.Passage, Passage);
        var etat = passage["etat"];
        var maintenant = ValeurDeChamp.Format(etabli.Maintenant);
        return await etabli.ChangeAsync(Code, passage, (Geste, etat) switch
        {
            (GesteDePassage.Preparer, "convoque") => [new("etat", "en-preparation"), new("preparation_le", maintenant)],
            (GesteDePassage.Commencer, "convoque" or "en-preparation") => [new("etat", "en-cours"), new("commence_le", maintenant)],
            (GesteDePassage.Terminer, "en-cours") => [new("etat", "termine"), new("fini_le", maintenant)],
            (GesteDePassage.Absent, "convoque" or "absent-justifie") => [new("etat", "absent"), new("motif", null)],
            (GesteDePassage.AbsentJustifie, "convoque" or "absent") => string.IsNullOrWhiteSpace(Motif)
                ? throw new RefusException(NatureDeRefus.Invalide, "MOTIF-ATTENDU", "Dites ce qui justifie l'absence.", [new Faute("MOTIF-ATTENDU", "motif", null, "Dites ce qui justifie l'absence.")])
                : new Dictionary<string, string?>(StringComparer.Ordinal) { ["etat"] = "absent-justifie", ["motif"] = Motif },
            (GesteDePassage.Reprendre, not "convoque") => [new("etat", "convoque"), new("preparation_le", null), new("commence_le", null), new("fini_le", null), new("motif", null)],
            _ => throw new RefusException(NatureDeRefus.EtatContraire, "GESTE-IMPOSSIBLE", $"Ce passage est « {Genres.Passage["etat"].Choix.FirstOrDefault(c => string.Equals(c.Code, etat, StringComparison.Ordinal))?.Libelle} » : ce geste n'a plus de sens. Rechargez la page."),
        });
    }
}

/// <summary>Chooses the fiche that supports a situation, with its modified parameters or the scenario built: who chose it is recorded.</summary>
public sealed record ChoisirLaFiche(string Passage, int? Fiche, string? Parametres) : IOperation<Objet>
{
    public string Code => "passage.choisir-la-fiche";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var passage = await etabli.GetAsync(Genres.Passage, Passage);
        await etabli.AuthorizeAsync(Code, passage);
        return await etabli.ChangeAsync(Code, passage, [new("fiche", Fiche?.ToString(System.Globalization.CultureInfo.InvariantCulture)), new("parametres", Parametres), new("choisie_par", Fiche is null || etabli.Acteur.EstLeSysteme ? null : etabli.Acteur.Personne)]);
    }
}

/// <summary>Withdraws a member from a commission, himself or by the office: he sees its candidates no more.</summary>
public sealed record RecuserUnMembre(string Membre, string? Motif) : IOperation<Objet>
{
    public string Code => "membre.modifier";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var membre = await etabli.GetAsync(Genres.Membre, Membre);
        if (membre["recuse_le"] is not null)
            throw new RefusException(NatureDeRefus.EtatContraire, "DEJA-RECUSE", "Ce membre est déjà récusé.");
        return string.IsNullOrWhiteSpace(Motif)
            ? throw new RefusException(NatureDeRefus.Invalide, "MOTIF-ATTENDU", "Dites le motif de la récusation.", [new Faute("MOTIF-ATTENDU", "motif", null, "Dites le motif de la récusation.")])
            : await etabli.ChangeAsync(Code, membre, [new("recuse_le", ValeurDeChamp.Format(etabli.Maintenant)), new("motif", Motif)]);
    }
}
