using System.Collections.Frozen;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>What may be entered in a field of a grid.</summary>
public enum NatureDEntree
{
    /// <summary>A level of positioning.</summary>
    Niveau,

    /// <summary>Points, up to the criterion's.</summary>
    Points,

    /// <summary><c>acquis</c> or <c>non-acquis</c>.</summary>
    Avis,

    /// <summary>Whether a constraint of composition is met, <c>oui</c> or <c>non</c>.</summary>
    Contrainte,

    /// <summary>A whole number.</summary>
    Compte,

    /// <summary>The global mark, by the steps that the rules allow.</summary>
    Note,

    Texte,

    TexteLong,

    Date,

    Heure,

    OuiNon,

    /// <summary>The number of a fiche that supports a situation, where the printed grid asks for it.</summary>
    Fiche,
}

/// <summary>A field of a grid, as the référentiel asks it.</summary>
/// <param name="Cle">Its name in the register (<see cref="Application.Cle"/>).</param>
/// <param name="Code">What the text prints before the label: a competence, the number of a criterion.</param>
public sealed record EntreeAttendue(string Cle, string Code, string Libelle, NatureDEntree Nature)
{
    /// <summary>The greatest value of points, of a mark or of a count.</summary>
    public Fraction? Maximum { get; init; }

    /// <summary>The step between two marks.</summary>
    public Fraction? Pas { get; init; }

    /// <summary>The codes allowed; empty where any value of the nature is.</summary>
    public IReadOnlyList<Choix> Choix { get; init; } = [];

    /// <summary>The part of the épreuve in which a criterion is repeated.</summary>
    public string? Groupe { get; init; }

    public IReadOnlyList<int> Indicateurs { get; init; } = [];

    /// <summary>Level → what it means on this line.</summary>
    public IReadOnlyDictionary<string, string> Degres { get; init; } = FrozenDictionary<string, string>.Empty;

    public IReadOnlyList<string> Details { get; init; } = [];

    /// <summary>The key of the competence that holds this sub-competence: one is assessed, or the others, never both.</summary>
    public string? Dans { get; init; }
}

/// <summary>One sheet to fill for one candidate: an official grid, or what the épreuve asks where the text prints no grid.</summary>
public sealed record Feuille
{
    /// <summary>The code of the épreuve, or of the bloc where the certification has no épreuve.</summary>
    public required string Epreuve { get; init; }

    public required string Titre { get; init; }

    /// <summary>The part of the épreuve; null for the whole, which is also the synthesis of its situations.</summary>
    public PartieDEpreuve? Partie { get; init; }

    /// <summary>The part as the printed sheets name it.</summary>
    public string? Situation { get; init; }

    /// <summary>In whose name opinions are given, where several assessors give theirs.</summary>
    public Evaluateur? Evaluateur { get; init; }

    public Grille? Grille { get; init; }

    public Modalite? Modalite { get; init; }

    /// <summary>The unité whose result this sheet settles; null when the engine reads the sheet itself.</summary>
    public string? Unite { get; init; }

    public IReadOnlyList<EntreeAttendue> Lignes { get; init; } = [];

    public IReadOnlyList<EntreeAttendue> Criteres { get; init; } = [];

    public IReadOnlyList<EntreeAttendue> Avis { get; init; } = [];

    public IReadOnlyList<EntreeAttendue> Contraintes { get; init; } = [];

    /// <summary>How many constraints a person confirms as unmet; null where no penalty is printed.</summary>
    public EntreeAttendue? Penalite { get; init; }

    public EntreeAttendue? Note { get; init; }

    public required EntreeAttendue Appreciation { get; init; }

    public IReadOnlyList<EntreeAttendue> Champs { get; init; } = [];

    public IReadOnlyList<PalierDePenalite> Penalites => Grille?.Penalites ?? [];

    /// <summary>Every field, in the order in which they are filled.</summary>
    public IEnumerable<EntreeAttendue> Toutes
    {
        get
        {
            IEnumerable<EntreeAttendue?> seules = [Penalite, Note, Appreciation];
            return Lignes.Concat(Criteres).Concat(Avis).Concat(Champs).Concat(Contraintes).Concat(seules.OfType<EntreeAttendue>());
        }
    }

    public EntreeAttendue? Find(string cle) => Toutes.FirstOrDefault(e => string.Equals(e.Cle, cle, StringComparison.Ordinal));

    /// <summary>The fields whose fiche serves another situation already, where the text asks for a different one.</summary>
    public IEnumerable<EntreeAttendue> FichesReprises(IReadOnlyDictionary<string, string> entrees)
        => Modalite?.ChoixDeLaFiche is not { Distincte: true } ? []
            : Champs.Where(c => c.Nature is NatureDEntree.Fiche && entrees.ContainsKey(c.Cle)).GroupBy(c => entrees[c.Cle], StringComparer.Ordinal).SelectMany(memes => memes.Skip(1));

    /// <summary>How many constraints are entered as unmet.</summary>
    public int CountUnmet(IReadOnlyDictionary<string, string> entrees) => Contraintes.Count(c => entrees.GetValueOrDefault(c.Cle) is "non");

    /// <summary>The points that the printed scale takes for so many unmet constraints: proposed here, confirmed by a person, kept apart from the mark.</summary>
    public Fraction ProposedPenalty(int nonRespectees) => Penalites.Where(p => nonRespectees >= p.APartir).Select(p => p.Points).DefaultIfEmpty(Fraction.Zero).Last();

    /// <summary>The sum of the points entered in a group of criteria, with the greatest possible.</summary>
    public (Fraction Total, Fraction Maximum) Points(string? groupe, IReadOnlyDictionary<string, string> entrees)
    {
        var siens = Criteres.Where(c => string.Equals(c.Groupe, groupe, StringComparison.Ordinal)).ToList();
        return (siens.Aggregate(Fraction.Zero, (t, c) => t + Number(entrees.GetValueOrDefault(c.Cle))), siens.Aggregate(Fraction.Zero, (t, c) => t + c.Maximum.GetValueOrDefault()));
    }

    /// <summary>The number of a canonical value; zero when there is none.</summary>
    public static Fraction Number(string? valeur) => valeur is null ? Fraction.Zero : Fraction.Of(decimal.Parse(valeur, System.Globalization.CultureInfo.InvariantCulture));
}
