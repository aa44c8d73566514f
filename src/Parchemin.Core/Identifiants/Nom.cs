namespace Parchemin.Core;

/// <summary>A name as the civil status writes it, accents and apostrophes kept.</summary>
/// <remarks>The default value is an empty text.</remarks>
public readonly record struct Nom
{
    /// <summary>Characters at most.</summary>
    public const int LongueurMax = 100;

    private readonly string? texte;

    private Nom(string texte) => this.texte = texte;

    /// <summary>Reads a name: letters of any alphabet derived from Latin, spaces, hyphens, apostrophes and dots.</summary>
    /// <param name="motif">Why it is refused, in French.</param>
    public static bool TryParse(string? texte, out Nom nom, out string? motif)
    {
        motif = Read("Un nom", texte, out var propre);
        nom = motif is null ? new Nom(propre) : default;
        return motif is null;
    }

    public override string ToString() => texte ?? "";

    /// <summary>The text composed, its spaces collapsed, and why it cannot be a name.</summary>
    internal static string? Read(string sujet, string? texte, out string propre)
    {
        propre = string.Join(' ', LettresLatines.Compose(texte ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (propre.Length is 0 or > LongueurMax)
            return $"{sujet} compte de 1 à {LongueurMax} caractères. Recopiez-le de l'acte de naissance.";
        foreach (var c in propre)
        {
            if (!IsAllowed(c))
                return $"Le caractère « {(char.IsControl(c) || char.IsSurrogate(c) ? '\uFFFD' : c)} » n'entre pas dans un nom ni un prénom. Recopiez-le de l'acte de naissance.";
        }

        return char.IsLetter(propre[0]) || propre[0] is '\'' or '’' ? null : $"{sujet} commence par une lettre. Recopiez-le de l'acte de naissance.";
    }

    private static bool IsAllowed(char c) => c is ' ' or '-' or '\'' or '’' or '.' || LettresLatines.IsLetter(c) || LettresLatines.IsMark(c);
}

/// <summary>The given names, in the order of the birth certificate.</summary>
/// <remarks>Recent certificates part them with commas: « Chloé, Anne Sophie » are two given names. The commas are kept. The default value is
/// an empty text.</remarks>
public readonly record struct Prenoms
{
    private readonly string? texte;

    private Prenoms(string texte) => this.texte = texte;

    /// <summary>Reads given names parted by spaces or commas, each written as a <see cref="Nom"/>.</summary>
    /// <param name="motif">Why they are refused, in French.</param>
    public static bool TryParse(string? texte, out Prenoms prenoms, out string? motif)
    {
        prenoms = default;
        var lus = new List<string>();
        foreach (var prenom in (texte ?? "").Split(','))
        {
            motif = Nom.Read("Un prénom", prenom, out var propre);
            if (motif is not null)
                return false;
            lus.Add(propre);
        }

        var ensemble = string.Join(", ", lus);
        motif = ensemble.Length > Nom.LongueurMax ? $"Les prénoms comptent {Nom.LongueurMax} caractères au plus. Abrégez les derniers." : null;
        prenoms = motif is null ? new Prenoms(ensemble) : default;
        return motif is null;
    }

    public override string ToString() => texte ?? "";
}
