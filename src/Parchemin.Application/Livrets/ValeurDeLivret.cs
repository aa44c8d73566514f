using System.Text;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>Reads what somebody types in a livret, and writes it back as he reads it.</summary>
public static class ValeurDeLivret
{
    private const int LongueurMax = 8000;

    /// <summary>The canonical value, or why it is refused.</summary>
    public static (string? Valeur, string? Motif) Normalize(FeuilleDeLivret feuille, ChampDeLivret champ, string? texte)
    {
        var dit = texte?.Trim() ?? "";
        if (dit.Length == 0)
            return (null, null);
        return champ.Nature switch
        {
            NatureDeLivret.Note => Mark(dit),
            NatureDeLivret.Choix => feuille.Avis.Any(a => string.Equals(a.Code, dit, StringComparison.Ordinal)) ? (dit, null) : (null, $"« {dit} » n'est pas un avis ({string.Join(", ", feuille.Avis.Select(a => a.Code))})."),
            NatureDeLivret.Case => dit is "oui" or "on" ? ("oui", null) : dit is "non" ? (null, null) : (null, "Cette case se coche (oui) ou se laisse vide."),
            _ => dit.Length <= LongueurMax ? (dit, null) : (null, $"Ce texte dépasse {LongueurMax} signes. Raccourcissez-le."),
        };
    }

    /// <summary>As a person reads and types it.</summary>
    public static string Shown(ChampDeLivret champ, string? valeur) => champ.Nature is NatureDeLivret.Note ? valeur?.Replace('.', ',') ?? "" : valeur ?? "";

    private static (string? Valeur, string? Motif) Mark(string dit)
    {
        if (!Note.TryParse(Encoding.UTF8.GetBytes(dit), out var note))
            return (null, $"« {dit} » n'est pas une note. Écrivez une note comme 12,5.");
        return ValeurDeCopie.Refusal(note.Valeur, FeuilleDeLivret.Bareme) is { } refus ? (null, refus) : (note.ToString(), null);
    }
}
