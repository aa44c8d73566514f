namespace Parchemin.Core;

/// <summary>The professional dossier: what it holds and how it must be composed.</summary>
public sealed record DossierProfessionnel(
    string Libelle,
    IReadOnlyList<string> Regles,
    IReadOnlyList<PieceDeDossier> Pieces,
    IReadOnlyList<Typologie> Typologies,
    IReadOnlyList<SerieDeFiches> Fiches,
    IReadOnlyList<ContrainteDeComposition> Contraintes,
    Lieu Lieu)
{
    /// <summary>The forms that the candidate fills himself.</summary>
    public IReadOnlyList<FormulaireDuDossier> Formulaires { get; init; } = [];

    /// <summary>The delay to complete it; null where the data set none.</summary>
    public DelaiDeComplement? Complement { get; init; }
}

/// <summary>A closed list in which the candidate classifies each fiche.</summary>
public sealed record Typologie : Item
{
    public IReadOnlyList<Terme> Valeurs { get; init; } = [];
}

/// <summary>Numbered fiches that support one épreuve.</summary>
public sealed record SerieDeFiches(Citation Epreuve, Citation? Domaine, Plage Numeros, Citation Formulaire, Lieu Lieu);

/// <summary>What a composition constraint counts.</summary>
public enum CompteDeComposition
{
    Fiches,
    ProduitsDifferents,
    Contextes,
}

/// <summary>A rule of composition: at least so many fiches, products or contexts, possibly of a given kind.</summary>
public sealed record ContrainteDeComposition : Item
{
    public required Citation Epreuve { get; init; }

    public required CompteDeComposition Compte { get; init; }

    public required int AuMoins { get; init; }

    /// <summary>Typology → values of which a fiche must bear one to be counted; every typology must hold.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Ou { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
}

/// <summary>The placements: duration, rules, substitutes.</summary>
public sealed record MilieuProfessionnel(
    DureeDeStage? Duree,
    IReadOnlyList<string> Objectifs,
    IReadOnlyList<string> Convention,
    IReadOnlyList<RegleDeMilieu> Regles,
    IReadOnlyList<Substitution> Substitutions,
    Lieu Lieu)
{
    /// <summary>How days and months are counted; null where the data do not say.</summary>
    public RegleDeDecompte? Decompte { get; init; }

    /// <summary>What each candidate must prove, by situation.</summary>
    public IReadOnlyList<SituationDeFormation> Situations { get; init; } = [];

    /// <summary>Why the duration may be reduced.</summary>
    public IReadOnlyList<ReductionDeDuree> Reductions { get; init; } = [];

    /// <summary>What a candidate who failed an earlier session may present.</summary>
    public IReadOnlyList<CasDeRedoublement> Redoublants { get; init; } = [];
}

/// <summary>The regulated duration of the placements, in weeks and in days.</summary>
public sealed record DureeDeStage(int SemainesMin, int SemainesMax, int JoursMin, int JoursMax, int? SemainesMinDerogation)
{
    public Source? Source { get; init; }
}

/// <summary>One paragraph of the rules of placements.</summary>
public sealed record RegleDeMilieu : Item
{
    public IReadOnlyList<Citation> Voies { get; init; } = [];

    public string? Texte { get; init; }
}

/// <summary>What replaces the certificate of placement for some candidates.</summary>
public sealed record Substitution : Item
{
    public IReadOnlyList<Citation> Voies { get; init; } = [];

    public required string Piece { get; init; }
}

/// <summary>The professionalisation workshops.</summary>
public sealed record Ateliers(IReadOnlyList<string> Definition, IReadOnlyList<string> Modalites);

/// <summary>The grid of hours.</summary>
public sealed record GrilleHoraire(IReadOnlyList<string> Annees, IReadOnlyList<LigneHoraire> Lignes, IReadOnlyList<string> Notes);

public sealed record LigneHoraire(string Enseignement, IReadOnlyDictionary<string, string> Valeurs);

/// <summary>Diplomas whose holders are exempted from unités.</summary>
public sealed record Dispense(IReadOnlyList<Citation> Unites, IReadOnlyList<string> TitulairesDe, Source? Source, Lieu Lieu);

/// <summary>Which unités of an earlier edition correspond to one of this edition.</summary>
public sealed record Correspondance(string Edition, IReadOnlyList<string> Anciennes, Citation Nouvelle, Source? Source, Lieu Lieu);
