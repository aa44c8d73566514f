using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>The letter that notifies that an épreuve is not valid, with the motives of the control and the ways of appeal.</summary>
internal sealed class NotificationDeNonValidite : DocumentPrevu
{
    public override string Code => "non-validite";

    public override string Libelle => "Notification de non-validité";

    public override string Modele => "decision";

    public override PorteeDeDocument Portee => PorteeDeDocument.Dossier;

    public override string? Annexe => "XVI";

    public override RemiseDeDocument Remise => RemiseDeDocument.Emission;

    public override IReadOnlyList<ComplementDeDocument> Complements => Signataire;

    public override async Task<IReadOnlyList<SujetDeDocument>> SubjectsAsync(Fonds fonds) => !fonds.MayTry("controle.lire") ? []
        : [.. (await fonds.AllAsync(GenresDuParcours.Controle, Filtre.Toutes(new Parmi("etat", ["non-valide"]), new Via("inscription", new Parmi("session", [fonds.Session.Id]))))).Select(c => new SujetDeDocument(c.Id, $"{c.Titres.GetValueOrDefault("inscription") ?? "Candidat"}, {c["epreuve"]}", c["inscription"])).OrderBy(s => CleDeTri.Of(s.Libelle), StringComparer.Ordinal)];

    public override async Task<Projet> BuildAsync(Fonds fonds, string sujet)
    {
        if (await fonds.FindAsync(GenresDuParcours.Controle, sujet) is not { } controle || controle["etat"] is not "non-valide" || controle["decide_le"] is null || await fonds.HolderAsync(controle["inscription"]) is not { } titulaire)
            throw SubjectUnknown();
        var epreuve = fonds.EpreuveOf(controle["epreuve"]);
        var donnees = fonds.Head(titulaire.Numero is { } n ? $"NV-{fonds.Session["code"]}-{n}" : null).ToJson();
        donnees["candidat"] = titulaire.ToLetter();
        donnees["nature"] = "non-valide";
        donnees["paragraphes"] = EnJson.Texts([$"La commission de contrôle a constaté, le {Dates.Long(Fonds.Local(controle["decide_le"]!).Jour)}, la non-conformité de ce que vous présentez à l’épreuve {epreuve}. Cette épreuve est non valide : vous ne pouvez pas la passer, et le diplôme ne peut pas vous être délivré à cette session."]);
        EnJson.Add(donnees, ("motifs", EnJson.Texts((controle["motif"] ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))));
        donnees["recours"] = EnJson.Texts(VoiesDeRecours.Textes);
        return new Projet(donnees, Libelle, titulaire.Inscription.Id, [.. Fonds.Said(Libelle, donnees), ("Titulaire", titulaire.FullName), ("Épreuve", epreuve ?? "")]);
    }
}
