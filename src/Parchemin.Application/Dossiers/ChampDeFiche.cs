using System.Collections.Frozen;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>How the fields of a form are filled: by the person who writes, or from what the register holds.</summary>
public static class ChampDeFiche
{
    /// <summary>The key under which the competences shown by a fiche are kept, beside the official fields.</summary>
    public const string Competences = "(competences)";

    // Known, drawn or signed elsewhere: nobody types it here.
    private static readonly FrozenSet<string> TenusParLeRegistre = new[]
    {
        "numero", "nom", "prenom", "prenoms", "candidat", "numero-d-inscription", "etablissement", "fiches-d-activites",
        "signataire", "date-du-visa", "nom-du-soussigne", "prenom-du-soussigne", "fait-a", "date-de-l-attestation",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether the person fills the field here.</summary>
    public static bool IsTyped(ChampDeFormulaire champ)
        => !TenusParLeRegistre.Contains(champ.Code) && champ.Type is not (TypeDeChamp.Information or TypeDeChamp.Signature or TypeDeChamp.Cachet or TypeDeChamp.Tableau or TypeDeChamp.Graphique);

    /// <summary>The fields that the person fills, in order.</summary>
    public static IEnumerable<ChampDeFormulaire> Typed(Formulaire formulaire) => formulaire.Sections.SelectMany(s => s.Champs).Where(IsTyped);

    public static ChampDeFormulaire? Find(Formulaire formulaire, string cle) => Typed(formulaire).FirstOrDefault(c => c.Code == cle);

    /// <summary>The options ticked in a field of several.</summary>
    public static IReadOnlyList<string> Ticked(string? valeur) => valeur?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [];
}
