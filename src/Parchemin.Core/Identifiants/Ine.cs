namespace Parchemin.Core;

/// <summary>The national number of a pupil, student or apprentice (INE): 11 characters.</summary>
/// <remarks>
/// Four families live together, as the State's own services read them (API Particulier, Santé Psy Étudiant): nine digits and two letters
/// (national register, since 2018), ten digits and a key letter (schools before it), four digits, A or D, five digits and a key letter
/// (apprentices, provisional), ten letters or digits and a digit (higher education). Only the form is checked: the computation of the keys
/// is not published, and a true INE must never be refused. The default value is an empty text.
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
        var juste = compact.Length == 11 && (IsOfRegister(compact) || IsOfSchools(compact) || IsOfApprentices(compact) || IsOfHigherEducation(compact));
        motif = juste ? null : $"Un INE compte 11 caractères (neuf chiffres et deux lettres, dix chiffres et une lettre…) ; « {texte} » n'en est pas un. Recopiez-le du certificat de scolarité ou du relevé de notes.";
        ine = juste ? new Ine(compact) : default;
        return juste;
    }

    public override string ToString() => texte ?? "";

    private static bool IsOfRegister(string ine)
        => Chiffres.AreAll(ine.AsSpan(0, 9)) && char.IsAsciiLetterUpper(ine[9]) && char.IsAsciiLetterUpper(ine[10]);

    private static bool IsOfSchools(string ine) => Chiffres.AreAll(ine.AsSpan(0, 10)) && IsKey(ine[10]);

    private static bool IsOfApprentices(string ine)
        => Chiffres.AreAll(ine.AsSpan(0, 4)) && (ine[4] is 'A' or 'D') && Chiffres.AreAll(ine.AsSpan(5, 5)) && IsKey(ine[10]);

    private static bool IsOfHigherEducation(string ine) => ine.All(char.IsAsciiLetterOrDigit) && char.IsAsciiDigit(ine[10]);

    private static bool IsKey(char c) => char.IsAsciiLetterUpper(c) && c is not ('I' or 'O' or 'Q');
}
