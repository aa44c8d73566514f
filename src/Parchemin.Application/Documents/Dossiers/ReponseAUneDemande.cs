using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>The letter that answers a request with a refusal. What the service answers is for the candidate alone: it goes by post, and its name does not say the answer.</summary>
internal sealed class ReponseAUneDemande : DocumentPrevu
{
    public override string Code => "reponse-a-une-demande";

    public override string Libelle => "Réponse à une demande";

    public override string Modele => "decision";

    public override PorteeDeDocument Portee => PorteeDeDocument.Candidat;

    public override IReadOnlyList<ComplementDeDocument> Complements => Signataire;

    public override async Task<IReadOnlyList<SujetDeDocument>> SubjectsAsync(Fonds fonds) => !fonds.MayTry("demande.lire") ? []
        : [.. (await fonds.AllAsync(Genres.Demande, Filtre.Toutes(new Parmi("etat", ["rejetee"]), new Via("inscription", new Parmi("session", [fonds.Session.Id]))))).Select(d => new SujetDeDocument(d.Id, d.Titre, d["inscription"])).OrderBy(s => CleDeTri.Of(s.Libelle), StringComparer.Ordinal)];

    public override async Task<Projet> BuildAsync(Fonds fonds, string sujet)
    {
        if (await fonds.FindAsync(Genres.Demande, sujet) is not { } demande || demande["etat"] is not "rejetee" || await fonds.HolderAsync(demande["inscription"]) is not { } titulaire)
            throw SubjectUnknown();
        var nature = Genres.Demande["nature"].Choix.FirstOrDefault(c => c.Code == demande["nature"])?.Libelle ?? "Demande";
        var donnees = fonds.Head(titulaire.Numero is { } n ? $"RD-{fonds.Session["code"]}-{n}" : null).ToJson();
        donnees["candidat"] = titulaire.ToLetter();
        donnees["nature"] = "refus";
        donnees["paragraphes"] = EnJson.Texts([$"Votre demande ({nature.ToLowerInvariant()}){(demande["deposee_le"] is { } le ? $" du {Dates.Long(Fonds.Local(le).Jour)}" : "")} a été examinée. Elle ne peut pas recevoir une suite favorable."]);
        EnJson.Add(donnees, ("motifs", EnJson.Texts((demande["reponse"] ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))));
        donnees["recours"] = EnJson.Texts(VoiesDeRecours.Textes);
        return new Projet(donnees, Libelle, titulaire.Inscription.Id, [.. Fonds.Said(Libelle, donnees), ("Titulaire", titulaire.FullName)]);
    }
}
