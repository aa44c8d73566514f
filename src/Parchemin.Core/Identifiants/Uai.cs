namespace Parchemin.Core;

/// <summary>The number of a school or training body in the ministry's register (UAI): 7 digits and a key letter.</summary>
/// <remarks>The default value is an empty text.</remarks>
public readonly record struct Uai
{
    // I, O and Q are left out: they are taken for digits.
    private const string Cles = "ABCDEFGHJKLMNPRSTUVWXYZ";

    private readonly string? texte;

    private Uai(string texte) => this.texte = texte;

    /// <summary>The key letter of seven digits: their number modulo 23.</summary>
    public static char Cle(int chiffres) => Cles[chiffres % 23];

    /// <summary>Reads a UAI and checks its key.</summary>
    /// <param name="motif">Why it is refused, in French.</param>
    public static bool TryParse(string? texte, out Uai uai, out string? motif)
    {
        uai = default;
        var compact = Chiffres.Compact(texte);
        if (compact.Length != 8 || !Chiffres.AreAll(compact.AsSpan(0, 7)))
        {
            motif = $"Un UAI compte 7 chiffres et une lettre ; « {texte} » n'en est pas un. Recopiez-le.";
            return false;
        }

        var juste = Cle(int.Parse(compact.AsSpan(0, 7), System.Globalization.CultureInfo.InvariantCulture)) == compact[7];
        motif = juste ? null : $"La lettre de l'UAI « {texte} » ne répond pas à ses chiffres : l'un d'eux est mal recopié. Vérifiez-le.";
        uai = juste ? new Uai(compact) : default;
        return juste;
    }

    public override string ToString() => texte ?? "";
}
