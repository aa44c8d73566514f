namespace Parchemin.Core;

/// <summary>Lays evidence beside the competences that it must prove.</summary>
public static class Couverture
{
    /// <param name="attendues">The competences to prove, in order.</param>
    /// <param name="preuves">Evidence; what belongs to other candidates is left out.</param>
    /// <param name="jugements">Judgements, of which the last of each voice is kept.</param>
    public static MatriceDeCouverture Of(string candidat, IReadOnlyList<string> attendues, IEnumerable<PreuveDeCompetence> preuves, IEnumerable<JugementDeCompetence> jugements)
    {
        ArgumentNullException.ThrowIfNull(attendues);
        var siennes = preuves.Where(p => p.Candidat == candidat).ToList();
        var derniers = jugements.Where(j => j.Candidat == candidat)
            .GroupBy(j => j.Competence, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.GroupBy(j => j.Voix).ToDictionary(v => v.Key, v => v.MaxBy(j => j.Le)!), StringComparer.Ordinal);
        return new MatriceDeCouverture(
            candidat,
            [.. attendues.Select(c => new CaseDeCouverture(c, [.. siennes.Where(p => p.Competences.Contains(c))], derniers.GetValueOrDefault(c) ?? []))],
            [.. siennes.SelectMany(p => p.Competences).Except(attendues, StringComparer.Ordinal)]);
    }

    /// <summary>The same competences over a group: matrices of different certifications are not added.</summary>
    public static CouvertureDeGroupe Aggregate(IReadOnlyList<MatriceDeCouverture> matrices)
    {
        ArgumentNullException.ThrowIfNull(matrices);
        var competences = matrices.SelectMany(m => m.Cases).Select(c => c.Competence).Distinct(StringComparer.Ordinal);
        var cases = matrices.SelectMany(m => m.Cases.Select(c => (m.Candidat, Case: c))).ToLookup(c => c.Case.Competence, StringComparer.Ordinal);
        return new CouvertureDeGroupe(matrices.Count, [.. competences.Select(c => Line(c, [.. cases[c]]))]);
    }

    private static LigneDeGroupe Line(string competence, List<(string Candidat, CaseDeCouverture Case)> cases) => new(
        competence,
        cases.Count(c => c.Case.Etat == EtatDeCouverture.Attestee),
        cases.Count(c => c.Case.Etat == EtatDeCouverture.NonAttestee),
        [.. cases.Where(c => c.Case.Etat == EtatDeCouverture.SansPreuve).Select(c => c.Candidat)],
        cases.SelectMany(c => c.Case.Jugements.Values)
            .GroupBy(j => j.Voix)
            .ToDictionary(
                v => v.Key,
                v => (IReadOnlyDictionary<string, int>)v.GroupBy(j => j.Niveau, StringComparer.Ordinal).ToDictionary(n => n.Key, n => n.Count(), StringComparer.Ordinal)));
}
