using System.Globalization;
using System.Net;
using System.Text;

namespace Parchemin.Web;

/// <summary>The timetable of a centre on a day, as a picture: a line for each commission or room, time from left to right. What each line is stays in
/// sight while the hours scroll. The table under it says the same.</summary>
internal static class ImageDHoraire
{
    private const int Titres = 148;
    private const int Marge = 18;
    private const int Ligne = 46;
    private const int EnTete = 26;
    private const int LignesParBloc = 8;

    // The shortest passage shows the beginning of a name; a day still fits on a large screen.
    private const decimal PlusCourt = 50m;
    private const decimal PixelsAuMoins = 1.7m;
    private const decimal PixelsAuPlus = 2.8m;
    private const decimal Lettre = 6.9m;

    public static string Svg(string planning, HoraireDUnCentre h)
    {
        var pixels = Math.Clamp(PlusCourt / Math.Max(1, h.Lignes.SelectMany(l => l.Passages).Min(p => p.Fin - p.Debut)), PixelsAuMoins, PixelsAuPlus);
        var (debut, fin) = (h.Debut / 60 * 60, (h.Fin + 59) / 60 * 60);
        var largeur = (2 * Marge) + (int)((fin - debut) * pixels);
        var texte = new StringBuilder();
        // By blocks of lines: a browser draws those that are in sight.
        for (var premiere = 0; premiere < h.Lignes.Count; premiere += LignesParBloc)
            Block(texte, planning, [.. h.Lignes.Skip(premiere).Take(LignesParBloc)], premiere == 0 ? EnTete : 0, debut, fin, largeur, pixels);
        return texte.ToString();
    }

    private static void Block(StringBuilder texte, string planning, List<LigneDHoraire> lignes, int entete, int debut, int fin, int largeur, decimal pixels)
    {
        var hauteur = entete + (lignes.Count * Ligne);
        texte.Append(CultureInfo.InvariantCulture, $"<div class=\"bloc\"><svg class=\"titres-d-horaire\" viewBox=\"0 0 {Titres} {hauteur}\" width=\"{Titres}\" height=\"{hauteur}\" aria-hidden=\"true\">");
        for (var i = 0; i < lignes.Count; i++)
            Title(texte, planning, lignes[i], entete + (i * Ligne));
        texte.Append(CultureInfo.InvariantCulture, $"</svg><svg class=\"horaire\" viewBox=\"0 0 {largeur} {hauteur}\" width=\"{largeur}\" height=\"{hauteur}\" aria-hidden=\"true\" data-planning=\"{planning}\" data-debut=\"{debut}\" data-marge=\"{Marge}\" data-entete=\"{entete}\" data-ligne=\"{Ligne}\" data-pixels=\"{pixels}\">");
        for (var minute = debut; minute <= fin; minute += 30)
        {
            var x = X(minute - debut, pixels) + Marge;
            texte.Append(CultureInfo.InvariantCulture, $"<line class=\"{(minute % 60 == 0 ? "heure" : "demie")}\" x1=\"{x}\" y1=\"{Math.Max(0, entete - 4)}\" x2=\"{x}\" y2=\"{hauteur}\"/>");
            if (minute % 60 == 0 && entete > 0)
                texte.Append(CultureInfo.InvariantCulture, $"<text class=\"graduation\" x=\"{x}\" y=\"14\">{minute % 1440 / 60} h</text>");
        }

        for (var i = 0; i < lignes.Count; i++)
            Line(texte, planning, lignes[i], entete + (i * Ligne), debut, largeur, pixels);
        texte.Append("</svg></div>");
    }

    private static void Title(StringBuilder texte, string planning, LigneDHoraire ligne, int y)
        => texte.Append(CultureInfo.InvariantCulture, $"<line class=\"bord\" x1=\"0\" y1=\"{y}\" x2=\"{Titres}\" y2=\"{y}\"/><a tabindex=\"-1\" href=\"/plannings/{planning}/commission?commission={Uri.EscapeDataString(ligne.Commission)}\"><title>{Enc(ligne.SousTitre)}</title><text class=\"salle\" x=\"4\" y=\"{y + 18}\">{Enc(Cut(ligne.Titre, 17))}</text><text class=\"membres\" x=\"4\" y=\"{y + 34}\">{Enc(Cut(ligne.SousTitre, 24))}</text></a>");

    private static void Line(StringBuilder texte, string planning, LigneDHoraire ligne, int y, int debut, int largeur, decimal pixels)
    {
        texte.Append(CultureInfo.InvariantCulture, $"<g data-commission=\"{Enc(ligne.Commission)}\"><line class=\"bord\" x1=\"0\" y1=\"{y}\" x2=\"{largeur}\" y2=\"{y}\"/>");
        foreach (var p in ligne.Passages)
        {
            var (x, w) = (Marge + X(p.Debut - debut, pixels), X(p.Fin - p.Debut, pixels));
            var lettres = (int)((w - 6) / Lettre);
            if (p.Preparation < p.Debut)
                texte.Append(CultureInfo.InvariantCulture, $"<rect class=\"preparation\" x=\"{Marge + X(p.Preparation - debut, pixels)}\" y=\"{y + 36}\" width=\"{X(p.Debut - p.Preparation, pixels)}\" height=\"6\"/>");
            texte.Append(CultureInfo.InvariantCulture, $"<a class=\"passage{(p.Fixe ? " fixe" : "")}\" tabindex=\"-1\" href=\"{Address(planning, p)}\" data-candidat=\"{Enc(p.Inscription)}\" data-epreuve=\"{Enc(p.Epreuve)}\"><title>{Enc($"{p.Epreuve} {p.Candidat}, {TempsDePlanning.Hour(p.Debut)} – {TempsDePlanning.Hour(p.Fin)}{(p.Fixe ? ", verrouillé" : "")}")}</title><rect x=\"{x}\" y=\"{y + 3}\" width=\"{w}\" height=\"31\" rx=\"3\"/><text x=\"{x + 4}\" y=\"{y + 16}\">{Enc(Cut(p.Candidat, lettres))}</text><text class=\"code\" x=\"{x + 4}\" y=\"{y + 29}\">{(p.Fixe ? "▪ " : "")}{Enc(Cut(p.Epreuve, p.Fixe ? lettres - 2 : lettres))}</text></a>");
        }

        texte.Append("</g>");
    }

    /// <summary>Where a passage is moved, locked or looked at.</summary>
    public static string Address(string planning, PassageVu p) => $"/plannings/{planning}/passage?candidat={Uri.EscapeDataString(p.Inscription)}&amp;epreuve={Uri.EscapeDataString(p.Epreuve)}";

    private static decimal X(int minutes, decimal pixels) => decimal.Round(minutes * pixels, 1);

    private static string Cut(string texte, int longueur) => texte.Length <= longueur ? texte : longueur < 2 ? "" : texte[..(longueur - 1)] + "…";

    private static string Enc(string texte) => WebUtility.HtmlEncode(texte);
}
