namespace Parchemin.Application;

/// <summary>Gives the sheet of a candidate, made at the first asking.</summary>
/// <param name="Evaluateur">In whose name, where several assessors give their opinion.</param>
/// <param name="Commission">Those who fill it: the candidate passes before it.</param>
public sealed record OuvrirUneEvaluation(string Inscription, string Epreuve, string? Partie, string? Evaluateur, string Commission) : IOperation<Objet>
{
    public string Code => "evaluation.saisir";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli) => (await OpenAsync(etabli, this)).Evaluation;

    internal static async ValueTask<(Objet Evaluation, bool Nouvelle)> OpenAsync(Etabli etabli, OuvrirUneEvaluation demande)
    {
        if (await FindAsync(etabli.Lecture, demande) is { } connue)
            return (await etabli.GetAsync(Genres.Evaluation, connue.Id), false);
        var commission = await etabli.GetAsync(Genres.Commission, demande.Commission);
        if (commission["nature"] is not "interrogation")
            throw new RefusException(NatureDeRefus.EtatContraire, "SANS-GRILLE", "Cette commission choisit les situations ; la grille revient à la commission d'interrogation.");
        if (commission["epreuve"] is { } epreuve && !string.Equals(epreuve, demande.Epreuve, StringComparison.Ordinal))
            throw new RefusException(NatureDeRefus.Invalide, "AUTRE-EPREUVE", $"Cette commission évalue {epreuve}, non {demande.Epreuve}. Ouvrez la grille de son épreuve.");
        var passages = await etabli.Lecture.QueryAsync(new Requete(Genres.Passage, Filtre.Toutes(new Parmi("commission", [commission.Id]), new Parmi("inscription", [demande.Inscription]))) { Ordre = "id", Taille = 1 });
        if (passages.Objets.Count == 0)
            throw new RefusException(NatureDeRefus.EtatContraire, "SANS-PASSAGE", "Ce candidat ne passe pas devant cette commission. Ajoutez d'abord son passage.");
        Dictionary<string, string?> valeurs = new(StringComparer.Ordinal)
        {
            ["inscription"] = demande.Inscription,
            ["epreuve"] = demande.Epreuve,
            ["partie"] = demande.Partie,
            ["evaluateur"] = demande.Evaluateur,
            ["commission"] = demande.Commission,
            ["etat"] = "ouverte",
        };
        var vide = new Objet(Genres.Evaluation, "", 0, System.Collections.Immutable.ImmutableDictionary<string, string>.Empty).With(valeurs);
        var cadre = await CadreDEvaluation.ReadAsync(vide, etabli.Lecture, etabli.Bibliotheque);
        cadre.CheckJuryOpen();
        valeurs["grille"] = cadre.Feuille.Grille?.Code;
        var evaluation = await etabli.CreateAsync("evaluation.saisir", Genres.Evaluation, valeurs, CadreDEvaluation.IdOf(demande.Inscription, demande.Epreuve, demande.Partie, demande.Evaluateur));
        // What the dossier says needs no typing: the commission finds it in its grid, corrects it, and confirms the count.
        foreach (var (cle, constat) in await CompositionDeposee.ReadAsync(cadre, etabli.Lecture, etabli.Bibliotheque))
            await etabli.CreateAsync("evaluation.saisir", Genres.Cotation, [new("evaluation", evaluation.Id), new("cle", cle), new("valeur", CompositionDeposee.Value(constat))], CadreDEvaluation.EntryIdOf(evaluation.Id, cle));
        return (evaluation, true);
    }

    private static async ValueTask<Objet?> FindAsync(IReader lecture, OuvrirUneEvaluation demande)
    {
        if (await lecture.FindAsync(Genres.Evaluation, CadreDEvaluation.IdOf(demande.Inscription, demande.Epreuve, demande.Partie, demande.Evaluateur)) is { } derivee)
            return derivee;
        // Brought in by another way, it may bear another identifier.
        var siennes = await lecture.QueryAsync(new Requete(Genres.Evaluation, Filtre.Toutes(new Parmi("inscription", [demande.Inscription]), new Parmi("epreuve", [demande.Epreuve]))) { Ordre = "id", Taille = 100 });
        return siennes.Objets.FirstOrDefault(e => string.Equals(e["partie"], demande.Partie, StringComparison.Ordinal) && string.Equals(e["evaluateur"], demande.Evaluateur, StringComparison.Ordinal));
    }
}

/// <summary>Opens every sheet of the candidates of a commission, so that each is one key away.</summary>
public sealed record OuvrirLesGrilles(string Commission) : IOperation<int>
{
    public string Code => "evaluation.saisir";

    public async ValueTask<int> ExecuteAsync(Etabli etabli)
    {
        var commission = await etabli.GetAsync(Genres.Commission, Commission);
        if (commission["epreuve"] is not { } epreuve)
            throw new RefusException(NatureDeRefus.EtatContraire, "SANS-EPREUVE", "Cette commission n'a pas d'épreuve : elle ne remplit pas de grille.");
        var passages = await etabli.Lecture.AllAsync(new Requete(Genres.Passage, new Parmi("commission", [Commission])) { Ordre = "id" });
        var ouvertes = 0;
        foreach (var passage in passages)
        {
            var inscription = (await etabli.Lecture.FindAsync(Genres.Inscription, passage["inscription"]!))!;
            if (await ListesDuReferentiel.EditionAsync(inscription, etabli.Lecture, etabli.Bibliotheque) is not { Referentiel: { } referentiel })
                continue;
            foreach (var partie in SheetsOf(Feuilles.Parties(referentiel, inscription["voie"], epreuve), passage["partie"]))
                ouvertes += (await OuvrirUneEvaluation.OpenAsync(etabli, new OuvrirUneEvaluation(inscription.Id, epreuve, partie, commission["evaluateur"], Commission))).Nouvelle ? 1 : 0;
        }

        return ouvertes;
    }

    /// <summary>The sheets that a passage calls for: its situation's, and the synthesis with the last situation; all when it names none.</summary>
    public static IEnumerable<string?> SheetsOf(IReadOnlyList<string?> parties, string? passage)
        => passage is null || !parties.Contains(passage) ? parties
            : parties[^1] is null && string.Equals(parties[^2], passage, StringComparison.Ordinal) ? [passage, null]
            : [passage];
}
