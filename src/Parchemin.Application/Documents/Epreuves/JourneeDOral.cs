using System.Globalization;
using System.Text.Json.Nodes;

namespace Parchemin.Application;

/// <summary>The oral day of a commission: who passes when, with the preparation before.</summary>
internal sealed class JourneeDOral : DocumentPrevu
{
    public override string Code => "journee";

    public override string Libelle => "Journée d’oral d’une commission";

    public override string Modele => "journee";

    public override PorteeDeDocument Portee => PorteeDeDocument.Commission;

    public override bool SEmet => false;

    public override Task<IReadOnlyList<SujetDeDocument>> SubjectsAsync(Fonds fonds) => LieuDeCommission.AllAsync(fonds);

    public override async Task<Projet> BuildAsync(Fonds fonds, string sujet)
    {
        var lieu = await LieuDeCommission.ReadAsync(fonds, sujet) ?? throw SubjectUnknown();
        var json = lieu.Head(fonds);
        json["membres"] = lieu.Members(fonds);
        json["passages"] = EnJson.List((await LinesAsync(fonds, lieu)).Select(l => l.Ligne));
        json["consignes"] = EnJson.Texts(["Les candidats émargent avant d’entrer en préparation.", "Tout lien avec un candidat de la journée se signale sans délai."]);
        return new Projet(json, $"{Libelle} : {lieu.Commission["libelle"]}", null, []);
    }

    /// <summary>The passages in the order of the day, those of the candidates that the person may read.</summary>
    public static async Task<IReadOnlyList<(ObjetVu Passage, JsonObject Ligne)>> LinesAsync(Fonds fonds, LieuDeCommission lieu)
    {
        var lignes = new List<(ObjetVu, JsonObject)>();
        foreach (var passage in lieu.Passages)
        {
            if (await fonds.HolderAsync(passage["inscription"]) is { } titulaire)
                lignes.Add((passage, Line(lieu, passage, titulaire, await fonds.DeroulementAsync(titulaire, passage, lieu.Commission))));
        }

        return lignes;
    }

    private static JsonObject Line(LieuDeCommission lieu, ObjetVu passage, Titulaire titulaire, Deroulement deroulement)
    {
        var ligne = titulaire.ToLine();
        if (passage["prevu_le"] is { } prevu)
        {
            EnJson.Add(ligne,
                ("preparation", deroulement.Preparation?.Minutes is { } avant ? lieu.Local(Shift(prevu, -avant)).Heure : null), ("debut", lieu.Local(prevu).Heure),
                ("fin", deroulement.Passage.Minutes is { } duree ? lieu.Local(Shift(prevu, duree)).Heure : null));
        }

        EnJson.Add(ligne, ("sujet", SituationPreparee.Retained(passage).Fiche is { } fiche ? $"Fiche {fiche}" : deroulement.Situation));
        return ligne;
    }

    /// <summary>A passage is planned at the hour of the interrogation; its preparation comes before.</summary>
    public static string Shift(string prevu, int minutes) => ValeurDeChamp.Format(DateTimeOffset.Parse(prevu, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).AddMinutes(minutes));
}
