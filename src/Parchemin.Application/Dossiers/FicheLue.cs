using System.Globalization;
using System.Text.Json.Nodes;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>A fiche as one person sees it, with all that its page shows.</summary>
/// <param name="Tenues">Field → what the register holds for it, which nobody types.</param>
/// <param name="Versions">The most recent first.</param>
/// <param name="Contextes">The fiches contexte of the dossier, to link to.</param>
/// <param name="Modifiable">Whether this person may write in it now.</param>
public sealed record FicheLue(
    CadreDeDossier Cadre,
    FicheEcrite Fiche,
    string Candidat,
    IReadOnlyDictionary<string, string> Tenues,
    IReadOnlyList<ObjetVu> Commentaires,
    IReadOnlyList<ObjetVu> Pieces,
    IReadOnlyList<ObjetVu> Versions,
    IReadOnlyList<FicheEcrite> Contextes,
    bool Visible,
    bool Modifiable,
    IReadOnlySet<string> Gestes)
{
    public bool May(string action) => Gestes.Contains(action);

    /// <summary>Reads a fiche.</summary>
    /// <exception cref="RefusException">There is none, or the actor may not read it.</exception>
    public static async Task<FicheLue> ReadAsync(Guichet guichet, Acteur acteur, string id, CancellationToken annulation = default)
    {
        var vue = await guichet.ReadAsync(acteur, GenresDuParcours.Fiche, id, annulation);
        var objet = (await guichet.Store.FindAsync(GenresDuParcours.Fiche, id, annulation))!;
        var inscription = (await guichet.Store.FindAsync(Genres.Inscription, objet["inscription"]!, annulation))!;
        var cadre = await CadreDeDossier.ReadAsync(inscription, guichet.Store, guichet.Bibliotheque, annulation);
        var visible = await SeesAsync(guichet, acteur, id, annulation);
        var ecrites = visible ? await FicheEcrite.ReadAsync(cadre, guichet.Store, annulation) : [];
        var fiche = ecrites.FirstOrDefault(f => f.Objet.Id == id) ?? new FicheEcrite(objet, cadre.Find(objet["formulaire"]!) ?? throw RefusException.Introuvable(GenresDuParcours.Fiche), cadre.Form(objet["formulaire"]!), System.Collections.Frozen.FrozenDictionary<string, string>.Empty);
        var gestes = await DossierLu.GesturesAsync(guichet, acteur, objet, annulation, "commentaire.ecrire");
        return new FicheLue(
            cadre,
            fiche,
            vue.Titres.GetValueOrDefault("inscription") ?? "Candidat",
            await HeldAsync(guichet, acteur, cadre, fiche, ecrites, annulation),
            await ListAsync(guichet, acteur, GenresDuParcours.Commentaire, id, annulation),
            [.. (await ListAsync(guichet, acteur, GenresDuParcours.Piece, id, annulation)).Where(p => p["retiree_le"] is null)],
            [.. (await ListAsync(guichet, acteur, GenresDuParcours.VersionDeFiche, id, annulation)).OrderByDescending(v => int.Parse(v["numero"]!, CultureInfo.InvariantCulture))],
            [.. ecrites.Where(f => f.Usage.Usage is UsageDeFormulaire.Contexte)],
            visible,
            !cadre.Depose && objet["etat"] is not "retiree" && gestes.Contains("dossier.ecrire"),
            gestes);
    }

    /// <summary>The values as the template « formulaire » takes them: what is written, what the register holds, what was signed.</summary>
    public IReadOnlyDictionary<string, JsonNode?> ToPrint()
    {
        var valeurs = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var champ in Fiche.Formulaire.Sections.SelectMany(s => s.Champs))
        {
            if ((Tenues.GetValueOrDefault(champ.Code) ?? Fiche.Valeurs.GetValueOrDefault(champ.Code)) is not { } valeur)
                continue;
            valeurs[champ.Code] = ValeurImprimee.Of(champ, valeur);
        }

        return valeurs;
    }

    private static async ValueTask<bool> SeesAsync(Guichet guichet, Acteur acteur, string fiche, CancellationToken annulation)
    {
        var reponse = new Objet(GenresDuParcours.Reponse, "", 0, System.Collections.Immutable.ImmutableDictionary<string, string>.Empty).With([new("fiche", fiche), new("cle", "-"), new("valeur", "-")]);
        return await guichet.Regard(acteur).VisibleFieldsAsync(reponse, annulation) is { } champs && champs.Contains("valeur");
    }

    // A role that may not read a genre sees none of it.
    private static async ValueTask<IReadOnlyList<ObjetVu>> ListAsync(Guichet guichet, Acteur acteur, Genre genre, string fiche, CancellationToken annulation)
        => (await guichet.ListAsync(acteur, new Requete(genre, new Parmi("fiche", [fiche])) { Ordre = "id", Taille = 500 }, annulation)).Objets;

    private static async ValueTask<IReadOnlyDictionary<string, string>> HeldAsync(Guichet guichet, Acteur acteur, CadreDeDossier cadre, FicheEcrite fiche, IReadOnlyList<FicheEcrite> toutes, CancellationToken annulation)
    {
        var regard = guichet.Regard(acteur);
        var candidat = await guichet.Store.FindAsync(Genres.Candidat, cadre.Inscription["candidat"]!, annulation) is { } c ? await regard.SeeAsync(c, annulation) : null;
        var (nom, prenoms) = (candidat?["nom_d_usage"] ?? candidat?["nom_de_naissance"], candidat?["prenoms"]);
        var etablissement = cadre.Inscription["etablissement"] is { } o ? await regard.TitleAsync(Genres.Organisation, o, annulation) : null;
        // The official cover names who stood surety: whoever reads the dossier reads that name.
        var visePar = cadre.Dossier?["vise_par"] is { } p ? await guichet.Store.FindAsync(Genres.Personne, p, annulation) : null;
        var honneur = cadre.Dossier?["honneur_le"];
        var liees = toutes.Where(f => f.Objet["contexte"] == fiche.Objet.Id && f.Numero is not null).Select(f => f.Objet["numero"]!);
        (string Code, string? Valeur)[] tenues =
        [
            ("nom", nom), ("prenom", prenoms), ("prenoms", prenoms), ("candidat", nom is null ? null : $"{nom} {prenoms}"), ("numero-d-inscription", cadre.Inscription["numero"]),
            ("etablissement", etablissement), ("numero", fiche.Objet["numero"]), ("fiches-d-activites", string.Join(", ", liees) is { Length: > 0 } l ? l : null),
            ("signataire", visePar is null ? null : string.Join(", ", new[] { $"{visePar["prenoms"]} {visePar["nom"]}", visePar["qualite"] }.Where(m => !string.IsNullOrEmpty(m)))),
            ("date-du-visa", Day(cadre.Dossier?["vise_le"])), ("signature-du-visa", visePar is null ? null : "Visé dans Parchemin"),
            ("nom-du-soussigne", honneur is null ? null : nom), ("prenom-du-soussigne", honneur is null ? null : prenoms), ("date-de-l-attestation", Day(honneur)),
            ("signature-de-l-attestation", honneur is null ? null : "Signée dans Parchemin"),
            ("fait-a", honneur is null ? null : await PlaceAsync(guichet, cadre, annulation)),
        ];
        return tenues.Where(t => t.Valeur is not null).ToDictionary(t => t.Code, t => t.Valeur!, StringComparer.Ordinal);
    }

    private static async ValueTask<string?> PlaceAsync(Guichet guichet, CadreDeDossier cadre, CancellationToken annulation)
    {
        var attestations = await guichet.Store.AllAsync(new Requete(GenresDuParcours.Attestation, Filtre.Toutes(new Parmi("inscription", [cadre.Inscription.Id]), new Parmi("nature", ["honneur"]))) { Ordre = "id" }, annulation);
        var texte = attestations.Count == 0 ? null : attestations[^1]["texte"];
        var debut = texte?.LastIndexOf("Fait à ", StringComparison.Ordinal) ?? -1;
        return debut < 0 ? null : texte![(debut + "Fait à ".Length)..texte!.LastIndexOf(", le ", StringComparison.Ordinal)];
    }

    private static string? Day(string? instant) => instant is null ? null : instant[..10];
}
