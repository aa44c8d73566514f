using System.Collections.Immutable;

namespace Parchemin.Planning.Oraux;

/// <summary>Turns the names of one kind into consecutive numbers, in the order in which they appear.</summary>
internal sealed class Index
{
    private readonly Dictionary<string, int> rangs = new(StringComparer.Ordinal);
    private readonly ImmutableArray<string>.Builder noms = ImmutableArray.CreateBuilder<string>();

    public ImmutableArray<string> Noms => noms.ToImmutable();

    /// <summary>The number of a name, given at its first appearance.</summary>
    public int Of(string nom)
    {
        if (rangs.TryAdd(nom, noms.Count))
            noms.Add(nom);
        return rangs[nom];
    }

    /// <summary>The number of a name that must exist; <see cref="SessionDOraux.Aucun"/> when it does not.</summary>
    public int Find(string nom) => rangs.GetValueOrDefault(nom, SessionDOraux.Aucun);

    /// <summary>Declares a new name; false when it was declared before.</summary>
    public bool Declare(string nom)
    {
        var avant = noms.Count;
        return Of(nom) == avant;
    }
}
