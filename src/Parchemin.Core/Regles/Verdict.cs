namespace Parchemin.Core;

/// <summary>The outcome of a condition.</summary>
public enum Verdict
{
    Non,
    Oui,

    /// <summary>An input is missing.</summary>
    Inconnu,

    /// <summary>The assessors disagree and the jury has not settled it.</summary>
    Divergent,
}

public static class Verdicts
{
    /// <summary>Yes or no, whatever is missing elsewhere.</summary>
    public static bool EstTranche(this Verdict verdict) => verdict is Verdict.Oui or Verdict.Non;

    public static Verdict Of(bool valeur) => valeur ? Verdict.Oui : Verdict.Non;

    /// <summary>All of them: a no decides, then a divergence, then what is missing.</summary>
    public static Verdict Et(Verdict a, Verdict b) => (a, b) switch
    {
        (Verdict.Non, _) or (_, Verdict.Non) => Verdict.Non,
        (Verdict.Divergent, _) or (_, Verdict.Divergent) => Verdict.Divergent,
        (Verdict.Inconnu, _) or (_, Verdict.Inconnu) => Verdict.Inconnu,
        _ => Verdict.Oui,
    };

    /// <summary>One of them: a yes decides, then a divergence, then what is missing.</summary>
    public static Verdict Ou(Verdict a, Verdict b) => (a, b) switch
    {
        (Verdict.Oui, _) or (_, Verdict.Oui) => Verdict.Oui,
        (Verdict.Divergent, _) or (_, Verdict.Divergent) => Verdict.Divergent,
        (Verdict.Inconnu, _) or (_, Verdict.Inconnu) => Verdict.Inconnu,
        _ => Verdict.Non,
    };

    public static Verdict Inverse(this Verdict verdict) => verdict switch
    {
        Verdict.Oui => Verdict.Non,
        Verdict.Non => Verdict.Oui,
        _ => verdict,
    };

    public static string ToFrench(this Verdict verdict) => verdict switch
    {
        Verdict.Oui => "oui",
        Verdict.Non => "non",
        Verdict.Divergent => "avis divergents",
        _ => "inconnu",
    };
}
