namespace Parchemin.Core;

/// <summary>A request to complete a dossier, with its delay.</summary>
/// <param name="EnvoyeeLe">The day it was sent, which does not count.</param>
/// <param name="Echeance">The last day to answer.</param>
/// <param name="Manques">What is asked, one French sentence each.</param>
public sealed record DemandeDeComplement(DateOnly EnvoyeeLe, DateOnly Echeance, IReadOnlyList<string> Manques)
{
    /// <summary>The request that the bilan calls for; null when nothing is missing, or when the data set no delay.</summary>
    public static DemandeDeComplement? Of(DossierProfessionnel regles, BilanDeConformite bilan, DateOnly envoyeeLe, RegimeDeFeries regime)
    {
        ArgumentNullException.ThrowIfNull(regles);
        ArgumentNullException.ThrowIfNull(bilan);
        return bilan.ACompleter.Count == 0 || regles.Complement is not { } delai
            ? null
            : new DemandeDeComplement(envoyeeLe, Deadline(envoyeeLe, delai.Jours, regime), [.. bilan.ACompleter.Select(v => v.Raison ?? v.Libelle)]);
    }

    /// <summary>A delay that ends on a Saturday, a Sunday or a public holiday runs until the next working day.</summary>
    public static DateOnly Deadline(DateOnly envoyeeLe, int jours, RegimeDeFeries regime)
    {
        var fin = envoyeeLe.AddDays(jours);
        while (fin.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || JoursFeries.Nom(fin, regime) is not null)
            fin = fin.AddDays(1);
        return fin;
    }
}
