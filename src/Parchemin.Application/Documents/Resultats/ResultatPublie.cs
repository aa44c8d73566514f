using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>The last published result of a candidate: what he may know by now, whoever prints it.</summary>
/// <param name="Code">The decision adopted.</param>
/// <param name="Entree">The line on which it was adopted.</param>
internal sealed record ResultatPublie(string Code, string Libelle, int Groupe, DateTimeOffset AdopteeLe, string Entree, Proposition Proposition, ReglesDAttribution Regles, bool SansNotes)
{
    /// <summary>Whether the certification itself is obtained: the référentiel says which decisions deliver it.</summary>
    public bool EstDelivree => Regles.Decisions.Any(d => d.Delivre && d.Resultat == Code);

    public IReadOnlyList<string> List(string nom) => SansNotes ? [] : Proposition.Listes.GetValueOrDefault(nom) ?? [];

    public IReadOnlyList<ElementDecide> Elements => SansNotes ? [] : Proposition.Elements;

    /// <exception cref="RefusException">The results are not published, or there is none for this candidate.</exception>
    public static async Task<ResultatPublie> ReadAsync(Fonds fonds, Titulaire titulaire)
    {
        if (Instant(fonds.Session["publiee_le"]) is not { } le || le > fonds.Instant)
            throw new RefusException(NatureDeRefus.EtatContraire, "RESULTATS-NON-PUBLIES", "Les résultats de cette session ne sont pas publiés : rien de ce qu'ils contiennent ne s'imprime pour un candidat. Attendez la publication.");
        if (fonds.Regles is not { } regles)
            throw new RefusException(NatureDeRefus.EtatContraire, "REFERENTIEL-ABSENT", "Les règles de cette session ne sont pas chargées. Demandez à l'exploitant de les ajouter.");
        ObjetVu? derniere = null;
        foreach (var decision in await fonds.OfAsync(Genres.Decision, titulaire.Inscription.Id))
        {
            if (decision["adoptee"] is not null && decision["entree"] is not null && await IsOpenAsync(fonds, decision) && string.CompareOrdinal(decision["groupe"], derniere?["groupe"]) > 0)
                derniere = decision;
        }

        if (derniere is null)
            throw new RefusException(NatureDeRefus.EtatContraire, "DECISION-ABSENTE", "Aucune décision publiée ne concerne ce candidat. Vérifiez la délibération.");
        var proposition = fonds.Moteur.Decide(Encoding.UTF8.GetBytes(derniere["entree"]!));
        var code = derniere["adoptee"]!;
        var rendue = regles.Decisions.FirstOrDefault(d => d.Resultat == code);
        // A decision that keeps silent on every number says nothing of the marks (D643-32-1), whether the engine or the jury took it.
        var tait = regles.Sorties.Length > 0 && new[] { rendue, proposition.Decision }.Any(d => d is not null && regles.Sorties.All(s => d.Tait.Contains(s.Nom)));
        return new ResultatPublie(code, rendue?.Libelle ?? code, int.Parse(derniere["groupe"]!, CultureInfo.InvariantCulture), Instant(derniere["adoptee_le"]) ?? le, derniere["entree"]!, proposition, regles, tait);
    }

    /// <summary>The blocs or unités by name.</summary>
    public IEnumerable<JsonNode> Marks(Func<ElementDecide, bool> which) => Elements.Where(which).Select(e => (JsonNode)EnJson.Of(
        ("code", e.Code), ("intitule", e.Libelle), ("note", e.Note?.ToString()), ("etat", e.Note is null ? EtatsEnMots.Of(e) : null)));

    // The marks of the control épreuves have a publication of their own.
    private static async Task<bool> IsOpenAsync(Fonds fonds, ObjetVu decision)
        => decision["groupe"] is not "2" || (await fonds.FindAsync(Genres.Commission, decision["jury"]) is { } jury && Instant(jury["close_le"]) is { } le && le <= fonds.Instant);

    private static DateTimeOffset? Instant(string? texte) => texte is null ? null : DateTimeOffset.Parse(texte, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}

/// <summary>How the state of an element is said to a person who reads his results.</summary>
internal static class EtatsEnMots
{
    public static string Of(ElementDecide element) => Of(element.Etat) is var etat && etat.Length > 0 ? etat : element.Acquis switch { true => "Acquis", false => "Non acquis", _ => "" };

    public static string Of(EtatDeResultat etat) => etat switch
    {
        EtatDeResultat.Dispensee => "Dispensé",
        EtatDeResultat.ValideeVae => "Validé par VAE",
        EtatDeResultat.Absent => "Absent",
        EtatDeResultat.ForceMajeure => "Force majeure",
        EtatDeResultat.NonValide => "Non valide",
        EtatDeResultat.AnnuleeFraude => "Annulé",
        EtatDeResultat.Attendue => "Non présenté",
        EtatDeResultat.Reservee => "Réservé",
        _ => "",
    };
}
