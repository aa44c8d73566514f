using System.Globalization;
using System.Text.Json.Nodes;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>The descriptive supplement: what the certification is worth and what its holder can do, with its European credits.</summary>
internal sealed class SupplementDescriptif : DocumentDeCandidat
{
    public override string Code => "supplement";

    public override string Libelle => "Supplément descriptif";

    public override string Modele => "supplement";

    public override RemiseDeDocument Remise => RemiseDeDocument.Publication;

    public override IReadOnlyList<ComplementDeDocument> Complements => Signataire;

    protected override string Sigle => "SD";

    protected override async Task<IReadOnlyList<(string Nom, string Valeur)>> FillAsync(Fonds fonds, Titulaire titulaire, JsonObject donnees)
    {
        var resultat = await ResultatPublie.ReadAsync(fonds, titulaire);
        if (!resultat.EstDelivree)
            throw new RefusException(NatureDeRefus.EtatContraire, "NON-DELIVREE", $"La certification n'est pas obtenue par ce candidat (« {resultat.Libelle} ») : un supplément l'accompagne toujours.");
        var certification = fonds.Referentiel.Certification;
        EnJson.Add((JsonObject)donnees["certification"]!, ("niveau", certification.Niveau?.ToString(CultureInfo.InvariantCulture)), ("credits", certification.CreditsEcts?.ToString(CultureInfo.InvariantCulture)));
        donnees["titulaire"] = titulaire.ToJson();
        donnees["obtenu-le"] = EnJson.Date(Fonds.DateOf(resultat.AdopteeLe));
        donnees["rubriques"] = EnJson.List(Chapters(fonds));
        donnees["blocs"] = EnJson.List(Parts(fonds, resultat));
        return [("Obtenu le", Dates.Long(Fonds.DateOf(resultat.AdopteeLe)))];
    }

    private static IEnumerable<JsonNode> Chapters(Fonds fonds)
    {
        var r = fonds.Referentiel;
        var nature = r.Certification.Nature switch { NatureDeCertification.Diplome => "diplôme national", NatureDeCertification.Titre => "titre enregistré au répertoire national", _ => "certificat de qualification professionnelle" };
        yield return EnJson.Of(("titre", "La certification"), ("paragraphes", EnJson.Texts([$"{r.Certification.Intitule}, {nature}.", .. r.Certification.Certificateurs.Count > 0 ? new[] { $"Délivrée par : {string.Join(", ", r.Certification.Certificateurs.Select(c => c.Nom))}." } : []])));
        if (r.Certification.Niveau is { } niveau)
            yield return EnJson.Of(("titre", "Niveau et crédits"), ("paragraphes", EnJson.Texts([$"Niveau {niveau} du cadre national et du cadre européen des certifications{(r.Certification.CreditsEcts is { } credits ? $" ; {credits} crédits européens (ECTS)" : "")}."])));
        if (r.Domaines.Count > 0)
            yield return EnJson.Of(("titre", "Activités visées"), ("liste", EnJson.Texts(r.Domaines.Select(d => d.Libelle))));
        yield return EnJson.Of(("titre", "Compétences attestées"), ("liste", EnJson.Texts(r.Competences.Select(c => c.Libelle))));
    }

    // The credits are shared in proportion to the coefficients, optional unités apart.
    private static IEnumerable<JsonNode> Parts(Fonds fonds, ResultatPublie resultat)
    {
        var obligatoires = resultat.Elements.Where(e => !e.Facultatif && e.Coefficient is not null).ToList();
        var parts = fonds.Referentiel.Certification.CreditsEcts is { } total ? CreditsEcts.Share(total, [.. obligatoires.Select(e => e.Coefficient!.Value)]) : null;
        foreach (var e in resultat.Elements)
        {
            var rang = obligatoires.IndexOf(e);
            yield return EnJson.Of(("code", e.Code), ("intitule", e.Libelle), ("note", e.Note?.ToString() ?? EtatsEnMots.Of(e)), ("credits", parts is not null && rang >= 0 ? parts[rang].ToString(CultureInfo.InvariantCulture) : null));
        }
    }
}
