namespace Parchemin.Core;

/// <summary>What a form of the dossier is for.</summary>
public enum UsageDeFormulaire
{
    /// <summary>The cover: who, and the visas.</summary>
    PageDeGarde,

    /// <summary>The organisation in which activities took place, shared by several fiches.</summary>
    Contexte,

    /// <summary>A numbered fiche, support of an épreuve.</summary>
    Activite,

    /// <summary>A commitment that the candidate asks to have recognised.</summary>
    Engagement,
}

/// <summary>A form that the candidate fills himself, and what its answers say of his dossier.</summary>
public sealed record FormulaireDuDossier(Citation Formulaire, UsageDeFormulaire Usage, Source? Source, Lieu Lieu)
{
    /// <summary>The compulsory épreuve beside which it is presented; null where none is printed.</summary>
    public Citation? Epreuve { get; init; }

    /// <summary>The fields whose answer names the product, the first filled one winning.</summary>
    public IReadOnlyList<Citation> Produit { get; init; } = [];

    /// <summary>The fields that, all filled, describe a context inside the form.</summary>
    public IReadOnlyList<Citation> Contexte { get; init; } = [];

    public IReadOnlyList<ClassementDeReponse> Classements { get; init; } = [];

    /// <summary>The field that must follow a plan, whose titles are the last mentions of the form; null where there is none.</summary>
    public PlanDeReponse? Plan { get; init; }
}

/// <summary>What an answer says of a fiche.</summary>
/// <param name="Valeurs">Typology → value.</param>
/// <param name="Precision">The field that says more of this answer (« précisez »); null where none does.</param>
public sealed record ClassementDeReponse(Citation Champ, string Option, IReadOnlyDictionary<string, string> Valeurs, Citation? Precision, Lieu Lieu);

/// <summary>The elements that a text must take up.</summary>
/// <param name="Elements">How many of the last mentions of the form are elements.</param>
public sealed record PlanDeReponse(Citation Champ, int Elements);
