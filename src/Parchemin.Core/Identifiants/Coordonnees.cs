using System.Text.RegularExpressions;

namespace Parchemin.Core;

/// <summary>An e-mail address, in lower case. The default value is an empty text.</summary>
public readonly partial record struct Courriel
{
    private readonly string? texte;

    private Courriel(string texte) => this.texte = texte;

    /// <summary>Reads an address: enough to catch a slip of the hand; only a message that arrives proves the rest.</summary>
    /// <param name="motif">Why it is refused, in French.</param>
    public static bool TryParse(string? texte, out Courriel courriel, out string? motif)
    {
        var propre = (texte ?? "").Trim().ToLowerInvariant();
        var juste = propre.Length <= 254 && Forme().IsMatch(propre);
        motif = juste ? null : $"« {texte} » n'est pas une adresse de courriel. Écrivez par exemple prenom.nom@exemple.fr.";
        courriel = juste ? new Courriel(propre) : default;
        return juste;
    }

    public override string ToString() => texte ?? "";

    [GeneratedRegex(@"^(?=.{1,64}@)[a-z0-9_%+'-]+(?:\.[a-z0-9_%+'-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,24}|xn--[a-z0-9-]{2,59})$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Forme();
}

/// <summary>A telephone number in international form, <c>+33612345678</c>. The default value is an empty text.</summary>
/// <remarks>Source of the form: ITU-T E.164 (15 digits at most, no country begins with 0); of the French numbers: the national numbering plan,
/// where the overseas departments have a country code of their own.</remarks>
public readonly record struct Telephone
{
    private readonly string? texte;

    private Telephone(string texte) => this.texte = texte;

    /// <summary>Reads a French number of ten digits or an international one.</summary>
    /// <param name="motif">Why it is refused, in French.</param>
    public static bool TryParse(string? texte, out Telephone telephone, out string? motif)
    {
        var compact = Chiffres.Compact(texte).Replace("(0)", "", StringComparison.Ordinal);
        var international = compact.StartsWith("00", StringComparison.Ordinal) ? "+" + compact[2..]
            : compact.Length == 10 && compact[0] == '0' ? Indicatif(compact) + compact[1..]
            : compact.Length == 13 && compact.StartsWith("+330", StringComparison.Ordinal) ? "+33" + compact[4..]
            : compact;
        var juste = international.Length is >= 8 and <= 16
            && international[0] == '+' && international[1] != '0' && Chiffres.AreAll(international.AsSpan(1))
            && (!international.StartsWith("+33", StringComparison.Ordinal) || (international.Length == 12 && international[3] != '0'));
        motif = juste ? null : $"« {texte} » n'est pas un numéro de téléphone. Écrivez dix chiffres, ou + et l'indicatif du pays.";
        telephone = juste ? new Telephone(international) : default;
        return juste;
    }

    public override string ToString() => texte ?? "";

    private static string Indicatif(string national) => national[..4] switch
    {
        "0262" or "0263" or "0269" or "0639" or "0692" or "0693" => "+262",
        "0590" or "0690" or "0691" => "+590",
        "0594" or "0694" => "+594",
        "0596" or "0696" or "0697" => "+596",
        _ => "+33",
    };
}

/// <summary>A French postal code of five digits. The default value is an empty text.</summary>
public readonly record struct CodePostal
{
    private readonly string? texte;

    private CodePostal(string texte) => this.texte = texte;

    /// <param name="motif">Why it is refused, in French.</param>
    public static bool TryParse(string? texte, out CodePostal code, out string? motif)
    {
        var compact = Chiffres.Compact(texte);
        var juste = compact.Length == 5 && Chiffres.AreAll(compact) && !compact.StartsWith("00", StringComparison.Ordinal);
        motif = juste ? null : $"« {texte} » n'est pas un code postal. Écrivez cinq chiffres ; pour l'étranger, laissez vide et complétez l'adresse.";
        code = juste ? new CodePostal(compact) : default;
        return juste;
    }

    public override string ToString() => texte ?? "";
}
