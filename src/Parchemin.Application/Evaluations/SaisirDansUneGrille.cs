namespace Parchemin.Application;

/// <summary>A field as a person leaves it, with what was before the eyes when it was typed.</summary>
public sealed record SaisieDeGrille(string Cle, string? Lue, string? Valeur);

/// <summary>A field that somebody else changed meanwhile.</summary>
/// <param name="Actuelle">What stands now, canonical.</param>
public sealed record ConflitDeSaisie(string Cle, string? Voulue, string? Actuelle, string Par, DateTimeOffset Le, string Message);

/// <summary>What became of each field: written or already so, in conflict, refused.</summary>
/// <param name="Tenues">Key → the canonical value that now stands.</param>
public sealed record BilanDeSaisie(IReadOnlyDictionary<string, string?> Tenues, IReadOnlyList<ConflitDeSaisie> Conflits, IReadOnlyList<Faute> Refusees);

/// <summary>Enters values in a grid, field by field in three ways: the same value, nothing; the value read still stands, written; else a conflict on that field alone.</summary>
public sealed record SaisirDansUneGrille(string Evaluation, IReadOnlyList<SaisieDeGrille> Saisies) : IOperation<BilanDeSaisie>
{
    private const int Maximum = 500;

    public string Code => "evaluation.saisir";

    public async ValueTask<BilanDeSaisie> ExecuteAsync(Etabli etabli)
    {
        if (Saisies.Count > Maximum)
            throw new RefusException(NatureDeRefus.Invalide, "TROP-DE-CHAMPS", $"{Maximum} champs au plus à la fois.");
        var evaluation = await etabli.GetAsync(Genres.Evaluation, Evaluation);
        await etabli.AuthorizeAsync(Code, evaluation);
        var cadre = await CadreDEvaluation.ReadAsync(evaluation, etabli.Lecture, etabli.Bibliotheque);
        cadre.CheckJuryOpen();
        if (evaluation["etat"] is not "ouverte")
            throw new RefusException(NatureDeRefus.EtatContraire, "GRILLE-VALIDEE", "Cette grille est validée : on n'y saisit plus. Demandez au service des examens de la rouvrir.");
        var entrees = await CadreDEvaluation.EntriesAsync(Evaluation, etabli.Lecture);
        var (tenues, conflits, refusees) = (new Dictionary<string, string?>(StringComparer.Ordinal), new List<ConflitDeSaisie>(), new List<Faute>());
        foreach (var saisie in Saisies)
        {
            if (cadre.Feuille.Find(saisie.Cle) is not { } entree)
            {
                refusees.Add(new Faute("CHAMP-INCONNU", saisie.Cle, saisie.Valeur, $"« {saisie.Cle} » n'est pas un champ de cette grille. Rechargez la page."));
                continue;
            }

            var (valeur, motif) = ValeurDEntree.Normalize(entree, saisie.Valeur);
            if (motif is not null)
            {
                refusees.Add(new Faute("VALEUR-REFUSEE", saisie.Cle, saisie.Valeur, motif));
                continue;
            }

            var cotation = entrees.GetValueOrDefault(saisie.Cle);
            var actuelle = cotation?["valeur"];
            // What was read may be old enough to break a rule since: it is then compared as it is.
            var lue = ValeurDEntree.Normalize(entree, saisie.Lue) is { Motif: null } l ? l.Valeur : saisie.Lue;
            if (string.Equals(valeur, actuelle, StringComparison.Ordinal))
                tenues[saisie.Cle] = actuelle;
            else if (string.Equals(lue, actuelle, StringComparison.Ordinal))
                tenues[saisie.Cle] = (await WriteAsync(etabli, cotation, saisie.Cle, valeur))?["valeur"];
            else
                conflits.Add(await ConflictAsync(etabli, entree, cotation, valeur));
        }

        return new BilanDeSaisie(tenues, conflits, refusees);
    }

    private async ValueTask<Objet?> WriteAsync(Etabli etabli, Objet? cotation, string cle, string? valeur)
        => cotation is not null
            ? await etabli.ChangeAsync(Code, cotation, [new("valeur", valeur)])
            : await etabli.CreateAsync(Code, Genres.Cotation, [new("evaluation", Evaluation), new("cle", cle), new("valeur", valeur)], CadreDEvaluation.EntryIdOf(Evaluation, cle));

    private static async ValueTask<ConflitDeSaisie> ConflictAsync(Etabli etabli, EntreeAttendue entree, Objet? cotation, string? voulue)
    {
        Ecriture? derniere = null;
        if (cotation is not null)
        {
            await foreach (var e in etabli.Lecture.JournalAsync(new FiltreDuJournal { Genre = Genres.Cotation.Code, Objets = [cotation.Id], Recentes = true, Limite = 1 }))
                derniere = e;
        }

        var actuelle = cotation?["valeur"];
        var par = derniere?.NomDeLActeur ?? "Une autre personne";
        return new ConflitDeSaisie(entree.Cle, voulue, actuelle, par, derniere?.SaisieLe ?? etabli.Maintenant, $"{par} a changé ce champ entre-temps : « {ValeurDEntree.Words(entree, actuelle)} ». Gardez cette valeur ou la vôtre, « {ValeurDEntree.Words(entree, voulue)} ».");
    }
}
