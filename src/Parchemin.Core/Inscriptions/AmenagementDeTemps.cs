namespace Parchemin.Core;

/// <summary>The extra time: up to the limit of the text, and beyond it on a motivated opinion.</summary>
public static class AmenagementDeTemps
{
    public static IReadOnlyList<Verification> Check(LimiteDeTempsMajore? limite, TempsMajoreDemande? demande)
    {
        if (demande is null)
            return [];
        var auDela = limite is not null && demande.Part > limite.AuPlus;
        var issue = demande.Part <= Fraction.Zero ? IssueDeVerification.NonRemplie
            : auDela && !demande.AvisMotive ? IssueDeVerification.Incomplete : IssueDeVerification.Remplie;
        return
        [
            new Verification("temps-majore", limite is null ? "Temps majoré" : $"Temps majoré, jusqu'à {Say(limite.AuPlus)} de l'épreuve", issue, Say(demande.Part))
            {
                Source = limite?.Source,
                Raison = demande.Part <= Fraction.Zero ? "Le temps majoré est une part positive de l'épreuve."
                    : auDela ? demande.AvisMotive ? "Au-delà de la limite, sur avis médical motivé." : $"Au-delà de {Say(limite!.AuPlus)}, il faut un avis médical motivé." : null,
            },
        ];
    }

    /// <summary>The minutes added to an épreuve, rounded up.</summary>
    public static int Minutes(int duree, Fraction part) => (int)(part * duree).RoundTo(Fraction.One, SensArrondi.Superieur).Reduce().Numerator;

    private static string Say(Fraction part) => part.Reduce() is var r ? $"{r.Numerator}/{r.Denominator}" : "";
}
