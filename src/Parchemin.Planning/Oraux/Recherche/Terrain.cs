using System.Collections.Immutable;

namespace Parchemin.Planning.Oraux;

/// <summary>The part of a session that can be planned on its own, laid out in flat arrays for the search.</summary>
/// <remarks>
/// Indices are local to the part; <c>*Global</c> arrays lead back to the session. A « poste » is one interrogation room in one plage: the
/// place where at most one commission may be opened, so rooms need no allocation.
/// </remarks>
internal sealed class Terrain
{
    public required SessionDOraux Session { get; init; }

    public required int[] PlagesGlobal { get; init; }

    public required int[] PlageDebut { get; init; }

    public required int[] PlageFin { get; init; }

    /// <summary>The rank of the plage's day among the days of the part.</summary>
    public required int[] PlageJour { get; init; }

    /// <summary>The rank of the plage's centre among the centres of the part.</summary>
    public required int[] PlageCentre { get; init; }

    /// <summary>The rank of the pair (centre, day): preparation seats are counted per minute of it.</summary>
    public required int[] PlageGrille { get; init; }

    /// <summary>The plages in which a person or a room could be busy at the same time, battement included.</summary>
    public required int[][] Voisines { get; init; }

    public required int Jours { get; init; }

    public required int Centres { get; init; }

    public required int Grilles { get; init; }

    /// <summary>Preparation seats of each centre.</summary>
    public required int[] Places { get; init; }

    public required int[] PremierPoste { get; init; }

    public required int[] PostePlage { get; init; }

    public required int[] PosteSalle { get; init; }

    public required int[] OrauxGlobal { get; init; }

    public required int[] Candidat { get; init; }

    public required int[] Epreuve { get; init; }

    public required int[] Preparation { get; init; }

    public required int[] Duree { get; init; }

    public required int[] Battement { get; init; }

    /// <summary>Minutes that an ordinary passage of the oral's épreuve takes, battement included.</summary>
    public required int[] Pas { get; init; }

    /// <summary>Minutes of an ordinary preparation of the oral's épreuve.</summary>
    public required int[] PreparationOrdinaire { get; init; }

    /// <summary>The imposed plage and start of the passage, or <see cref="SessionDOraux.Aucun"/>.</summary>
    public required int[] PlageFixe { get; init; }

    public required int[] DebutFixe { get; init; }

    /// <summary>Where the oral was in the planning that is repaired, or <see cref="SessionDOraux.Aucun"/>.</summary>
    public required int[] PlageAvant { get; init; }

    public required int[] DebutAvant { get; init; }

    public required int[] PremierOral { get; init; }

    public required int[] NombreDOraux { get; init; }

    /// <summary>The plages in which each candidate may be called.</summary>
    public required int[][] PlagesDe { get; init; }

    public required int[] ExaminateursGlobal { get; init; }

    /// <summary>The examiners available in each plage.</summary>
    public required int[][] Presents { get; init; }

    public required bool[][] EstPresent { get; init; }

    public required int[] MaxParJour { get; init; }

    /// <summary>For each examiner the set of candidates whom he may not examine, a bit each.</summary>
    public required ulong[][] Recuses { get; init; }

    /// <summary>For each épreuve its accepted compositions.</summary>
    public required ImmutableArray<ImmutableArray<int>>[] Compositions { get; init; }

    /// <summary>For each examiner, a flag for each qualité of the session.</summary>
    public required bool[][] Qualites { get; init; }

    public int Oraux => OrauxGlobal.Length;

    public int Plages => PlagesGlobal.Length;

    public int Postes => PostePlage.Length;

    public int Examinateurs => ExaminateursGlobal.Length;

    public int Candidats => PremierOral.Length;

    /// <summary>Minutes that the passage takes beyond an ordinary one.</summary>
    public int Supplement(int oral) => Duree[oral] + Battement[oral] - Pas[oral];

    /// <summary>Minutes that the oral holds its candidate.</summary>
    public int Holding(int oral) => Preparation[oral] + Duree[oral];

    /// <summary>The orals of the candidate, the longest first.</summary>
    public IEnumerable<int> LongestFirst(int candidat) => Enumerable.Range(PremierOral[candidat], NombreDOraux[candidat]).OrderByDescending(Holding);

    public int PostesDe(int plage) => (plage + 1 < PremierPoste.Length ? PremierPoste[plage + 1] : Postes) - PremierPoste[plage];
}
