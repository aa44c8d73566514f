namespace Parchemin.Core;

/// <summary>The number of a company in the national register (SIRENE): 9 digits, the last of which is a key.</summary>
/// <remarks>The key is Luhn's. The default value is an empty text.</remarks>
public readonly record struct Siren
{
    private readonly string? texte;

    private Siren(string texte) => this.texte = texte;

    /// <summary>Reads a SIREN, with or without spaces, and checks its key.</summary>
    /// <param name="motif">Why it is refused, in French.</param>
    public static bool TryParse(string? texte, out Siren siren, out string? motif)
    {
        siren = default;
        var compact = Chiffres.Compact(texte);
        if (compact.Length != 9 || !Chiffres.AreAll(compact))
        {
            motif = $"Un SIREN compte 9 chiffres ; « {texte} » n'en est pas un. Recopiez-le.";
            return false;
        }

        var juste = Chiffres.Luhn(compact) % 10 == 0 && !Chiffres.AreZeros(compact);
        motif = juste ? null : $"La clé du SIREN « {texte} » est fausse : un chiffre est mal recopié. Vérifiez-le.";
        siren = juste ? new Siren(compact) : default;
        return juste;
    }

    public override string ToString() => texte ?? "";

    internal static Siren OfSiret(string siret) => siret.Length == 0 ? default : new Siren(siret[..9]);
}

/// <summary>The number of an establishment in the national register of companies (SIRENE): 14 digits, the last of which is a key.</summary>
/// <remarks>The default value is an empty text.</remarks>
public readonly record struct Siret
{
    private const string LaPoste = "356000000";

    private readonly string? texte;

    private Siret(string texte) => this.texte = texte;

    /// <summary>The company: the first nine digits.</summary>
    public Siren Siren => Siren.OfSiret(ToString());

    /// <summary>Reads a SIRET, with or without spaces, and checks its key.</summary>
    /// <param name="motif">Why it is refused, in French.</param>
    public static bool TryParse(string? texte, out Siret siret, out string? motif)
    {
        siret = default;
        var compact = Chiffres.Compact(texte);
        if (compact.Length != 14 || !Chiffres.AreAll(compact))
        {
            motif = $"Un SIRET compte 14 chiffres ; « {texte} » n'en est pas un. Recopiez-le.";
            return false;
        }

        // The establishments of La Poste outnumber what the key allows under one SIREN: the sum of their digits is a multiple of five.
        var juste = (Chiffres.Luhn(compact) % 10 == 0 && !Chiffres.AreZeros(compact))
            || (compact.StartsWith(LaPoste, StringComparison.Ordinal) && Chiffres.Sum(compact) % 5 == 0);
        motif = juste ? null : $"La clé du SIRET « {texte} » est fausse : un chiffre est mal recopié. Vérifiez-le.";
        siret = juste ? new Siret(compact) : default;
        return juste;
    }

    public override string ToString() => texte ?? "";
}
