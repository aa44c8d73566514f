using System.Globalization;
using System.Net;
using System.Text;

namespace Parchemin.Web;

/// <summary>The timetable of a centre on a day, as a picture: a line for each commission or room, time from left to right. The table under it says the same.</summary>
internal static class ImageDHoraire
{
    private const int Marge = 132;
    private const int Ligne = 46;
    private const int EnTete = 26;
    private const decimal PixelsParMinute = 1.7m;

    public static string Svg(string planning, HoraireDUnCentre h)
    {
        var texte = new StringBuilder();
        var debut = h.Debut / 60 * 60;
        var fin = (h.Fin + 59) / 60 * 60;
        var (largeur, hauteur) = (Marge + (int)X(fin - debut) + 8, EnTete + (h.Lignes.Count * Ligne) + 6);
        texte.Append(CultureInfo.InvariantCulture, $"<svg class=\"horaire\" viewBox=\"0 0 {largeur} {hauteur}\" width=\"{largeur}\" height=\"{hauteur}\" aria-hidden=\"true\" data-planning=\"{planning}\" data-debut=\"{debut}\" data-marge=\"{Marge}\" data-entete=\"{EnTete}\" data-ligne=\"{Ligne}\" data-pixels=\"{PixelsParMinute}\">");
        for (var minute = debut; minute <= fin; minute += 30)
        {
            var x = Marge + X(minute - debut);
            texte.Append(CultureInfo.InvariantCulture, $"<line class=\"{(minute % 60 == 0 ? "heure" : "demie")}\" x1=\"{x}\" y1=\"{EnTete - 4}\" x2=\"{x}\" y2=\"{hauteur}\"/>");
            if (minute % 60 == 0)
                texte.Append(CultureInfo.InvariantCulture, $"<text class=\"graduation\" x=\"{x}\" y=\"14\">{minute % 1440 / 60} h</text>");
        }

        for (var i = 0; i < h.Lignes.Count; i++)
            Line(texte, planning, h.Lignes[i], EnTete + (i * Ligne), debut, largeur);
        return texte.Append("</svg>").ToString();
    }

    private static void Line(StringBuilder texte, string planning, LigneDHoraire ligne, int y, int debut, int largeur)
    {
        texte.Append(CultureInfo.InvariantCulture, $"<g data-commission=\"{Enc(ligne.Commission)}\"><line class=\"bord\" x1=\"0\" y1=\"{y}\" x2=\"{largeur}\" y2=\"{y}\"/><a tabindex=\"-1\" href=\"/plannings/{planning}/commission?commission={Uri.EscapeDataString(ligne.Commission)}\"><title>{Enc(ligne.SousTitre)}</title><text class=\"salle\" x=\"4\" y=\"{y + 18}\">{Enc(Cut(ligne.Titre, 17))}</text><text class=\"membres\" x=\"4\" y=\"{y + 34}\">{Enc(Cut(ligne.SousTitre, 22))}</text></a>");
        foreach (var p in ligne.Passages)
        {
            var (x, w) = (Marge + X(p.Debut - debut), X(p.Fin - p.Debut));
            if (p.Preparation < p.Debut)
                texte.Append(CultureInfo.InvariantCulture, $"<rect class=\"preparation\" x=\"{Marge + X(p.Preparation - debut)}\" y=\"{y + 36}\" width=\"{X(p.Debut - p.Preparation)}\" height=\"6\"/>");
            texte.Append(CultureInfo.InvariantCulture, $"<a class=\"passage{(p.Fixe ? " fixe" : "")}\" tabindex=\"-1\" href=\"{Address(planning, p)}\" data-candidat=\"{Enc(p.Inscription)}\" data-epreuve=\"{Enc(p.Epreuve)}\"><title>{Enc($"{p.Epreuve} {p.Candidat}, {TempsDePlanning.Hour(p.Debut)} – {TempsDePlanning.Hour(p.Fin)}{(p.Fixe ? ", verrouillé" : "")}")}</title><rect x=\"{x}\" y=\"{y + 3}\" width=\"{w}\" height=\"31\" rx=\"3\"/><text x=\"{x + 4}\" y=\"{y + 16}\">{Enc(Cut(p.Candidat, (int)(w / 6.4m) - 1))}</text><text class=\"code\" x=\"{x + 4}\" y=\"{y + 29}\">{(p.Fixe ? "▪ " : "")}{Enc(p.Epreuve)}</text></a>");
        }

        texte.Append("</g>");
    }

    /// <summary>Where a passage is moved, locked or looked at.</summary>
    public static string Address(string planning, PassageVu p) => $"/plannings/{planning}/passage?candidat={Uri.EscapeDataString(p.Inscription)}&amp;epreuve={Uri.EscapeDataString(p.Epreuve)}";

    private static decimal X(int minutes) => decimal.Round(minutes * PixelsParMinute, 1);

    private static string Cut(string texte, int longueur) => texte.Length <= longueur ? texte : longueur < 2 ? "" : texte[..(longueur - 1)] + "…";

    private static string Enc(string texte) => WebUtility.HtmlEncode(texte);
}
