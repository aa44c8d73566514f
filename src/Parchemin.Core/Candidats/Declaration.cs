namespace Parchemin.Core;

/// <summary>The type of a value declared with a candidate.</summary>
public enum TypeDeDeclaration
{
    /// <summary>A group of fields, present or not.</summary>
    Groupe,

    /// <summary>One of a closed list.</summary>
    Choix,

    OuiNon,

    /// <summary>A whole number, zero or more.</summary>
    Entier,

    /// <summary>An exact decimal number, zero or more.</summary>
    Nombre,
}

/// <summary>Something declared with a candidate besides results: a pending discipline case, a livret, the pages of a mémoire.</summary>
/// <param name="Index">Its place among the declared values.</param>
/// <param name="Code">The key in candidates' files; <c>groupe.champ</c> for a field of a group.</param>
/// <param name="Options">The accepted codes of a choice, in order.</param>
/// <param name="Defaut">The option taken when nothing is declared; null when the value is then unknown.</param>
public sealed record Declaration(
    int Index,
    string Code,
    string Libelle,
    TypeDeDeclaration Type,
    IReadOnlyList<string> Options,
    int? Defaut)
{
    public static IReadOnlyList<string> NonOui { get; } = ["non", "oui"];

    /// <summary>The rank of an option, or null when it is not one.</summary>
    public int? OptionDe(string code)
    {
        for (var i = 0; i < Options.Count; i++)
        {
            if (string.Equals(Options[i], code, StringComparison.Ordinal))
                return i;
        }

        return null;
    }
}
