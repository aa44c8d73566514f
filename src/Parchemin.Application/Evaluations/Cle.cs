namespace Parchemin.Application;

/// <summary>How the entries of a grid are named: a kind, then codes of the référentiel.</summary>
public static class Cle
{
    public const string Note = "note";
    public const string Appreciation = "appreciation";

    /// <summary>How many composition constraints of the dossier a person confirms as unmet.</summary>
    public const string Contraintes = "contraintes";

    /// <summary>The level of a line: <c>ligne/C2</c>.</summary>
    public static string Ligne(string code) => "ligne/" + code;

    /// <summary>The points of a criterion: <c>critere/B1Cr1</c>, or <c>critere/pme/4</c> where a part repeats it.</summary>
    public static string Critere(string? partie, string cle) => partie is null ? "critere/" + cle : $"critere/{partie}/{cle}";

    /// <summary>The opinion on a competence: <c>avis/C8</c>, <c>acquis</c> or <c>non-acquis</c>.</summary>
    public static string Avis(string competence) => "avis/" + competence;

    /// <summary>What the jury settles where opinions differ.</summary>
    public static string Jury(string competence) => "jury/" + competence;

    public static string Motif(string competence) => "motif/" + competence;

    /// <summary>Whether a constraint of composition is met, <c>oui</c> or <c>non</c>.</summary>
    public static string Contrainte(string code) => "contrainte/" + code;

    /// <summary>A field of the printed grid.</summary>
    public static string Champ(string code) => "champ/" + code;
}
