using System.Text.Json.Nodes;

namespace Parchemin.Application;

/// <summary>The convocation of a candidate: the written épreuves of the calendar that he sits, and his passages.</summary>
internal sealed class ConvocationDeCandidat : DocumentDeCandidat
{
    public override string Code => "convocation";

    public override string Libelle => "Convocation";

    public override string Modele => "convocation";

    public override RemiseDeDocument Remise => RemiseDeDocument.Emission;

    public override IReadOnlyList<ComplementDeDocument> Complements => [.. Signataire, new("contact", "Contact pour les questions")];

    protected override string Sigle => "CV";

    protected override async Task<IReadOnlyList<(string Nom, string Valeur)>> FillAsync(Fonds fonds, Titulaire titulaire, JsonObject donnees)
    {
        var centre = await fonds.FindAsync(Genres.Organisation, titulaire.Inscription["centre"] ?? titulaire.Inscription["etablissement"]);
        var acquises = await EpreuveEcriteAuCalendrier.HeldAsync(fonds, titulaire.Inscription.Id);
        var places = (await PlacesPubliees.OfAsync(fonds, titulaire.Inscription.Id)).ToDictionary(p => p.Epreuve, StringComparer.Ordinal);
        var lignes = EpreuveEcriteAuCalendrier.Of(fonds, centre).Where(e => EpreuveEcriteAuCalendrier.IsFor(fonds, titulaire.Inscription["voie"], e.Code, acquises)).Select(e => Written(e, centre, places.GetValueOrDefault(e.Code))).ToList();
        foreach (var passage in await fonds.OfAsync(Genres.Passage, titulaire.Inscription.Id))
        {
            if (passage["prevu_le"] is not null && await fonds.FindAsync(Genres.Commission, passage["commission"]) is { } commission)
                lignes.Add(await OralAsync(fonds, titulaire, passage, commission));
        }

        if (lignes.Count == 0)
            throw new RefusException(NatureDeRefus.EtatContraire, "RIEN-DE-PREVU", "Aucune épreuve écrite du calendrier ni aucun passage daté ne concerne ce candidat. Planifiez ses passages, puis convoquez-le.");
        donnees["candidat"] = titulaire.ToLetter();
        donnees["epreuves"] = EnJson.List(lignes.OrderBy(l => l["date"]!.ToString(), StringComparer.Ordinal).ThenBy(l => l["debut"]!.ToString(), StringComparer.Ordinal));
        donnees["a-apporter"] = EnJson.Texts(["Cette convocation et une pièce d’identité avec photographie", "Matériel d’écriture ; la calculatrice quand le sujet l’autorise"]);
        donnees["consignes"] = EnJson.Texts(["Aucune sortie de la salle n’est autorisée pendant la mise en loge.", "Les téléphones et montres connectées sont éteints et rangés dans le sac."]);
        return [("Épreuves", string.Join(" ; ", lignes.Select(l => $"{l["intitule"]}, {Dates.Long(l["date"]!.ToString())}").Order(StringComparer.Ordinal)))];
    }

    private static JsonObject Written(EpreuveEcriteAuCalendrier e, ObjetVu? centre, PlacePubliee? place) => EnJson.Of(
        ("intitule", e.Intitule), ("detail", $"Épreuve écrite{(Dates.Duration(e.Prevue.Duree) is { } duree ? $", {duree}" : "")}"), ("date", e.Jour), ("debut", e.Debut), ("fin", e.Fin),
        ("centre", centre?["nom"]), ("adresse", centre is null ? null : string.Join(", ", Fonds.Address(centre))), ("salle", place?.Salle), ("place", place?.Place));

    private static async Task<JsonObject> OralAsync(Fonds fonds, Titulaire titulaire, ObjetVu passage, ObjetVu commission)
    {
        var lieu = await fonds.FindAsync(Genres.Organisation, commission["organisation"]);
        var (jour, heure) = Fonds.Local(passage["prevu_le"]!, lieu?["fuseau"]);
        var deroulement = await fonds.DeroulementAsync(titulaire, passage, commission);
        return EnJson.Of(
            ("intitule", fonds.EpreuveOf(commission["epreuve"])), ("detail", deroulement.Situation), ("preparation", Preparation(passage["prevu_le"]!, deroulement.Preparation?.Minutes, lieu?["fuseau"])), ("date", jour), ("debut", heure),
            ("centre", lieu?["nom"]), ("adresse", lieu is null ? null : string.Join(", ", Fonds.Address(lieu))), ("salle", commission["salle"]));
    }

    private static string? Preparation(string prevu, int? minutes, string? fuseau) => minutes is { } avant ? $"à {Fonds.Local(JourneeDOral.Shift(prevu, -avant), fuseau).Heure.Replace(":", " h ", StringComparison.Ordinal)}, {Dates.Duration(avant)}" : null;
}
