namespace Parchemin.Core;

/// <summary>A set of elements that a rule ranges over, as the candidate's path and column leave it.</summary>
public abstract class Ensemble(string libelle)
{
    /// <summary>How a rule and its proof name the set.</summary>
    public string Libelle { get; } = libelle;

    public abstract ReadOnlySpan<Element> Membres(Deliberation d, Element? courant);
}

/// <summary>Elements named once for all, less those outside the option that the candidate chose.</summary>
public sealed class EnsembleFixe : Ensemble
{
    private readonly Element[] tous;
    private readonly Element[][] parOption;

    public EnsembleFixe(string libelle, IEnumerable<Element> elements, int options)
        : base(libelle)
    {
        tous = [.. elements];
        parOption = [.. Enumerable.Range(0, options).Select(o => tous.Where(e => (e.Options & (1u << o)) != 0).ToArray())];
    }

    public IReadOnlyList<Element> Tous => tous;

    public override ReadOnlySpan<Element> Membres(Deliberation d, Element? courant)
        => d.Candidature.Option is { } option ? parOption[option] : tous;
}

/// <summary>The children of the current element: the parts of its épreuve in the candidate's column, its criteria, its competences.</summary>
public sealed class EnsembleDEnfants(string libelle, NatureDElement nature, int colonnes) : Ensemble(libelle)
{
    private readonly Dictionary<Element, Element[][]> parElement = new(ReferenceEqualityComparer.Instance);

    /// <summary>Registers an element whose children will be asked for; the compiler calls it before the first evaluation.</summary>
    public void Register(Element element) => parElement.TryAdd(
        element,
        [.. Enumerable.Range(0, colonnes).Select(c => element.Enfants
            .Where(e => e.Nature == nature && (e.Colonnes & (1u << c)) != 0).ToArray())]);

    public override ReadOnlySpan<Element> Membres(Deliberation d, Element? courant)
        => courant is null ? [] : parElement[courant][d.Candidature.Colonne];
}
