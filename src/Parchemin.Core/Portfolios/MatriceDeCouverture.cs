namespace Parchemin.Core;

/// <summary>How well a competence is covered by evidence.</summary>
public enum EtatDeCouverture
{
    SansPreuve,

    /// <summary>There is evidence, and none of it is attested by both the teacher and the tutor.</summary>
    NonAttestee,

    Attestee,
}

/// <summary>One competence of one candidate: its evidence, and the last word of each voice.</summary>
public sealed record CaseDeCouverture(string Competence, IReadOnlyList<PreuveDeCompetence> Preuves, IReadOnlyDictionary<VoixDeJugement, JugementDeCompetence> Jugements)
{
    public int Attestees => Preuves.Count(p => p.EstAttestee);

    public int Simulees => Preuves.Count(p => p.Simulee);

    public EtatDeCouverture Etat => Attestees > 0 ? EtatDeCouverture.Attestee : Preuves.Count > 0 ? EtatDeCouverture.NonAttestee : EtatDeCouverture.SansPreuve;
}

/// <summary>Competence × evidence, for one candidate.</summary>
/// <param name="Cases">One for each expected competence, in the order of the référentiel.</param>
/// <param name="HorsReferentiel">Codes that evidence cites and that are not expected.</param>
public sealed record MatriceDeCouverture(string Candidat, IReadOnlyList<CaseDeCouverture> Cases, IReadOnlyList<string> HorsReferentiel)
{
    /// <summary>The competences without evidence.</summary>
    public IReadOnlyList<string> Lacunes => [.. Cases.Where(c => c.Etat == EtatDeCouverture.SansPreuve).Select(c => c.Competence)];

    /// <summary>The competences whose evidence nobody, or only one of the two, has attested.</summary>
    public IReadOnlyList<string> AAttester => [.. Cases.Where(c => c.Etat == EtatDeCouverture.NonAttestee).Select(c => c.Competence)];
}

/// <summary>One competence over a group of candidates.</summary>
/// <param name="Sans">The candidates without evidence of it.</param>
/// <param name="Niveaux">Voice → level → how many candidates, by the last word of each voice.</param>
public sealed record LigneDeGroupe(
    string Competence,
    int Attestees,
    int NonAttestees,
    IReadOnlyList<string> Sans,
    IReadOnlyDictionary<VoixDeJugement, IReadOnlyDictionary<string, int>> Niveaux);

/// <summary>Competence × evidence over a class or an établissement.</summary>
public sealed record CouvertureDeGroupe(int Candidats, IReadOnlyList<LigneDeGroupe> Lignes)
{
    /// <summary>The competences that some candidate lacks, those that most lack first.</summary>
    public IReadOnlyList<LigneDeGroupe> Lacunes => [.. Lignes.Where(l => l.Sans.Count > 0).OrderByDescending(l => l.Sans.Count)];
}
