namespace Parchemin.Core;

/// <summary>A place of birth by its INSEE code: a commune, or a country (99…) for a birth abroad. Five characters.</summary>
/// <remarks>The default value is an empty text. Whether the commune existed at that date is not known here: only the department is checked.
/// Source: INSEE, Code officiel géographique.</remarks>
public readonly record struct CommuneInsee
{
    // Corsica, department 20, became 2A and 2B on that day.
    private static readonly DateOnly FinDeLaCorseUnique = new(1976, 1, 1);

    private readonly string? texte;

    private CommuneInsee(string texte) => this.texte = texte;

    public bool EstALEtranger => ToString().StartsWith("99", StringComparison.Ordinal);

    /// <summary>Reads a code such as 75056, 2A004 or 99109.</summary>
    /// <param name="motif">Why it is refused, in French.</param>
    public static bool TryParse(string? texte, out CommuneInsee commune, out string? motif)
    {
        var compact = Chiffres.Compact(texte);
        var juste = compact.Length == 5 && Chiffres.AreAll(compact.AsSpan(2)) && IsDepartement(compact.AsSpan(0, 2)) && IsCommune(compact);
        motif = juste ? null : $"« {texte} » n'est pas un code INSEE de commune (75056, 2A004) ni de pays (99 et trois chiffres). Le code postal n'en tient pas lieu.";
        commune = juste ? new CommuneInsee(compact) : default;
        return juste;
    }

    /// <summary>Whether a birth on that day can bear this code: 20 stood for Corsica until 1975, 2A and 2B since, and INSEE recodes older
    /// births to them.</summary>
    /// <param name="motif">Why it cannot, in French.</param>
    public bool IsPlausible(DateOnly naissance, out string? motif)
    {
        motif = ToString().StartsWith("20", StringComparison.Ordinal) && naissance >= FinDeLaCorseUnique
            ? $"Le code « {this} » ne convient pas à une naissance de {naissance.Year} : la Corse porte 2A ou 2B depuis 1976. Remplacez 20 par 2A ou 2B."
            : null;
        return motif is null;
    }

    public override string ToString() => texte ?? "";

    private static bool IsDepartement(ReadOnlySpan<char> code)
        => code is "2A" or "2B" || (Chiffres.AreAll(code) && code is not ("00" or "96"));

    // No commune is numbered zero, which is how a postal code is told; overseas departments and collectivities are 971 to 978 and 984 to
    // 989; countries 99100 to 99599.
    private static bool IsCommune(string code) => code[..2] switch
    {
        "97" => code[2] is >= '1' and <= '8' && !code.EndsWith("00", StringComparison.Ordinal),
        "98" => code[2] is >= '4' and <= '9' && !code.EndsWith("00", StringComparison.Ordinal),
        "99" => code[2] is >= '1' and <= '5',
        _ => !code.EndsWith("000", StringComparison.Ordinal),
    };
}
