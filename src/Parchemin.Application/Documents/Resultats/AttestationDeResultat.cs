using System.Text.Json.Nodes;

namespace Parchemin.Application;

/// <summary>The proof of result that a holder shows before the diploma is delivered, or instead of a lost copy.</summary>
internal sealed class AttestationDeResultat : DocumentDeCandidat
{
    public override string Code => "preuve";

    public override string Libelle => "Attestation de résultat";

    public override string Modele => "preuve";

    public override RemiseDeDocument Remise => RemiseDeDocument.Publication;

    public override IReadOnlyList<ComplementDeDocument> Complements => Signataire;

    protected override string Sigle => "AR";

    protected override async Task<IReadOnlyList<(string Nom, string Valeur)>> FillAsync(Fonds fonds, Titulaire titulaire, JsonObject donnees)
    {
        var resultat = await ResultatPublie.ReadAsync(fonds, titulaire);
        if (!resultat.EstDelivree)
            throw new RefusException(NatureDeRefus.EtatContraire, "NON-DELIVREE", $"La certification n'est pas obtenue par ce candidat (« {resultat.Libelle} ») : il n'y a pas de réussite à attester. La lettre de décision dit son résultat.");
        donnees["candidat"] = titulaire.ToJson();
        if (fonds.Referentiel.Certification.Niveau is { } niveau)
            donnees["certification"]!["niveau"] = niveau;
        donnees["resultat"] = "a obtenu";
        donnees["obtenu-le"] = EnJson.Date(Fonds.DateOf(resultat.AdopteeLe));
        donnees["mentions"] = EnJson.Texts(["Attestation délivrée pour servir et valoir ce que de droit."]);
        return [("Obtenu le", Dates.Long(Fonds.DateOf(resultat.AdopteeLe)))];
    }
}
