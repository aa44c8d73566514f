using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>Checks that the ECTS credits shared out by coefficient add up to those of the diploma.</summary>
internal static class AnalyseDesCredits
{
    public static IEnumerable<Diagnostic> Run(Referentiel referentiel)
    {
        var unites = referentiel.Unites.Where(u => !u.Facultative).ToList();
        if (referentiel.Certification.CreditsEcts is not { } total || unites.Count == 0)
            yield break;
        var parts = CreditsEcts.Share(total, [.. unites.Select(u => u.Coefficient ?? Fraction.Zero)]);
        if (parts.Sum() != total)
        {
            yield return new Diagnostic(
                "PRC310",
                Severite.Anomalie,
                referentiel.Certification.Lieu,
                referentiel.Certification.Code,
                null,
                $"Les crédits ECTS répartis selon les coefficients ({string.Join(" + ", parts)}) totalisent {parts.Sum()} au lieu de {total}.",
                "Dites par une interprétation comment les crédits sont répartis.");
        }
    }
}
