namespace Parchemin.Application;

/// <summary>A cell of a column of livrets.</summary>
/// <param name="Lue">What the person had before the eyes.</param>
public sealed record CelluleDeLivret(string Inscription, string Cle, string? Lue, string? Valeur);

/// <summary>What became of a cell.</summary>
/// <param name="Valeur">What the register holds now; null when the livret is not to be seen.</param>
/// <param name="Refus">Why nothing was written; null when it was, or when nothing differed.</param>
public sealed record CelluleSaisie(string Inscription, string Cle, string? Valeur, RefusException? Refus);

/// <summary>Enters a column of livrets: each cell stands by itself, a refused one leaves the others written.</summary>
public sealed record SaisirDesLivrets(IReadOnlyList<CelluleDeLivret> Cellules) : IOperation<IReadOnlyList<CelluleSaisie>>
{
    private const int Maximum = 1000;

    public string Code => "livret.saisir";

    public async ValueTask<IReadOnlyList<CelluleSaisie>> ExecuteAsync(Etabli etabli)
    {
        if (Cellules.Count > Maximum)
            throw new RefusException(NatureDeRefus.Invalide, "TROP-DE-LIGNES", $"{Maximum} cases au plus à la fois. Enregistrez colonne par colonne.");
        var saisies = new List<CelluleSaisie>(Cellules.Count);
        foreach (var cellule in Cellules)
        {
            string? tenue = null;
            var refus = await etabli.TryAsync(async () => tenue = await WriteAsync(etabli, Code, cellule, v => tenue = v));
            saisies.Add(new CelluleSaisie(cellule.Inscription, cellule.Cle, tenue, refus));
        }

        return saisies;
    }

    /// <summary>Writes one cell.</summary>
    /// <param name="tient">Told what the register holds as soon as it is known, so that a refusal can show it.</param>
    /// <returns>What the register holds now, as a person reads it.</returns>
    internal static async ValueTask<string?> WriteAsync(Etabli etabli, string action, CelluleDeLivret cellule, Action<string?>? tient = null)
    {
        var inscription = await etabli.GetAsync(Genres.Inscription, cellule.Inscription);
        await etabli.AuthorizeAsync(action, inscription);
        var feuille = await FeuilleAsync(etabli, inscription);
        var champ = feuille.Find(cellule.Cle) ?? throw DeciderDeLaConformite.Refused("CHAMP-INCONNU", "cle", cellule.Cle, $"« {cellule.Cle} » n'est pas un champ de ce livret. Rechargez la page.");
        var (valeur, motif) = ValeurDeLivret.Normalize(feuille, champ, cellule.Valeur);
        if (motif is not null)
            throw DeciderDeLaConformite.Refused("VALEUR-REFUSEE", "valeur", cellule.Valeur, motif);
        var livret = await OpenAsync(etabli, action, inscription);
        var ligne = await LineAsync(etabli.Lecture, livret.Id, cellule.Cle);
        var actuelle = ligne?["valeur"];
        tient?.Invoke(ValeurDeLivret.Shown(champ, actuelle));
        // Said again as it stands, or left as it was read: somebody else's value is not a conflict then.
        var lue = ValeurDeLivret.Normalize(feuille, champ, cellule.Lue) is { Motif: null } l ? l.Valeur : cellule.Lue;
        if (string.Equals(valeur, actuelle, StringComparison.Ordinal) || string.Equals(valeur, lue, StringComparison.Ordinal))
            return ValeurDeLivret.Shown(champ, actuelle);
        if (livret["etat"] is not "ouvert")
            throw new RefusException(NatureDeRefus.EtatContraire, "LIVRET-SCELLE", "Ce livret est scellé : il ne change plus. Demandez au service des examens de le rouvrir.");
        if (await Evaluation.FollowAsync(inscription, "session.jury_clos_le", etabli.Lecture) is not null)
            throw new RefusException(NatureDeRefus.EtatContraire, "JURY-CLOS", "Le jury est clos : les livrets qu'il a examinés ne changent plus.");
        if (!string.Equals(lue, actuelle, StringComparison.Ordinal))
            throw new RefusException(NatureDeRefus.Conflit, "CONFLIT", $"Ce champ a été changé entre-temps : « {(actuelle is null ? "vide" : ValeurDeLivret.Shown(champ, actuelle))} ». Gardez cette valeur ou enregistrez de nouveau la vôtre.");
        var ecrite = await etabli.DeriveAsync(action, livret, ligne ?? DemanderUneAttestation.New(etabli, GenresDuParcours.LigneDeLivret), ligne is null ? [new("livret", livret.Id), new("cle", cellule.Cle), new("valeur", valeur)] : [new("valeur", valeur)]);
        return ValeurDeLivret.Shown(champ, ecrite["valeur"]);
    }

    internal static async ValueTask<FeuilleDeLivret> FeuilleAsync(Etabli etabli, Objet objet)
        => (await ListesDuReferentiel.EditionAsync(objet, etabli.Lecture, etabli.Bibliotheque))?.Referentiel is { } referentiel && FeuilleDeLivret.Of(referentiel) is { } feuille
            ? feuille
            : throw new RefusException(NatureDeRefus.EtatContraire, "SANS-LIVRET", "Les textes de cette certification ne prévoient pas de livret scolaire.");

    private static async ValueTask<Objet> OpenAsync(Etabli etabli, string action, Objet inscription)
        => await FindAsync(etabli.Lecture, inscription.Id) ?? await etabli.DeriveAsync(action, inscription, DemanderUneAttestation.New(etabli, GenresDuParcours.Livret), [new("inscription", inscription.Id), new("etat", "ouvert")]);

    /// <summary>The livret of a candidate; null before anything is entered.</summary>
    public static async ValueTask<Objet?> FindAsync(IReader lecture, string inscription, CancellationToken annulation = default)
        => (await lecture.QueryAsync(new Requete(GenresDuParcours.Livret, new Parmi("inscription", [inscription])) { Ordre = "id", Taille = 1 }, annulation)).Objets is [var seul] ? seul : null;

    private static async ValueTask<Objet?> LineAsync(IReader lecture, string livret, string cle)
        => (await lecture.QueryAsync(new Requete(GenresDuParcours.LigneDeLivret, Filtre.Toutes(new Parmi("livret", [livret]), new Parmi("cle", [cle]))) { Ordre = "id", Taille = 1 })).Objets is [var seule] ? seule : null;
}
