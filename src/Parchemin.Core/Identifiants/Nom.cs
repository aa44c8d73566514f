namespace Parchemin.Core;

/// <summary>A name or given names as the civil status writes them, accents kept.</summary>
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
        var propre = string.Join(' ', LettresLatines.Compose(texte ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var intrus = propre.Where(c => !IsAllowed(c)).Select(c => (char?)c).FirstOrDefault();
        motif = propre.Length is 0 or > LongueurMax
            ? $"Un nom compte de 1 à {LongueurMax} caractères. Recopiez-le de l'acte de naissance."
            : intrus is { } c ? $"Le caractère « {c} » n'entre pas dans un nom. Recopiez-le de l'acte de naissance."
            : !char.IsLetter(propre[0]) && propre[0] is not ('\'' or '’') ? "Un nom commence par une lettre. Recopiez-le de l'acte de naissance."
            : null;
        nom = motif is null ? new Nom(propre) : default;
        return motif is null;
    }

    public override string ToString() => texte ?? "";

    private static bool IsAllowed(char c)
        => c is ' ' or '-' or '\'' or '’' or '.' || (c < '\u0250' && char.IsLetter(c)) || (c >= '\u1E00' && c <= '\u1EFF') || LettresLatines.IsMark(c);
}
