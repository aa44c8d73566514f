namespace Parchemin.Core;

/// <summary>A point of the profile: how far the candidate is from the mean of the class.</summary>
/// <param name="Ecart">The exact difference, in points; unknown when one of the two means is.</param>
/// <param name="Case">The line of the printed graph where the cross goes; null when the difference is unknown.</param>
/// <param name="HorsEchelle">The difference is beyond the printed scale, and the cross is at its end.</param>
public sealed record PointDeProfil(string Matiere, Mesure Ecart, int? Case, bool HorsEchelle);

/// <summary>Draws the profile of a livret from its means.</summary>
public static class ProfilDeLivret
{
    /// <summary>The ends of the printed scale, read from the lines of the graph (<c>+10</c> … <c>-10</c>); null where it has none.</summary>
    public static (int Min, int Max)? Scale(ChampDeFormulaire graphique)
    {
        ArgumentNullException.ThrowIfNull(graphique);
        var valeurs = graphique.Lignes
            .Select(l => int.TryParse(l.Replace('−', '-'), System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : (int?)null)
            .OfType<int>()
            .ToList();
        return valeurs.Count > 0 ? (Math.Min(0, valeurs.Min()), Math.Max(0, valeurs.Max())) : null;
    }

    /// <summary>One point for each subject, in the order given. A half goes up.</summary>
    public static IReadOnlyList<PointDeProfil> Points(IEnumerable<(string Matiere, Mesure Candidat, Mesure Classe)> moyennes, (int Min, int Max) echelle)
    {
        ArgumentNullException.ThrowIfNull(moyennes);
        return [.. moyennes.Select(m => Point(m.Matiere, m.Candidat, m.Classe, echelle))];
    }

    private static PointDeProfil Point(string matiere, Mesure candidat, Mesure classe, (int Min, int Max) echelle)
    {
        if (!candidat.Connue || !classe.Connue)
            return new PointDeProfil(matiere, Mesure.Inconnue, null, false);
        var ecart = candidat.Valeur - classe.Valeur;
        var arrondi = ecart.RoundTo(Fraction.One, SensArrondi.Proche).Reduce().Numerator;
        return new PointDeProfil(matiere, ecart, (int)Math.Clamp(arrondi, echelle.Min, echelle.Max), ecart < echelle.Min || ecart > echelle.Max);
    }
}
