using System.Collections.Immutable;

namespace Parchemin.Core;

/// <summary>What kind of thing receives a result.</summary>
public enum NatureDElement
{
    Unite,
    Bloc,
    Partie,
    Critere,
    Competence,
}

/// <summary>A node of the tree of results: a unité or bloc, its parts, its criteria, its competences.</summary>
/// <remarks>Elements are made by the compiler of the référentiel; <see cref="Index"/> is their place in every array of results.</remarks>
public sealed class Element
{
    private readonly Dictionary<string, Element> enfantsParCle = new(StringComparer.Ordinal);

    public required int Index { get; init; }

    /// <summary>The code printed in the text; criteria of one bloc may share one (see <see cref="Enfant"/>).</summary>
    public required string Code { get; init; }

    public required string Libelle { get; init; }

    public required NatureDElement Nature { get; init; }

    public Element? Parent { get; init; }

    /// <summary>The greatest mark: 20 for a unité, 40 for a synthèse, the points of a criterion; null when no mark is given.</summary>
    public Fraction? Bareme { get; init; }

    /// <summary>The weight among its siblings, 1 by default.</summary>
    public Fraction Poids { get; init; } = 1;

    /// <summary>The coefficient of a unité; null for an optional one.</summary>
    public Fraction? Coefficient { get; init; }

    /// <summary>The coefficient as a factor of sums: zero where there is none.</summary>
    public Fraction Facteur => Coefficient.GetValueOrDefault();

    public bool Facultatif { get; init; }

    /// <summary>The domain of a unité, which decides the averages it enters.</summary>
    public DomaineDUnite? Domaine { get; init; }

    /// <summary>The key of candidates' files under which the element stands; null for a child.</summary>
    public string? Section { get; init; }

    /// <summary>The code of the bloc that acquiring this unité delivers, when there is one.</summary>
    public string? Bloc { get; init; }

    /// <summary>Bit per column of the règlement in which this part exists.</summary>
    public uint Colonnes { get; init; } = uint.MaxValue;

    /// <summary>Bit per option whose path holds this element; all bits for the common core.</summary>
    public uint Options { get; init; } = uint.MaxValue;

    /// <summary>The rules that give the element its mark and its acquisition.</summary>
    public ReglesDElement Regles { get; } = new();

    public ImmutableArray<Element> Enfants { get; private set; } = [];

    /// <summary>How messages name the element: its code where files name it directly, else with its ancestors (<c>B3.pme.4</c>).</summary>
    public string Chemin => Parent is null || Section is not null ? Code : $"{Parent.Chemin}.{Cle}";

    /// <summary>The key under which candidates' files name this element within its parent.</summary>
    public string Cle { get; private set; } = "";

    /// <summary>The child under a key: its code where that is unique among its siblings of the same nature, or its position from 1.</summary>
    public Element? Enfant(string cle) => enfantsParCle.GetValueOrDefault(cle);

    /// <summary>Adds a child; its position is counted among the siblings of its nature.</summary>
    public void Add(Element enfant)
    {
        ArgumentNullException.ThrowIfNull(enfant);
        Enfants = Enfants.Add(enfant);
        var jumeaux = Enfants.Where(e => e.Nature == enfant.Nature).ToList();
        var position = jumeaux.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        enfant.Cle = enfant.Code;
        if (enfant.Nature == NatureDElement.Critere)
        {
            enfantsParCle[position] = enfant;
            var premier = jumeaux.First(e => string.Equals(e.Code, enfant.Code, StringComparison.Ordinal));
            if (!ReferenceEquals(premier, enfant))
            {
                // A duplicated code designates nobody: only the positions remain.
                enfantsParCle.Remove(enfant.Code);
                enfant.Cle = position;
                premier.Cle = (jumeaux.IndexOf(premier) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
                return;
            }
        }

        enfantsParCle[enfant.Code] = enfant;
    }

    public override string ToString() => $"{Nature} {Chemin}";
}

/// <summary>The rules of one element, set once by the compiler.</summary>
public sealed class ReglesDElement
{
    /// <summary>How the mark is computed from the children when none was entered.</summary>
    public Regle<Calcul>? Note { get; set; }

    /// <summary>What is done to a mark of this session, entered or computed: a penalty, a rounding.</summary>
    public Regle<Calcul>? Correction { get; set; }

    /// <summary>When the element is acquired.</summary>
    public Regle<Condition>? Acquisition { get; set; }
}
