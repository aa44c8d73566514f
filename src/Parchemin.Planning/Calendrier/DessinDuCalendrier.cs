using System.Globalization;
using System.Text;

namespace Parchemin.Planning;

/// <summary>The picture of an épreuve in characters: <c>█</c> nobody leaves, <c>░</c> one may be out, <c>│</c> the common instant.</summary>
public static class DessinDuCalendrier
{
    private const int MinutesParCaractere = 15;

    /// <summary>One line for the hours, then one for each territory.</summary>
    /// <param name="sujets">The papers of one épreuve.</param>
    public static string Draw(IReadOnlyList<SujetPartage> sujets)
    {
        ArgumentNullException.ThrowIfNull(sujets);
        var seances = sujets.SelectMany(s => s.Seances).ToList();
        if (seances.Count == 0)
            return "";
        var debut = new EchelleDeTemps(seances, 1).Debut;
        var colonnes = At(seances.Max(s => s.Fin), debut) + 1;
        var noms = seances.Max(s => s.Territoire.Libelle.Length) + 2;
        var texte = new StringBuilder("UTC".PadRight(noms));
        var heures = new string(' ', colonnes + 4).ToCharArray();
        for (var h = debut; At(h, debut) < colonnes; h = h.AddHours(2))
            h.Hour.ToString("00", CultureInfo.InvariantCulture).CopyTo(0, heures, At(h, debut), 2);
        texte.AppendLine(new string(heures).TrimEnd());
        foreach (var sujet in sujets)
        {
            foreach (var seance in sujet.Seances)
            {
                var ligne = new string(' ', colonnes).ToCharArray();
                foreach (var pivot in sujet.Variantes.Groupes.Where(g => g.Seances.Count > 1).Select(g => g.Pivot))
                    ligne[Math.Min(At(pivot, debut), colonnes - 1)] = '│';
                Array.Fill(ligne, '░', At(seance.Debut, debut), At(seance.Fin, debut) - At(seance.Debut, debut));
                Array.Fill(ligne, '█', At(seance.Debut, debut), At(seance.Sortie, debut) - At(seance.Debut, debut));
                texte.Append(seance.Territoire.Libelle.PadRight(noms)).AppendLine(new string(ligne).TrimEnd() + (seance.Ecrite.Sujet.Length > 0 ? "  sujet propre" : ""));
            }
        }

        return texte.ToString();
    }

    private static int At(DateTimeOffset instant, DateTimeOffset debut) => (int)(instant - debut).TotalMinutes / MinutesParCaractere;
}
