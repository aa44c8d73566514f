using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>What the rules of a session say of its groups of épreuves.</summary>
public static class Groupes
{
    /// <summary>Whether there are control épreuves, and so two deliberations.</summary>
    public static bool HasTwo(ReglesDAttribution regles) => regles.Controle is not null;

    /// <summary>The decision of the first group that sends to the control épreuves: the one that stands just before those that read their marks.</summary>
    public static Decision? Opening(ReglesDAttribution regles)
        => regles.Controle is null ? null : regles.Decisions.TakeWhile(d => !d.LitLeControle).LastOrDefault();

    /// <summary>The decisions that a jury may adopt for a group, once each.</summary>
    public static IReadOnlyList<Decision> DecisionsOf(ReglesDAttribution regles, int groupe)
        => [.. regles.Decisions.Where(d => d.Groupe is null || d.Groupe == groupe).Where(d => d.Attend is null).DistinctBy(d => d.Resultat, StringComparer.Ordinal)];

    /// <summary>The declaration that says that the jury of a group saw the livret: the yes or no fields of the livret, in the order of the groups.</summary>
    public static Declaration? Visa(ReglesDAttribution regles, int groupe)
        => regles.Declarations.Where(d => d.Type == TypeDeDeclaration.OuiNon && d.Code.StartsWith("livret.", StringComparison.Ordinal)).ElementAtOrDefault(groupe - 1);
}
