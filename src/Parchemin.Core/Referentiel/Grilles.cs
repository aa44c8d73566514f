namespace Parchemin.Core;

/// <summary>An official evaluation grid.</summary>
public sealed record Grille : Item
{
    public string? Annexe { get; init; }

    public Citation? Epreuve { get; init; }

    public IReadOnlyList<Citation> Colonnes { get; init; } = [];

    /// <summary>The sheets for which the same grid is printed.</summary>
    public IReadOnlyList<string> Feuilles { get; init; } = [];

    public IReadOnlyList<NiveauDeGrille> Niveaux { get; init; } = [];

    public Fraction? Bareme { get; init; }

    /// <summary>Whether the mark is given as a whole, the levels being only a guide.</summary>
    public bool NoteGlobale { get; init; }

    public IReadOnlyList<LigneDeGrille> Lignes { get; init; } = [];

    public IReadOnlyList<IndicateurDeGrille> Indicateurs { get; init; } = [];

    /// <summary>The composition constraints of the dossier that the grid recalls.</summary>
    public IReadOnlyList<Citation> Contraintes { get; init; } = [];

    public IReadOnlyList<PalierDePenalite> Penalites { get; init; } = [];

    public IReadOnlyList<ChampDeFormulaire> Champs { get; init; } = [];

    public IReadOnlyList<string> Mentions { get; init; } = [];
}

/// <summary>A level of positioning: TI, I, S, TS, NO.</summary>
public sealed record NiveauDeGrille(string Code, string Libelle, string? Definition);

/// <summary>A line of a grid: a competence or a criterion to position.</summary>
public sealed record LigneDeGrille(
    Citation? Competence,
    string? Critere,
    string Libelle,
    IReadOnlyList<int> Indicateurs,
    IReadOnlyDictionary<string, string> Degres,
    IReadOnlyList<Variante> Variantes,
    Lieu Lieu);

/// <summary>An indicator reminded under a grid, with the competences it names.</summary>
public sealed record IndicateurDeGrille(int Numero, string Libelle, IReadOnlyList<Citation> Competences, Lieu Lieu);
