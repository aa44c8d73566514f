using System.Text;

namespace Parchemin.Application;

/// <summary>A run of letters of the same look.</summary>
public sealed record Troncon(string Texte, bool Gras = false, bool Italique = false);

public enum NatureDeBloc
{
    Paragraphe,
    Liste,
    ListeNumerotee,
}

/// <summary>A paragraph, whose lines are broken where the person broke them, or a list, of one line for each item.</summary>
public sealed record BlocDeTexte(NatureDeBloc Nature, IReadOnlyList<IReadOnlyList<Troncon>> Lignes);

/// <summary>
/// The long text of a form: paragraphs, bold, italic, lists, and nothing else. It is kept as the person types it, with a few signs
/// (<c>**gras**</c>, <c>*italique*</c>, <c>- </c>, <c>1. </c>), so that no markup of a page can ever be in it.
/// </summary>
public static class TexteRiche
{
    /// <summary>Reads a text; whatever is not one of the signs stands for itself.</summary>
    public static IReadOnlyList<BlocDeTexte> Parse(string texte)
    {
        var blocs = new List<BlocDeTexte>();
        var (nature, lignes) = (NatureDeBloc.Paragraphe, new List<IReadOnlyList<Troncon>>());
        void Close()
        {
            if (lignes.Count > 0)
                blocs.Add(new BlocDeTexte(nature, lignes));
            lignes = [];
        }

        foreach (var ligne in texte.Split('\n'))
        {
            if (string.IsNullOrWhiteSpace(ligne))
            {
                Close();
                continue;
            }

            var (sienne, contenu) = Read(ligne.Trim());
            if (sienne != nature)
                Close();
            nature = sienne;
            lignes.Add(Runs(contenu));
        }

        Close();
        return blocs;
    }

    /// <summary>The same text without its signs, for a print that knows no bold.</summary>
    public static string ToPlain(string texte)
    {
        var lisible = new StringBuilder();
        foreach (var bloc in Parse(texte))
        {
            if (lisible.Length > 0)
                lisible.Append("\n\n");
            lisible.AppendJoin('\n', bloc.Lignes.Select((l, i) => Mark(bloc.Nature, i) + string.Concat(l.Select(t => t.Texte))));
        }

        return lisible.ToString();
    }

    private static string Mark(NatureDeBloc nature, int rang) => nature switch
    {
        NatureDeBloc.Liste => "• ",
        NatureDeBloc.ListeNumerotee => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{rang + 1}. "),
        _ => "",
    };

    private static (NatureDeBloc Nature, string Contenu) Read(string ligne)
    {
        if (ligne.Length > 2 && ligne[0] is '-' or '•' or '–' && ligne[1] is ' ' or '\t' or '\u00A0')
            return (NatureDeBloc.Liste, ligne[2..].TrimStart());
        var chiffres = ligne.TakeWhile(char.IsAsciiDigit).Count();
        return chiffres is > 0 and < 4 && ligne.Length > chiffres + 2 && ligne[chiffres] is '.' or ')' && ligne[chiffres + 1] is ' ' or '\t'
            ? (NatureDeBloc.ListeNumerotee, ligne[(chiffres + 2)..].TrimStart())
            : (NatureDeBloc.Paragraphe, ligne);
    }

    // Stars open and close; one that nothing closes is a star.
    private static List<Troncon> Runs(string ligne)
    {
        var troncons = new List<Troncon>();
        var clair = new StringBuilder();
        void Flush()
        {
            if (clair.Length > 0)
                troncons.Add(new Troncon(clair.ToString()));
            clair.Clear();
        }

        for (var i = 0; i < ligne.Length; i++)
        {
            var etoiles = ligne[i] is '*' ? ligne.AsSpan(i).IndexOfAnyExcept('*') is var n && n < 0 ? ligne.Length - i : n : 0;
            if (etoiles is < 1 or > 3 || Closing(ligne, i + etoiles, etoiles) is not { } fin)
            {
                clair.Append(ligne, i, Math.Max(etoiles, 1));
                i += Math.Max(etoiles, 1) - 1;
                continue;
            }

            Flush();
            troncons.Add(new Troncon(ligne[(i + etoiles)..fin], Gras: etoiles >= 2, Italique: etoiles is 1 or 3));
            i = fin + etoiles - 1;
        }

        Flush();
        return troncons;
    }

    // What is held is neither empty nor begins or ends with a space: « 2 * 3 * 4 » is a product.
    private static int? Closing(string ligne, int debut, int etoiles)
    {
        if (debut >= ligne.Length || char.IsWhiteSpace(ligne[debut]))
            return null;
        var fin = ligne.IndexOf(new string('*', etoiles), debut, StringComparison.Ordinal);
        return fin > debut && !char.IsWhiteSpace(ligne[fin - 1]) ? fin : null;
    }
}
