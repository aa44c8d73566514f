using System.Globalization;
using System.Net;
using System.Text;
using Parchemin.Core;

namespace Parchemin.Planning;

/// <summary>One épreuve over the universal clock: who is inside, who may be out, where the paper leaks.</summary>
/// <remarks>
/// Colours are the text's own and CSS variables (<c>--fuite</c>, <c>--pivot</c>), so that one picture serves a light page, a dark one and
/// paper; what leaks is also told by a shape and by words.
/// </remarks>
public static class ImageDuCalendrier
{
    private const int Marge = 190;
    private const int Largeur = 900;
    private const int Tete = 44;
    private const int Rang = 30;

    /// <summary>The picture of an épreuve as an SVG element.</summary>
    /// <param name="sujets">The papers of one épreuve.</param>
    public static string Svg(IReadOnlyList<SujetPartage> sujets)
    {
        ArgumentNullException.ThrowIfNull(sujets);
        var seances = sujets.SelectMany(s => s.Seances).ToList();
        if (seances.Count == 0)
            return "";
        var echelle = new EchelleDeTemps(seances, Largeur - Marge - 24);
        var hauteur = Tete + (Rang * seances.Count) + 8;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"calendrier\" viewBox=\"0 0 {Largeur} {hauteur}\" width=\"{Largeur}\" height=\"{hauteur}\" role=\"img\" aria-label=\"{Escape(Words(sujets))}\" fill=\"currentColor\" font-size=\"13\" font-family=\"inherit\">");
        Axis(svg, echelle, hauteur);
        foreach (var sujet in sujets.Where(s => s.Seances.Count > 1))
        {
            foreach (var pivot in sujet.Variantes.Groupes.Where(g => g.Seances.Count > 1).Select(g => g.Pivot))
                svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{X(echelle, pivot)}\" x2=\"{X(echelle, pivot)}\" y1=\"{Tete - 4}\" y2=\"{hauteur - 4}\" stroke=\"var(--pivot, currentColor)\" stroke-dasharray=\"2 3\"/>");
        }

        foreach (var (seance, i) in seances.Select((s, i) => (s, i)))
            Row(svg, echelle, seance, Tete + (Rang * i));
        foreach (var fuite in sujets.SelectMany(s => s.Fuites))
            Leak(svg, echelle, fuite, Y(seances, fuite.De), Y(seances, fuite.Vers));
        return svg.Append("</svg>").ToString();
    }

    private static void Axis(StringBuilder svg, EchelleDeTemps echelle, int hauteur)
    {
        svg.Append("<text x=\"4\" y=\"32\" opacity=\".75\">Heure universelle (UTC)</text>");
        foreach (var (instant, x) in echelle.Graduations())
        {
            var minuit = instant.Hour == 0;
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Marge + x}\" x2=\"{Marge + x}\" y1=\"{Tete - 8}\" y2=\"{hauteur - 4}\" stroke=\"currentColor\" opacity=\"{(minuit ? ".5" : ".15")}\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Marge + x}\" y=\"32\" text-anchor=\"middle\">{instant.Hour} h</text>");
        }

        foreach (var (jour, x) in echelle.Jours())
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Marge + x}\" y=\"14\" font-weight=\"bold\">{Paroles.Jour(jour)}</text>");
    }

    private static void Row(StringBuilder svg, EchelleDeTemps echelle, SeancePlacee s, int y)
    {
        var (entree, sortie, fin, majoree) = (X(echelle, s.Debut), X(echelle, s.Sortie), X(echelle, s.Fin), X(echelle, s.FinMajoree));
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"4\" y=\"{y + 19}\">{Escape(s.Territoire.Libelle)}{(s.Ecrite.Sujet.Length > 0 ? " (sujet propre)" : "")}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{entree}\" y=\"{y + 5}\" width=\"{fin - entree}\" height=\"20\" fill=\"none\" stroke=\"currentColor\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{entree}\" y=\"{y + 5}\" width=\"{Math.Max(sortie - entree, 2)}\" height=\"20\" opacity=\".35\"/>");
        if (majoree > fin)
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{fin}\" x2=\"{majoree}\" y1=\"{y + 15}\" y2=\"{y + 15}\" stroke=\"currentColor\" stroke-dasharray=\"4 3\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{entree + 5}\" y=\"{y + 19}\">{Clock(s.Ecrite.Debut)}</text>");
    }

    private static void Leak(StringBuilder svg, EchelleDeTemps echelle, MargeDeSortie fuite, int de, int vers)
    {
        var (x1, y1, x2, y2) = (X(echelle, fuite.De.Sortie), de + 15, X(echelle, fuite.Vers.Entree), vers + 15);
        svg.Append(CultureInfo.InvariantCulture, $"<g stroke=\"var(--fuite, #b3261e)\" fill=\"var(--fuite, #b3261e)\"><title>{Escape(ExplicationDeFuite.Of(fuite))}</title><line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\" stroke-width=\"2\"/><circle cx=\"{x1}\" cy=\"{y1}\" r=\"4\"/><path d=\"M{x2} {y2} m-7 -5 l7 5 l-7 5 z\"/></g>");
    }

    /// <summary>What the picture shows, for those who do not see it.</summary>
    private static string Words(IReadOnlyList<SujetPartage> sujets)
    {
        var fuites = sujets.Sum(s => s.Fuites.Count());
        var lignes = sujets.SelectMany(s => s.Seances).Select(s => $"{s.Territoire.Libelle} de {Clock(s.Debut.UtcDateTime)} à {Clock(s.Fin.UtcDateTime)}, sortie à {Clock(s.Sortie.UtcDateTime)}");
        return $"{sujets[0].Epreuve.Code}, heures universelles : {string.Join(" ; ", lignes)}. {(fuites == 0 ? "Aucune fuite." : Pluriel.Of(fuites, "fuite") + ".")}";
    }

    private static int X(EchelleDeTemps echelle, DateTimeOffset instant) => Marge + echelle.X(instant);

    private static int Y(List<SeancePlacee> seances, SeancePlacee seance) => Tete + (Rang * seances.FindIndex(s => ReferenceEquals(s, seance)));

    private static string Clock(DateTime heure) => heure.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Escape(string texte) => WebUtility.HtmlEncode(texte);
}
