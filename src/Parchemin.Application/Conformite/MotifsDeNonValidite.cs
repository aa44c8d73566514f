using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>The grounds on which an épreuve is non valide, as the texts list them, and how a decision names them.</summary>
public static class MotifsDeNonValidite
{
    /// <summary>Where and until when the decision may be contested (CRPA, L211-2 and L411-2 ; CJA, R421-1 and R421-5).</summary>
    public const string Recours =
        "Cette décision peut être contestée dans les deux mois de sa notification : par un recours gracieux auprès de l'autorité qui l'a prise (CRPA, L411-2), "
        + "ou par un recours devant le tribunal administratif (CJA, R421-1 et R421-5). Le recours gracieux interrompt ce délai ; deux mois de silence valent rejet (CRPA, L231-4).";

    /// <summary>The épreuves that a dossier is controlled for.</summary>
    public static IReadOnlyList<string> Epreuves(Referentiel referentiel)
        => [.. referentiel.Conformite.SelectMany(l => l.Epreuves).Select(e => e.Code).Distinct(StringComparer.Ordinal)];

    /// <summary>The grounds in force for an épreuve in a session.</summary>
    /// <param name="session">The code of the session in the référentiel.</param>
    public static IReadOnlyList<(MotifDeNonConformite Motif, Source? Source)> Of(Referentiel referentiel, string epreuve, string? session)
        => ControleDeConformite.Motifs(referentiel, new DossierAControler("", epreuve, session ?? ""));

    /// <summary>The grounds of a decision, in the words of the texts, with what the person adds and the ways to contest.</summary>
    public static string Words(IEnumerable<(MotifDeNonConformite Motif, Source? Source)> motifs, string? precision)
    {
        var lignes = motifs.Select(m => $"- {m.Motif.Libelle}{(m.Source is { } s ? $" ({s.Lieu})" : "")}").ToList();
        if (!string.IsNullOrWhiteSpace(precision))
            lignes.Add(precision.Trim());
        return string.Join('\n', [.. lignes, Recours]);
    }
}
