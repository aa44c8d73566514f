using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>The convocation of somebody who sits in a commission or in a jury.</summary>
internal sealed class ConvocationDeMembre : DocumentPrevu
{
    public override string Code => "convocation-membre";

    public override string Libelle => "Convocation d’un examinateur ou d’un membre de jury";

    public override string Modele => "convocation";

    public override PorteeDeDocument Portee => PorteeDeDocument.Commission;

    public override IReadOnlyList<ComplementDeDocument> Complements => [.. Signataire, new("contact", "Contact pour les questions")];

    public override async Task<IReadOnlyList<SujetDeDocument>> SubjectsAsync(Fonds fonds)
    {
        if (!fonds.MayTry("membre.lire"))
            return [];
        var membres = (await fonds.AllAsync(Genres.Membre, new Via("commission", new Parmi("session", [fonds.Session.Id])))).Where(m => m["recuse_le"] is null);
        var sujets = new List<SujetDeDocument>();
        foreach (var membre in membres)
        {
            var (nom, prenoms) = await fonds.PersonAsync(membre["personne"]);
            sujets.Add(new SujetDeDocument(membre.Id, $"{nom} {prenoms}, {membre.Titres.GetValueOrDefault("commission")}"));
        }

        return [.. sujets.OrderBy(s => Core.CleDeTri.Of(s.Libelle), StringComparer.Ordinal)];
    }

    public override async Task<Projet> BuildAsync(Fonds fonds, string sujet)
    {
        if (await fonds.FindAsync(Genres.Membre, sujet) is not { } membre || membre["recuse_le"] is not null || await LieuDeCommission.ReadAsync(fonds, membre["commission"] ?? "") is not { } lieu)
            throw SubjectUnknown();
        if (lieu.Jour is not { } jour)
            throw new RefusException(NatureDeRefus.EtatContraire, "RIEN-DE-PREVU", "Cette commission n'a ni jour ni passage daté. Fixez son jour, puis convoquez ses membres.");
        var (nom, prenoms) = await fonds.PersonAsync(membre["personne"]);
        var personne = await fonds.FindAsync(Genres.Personne, membre["personne"]);
        var maison = await fonds.FindAsync(Genres.Organisation, personne?["organisation"]);
        var donnees = fonds.Head().ToJson();
        donnees["destinataire"] = EnJson.Of(
            ("nom", nom), ("prenoms", prenoms), ("qualite", $"{LieuDeCommission.Seat(fonds, membre)}, {lieu.Commission["libelle"]}".TrimStart(',', ' ')),
            ("adresse", maison is null ? null : EnJson.Texts([maison["nom"]!, .. Fonds.Address(maison)])));
        var jury = lieu.Commission["nature"] is "jury";
        donnees["texte"] = jury ? "Vous êtes nommé membre du jury. Votre présence est nécessaire à la régularité de la délibération." : "Vous êtes désigné comme membre de la commission d’interrogation. Présentez-vous une demi-heure avant le premier passage.";
        donnees["epreuves"] = EnJson.List(Days(lieu, jour).Select(j => EnJson.Of(
            ("intitule", jury ? "Délibération du jury" : fonds.EpreuveOf(lieu.Commission["epreuve"]) ?? lieu.Commission["libelle"]), ("detail", j.Detail), ("date", j.Jour), ("debut", j.Heure),
            ("centre", lieu.NomDuCentre), ("adresse", lieu.Centre is null ? null : string.Join(", ", Fonds.Address(lieu.Centre))), ("salle", lieu.Commission["salle"]))));
        donnees["consignes"] = EnJson.Texts(["Signalez sans délai tout lien avec un candidat de la journée."]);
        return new Projet(donnees, $"{Libelle} : {prenoms} {nom}", null, [.. Fonds.Said("Convocation", donnees), ("Personne convoquée", $"{prenoms} {nom.ToUpperInvariant()}"), ("Commission", lieu.Commission["libelle"]!)]);
    }

    // One line for each day on which candidates pass; the day of the commission where none is planned yet.
    private static IEnumerable<(string Jour, string? Heure, string? Detail)> Days(LieuDeCommission lieu, string jour)
    {
        var jours = lieu.Passages.Select(p => p["prevu_le"]).OfType<string>().Select(lieu.Local).GroupBy(p => p.Jour, StringComparer.Ordinal).ToList();
        return jours.Count == 0 ? [(jour, null, null)] : jours.Select(g => (g.Key, (string?)g.Min(p => p.Heure), (string?)Pluriel.Of(g.Count(), "candidat")));
    }
}
