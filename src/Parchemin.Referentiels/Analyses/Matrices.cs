using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>Reads the matrix competence × unité, whatever number of tables prints it.</summary>
internal static class Matrices
{
    /// <summary>The unités that evaluate a competence, in the order of the unités.</summary>
    public static IReadOnlyList<string> UnitesQuiEvaluent(Referentiel r, string competence)
    {
        var citees = r.Matrice.SelectMany(t => t.Evaluees)
            .Where(e => e.Competences.Any(c => c.Code == competence))
            .Select(e => e.Unite.Code).ToHashSet(StringComparer.Ordinal);
        return [.. r.Unites.Select(u => u.Code).Where(citees.Contains)];
    }

    /// <summary>The competences that a unité evaluates, in the order of the competences.</summary>
    public static IReadOnlyList<string> Evaluees(Referentiel r, string unite)
    {
        var citees = r.Matrice.SelectMany(t => t.Evaluees)
            .Where(e => e.Unite.Code == unite)
            .SelectMany(e => e.Competences)
            .Select(c => c.Code).ToHashSet(StringComparer.Ordinal);
        return [.. r.Competences.Select(c => c.Code).Where(citees.Contains)];
    }

    /// <summary>All the competences of one table, evaluated or mobilised.</summary>
    public static IReadOnlySet<string> Toutes(TableauDeMatrice tableau)
        => tableau.Evaluees.Concat(tableau.Mobilisees).SelectMany(e => e.Competences).Select(c => c.Code).ToHashSet(StringComparer.Ordinal);
}
