using System.Text.Json.Nodes;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>The relevé de notes: every mark that counts, the totals that the rules publish, the decision.</summary>
internal sealed class ReleveDeNotesImprime : DocumentDeCandidat
{
    public override string Code => "releve";

    public override string Libelle => "Relevé de notes";

    public override string Modele => "releve";

    public override RemiseDeDocument Remise => RemiseDeDocument.Publication;

    public override IReadOnlyList<ComplementDeDocument> Complements => Signataire;

    protected override string Sigle => "RN";

    protected override async Task<IReadOnlyList<(string Nom, string Valeur)>> FillAsync(Fonds fonds, Titulaire titulaire, JsonObject donnees)
    {
        var resultat = await ResultatPublie.ReadAsync(fonds, titulaire);
        if (resultat.SansNotes)
            throw new RefusException(NatureDeRefus.EtatContraire, "NOTES-TUES", $"« {resultat.Libelle} » : les notes de ce candidat ne se communiquent pas tant que cette procédure est en cours.");
        donnees["candidat"] = titulaire.ToJson();
        donnees["groupes"] = EnJson.List([.. Group("Épreuves obligatoires", resultat.Elements.Where(e => !e.Facultatif), resultat.Regles), .. Group("Épreuves facultatives", resultat.Elements.Where(e => e.Facultatif), resultat.Regles)]);
        donnees["totaux"] = EnJson.List(resultat.Regles.Sorties.Where(s => resultat.Proposition.Sorties.ContainsKey(s.Nom)).Select(s => EnJson.Of(("libelle", s.Regle.Libelle), ("valeur", resultat.Proposition.Sorties[s.Nom]))));
        donnees["decision"] = EnJson.Of(("libelle", resultat.Libelle), ("detail", $"Décision du jury du {Dates.Long(Fonds.DateOf(resultat.AdopteeLe))}."));
        donnees["mentions"] = EnJson.Texts(["Le jury est souverain. Une demande de vérification porte sur les erreurs matérielles.", "Conservez ce document : il n’en est pas délivré de duplicata."]);
        return [("Décision du jury", resultat.Libelle)];
    }

    private static IEnumerable<JsonNode> Group(string titre, IEnumerable<ElementDecide> elements, ReglesDAttribution regles)
    {
        var lignes = elements.ToList();
        if (lignes.Count > 0)
            yield return EnJson.Of(("titre", titre), ("lignes", EnJson.List(lignes.Select(e => Line(e, regles)))));
    }

    private static JsonObject Line(ElementDecide e, ReglesDAttribution regles) => EnJson.Of(
        ("code", e.Code), ("intitule", e.Libelle), ("coefficient", e.Coefficient?.ToString()), ("note", e.Note?.ToString()), ("bareme", regles.Racines.FirstOrDefault(r => r.Code == e.Code)?.Bareme?.ToString()),
        ("etat", e.Note is null ? EtatsEnMots.Of(e) : null), ("points", e is { Facultatif: false, Note: { } note, Coefficient: { } coefficient } ? (note * coefficient).Reduce().ToString() : null));
}
