using System.Numerics;

namespace Parchemin.Core.Tests.Nombres;

/// <summary>A rational number of any size in lowest terms, against which the 64-bit one is checked.</summary>
internal readonly record struct Rationnel
{
    public Rationnel(BigInteger numerateur, BigInteger denominateur)
    {
        var diviseur = BigInteger.GreatestCommonDivisor(numerateur, denominateur) * denominateur.Sign;
        (Numerateur, Denominateur) = (numerateur / diviseur, denominateur / diviseur);
    }

    public BigInteger Numerateur { get; }

    public BigInteger Denominateur { get; }

    /// <summary>Whether it can be written with two 64-bit integers.</summary>
    public bool TientSur64Bits => Numerateur >= long.MinValue && Numerateur <= long.MaxValue && Denominateur <= long.MaxValue;

    public static implicit operator Rationnel(Fraction f) => new(f.Numerator, f.Denominator);

    public static Rationnel operator +(Rationnel a, Rationnel b) => new((a.Numerateur * b.Denominateur) + (b.Numerateur * a.Denominateur), a.Denominateur * b.Denominateur);

    public static Rationnel operator -(Rationnel a, Rationnel b) => new((a.Numerateur * b.Denominateur) - (b.Numerateur * a.Denominateur), a.Denominateur * b.Denominateur);

    public static Rationnel operator *(Rationnel a, Rationnel b) => new(a.Numerateur * b.Numerateur, a.Denominateur * b.Denominateur);

    public static Rationnel operator /(Rationnel a, Rationnel b) => new(a.Numerateur * b.Denominateur, a.Denominateur * b.Numerateur);

    /// <summary>The greatest integer that is not above the number.</summary>
    public BigInteger Plancher() => BigInteger.Divide(Numerateur - (Numerateur.Sign < 0 ? Denominateur - 1 : 0), Denominateur);

    public int Compare(Rationnel autre) => (Numerateur * autre.Denominateur).CompareTo(autre.Numerateur * Denominateur);

    /// <summary>The value of a plain decimal or of <c>p/q</c>.</summary>
    public static Rationnel Parse(string texte)
    {
        if (texte.Split('/') is [var haut, var bas])
            return new Rationnel(Entier(haut), Entier(bas));
        var virgule = texte.IndexOf('.', StringComparison.Ordinal);
        var decimales = virgule < 0 ? 0 : texte.Length - virgule - 1;
        return new Rationnel(Entier(texte.Replace(".", "", StringComparison.Ordinal)), BigInteger.Pow(10, decimales));
    }

    private static BigInteger Entier(string texte) => BigInteger.Parse(texte, System.Globalization.CultureInfo.InvariantCulture);
}
