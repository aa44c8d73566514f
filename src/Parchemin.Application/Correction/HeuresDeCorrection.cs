using System.Globalization;

namespace Parchemin.Application;

/// <summary>What correctors give to a unité, in minutes.</summary>
/// <param name="Disponibles">By person, all in all: what he has already of this unité is counted in it.</param>
/// <param name="ParCopie">What one script takes.</param>
public sealed record HeuresDeCorrection(IReadOnlyDictionary<string, int> Disponibles, int ParCopie = HeuresDeCorrection.MinutesOrdinaires)
{
    public const int MinutesOrdinaires = 15;

    public const int MinutesMax = 240;

    /// <summary>Reads hours as people type them: « 7,5 ».</summary>
    /// <param name="dites">By person; empty where nothing was typed.</param>
    /// <returns>Null when nobody's hours were typed.</returns>
    /// <exception cref="RefusException">What was typed is no number of hours.</exception>
    public static HeuresDeCorrection? Read(IEnumerable<KeyValuePair<string, string?>> dites, string? minutes)
    {
        ArgumentNullException.ThrowIfNull(dites);
        var lues = dites.Where(d => !string.IsNullOrWhiteSpace(d.Value)).ToDictionary(d => d.Key, d => Hours(d.Value!), StringComparer.Ordinal);
        if (lues.Count == 0)
            return null;
        return string.IsNullOrWhiteSpace(minutes) ? new HeuresDeCorrection(lues)
            : int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var parCopie) && parCopie is >= 1 and <= MinutesMax ? new HeuresDeCorrection(lues, parCopie)
            : throw Refused("minutes", minutes, $"Une copie prend de 1 à {MinutesMax} minutes. Changez ce nombre.");
    }

    /// <summary>How many scripts each may have in all.</summary>
    /// <exception cref="RefusException">Some have hours and others none.</exception>
    internal IReadOnlyList<int> Ceilings(IReadOnlyList<Objet> correcteurs)
    {
        var sans = correcteurs.Where(c => !Disponibles.ContainsKey(c.Id)).Select(c => $"{c["prenoms"]} {c["nom"]}").ToList();
        return sans.Count == 0
            ? [.. correcteurs.Select(c => Disponibles[c.Id] / ParCopie)]
            : throw Refused("heures", null, $"Des heures sont données pour les uns et pas pour {string.Join(", ", sans.Take(5))}{(sans.Count > 5 ? "…" : "")}. Donnez-les pour tous, ou pour personne.");
    }

    private static int Hours(string dites)
        => decimal.TryParse(dites.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var heures) && heures is >= 0 and <= 1000
            ? (int)(heures * 60)
            : throw Refused("heures", dites, $"« {dites} » n'est pas un nombre d'heures : écrivez-le comme 7,5, jusqu'à 1000.");

    private static RefusException Refused(string champ, string? valeur, string message) => new(NatureDeRefus.Invalide, "HEURES-REFUSEES", message, [new Faute("HEURES-REFUSEES", champ, valeur, message)]);
}
