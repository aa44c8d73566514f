using System.Globalization;
using System.Text.Json.Nodes;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>The parchemin of a title or of a CQP, with its eight mandatory mentions and nothing else. A State diploma has its own, printed elsewhere.</summary>
internal sealed class ParcheminImprime : DocumentDeCandidat
{
    private static readonly ComplementDeDocument[] Mentions =
    [
        new("certification.enregistrement", "Numéro d’enregistrement au répertoire national", true, "RNCP suivi de son numéro."),
        new("certification.decision-du", "Date de la décision d’enregistrement", true, "De la forme 2024-07-05."),
        new("certification.duree", "Durée de l’enregistrement"),
        new("certification.niveau", "Niveau", Aide: "Quand le référentiel ne le dit pas."),
        new("certification.nsf", "Code NSF", true, "De la nomenclature des spécialités de formation."),
        new("certificateurs.nom", "Raison sociale du certificateur", Aide: "Quand le référentiel ne le dit pas."),
        new("delivre-a", "Lieu de délivrance"),
        new("signataire.qualite", "Qualité du signataire", true), new("signataire.nom", "Nom du signataire", true),
    ];

    public override string Code => "parchemin";

    public override string Libelle => "Parchemin";

    public override string Modele => "parchemin";

    public override RemiseDeDocument Remise => RemiseDeDocument.Publication;

    public override IReadOnlyList<ComplementDeDocument> Complements => Mentions;

    protected override string Sigle => "PA";

    public override bool Exists(Fonds fonds) => fonds.Referentiel.Certification.Nature is not NatureDeCertification.Diplome;

    public override void Check(Fonds fonds, Projet projet)
    {
        var certification = (JsonObject)projet.Donnees["certification"]!;
        // Several codes, several bodies: the template takes lists.
        if (certification["nsf"] is JsonValue nsf)
            certification["nsf"] = EnJson.Texts(nsf.ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        if (certification["niveau"] is { } niveau && certification["niveau-europeen"] is null)
            certification["niveau-europeen"] = niveau.ToString();
        if (projet.Donnees["certificateurs"] is JsonObject dit)
            projet.Donnees["certificateurs"] = EnJson.List([EnJson.Of(("nom", dit["nom"]?.ToString()))]);
        MentionsDuParchemin.Require(projet.Donnees, fonds.Referentiel.Certification.Intitule);
    }

    protected override async Task<IReadOnlyList<(string Nom, string Valeur)>> FillAsync(Fonds fonds, Titulaire titulaire, JsonObject donnees)
    {
        var resultat = await ResultatPublie.ReadAsync(fonds, titulaire);
        if (!resultat.EstDelivree)
            throw new RefusException(NatureDeRefus.EtatContraire, "NON-DELIVREE", $"La certification n'est pas obtenue par ce candidat (« {resultat.Libelle} ») : il n'y a pas de parchemin à délivrer.");
        var certification = fonds.Referentiel.Certification;
        donnees.Remove("emetteur");
        ((JsonObject)donnees["certification"]!).Remove("session");
        EnJson.Add((JsonObject)donnees["certification"]!, ("niveau", certification.Niveau?.ToString(CultureInfo.InvariantCulture)));
        EnJson.Add(donnees, ("certificateurs", fonds.Complements.ContainsKey("certificateurs.nom") ? null : EnJson.List(certification.Certificateurs.Select(c => EnJson.Of(("nom", c.Nom))))));
        var identite = titulaire.ToJson();
        donnees["titulaire"] = EnJson.Of(("nom", identite["nom"]?.DeepClone()), ("prenoms", identite["prenoms"]?.DeepClone()), ("ne-le", identite["ne-le"]?.DeepClone()), ("ne-a", identite["ne-a"]?.DeepClone()));
        EnJson.Add(donnees, ("delivre-le", EnJson.Date(Fonds.DateOf(fonds.Instant))), ("delivre-a", fonds.Organisateur?["ville"]));
        return [];
    }
}
