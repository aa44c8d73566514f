using System.Globalization;
using System.Text.Json.Nodes;

namespace Parchemin.Application;

/// <summary>The letter that tells a candidate the decision of the jury: admitted, adjourned, sent to the control épreuves, not delivered.</summary>
internal sealed class LettreDeDecision : DocumentDeCandidat
{
    public override string Code => "decision";

    public override string Libelle => "Lettre de décision";

    public override string Modele => "decision";

    public override RemiseDeDocument Remise => RemiseDeDocument.Publication;

    public override IReadOnlyList<ComplementDeDocument> Complements => Signataire;

    protected override string Sigle => "DE";

    protected override async Task<IReadOnlyList<(string Nom, string Valeur)>> FillAsync(Fonds fonds, Titulaire titulaire, JsonObject donnees)
    {
        var resultat = await ResultatPublie.ReadAsync(fonds, titulaire);
        var ouvre = Groupes.Opening(resultat.Regles) is { } ouverture && ouverture.Resultat == resultat.Code;
        donnees["candidat"] = titulaire.ToLetter();
        donnees["nature"] = resultat.EstDelivree ? "admis" : ouvre ? "second-groupe" : "autre";
        donnees["objet"] = resultat.EstDelivree ? "Votre admission" : ouvre ? "Vos épreuves de contrôle" : "Votre résultat à l’examen";
        donnees["paragraphes"] = EnJson.Texts(Paragraphs(fonds, resultat, ouvre));
        if (ouvre)
            donnees["choix"] = Choice(fonds, resultat);
        EnJson.Add(donnees, ("resultats", resultat.EstDelivree || ouvre ? null : EnJson.List(resultat.Marks(e => !e.Facultatif))), ("benefices", resultat.EstDelivree ? null : Kept(resultat)), ("recours", resultat.EstDelivree || ouvre ? null : EnJson.Texts(VoiesDeRecours.Textes)));
        return [("Décision du jury", resultat.Libelle)];
    }

    private static IEnumerable<string> Paragraphs(Fonds fonds, ResultatPublie resultat, bool ouvre)
    {
        var jury = $"Le jury, réuni le {Dates.Long(Fonds.DateOf(resultat.AdopteeLe))},";
        if (resultat.EstDelivree)
        {
            yield return $"{jury} a pris à votre sujet la décision suivante : « {resultat.Libelle} ». Je vous adresse mes félicitations.";
            yield return resultat.Regles.Unites.Length > 0 ? "Votre relevé de notes est joint à cette lettre." : "L’attestation des blocs de compétences acquis est jointe à cette lettre.";
        }
        else if (ouvre)
        {
            yield return $"{jury} vous autorise à vous présenter aux épreuves de contrôle. La meilleure des deux notes est retenue. Indiquez votre choix au moyen du formulaire ci-dessous, ou dans l’application.";
        }
        else
        {
            yield return $"{jury} n’a pas prononcé votre admission à la session {fonds.Head().Session}. Sa décision est : « {resultat.Libelle} ».";
            if (resultat.SansNotes)
                yield return "Vos notes ne sont pas communiquées tant que cette procédure est en cours.";
        }
    }

    private static JsonObject Choice(Fonds fonds, ResultatPublie resultat) => EnJson.Of(
        ("consigne", "Cochez les épreuves que vous choisissez de présenter."),
        ("avant-le", fonds.Session["choix_du_controle_avant_le"] is { } limite ? Fonds.Local(limite).Jour : null),
        ("epreuves", EnJson.List(resultat.Elements.Where(e => !e.Facultatif && e.Note is not null).Where(e => IsOpen(fonds, resultat, e.Code)).Select(e => EnJson.Of(("code", e.Code), ("intitule", e.Libelle), ("note", e.Note!.Value.ToString()))))));

    // Asked to the engine: those that it does not refuse.
    private static bool IsOpen(Fonds fonds, ResultatPublie resultat, string unite)
    {
        var essai = JsonNode.Parse(resultat.Entree)!.AsObject();
        essai["controle"] = new JsonObject { [unite] = new JsonObject { ["note"] = "0" } };
        return fonds.Moteur.Decide(System.Text.Encoding.UTF8.GetBytes(essai.ToJsonString())).Erreurs.Count == 0;
    }

    private static JsonArray? Kept(ResultatPublie resultat)
    {
        var codes = resultat.List("conservables");
        var annees = resultat.Regles.RegleDe(Core.EtatDeResultat.Conservee)?.DureeAnnees;
        var fin = annees is { } n ? EnJson.Date(Fonds.DateOf(resultat.AdopteeLe).AddYears(n)) : null;
        return codes.Count == 0 ? null : EnJson.List(resultat.Elements.Where(e => codes.Contains(e.Code, StringComparer.Ordinal)).Select(e => EnJson.Of(("intitule", string.Create(CultureInfo.InvariantCulture, $"{e.Code} – {e.Libelle}")), ("note", e.Note?.ToString()), ("jusqu-au", fin))));
    }
}
