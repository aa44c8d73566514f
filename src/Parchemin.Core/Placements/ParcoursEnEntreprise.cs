namespace Parchemin.Core;

/// <summary>A contract and the employer's attestation or certificate of it, both ends included.</summary>
/// <param name="Au">Null while it runs.</param>
public sealed record ContratDeTravail(string Employeur, NatureDeContrat Nature, DateOnly Du, DateOnly? Au = null)
{
    /// <summary>The share of full time, 1 for full time.</summary>
    public Fraction Quotite { get; init; } = Fraction.One;

    /// <summary>When the employer signed; null while he has not.</summary>
    public DateOnly? AttesteLe { get; init; }

    /// <summary>Who signed, and in which quality.</summary>
    public string? AttestePar { get; init; }

    /// <summary>Whether the sector and the activities are those of the référentiel; null until a person has said.</summary>
    public bool? ActivitesConformes { get; init; }
}

/// <summary>A reduction of the duration, asked for or granted.</summary>
/// <param name="Code">One of the reasons of the référentiel.</param>
public sealed record ReductionDemandee(string Code)
{
    /// <summary>The duration granted, in weeks; null for the floor.</summary>
    public int? SemainesAccordees { get; init; }

    public DateOnly? DemandeeLe { get; init; }

    public DateOnly? AccordeeLe { get; init; }
}

/// <summary>What a candidate who failed an earlier session presents.</summary>
/// <param name="Code">One of the cases of the référentiel.</param>
public sealed record RedoublementDeclare(string Code, string SessionAnterieure)
{
    /// <summary>The authorisation, where the case needs one, was given.</summary>
    public bool Autorise { get; init; }
}

/// <summary>All that is known of a candidate's time in companies.</summary>
/// <param name="Voie">The code of the voie.</param>
public sealed record ParcoursEnEntreprise(string Voie)
{
    /// <summary>One of the situations of the référentiel; null when the voie has only one.</summary>
    public string? Situation { get; init; }

    public IReadOnlyList<PeriodeEnEntreprise> Periodes { get; init; } = [];

    public IReadOnlyList<ContratDeTravail> Contrats { get; init; } = [];

    public ReductionDemandee? Reduction { get; init; }

    public RedoublementDeclare? Redoublement { get; init; }

    /// <summary>The last day that counts: the deposit of the dossier.</summary>
    public DateOnly? Limite { get; init; }

    /// <summary>The first day of the exam, from which months of work are counted back.</summary>
    public DateOnly? Examen { get; init; }
}
