namespace Parchemin.Core;

/// <summary>A number that may not be known yet. The default is unknown.</summary>
public readonly record struct Mesure
{
    private Mesure(Fraction valeur)
    {
        Connue = true;
        Valeur = valeur;
    }

    public static Mesure Inconnue => default;

    public bool Connue { get; }

    /// <summary>The exact value; zero and meaningless while <see cref="Connue"/> is false.</summary>
    public Fraction Valeur { get; }

    public static implicit operator Mesure(Fraction valeur) => new(valeur);

    public string ToFrench() => Connue ? Valeur.ToFrench() : "inconnu";
}
