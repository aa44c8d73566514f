using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>A node of a YAML file, with the place where it is written.</summary>
public abstract record Noeud(Lieu Lieu);

/// <summary>A text, number, date or yes/no.</summary>
/// <param name="EntreGuillemets">The author quoted the value: it is a text whatever it looks like.</param>
public sealed record Scalaire(Lieu Lieu, string Valeur, bool EntreGuillemets) : Noeud(Lieu);

/// <summary>A list.</summary>
public sealed record Sequence(Lieu Lieu, IReadOnlyList<Noeud> Elements) : Noeud(Lieu);

/// <summary>Keys and values, in the order of the file; keys are unique.</summary>
public sealed record Table(Lieu Lieu, IReadOnlyList<(Scalaire Cle, Noeud Valeur)> Entrees) : Noeud(Lieu)
{
    public Noeud? this[string cle] => Entrees.FirstOrDefault(e => string.Equals(e.Cle.Valeur, cle, StringComparison.Ordinal)).Valeur;
}
