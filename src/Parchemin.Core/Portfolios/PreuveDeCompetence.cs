namespace Parchemin.Core;

/// <summary>Something that a candidate produced and shows as evidence of competences.</summary>
public sealed record PreuveDeCompetence(string Id, string Candidat, IReadOnlyList<string> Competences)
{
    /// <summary>Produced in a simulated situation rather than a real one.</summary>
    public bool Simulee { get; init; }

    /// <summary>When the teacher attested that it is real; null while he has not.</summary>
    public DateOnly? AttesteeParLEnseignant { get; init; }

    public DateOnly? AttesteeParLeTuteur { get; init; }

    /// <summary>The reality is attested jointly: one signature is not enough.</summary>
    public bool EstAttestee => AttesteeParLEnseignant is not null && AttesteeParLeTuteur is not null;
}

/// <summary>Who says where a candidate stands. The voices never mix: no mean is taken over them.</summary>
public enum VoixDeJugement
{
    /// <summary>Self-assessment.</summary>
    Candidat,

    /// <summary>Appraisal by the teaching team.</summary>
    Equipe,

    /// <summary>Appraisal by the tutor.</summary>
    Tuteur,

    /// <summary>Something measured: a test, a certification.</summary>
    Mesure,
}

/// <summary>Where a candidate stands on a competence, according to one voice.</summary>
public sealed record JugementDeCompetence(string Candidat, string Competence, VoixDeJugement Voix, string Niveau, DateOnly Le);
