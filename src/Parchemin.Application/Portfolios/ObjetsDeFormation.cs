using System.Globalization;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>Something on which one progresses: a competence or a line of savoir, with the levels by which it is told.</summary>
/// <param name="Attendu">The level to reach, where the texts give one.</param>
public sealed record ObjetDeFormation(string Code, string Libelle, bool EstUnSavoir, IReadOnlyList<Choix> Niveaux, string? Attendu);

/// <summary>What a candidate trains for, in a référentiel.</summary>
public static class ObjetsDeFormation
{
    private static readonly Choix[] Acquisition = [new("non-acquis", "Non acquis"), new("en-cours", "En cours"), new("acquis", "Acquis")];

    /// <summary>The competences, then the savoirs.</summary>
    public static IReadOnlyList<ObjetDeFormation> Of(Referentiel referentiel)
    {
        var niveaux = LevelsOf(referentiel);
        IReadOnlyList<Choix> deSavoir = [.. referentiel.NiveauxDeSavoir.Select(n => new Choix(n.Niveau.ToString(CultureInfo.InvariantCulture), n.Libelle))];
        return
        [
            .. referentiel.Competences.Select(c => new ObjetDeFormation(c.Code, c.Libelle, false, niveaux, null)),
            .. referentiel.Savoirs.SelectMany(s => s.Lignes).Select(l => new ObjetDeFormation(l.Code, l.Libelle, true, deSavoir.Count > 0 ? deSavoir : Acquisition, l.Niveaux.Count > 0 ? l.Niveaux.Values.Max().ToString(CultureInfo.InvariantCulture) : null)),
        ];
    }

    public static ObjetDeFormation? Find(Referentiel referentiel, string code) => Of(referentiel).FirstOrDefault(o => string.Equals(o.Code, code, StringComparison.Ordinal));

    // The levels of the grids, which people know; where the texts have no grid, acquired or not.
    private static Choix[] LevelsOf(Referentiel referentiel)
        => referentiel.Grilles.FirstOrDefault(g => g.Niveaux.Count > 1) is { } grille ? [.. grille.Niveaux.Select(n => new Choix(n.Code, n.Libelle))] : Acquisition;
}
