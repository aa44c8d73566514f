using System.Text.Json.Nodes;

namespace Parchemin.Application;

/// <summary>The attestation of the blocs that a candidate acquired, and of these alone.</summary>
internal sealed class AttestationDeBlocs : DocumentDeCandidat
{
    public override string Code => "attestation-de-blocs";

    public override string Libelle => "Attestation de blocs de compétences";

    public override string Modele => "attestation-de-blocs";

    public override RemiseDeDocument Remise => RemiseDeDocument.Publication;

    public override IReadOnlyList<ComplementDeDocument> Complements => Signataire;

    protected override string Sigle => "AB";

    protected override async Task<IReadOnlyList<(string Nom, string Valeur)>> FillAsync(Fonds fonds, Titulaire titulaire, JsonObject donnees)
    {
        var resultat = await ResultatPublie.ReadAsync(fonds, titulaire);
        var acquis = Acquired(fonds, resultat);
        if (acquis.Count == 0)
            throw new RefusException(NatureDeRefus.EtatContraire, "AUCUN-BLOC", "Aucun bloc de compétences n'est acquis par ce candidat : il n'y a rien à attester.");
        donnees["candidat"] = titulaire.ToJson();
        donnees["blocs"] = EnJson.List(acquis.Select(b => EnJson.Of(
            ("code", b.Code), ("intitule", b.Libelle), ("obtenu-le", EnJson.Date(Fonds.DateOf(resultat.AdopteeLe))),
            ("competences", EnJson.Texts(b.Competences.Select(c => fonds.Referentiel.Competences.FirstOrDefault(k => k.Code == c.Code)?.Libelle).OfType<string>())))));
        donnees["mentions"] = EnJson.Texts(["La présente attestation ne porte que sur les blocs qu’elle nomme."]);
        return [("Blocs attestés", string.Join(", ", acquis.Select(b => b.Code)))];
    }

    /// <summary>The blocs acquired: those that the rules publish, or those whose element is acquired where they publish no list.</summary>
    internal static IReadOnlyList<Core.BlocDeCompetences> Acquired(Fonds fonds, ResultatPublie resultat)
    {
        var codes = resultat.Proposition.Listes.ContainsKey("blocs_acquis") ? resultat.List("blocs_acquis") : [.. resultat.Elements.Where(e => e.Acquis is true).Select(e => e.Code)];
        return [.. fonds.Referentiel.Blocs.Where(b => codes.Contains(b.Code, StringComparer.Ordinal) || (b.Unite is { } u && codes.Contains(u.Code, StringComparer.Ordinal)))];
    }
}
