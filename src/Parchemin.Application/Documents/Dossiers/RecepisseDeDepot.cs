using System.Globalization;
using System.Text.Json.Nodes;

namespace Parchemin.Application;

/// <summary>The receipt of a deposited dossier, with the fingerprint of what was deposited.</summary>
internal sealed class RecepisseDeDepot : DocumentDeCandidat
{
    public override string Code => "recepisse";

    public override string Libelle => "Récépissé de dépôt";

    public override string Modele => "recepisse";

    public override RemiseDeDocument Remise => RemiseDeDocument.Emission;

    public override bool SImprime => true;

    public override async Task<IReadOnlyList<SujetDeDocument>> SubjectsAsync(Fonds fonds)
    {
        if (!fonds.MayTry("dossier.lire"))
            return [];
        var deposes = (await fonds.AllAsync(GenresDuParcours.Dossier, Filtre.Toutes(new Parmi("etat", ["depose"]), new Via("inscription", new Parmi("session", [fonds.Session.Id]))))).Select(d => d["inscription"]).ToHashSet(StringComparer.Ordinal);
        return [.. (await base.SubjectsAsync(fonds)).Where(s => deposes.Contains(s.Inscription))];
    }

    protected override string Sigle => "RC";

    protected override async Task<IReadOnlyList<(string Nom, string Valeur)>> FillAsync(Fonds fonds, Titulaire titulaire, JsonObject donnees)
    {
        var dossiers = fonds.MayTry("dossier.lire") ? await fonds.AllAsync(GenresDuParcours.Dossier, new Parmi("inscription", [titulaire.Inscription.Id])) : [];
        if (dossiers is not [{ } dossier] || dossier["depose_le"] is not { } depose)
            throw new RefusException(NatureDeRefus.EtatContraire, "NON-DEPOSE", "Le dossier de ce candidat n'est pas déposé : il n'y a rien dont donner récépissé.");
        var (jour, heure) = Fonds.Local(depose);
        var limite = fonds.Session["dossiers_avant_le"];
        donnees["candidat"] = titulaire.ToJson();
        donnees["objet"] = fonds.Referentiel.Dossier?.Libelle ?? "Dossier";
        EnJson.Add(donnees,
            ("depose-le", jour), ("heure", heure), ("echeance", limite is null ? null : Fonds.Local(limite).Jour), ("hors-delai", limite is not null && string.CompareOrdinal(depose, limite) > 0 ? true : null),
            ("pieces", EnJson.List([EnJson.Of(("nom", "Dossier tel que déposé"), ("empreinte", dossier["empreinte"])), .. await PiecesAsync(fonds, titulaire)])));
        return [("Déposé le", $"{Dates.Long(jour)} à {Dates.Hour(TimeOnly.ParseExact(heure, "HH:mm", CultureInfo.InvariantCulture))}"), ("Empreinte du dossier", dossier["empreinte"] ?? "")];
    }

    private static async Task<IEnumerable<JsonNode>> PiecesAsync(Fonds fonds, Titulaire titulaire)
        => (await fonds.AllAsync(GenresDuParcours.Piece, Filtre.Toutes(new Parmi("inscription", [titulaire.Inscription.Id]), new Vide("retiree_le")))).Select(p => EnJson.Of(("nom", p["nom"]), ("taille", Size(p["taille"])), ("empreinte", p["contenu"])));

    private static string? Size(string? octets) => !long.TryParse(octets, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? null
        : n < 1_000_000 ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, n / 1000)} Ko") : string.Create(CultureInfo.InvariantCulture, $"{n / 100_000 / 10m:0.#} Mo").Replace('.', ',');
}
