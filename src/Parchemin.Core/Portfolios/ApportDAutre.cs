namespace Parchemin.Core;

/// <summary>What the evidence shown for another certification is worth for one competence of this one.</summary>
/// <param name="Leurs">The competences of the other certification, all of which are needed.</param>
/// <param name="Etat">That of the least covered of them.</param>
/// <param name="Source">The text, or the interpretation, that declares it.</param>
public sealed record ApportDAutre(string Competence, IReadOnlyList<string> Leurs, EtatDeCouverture Etat, Source? Source)
{
    /// <summary>What one certification receives from another, by its own declarations and no others.</summary>
    /// <param name="ici">The certification that receives.</param>
    /// <param name="autre">The one for which the evidence was shown.</param>
    /// <param name="couverture">What the candidate shows there.</param>
    public static IReadOnlyList<ApportDAutre> Of(Referentiel ici, Certification autre, MatriceDeCouverture couverture)
    {
        ArgumentNullException.ThrowIfNull(ici);
        ArgumentNullException.ThrowIfNull(autre);
        ArgumentNullException.ThrowIfNull(couverture);
        var etats = couverture.Cases.ToDictionary(c => c.Competence, c => c.Etat, StringComparer.Ordinal);
        return
        [
            .. ici.Rapprochements.Where(r => r.Certification == autre.Code && r.Edition == autre.Edition && r.Leurs.Count > 0)
                .Select(r => new ApportDAutre(r.Competence.Code, r.Leurs, r.Leurs.Min(c => etats.GetValueOrDefault(c)), r.Source)),
        ];
    }
}
