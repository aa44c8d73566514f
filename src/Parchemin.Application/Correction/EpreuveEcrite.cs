using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>A part of a written épreuve that has a mark of its own.</summary>
/// <param name="Code">Null when the whole épreuve has one mark.</param>
/// <param name="Bareme">The greatest mark.</param>
public sealed record PartieEcrite(string? Code, string Libelle, Fraction Bareme);

/// <summary>What a candidate of some column writes for a unité, on the day of the exam: a mark for the whole, or one for each written part.</summary>
/// <remarks>Read in the référentiel: an épreuve in CCF or oral has no script.</remarks>
public sealed record EpreuveEcrite(Epreuve Epreuve, IReadOnlyList<PartieEcrite> Parties)
{
    // What a mark is out of where the text prints nothing else (Code de l'éducation, D643-22 : « 10 sur 20 »).
    private static readonly Fraction Usuel = 20;

    /// <summary>Whether the mark of the unité is made of those of its parts, some of which may be orals.</summary>
    public bool EnParties => Parties[0].Code is not null;

    /// <summary>The written épreuve of a unité for a voie; null when those candidates write nothing.</summary>
    public static EpreuveEcrite? Of(Referentiel referentiel, string unite, string? voie)
    {
        ArgumentNullException.ThrowIfNull(referentiel);
        var colonne = referentiel.Voies.FirstOrDefault(v => string.Equals(v.Code, voie, StringComparison.Ordinal))?.Colonne;
        foreach (var epreuve in referentiel.Epreuves.Where(e => string.Equals((e.Unite ?? e.Bloc)?.Code, unite, StringComparison.Ordinal)))
        {
            var modalite = epreuve.Modalites.FirstOrDefault(m => m.Colonnes.Count == 0 || m.Colonnes.Any(c => string.Equals(c.Code, colonne, StringComparison.Ordinal)));
            if (modalite is not null && PartsOf(epreuve, modalite) is { Count: > 0 } parties)
                return new EpreuveEcrite(epreuve, parties);
        }

        return null;
    }

    /// <summary>The written parts of a unité, whatever the column; empty when nobody writes.</summary>
    public static IReadOnlyList<PartieEcrite> AllOf(Referentiel referentiel, string unite)
    {
        ArgumentNullException.ThrowIfNull(referentiel);
        return
        [
            .. referentiel.Epreuves.Where(e => string.Equals((e.Unite ?? e.Bloc)?.Code, unite, StringComparison.Ordinal))
                .SelectMany(e => e.Modalites.SelectMany(m => PartsOf(e, m))).DistinctBy(p => p.Code, StringComparer.Ordinal),
        ];
    }

    /// <summary>The greatest mark of a script.</summary>
    public static Fraction Bareme(Referentiel? referentiel, string unite, string? partie)
        => referentiel is null ? Usuel : AllOf(referentiel, unite).FirstOrDefault(p => string.Equals(p.Code, partie, StringComparison.Ordinal))?.Bareme ?? Usuel;

    private static List<PartieEcrite> PartsOf(Epreuve epreuve, Modalite modalite)
    {
        if (modalite.Forme is not (FormeDEpreuve.PonctuelleEcrite or FormeDEpreuve.PonctuelleEcriteEtOrale))
            return [];
        var ecrites = modalite.Parties.Where(p => p.Bareme is not null && p.Forme is null or FormeDePartie.Ecrite).ToList();
        return ecrites.Count > 0
            ? [.. ecrites.Select(p => new PartieEcrite(p.Code, p.Libelle, p.Bareme ?? Usuel))]
            : modalite.Forme is FormeDEpreuve.PonctuelleEcrite ? [new PartieEcrite(null, epreuve.Libelle, epreuve.Bareme ?? Usuel)] : [];
    }
}
