namespace Parchemin.Core;

/// <summary>The national number of a pupil, student or apprentice (INE): 11 characters.</summary>
/// <remarks>
/// Three families live together: nine digits and two letters (national register), ten digits and a letter (schools), ten letters or digits
/// and a digit (higher education). Only the form is checked: the computation of their keys is not published for the three of them, and a
/// true INE must never be refused. The default value is an empty text.
/// </remarks>
public readonly record struct Ine
{
    private readonly string? texte;

    private Ine(string texte) => this.texte = texte;

    /// <summary>Reads an INE, with or without spaces.</summary>
    /// <param name="motif">Why it is refused, in French.</param>
    public static bool TryParse(string? texte, out Ine ine, out string? motif)
    {
        var compact = Chiffres.Compact(texte);
        var juste = compact.Length == 11
            && ((Chiffres.AreAll(compact.AsSpan(0, 9)) && char.IsAsciiLetterUpper(compact[10]) && char.IsAsciiLetterOrDigit(compact[9]))
                || (compact.All(char.IsAsciiLetterOrDigit) && char.IsAsciiDigit(compact[0]) && char.IsAsciiDigit(compact[10])));
        motif = juste ? null : $"Un INE compte 11 caractères (neuf chiffres et deux lettres, ou dix chiffres et une lettre) ; « {texte} » n'en est pas un. Recopiez-le du certificat de scolarité.";
        ine = juste ? new Ine(compact) : default;
        return juste;
    }

    public override string ToString() => texte ?? "";
}
