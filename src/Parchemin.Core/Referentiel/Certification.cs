namespace Parchemin.Core;

/// <summary>What kind of certification a référentiel describes.</summary>
public enum NatureDeCertification
{
    /// <summary>A State diploma.</summary>
    Diplome,

    /// <summary>A title registered at the RNCP by a private certifier.</summary>
    Titre,

    /// <summary>A certificat de qualification professionnelle, delivered by a branch.</summary>
    Cqp,
}

/// <summary>The identity of a certification and of its edition.</summary>
/// <param name="Niveau">3 to 8 in the national framework; null where no text says it.</param>
/// <param name="CreditsEcts">The ECTS credits of the whole certification; null where it gives none.</param>
/// <param name="Remplace">The edition that this one replaces.</param>
public sealed record Certification(
    string Code,
    string Edition,
    string Intitule,
    string IntituleCourt,
    NatureDeCertification Nature,
    int? Niveau,
    int? CreditsEcts,
    string? Remplace,
    IReadOnlyList<Certificateur> Certificateurs,
    Lieu Lieu)
{
    /// <summary>Whether the body of a branch validates what its jury proposes: two steps (branch agreements, KALIARTI000030641472).</summary>
    public bool EstValideeParUneInstance => Nature is not (NatureDeCertification.Diplome or NatureDeCertification.Titre);
}

/// <summary>A body that delivers the certification; a joint branch commission has no SIRET.</summary>
public sealed record Certificateur(string Nom, string? Siret);

/// <summary>An official text that the data cite.</summary>
public sealed record Texte : Item
{
    public DateOnly? Date { get; init; }

    /// <summary>The name of the extraction from which the data were written.</summary>
    public string? Extrait { get; init; }
}

/// <summary>A column of the règlement d'examen: candidates whose épreuves have the same forms.</summary>
public sealed record ColonneDeReglement : Item;

/// <summary>A candidate's status, and the column and formes that it opens.</summary>
public sealed record VoieDAcces : Item
{
    public string? Colonne { get; init; }

    public IReadOnlyList<Citation> Formes { get; init; } = [];
}

/// <summary>A code with its label, from a closed list: forme, qualité, language, part of an épreuve…</summary>
public sealed record Terme : Item;

/// <summary>A dated number that rules read and sessions may change.</summary>
public sealed record Parametre : Item
{
    public required Fraction Valeur { get; init; }
}

/// <summary>A passage of the text that presents the certification: name, field of activity, context, conditions.</summary>
public sealed record Presentation : Item
{
    public IReadOnlyList<string> Paragraphes { get; init; } = [];
}
