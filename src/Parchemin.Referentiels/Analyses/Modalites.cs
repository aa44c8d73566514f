using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>Which modality of an épreuve holds for the candidates of a column, and the durations that it prints.</summary>
internal static class Modalites
{
    /// <summary>The columns of the règlement; a certification without any has a single one.</summary>
    public static IReadOnlyList<string> CodesDeColonnes(this Referentiel referentiel)
        => referentiel.Colonnes.Count > 0 ? [.. referentiel.Colonnes.Select(c => c.Code)] : ["toutes"];

    /// <summary>A modality that names no column holds for all of them.</summary>
    public static bool Concerne(this Modalite modalite, string colonne)
        => modalite.Colonnes.Count == 0 || modalite.Colonnes.Any(c => c.Code == colonne);

    public static IReadOnlyList<Modalite> ModalitesDans(this Epreuve epreuve, string colonne)
        => [.. epreuve.Modalites.Where(m => m.Concerne(colonne))];

    /// <summary>An épreuve that only contains others: it is never taken by itself.</summary>
    public static bool EstUnContenant(this Epreuve epreuve, Referentiel referentiel)
        => epreuve is { Unite: null, Bloc: null } && referentiel.Epreuves.Any(e => e.Parente?.Code == epreuve.Code);

    /// <summary>The stable name of a modality: its épreuve, then its columns.</summary>
    public static string Objet(this Epreuve epreuve, Modalite modalite)
        => $"{epreuve.Code}/{(modalite.Colonnes.Count == 0 ? "toutes" : string.Join('+', modalite.Colonnes.Select(c => c.Code)))}";

    /// <summary>The sum of the durations of the parts, null when one of them is not printed.</summary>
    public static int? DureeDesParties(this Modalite modalite, FormeDePartie? forme = null)
    {
        var durees = modalite.Parties.Where(p => forme is null || p.Forme == forme).Select(p => p.Duree).ToList();
        return durees.Count > 0 && durees.TrueForAll(d => d is not null) ? durees.Sum() : null;
    }

    /// <summary>Whether the definition prints a duration for the modality, as a whole or for any of its parts.</summary>
    public static bool DitUneDuree(this Modalite modalite)
        => modalite.Duree is not null || modalite.Parties.Any(p => p.Duree is not null);

    /// <summary>The time of preparation printed for the modality or for its parts.</summary>
    public static int? PreparationTotale(this Modalite modalite)
        => modalite.Preparation ?? modalite.Parties.Select(p => p.Preparation).Aggregate((int?)null, (total, p) => p is null ? total : (total ?? 0) + p);
}
