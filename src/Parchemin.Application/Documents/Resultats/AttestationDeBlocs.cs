using System.Globalization;
using System.Text.Json.Nodes;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>The attestation of the blocs that a candidate acquired, and of these alone.</summary>
internal sealed class AttestationDeBlocs : DocumentDeCandidat
{
    public override string Code => "attestation-de-blocs";

    public override string Libelle => "Attestation de blocs de compétences";

    public override string Modele => "attestation-de-blocs";

    public override RemiseDeDocument Remise => RemiseDeDocument.Publication;

    public override IReadOnlyList<ComplementDeDocument> Complements => [.. Signataire, .. Enregistrement];

    protected override string Sigle => "AB";

    // A bloc of a registered certification is attested with its registration, as the parchemin is.
    private static readonly ComplementDeDocument[] Enregistrement =
    [
        new("certification.enregistrement", "Numéro d’enregistrement au répertoire national", Aide: "Nécessaire pour un titre ou un certificat de branche : RNCP suivi de son numéro."),
        new("certification.nsf", "Code NSF", Aide: "Nécessaire pour un titre ou un certificat de branche."),
    ];

    public override void Check(Fonds fonds, Projet projet)
    {
        if (fonds.Referentiel.Certification.Nature is NatureDeCertification.Diplome)
            return;
        var manquent = Enregistrement.Where(c => projet.Donnees["certification"]?[c.Code.Split('.')[1]] is null).ToList();
        if (manquent.Count > 0)
            throw new RefusException(NatureDeRefus.Invalide, "COMPLEMENT-ATTENDU", "L'attestation d'un bloc d'un titre ou d'un certificat de branche porte son enregistrement. Complétez les champs signalés.", [.. manquent.Select(c => new Faute("COMPLEMENT-ATTENDU", c.Code, null, $"« {c.Libelle} » est nécessaire."))]);
    }

    protected override async Task<IReadOnlyList<(string Nom, string Valeur)>> FillAsync(Fonds fonds, Titulaire titulaire, JsonObject donnees)
    {
        var resultat = await ResultatPublie.ReadAsync(fonds, titulaire);
        var acquis = Acquired(fonds, resultat);
        if (acquis.Count == 0)
            throw new RefusException(NatureDeRefus.EtatContraire, "AUCUN-BLOC", "Aucun bloc de compétences n'est acquis par ce candidat : il n'y a rien à attester.");
        donnees["candidat"] = titulaire.ToJson();
        EnJson.Add((JsonObject)donnees["certification"]!, ("niveau", fonds.Referentiel.Certification.Niveau?.ToString(CultureInfo.InvariantCulture)));
        donnees["blocs"] = EnJson.List(acquis.Select(b => EnJson.Of(
            ("code", b.Code), ("intitule", b.Libelle), ("obtenu-le", EnJson.Date(Fonds.DateOf(resultat.AdopteeLe))),
            ("competences", EnJson.Texts(b.Competences.Select(c => fonds.Referentiel.Competences.FirstOrDefault(k => k.Code == c.Code)?.Libelle).OfType<string>())))));
        donnees["mentions"] = EnJson.Texts(["La présente attestation ne porte que sur les blocs qu’elle nomme."]);
        return [("Blocs attestés", string.Join(", ", acquis.Select(b => b.Code)))];
    }

    /// <summary>The blocs acquired: those that the rules publish, or those whose element is acquired where they publish no list.</summary>
    internal static IReadOnlyList<BlocDeCompetences> Acquired(Fonds fonds, ResultatPublie resultat)
    {
        var codes = resultat.Proposition.Listes.ContainsKey("blocs_acquis") ? resultat.List("blocs_acquis") : [.. resultat.Elements.Where(e => e.Acquis is true).Select(e => e.Code)];
        return [.. fonds.Referentiel.Blocs.Where(b => codes.Contains(b.Code, StringComparer.Ordinal) || (b.Unite is { } u && codes.Contains(u.Code, StringComparer.Ordinal)))];
    }
}
