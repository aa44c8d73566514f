namespace Parchemin.Core;

/// <summary>A domain of activities, with the competences, resources and indicators that the text lists for it.</summary>
public sealed record Domaine : Item
{
    public IReadOnlyList<string> Presentation { get; init; } = [];

    public IReadOnlyList<Citation> Competences { get; init; } = [];

    public IReadOnlyList<string> Ressources { get; init; } = [];

    public IReadOnlyList<string> Indicateurs { get; init; } = [];

    public IReadOnlyList<Activite> Activites { get; init; } = [];
}

/// <summary>A professional activity: its tasks and expected results.</summary>
public sealed record Activite : Item
{
    public IReadOnlyList<string> Taches { get; init; } = [];

    public IReadOnlyList<string> Resultats { get; init; } = [];

    public IReadOnlyList<Rubrique> Rubriques { get; init; } = [];
}

/// <summary>Any other titled list of the text: means, conditions, autonomy.</summary>
public sealed record Rubrique(string Titre, IReadOnlyList<string> Lignes);

/// <summary>A competence, possibly divided into sub-competences.</summary>
public sealed record Competence : Item
{
    public IReadOnlyList<Citation> Activites { get; init; } = [];

    public IReadOnlyList<string> Savoirs { get; init; } = [];

    public IReadOnlyList<string> Indicateurs { get; init; } = [];

    /// <summary>Criteria printed without a code.</summary>
    public IReadOnlyList<string> Criteres { get; init; } = [];

    public IReadOnlyList<Competence> SousCompetences { get; init; } = [];

    public IReadOnlyList<SituationDEvaluation> Situations { get; init; } = [];
}

/// <summary>How one assessor evaluates a competence.</summary>
public sealed record SituationDEvaluation(Citation Evaluateur, string Libelle, IReadOnlyList<string> Description);

/// <summary>A taxonomic level of knowledge.</summary>
public sealed record NiveauDeSavoir(int Niveau, string Libelle, string? Description);

/// <summary>A family of knowledge.</summary>
public sealed record Savoir : Item
{
    public IReadOnlyList<LigneDeSavoir> Lignes { get; init; } = [];
}

/// <summary>A line of knowledge, with its level for each domain.</summary>
public sealed record LigneDeSavoir : Item
{
    /// <summary>Domain code → level, 0 where the domain does not need it.</summary>
    public IReadOnlyDictionary<string, int> Niveaux { get; init; } = new Dictionary<string, int>();

    public IReadOnlyList<string> Contenus { get; init; } = [];
}
