namespace Parchemin.Application;

/// <summary>The dossier of a candidate as one person sees it, with all that its page shows.</summary>
/// <param name="Dossier">Null while nobody has begun it.</param>
/// <param name="Contenu">What was deposited; null before.</param>
/// <param name="Commentaires">Fiche → how many remarks wait there; empty for whom remarks are not open to.</param>
/// <param name="Engagement">The request to recognise an engagement; null where the certification has none, or for whom it is not open to.</param>
/// <param name="Visible">Whether this person sees what is written.</param>
public sealed record DossierLu(
    CadreDeDossier Cadre,
    string Candidat,
    ObjetVu? Dossier,
    string? Contenu,
    IReadOnlyList<FicheEcrite> Fiches,
    IReadOnlyList<CompositionDuDossier> Compositions,
    IReadOnlyList<ObjetVu> Pieces,
    IReadOnlyDictionary<string, int> Commentaires,
    EngagementLu? Engagement,
    bool Visible,
    IReadOnlySet<string> Gestes)
{
    private static readonly string[] Actions = ["dossier.ecrire", "dossier.viser", "dossier.attester", "dossier.deposer", "dossier.rouvrir", "piece.joindre", "piece.retirer", "engagement.demander", "engagement.decider"];

    /// <summary>Whether the actor may do something on this dossier, its state left aside.</summary>
    public bool May(string action) => Gestes.Contains(action);

    /// <summary>Whether what was deposited still has the hash that the receipt tells.</summary>
    public bool EmpreinteJuste => Contenu is not null && DepotDeDossier.Hash(Contenu) == Dossier?["empreinte"];

    /// <summary>The épreuves for which the composition is not met.</summary>
    public IEnumerable<CompositionDuDossier> Incompletes => Compositions.Where(c => c.Bilan.NonRespectees > 0);

    /// <summary>Reads the dossier of an inscription.</summary>
    /// <exception cref="RefusException">There is none, or the actor may not read it.</exception>
    public static async Task<DossierLu> ReadAsync(Guichet guichet, Acteur acteur, string inscription, CancellationToken annulation = default)
    {
        var vue = await guichet.ReadAsync(acteur, Genres.Inscription, inscription, annulation);
        var objet = (await guichet.Store.FindAsync(Genres.Inscription, inscription, annulation))!;
        var cadre = await CadreDeDossier.ReadAsync(objet, guichet.Store, guichet.Bibliotheque, annulation);
        var dossier = cadre.Dossier is null ? null : await guichet.Regard(acteur).SeeAsync(cadre.Dossier, annulation);
        var ecrites = await FicheEcrite.ReadAsync(cadre, guichet.Store, annulation);
        var visible = await SeesAsync(guichet, acteur, ecrites, annulation);
        var lues = visible ? ecrites : [];
        var pieces = await guichet.ListAsync(acteur, new Requete(GenresDuParcours.Piece, Filtre.Toutes(new Parmi("inscription", [inscription]), new Vide("retiree_le"))) { Ordre = "id", Taille = 200 }, annulation);
        return new DossierLu(
            cadre, vue.Titres.GetValueOrDefault("candidat") ?? "Candidat", dossier, dossier?["contenu"], lues, CompositionDuDossier.Of(cadre, lues), pieces.Objets,
            await WaitingAsync(guichet, acteur, lues, annulation),
            visible && await SuiviDesPlacements.MayAsync(guichet, acteur, "engagement.lire", GenresDuParcours.Engagement, inscription, guichet.Store, annulation) ? await EngagementLu.ReadAsync(cadre, ecrites, guichet.Store, annulation) : null,
            visible, await GesturesAsync(guichet, acteur, objet, annulation));
    }

    /// <summary>Which of these operations the actor may try on an object.</summary>
    internal static async ValueTask<IReadOnlySet<string>> GesturesAsync(Guichet guichet, Acteur acteur, Objet objet, CancellationToken annulation, params string[] autres)
    {
        var gestes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var action in Actions.Concat(autres))
        {
            if (await guichet.MayAsync(acteur, action, objet, annulation))
                gestes.Add(action);
        }

        return gestes;
    }

    // All the fiches of one dossier belong to the same people, and all their fields are of one class: the first answers for all.
    private static async ValueTask<bool> SeesAsync(Guichet guichet, Acteur acteur, IReadOnlyList<FicheEcrite> fiches, CancellationToken annulation)
    {
        if (fiches.Count == 0)
            return true;
        var premiere = new Objet(GenresDuParcours.Reponse, "", 0, System.Collections.Immutable.ImmutableDictionary<string, string>.Empty).With([new("fiche", fiches[0].Objet.Id), new("cle", "-"), new("valeur", "-")]);
        return await guichet.Regard(acteur).VisibleFieldsAsync(premiere, annulation) is { } champs && champs.Contains("valeur");
    }

    private static async ValueTask<IReadOnlyDictionary<string, int>> WaitingAsync(Guichet guichet, Acteur acteur, IReadOnlyList<FicheEcrite> fiches, CancellationToken annulation)
    {
        if (fiches.Count == 0)
            return new Dictionary<string, int>(StringComparer.Ordinal);
        var page = await guichet.ListAsync(acteur, new Requete(GenresDuParcours.Commentaire, Filtre.Toutes(new Parmi("fiche", [.. fiches.Select(f => f.Objet.Id)]), new Vide("traite_le"))) { Ordre = "id", Taille = 1000 }, annulation);
        return page.Objets.CountBy(c => c["fiche"]!, StringComparer.Ordinal).ToDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal);
    }
}
