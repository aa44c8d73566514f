using System.Text.Json.Nodes;

namespace Parchemin.Application;

/// <summary>The transmission slip of the proposals of an établissement for one épreuve. The marks are in the register, where the service and
/// the jury alone read them: they do not travel on this paper (arrêté of 2017, annexe II-D).</summary>
internal sealed class BordereauDeCcf : DocumentPrevu
{
    private const char Entre = '_';

    public override string Code => "bordereau";

    public override string Libelle => "Bordereau de transmission (CCF)";

    public override string Modele => "bordereau";

    public override PorteeDeDocument Portee => PorteeDeDocument.Grille;

    public override bool SImprime => true;

    public override async Task<IReadOnlyList<SujetDeDocument>> SubjectsAsync(Fonds fonds)
        => !fonds.MayTry("passage.creer") ? [] : [.. (await ReadAsync(fonds)).Lignes.Select(l => new SujetDeDocument($"{l.Epreuve.Code}{Entre}{l.Organisation}", $"{l.Nom}, {l.Epreuve.Code} – {l.Epreuve.Libelle}"))];

    public override async Task<Projet> BuildAsync(Fonds fonds, string sujet)
    {
        if (!fonds.MayTry("passage.creer") || sujet.Split(Entre) is not [var epreuve, var organisation])
            throw SubjectUnknown();
        var suivi = await ReadAsync(fonds);
        var ligne = suivi.Lignes.FirstOrDefault(l => l.Epreuve.Code == epreuve && (l.Organisation ?? "") == organisation) ?? throw SubjectUnknown();
        var json = fonds.Head().ToJson();
        json["etablissement"] = ligne.Nom;
        json["epreuve"] = $"{ligne.Epreuve.Code} – {ligne.Epreuve.Libelle}";
        var candidats = new JsonArray();
        foreach (var p in ligne.Propositions)
        {
            if (await fonds.HolderAsync(p.Inscription.Id) is not { } titulaire)
                continue;
            var c = titulaire.ToLine();
            EnJson.Add(c, ("etat", "—"), ("observation", p.TransmiseLe is { } le ? $"Transmise le {Dates.Long(Fonds.Local(le).Jour)}" : Words(p.Etat)));
            candidats.Add(c);
        }

        json["candidats"] = candidats;
        json["mention"] = "Les notes proposées sont dans le registre, où seuls le service des examens et le jury les lisent ; elles ne figurent pas sur ce papier. Elles ne sont en aucun cas communiquées aux candidats avant la délibération.";
        json["pieces"] = EnJson.Texts([$"Grilles d’évaluation signées ({ligne.Propositions.Count})", $"Sujets et productions conservés par l’établissement jusqu’à la session suivante{(suivi.SessionSuivante is { } s ? $" ({s})" : "")}"]);
        json["signataires"] = EnJson.List([EnJson.Of(("qualite", "Le chef d’établissement")), EnJson.Of(("qualite", "Reçu par le service des examens, le"))]);
        var transmises = ligne.Count(EtatDeProposition.Transmise);
        return new Projet(json, $"{Libelle} : {ligne.Nom}, {epreuve}", null, [.. Fonds.Said(Libelle, json), ("Établissement", ligne.Nom), ("Épreuve", json["epreuve"]!.ToString()), ("Propositions transmises", $"{transmises} sur {ligne.Propositions.Count}")]);
    }

    private static Task<SuiviDuCcf> ReadAsync(Fonds fonds) => SuiviDuCcf.ReadAsync(fonds.Guichet, fonds.Acteur, fonds.Session.Id);

    private static string Words(EtatDeProposition etat) => etat switch
    {
        EtatDeProposition.Transmise => "Transmise",
        EtatDeProposition.Validee => "À transmettre",
        EtatDeProposition.Ouverte => "En cours",
        _ => "Attendue",
    };
}
