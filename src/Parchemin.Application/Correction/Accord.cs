using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>Where a script stands once its readings are put together.</summary>
public enum NatureDIssue
{
    /// <summary>A reading is still awaited.</summary>
    Attendue,

    /// <summary>A mark or a state is retained.</summary>
    Retenue,

    /// <summary>The readings differ too much: a third opinion settles.</summary>
    TroisiemeAvis,
}

/// <summary>What the readings of a script lead to.</summary>
/// <param name="Valeur">What is retained; empty otherwise.</param>
/// <param name="Motif">In French, for the person who prepares the jury.</param>
public sealed record IssueDesLectures(NatureDIssue Nature, ValeurDeCopie Valeur, string Motif);

/// <summary>Whether two people who marked the same script agree.</summary>
/// <remarks>
/// Interpretation: no text imposes a double marking nor says how two marks make one. Here they agree when they differ by the admitted gap
/// at most and both stand on the same side of half the scale, half itself being on the upper side as 10 is for an acquisition (D643-15);
/// the retained mark is then their exact mean, which nothing rounds. Otherwise a third opinion settles alone.
/// </remarks>
public static class Accord
{
    /// <summary>Puts the readings together.</summary>
    /// <param name="troisieme">Whether the last reading is the third opinion.</param>
    /// <param name="ecartAdmis">In points of the script; null when only the threshold matters.</param>
    public static IssueDesLectures Settle(IReadOnlyList<ValeurDeCopie> lectures, bool troisieme, Fraction bareme, Fraction? ecartAdmis)
    {
        ArgumentNullException.ThrowIfNull(lectures);
        if (troisieme && !lectures[^1].Manque)
            return new IssueDesLectures(NatureDIssue.Retenue, lectures[^1], "Troisième avis");
        if (lectures.Any(l => l.Manque))
            return new IssueDesLectures(NatureDIssue.Attendue, default, troisieme ? "Le troisième avis manque" : "Une lecture manque");
        if (lectures.Count == 1)
            return new IssueDesLectures(NatureDIssue.Retenue, lectures[0], "Lecture unique");
        var (une, autre) = (lectures[0], lectures[1]);
        if (une.Points is not { } a || autre.Points is not { } b)
        {
            return string.Equals(une.Etat, autre.Etat, StringComparison.Ordinal)
                ? new IssueDesLectures(NatureDIssue.Retenue, une, "Les deux lectures s'accordent")
                : new IssueDesLectures(NatureDIssue.TroisiemeAvis, default, "Une lecture donne un état que l'autre ne donne pas");
        }

        var ecart = a > b ? a - b : b - a;
        if (ecart > ecartAdmis)
            return new IssueDesLectures(NatureDIssue.TroisiemeAvis, default, $"Écart de {Pluriel.Of(ecart, "point")}, {ecartAdmis.Value.ToFrench()} admis");
        var moitie = bareme / 2;
        if (a >= moitie != b >= moitie)
            return new IssueDesLectures(NatureDIssue.TroisiemeAvis, default, $"De part et d'autre de {moitie.ToFrench()}");
        // Two blank scripts remain a blank script.
        return une.Etat is not null && autre.Etat is not null
            ? new IssueDesLectures(NatureDIssue.Retenue, une, "Les deux lectures s'accordent")
            : new IssueDesLectures(NatureDIssue.Retenue, new ValeurDeCopie((a + b) / 2, null), ecart.IsZero ? "Les deux lectures s'accordent" : "Moyenne exacte des deux lectures");
    }
}
