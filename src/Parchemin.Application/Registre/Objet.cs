using System.Collections.Immutable;

namespace Parchemin.Application;

/// <summary>An object of the register as it stands at one version. A field that is absent or empty is the same thing: null.</summary>
/// <param name="Id">A UUID of version 7 in lower case.</param>
/// <param name="Version">1 at creation, then one more at each change.</param>
public sealed record Objet(Genre Genre, string Id, long Version, ImmutableDictionary<string, string> Valeurs)
{
    public string? this[string champ] => Valeurs.GetValueOrDefault(champ);

    /// <summary>The next version with some fields changed; a null clears the field.</summary>
    public Objet With(IEnumerable<KeyValuePair<string, string?>> changements)
    {
        var valeurs = Valeurs.ToBuilder();
        foreach (var (champ, valeur) in changements)
        {
            if (string.IsNullOrEmpty(valeur))
                valeurs.Remove(champ);
            else
                valeurs[champ] = valeur;
        }

        return this with { Version = Version + 1, Valeurs = valeurs.ToImmutable() };
    }
}
