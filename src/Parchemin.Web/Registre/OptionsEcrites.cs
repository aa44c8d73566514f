using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>The options of a list to choose from. Four hundred of them weigh more than the table that they filter: a list that is kept
/// (<see cref="ChoixRetenus"/>) is written once, and again only where one of its options is the one selected.</summary>
internal static class OptionsEcrites
{
    private static readonly HtmlEncoder Echappement = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly ConditionalWeakTable<IReadOnlyList<Choix>, string> Ecrites = [];

    /// <param name="retenu">The code of the option selected; null for none.</param>
    public static MarkupString Of(IReadOnlyList<Choix> choix, string? retenu)
        => new(retenu is null || !Has(choix, retenu) ? Ecrites.GetValue(choix, c => Write(c, null)) : Write(choix, retenu));

    /// <summary>Whether a code is among the choices.</summary>
    public static bool Has(IReadOnlyList<Choix> choix, string code) => choix.Any(c => string.Equals(c.Code, code, StringComparison.Ordinal));

    private static string Write(IReadOnlyList<Choix> choix, string? retenu)
    {
        var texte = new StringBuilder();
        foreach (var c in choix)
        {
            texte.Append("<option value=\"").Append(Echappement.Encode(c.Code)).Append(string.Equals(c.Code, retenu, StringComparison.Ordinal) ? "\" selected>" : "\">")
                .Append(Echappement.Encode(c.Libelle)).Append("</option>");
        }

        return texte.ToString();
    }
}
