using System.Text.Json.Nodes;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>The certificate of the periods that a candidate spent at work.</summary>
internal sealed class AttestationDeStage : DocumentDeCandidat
{
    public override string Code => "attestation-de-stage";

    public override string Libelle => "Attestation de stage";

    public override string Modele => "attestation-de-stage";

    public override RemiseDeDocument Remise => RemiseDeDocument.Emission;

    public override bool SImprime => true;

    public override async Task<IReadOnlyList<SujetDeDocument>> SubjectsAsync(Fonds fonds)
    {
        if (!fonds.MayTry("stage.lire"))
            return [];
        var avec = (await fonds.AllAsync(GenresDuParcours.Stage, new Via("inscription", new Parmi("session", [fonds.Session.Id])))).Select(s => s["inscription"]).ToHashSet(StringComparer.Ordinal);
        return [.. (await base.SubjectsAsync(fonds)).Where(s => avec.Contains(s.Inscription))];
    }

    protected override string Sigle => "ST";

    protected override async Task<IReadOnlyList<(string Nom, string Valeur)>> FillAsync(Fonds fonds, Titulaire titulaire, JsonObject donnees)
    {
        var stages = fonds.MayTry("stage.lire") ? (await fonds.AllAsync(GenresDuParcours.Stage, new Parmi("inscription", [titulaire.Inscription.Id]))).Where(s => s["etat"] is not "prevu").OrderBy(s => s["du"], StringComparer.Ordinal).ToList() : [];
        if (stages.Count == 0)
            throw new RefusException(NatureDeRefus.EtatContraire, "SANS-STAGE", "Aucune période en entreprise commencée n'est au registre pour ce candidat. Saisissez-la, puis attestez-la.");
        var derniere = stages[^1];
        var maison = await fonds.FindAsync(Genres.Organisation, derniere["organisation"]);
        var (nom, prenoms) = await fonds.PersonAsync(derniere["tuteur"]);
        donnees["candidat"] = titulaire.ToJson();
        donnees["entreprise"] = EnJson.Of(("nom", maison?["nom"] ?? derniere["entreprise"]), ("adresse", derniere["adresse"] ?? (maison is null ? null : string.Join(", ", Fonds.Address(maison)))), ("siret", maison?["siret"]));
        EnJson.Add(donnees, ("tuteur", EnJson.Of(("nom", $"{prenoms} {nom}".Trim()))), ("missions", EnJson.Texts(stages.SelectMany(s => (s["missions"] ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct(StringComparer.Ordinal))));
        var comptes = await CountAsync(fonds, stages);
        // The presence of a period that goes on is attested up to today.
        var jour = Fonds.DateOf(fonds.Instant);
        donnees["periodes"] = EnJson.List(stages.Select(s => Line(s, Decompte.Count([comptes[s.Id]], jour))));
        // A day that two periods cover counts once.
        var ensemble = Decompte.Count([.. comptes.Values], jour);
        donnees["total"] = $"{Pluriel.Of(ensemble.JoursComptes, "jour")} de présence, {Pluriel.Of(ensemble.SemainesDePresence, "semaine")}";
        if (ensemble.JoursDAbsence > 0)
            donnees["absences"] = Pluriel.Of(ensemble.JoursDAbsence, "jour, déduit", "jours, déduits");
        donnees["signataires"] = EnJson.List([EnJson.Of(("qualite", "Pour l’organisme d’accueil"), ("nom", $"{prenoms} {nom}".Trim())), EnJson.Of(("qualite", "Le ou la stagiaire"), ("nom", titulaire.FullName))]);
        return [("Durée attestée", donnees["total"]!.ToString())];
    }

    // The absences may not be open to who prints: the days are those of the register all the same.
    private static async Task<Dictionary<string, PeriodeEnEntreprise>> CountAsync(Fonds fonds, List<ObjetVu> stages)
    {
        var objets = (await fonds.Guichet.Store.FindAsync(GenresDuParcours.Stage, [.. stages.Select(s => s.Id)])).ToDictionary(s => s.Id, StringComparer.Ordinal);
        var absences = (await fonds.Guichet.Store.AllAsync(new Requete(GenresDuParcours.Absence, new Parmi("stage", [.. objets.Keys])) { Ordre = "id" })).ToLookup(a => a["stage"]!, StringComparer.Ordinal);
        return objets.Values.ToDictionary(s => s.Id, s => FaitsDePlacement.Period(s, absences[s.Id]), StringComparer.Ordinal);
    }

    // Weeks with a day of presence, as the total and the text that the tuteur signs count them.
    private static JsonObject Line(ObjetVu stage, DecompteEnEntreprise decompte)
        => EnJson.Of(("du", stage["du"]), ("au", stage["au"]), ("semaines", decompte.SemainesDePresence), ("jours", decompte.JoursComptes));
}
