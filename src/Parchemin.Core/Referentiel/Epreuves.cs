namespace Parchemin.Core;

/// <summary>The form under which an épreuve is taken.</summary>
public enum FormeDEpreuve
{
    Ccf,
    PonctuelleEcrite,
    PonctuelleOrale,
    PonctuelleEcriteEtOrale,
    SituationDeTravail,
    Memoire,
}

/// <summary>The form of a part of an épreuve.</summary>
public enum FormeDePartie
{
    Ecrite,
    Orale,
    Pratique,
}

/// <summary>A row of the règlement d'examen as printed.</summary>
public sealed record LigneDeReglement(
    Citation Unite,
    Citation? Epreuve,
    string? Libelle,
    Fraction? Coefficient,
    IReadOnlyList<CelluleDeReglement> Cellules,
    Source? Source,
    Lieu Lieu);

/// <summary>A cell of the règlement d'examen: form, duration, number of situations in one column.</summary>
/// <param name="Duree">In minutes, as every duration of the model.</param>
/// <param name="Oral">The duration of the oral of a written and oral épreuve.</param>
public sealed record CelluleDeReglement(
    Citation Colonne,
    FormeDEpreuve Forme,
    int? Duree,
    int? Preparation,
    int? Oral,
    int? Situations,
    Lieu Lieu);

/// <summary>An épreuve: what it assesses, and how in each column. One without unité nor bloc only contains others.</summary>
public sealed record Epreuve : Item
{
    /// <summary>The épreuve that contains this one.</summary>
    public Citation? Parente { get; init; }

    public Citation? Unite { get; init; }

    public Citation? Bloc { get; init; }

    public Fraction? Coefficient { get; init; }

    public bool Facultative { get; init; }

    public IReadOnlyList<string> Objectifs { get; init; } = [];

    public IReadOnlyList<Citation> Competences { get; init; } = [];

    public IReadOnlyList<string> CriteresDEvaluation { get; init; } = [];

    public IReadOnlyList<Citation> Langues { get; init; } = [];

    public IReadOnlyList<string> Obligations { get; init; } = [];

    public IReadOnlyList<Modalite> Modalites { get; init; } = [];

    /// <summary>Criteria that carry points or an opinion, in the order of the text.</summary>
    public IReadOnlyList<CritereNote> Criteres { get; init; } = [];

    /// <summary>The parts in which all the criteria are repeated.</summary>
    public IReadOnlyList<Terme> Parties { get; init; } = [];

    /// <summary>The greatest mark printed, for the épreuve or for each part.</summary>
    public Fraction? Bareme { get; init; }

    /// <summary>The threshold printed.</summary>
    public Fraction? Seuil { get; init; }
}

/// <summary>How an épreuve is taken by the candidates of some columns.</summary>
public sealed record Modalite
{
    public IReadOnlyList<Citation> Colonnes { get; init; } = [];

    public required FormeDEpreuve Forme { get; init; }

    /// <summary>Minutes; null where the text gives none.</summary>
    public int? Duree { get; init; }

    public int? Preparation { get; init; }

    /// <summary>How long before the épreuve its written support is prepared, as printed.</summary>
    public string? DelaiDePreparation { get; init; }

    public IReadOnlyList<string> Description { get; init; } = [];

    public ChoixDeFiche? ChoixDeLaFiche { get; init; }

    public IReadOnlyList<PartieDEpreuve> Parties { get; init; } = [];

    public IReadOnlyList<CommissionPrevue> Commissions { get; init; } = [];

    public Lieu Lieu { get; init; }
}

/// <summary>Who chooses the fiche that supports an oral, and among which.</summary>
public sealed record ChoixDeFiche(Plage Parmi, string Par, bool Distincte);

/// <summary>An interval of whole numbers, both ends included.</summary>
public readonly record struct Plage(int Premier, int Dernier)
{
    public override string ToString() => Premier == Dernier ? $"{Premier}" : $"{Premier}-{Dernier}";
}

/// <summary>A part, exercise or CCF situation of an épreuve; it has a mark of its own when it has a scale.</summary>
public sealed record PartieDEpreuve : Item
{
    public FormeDePartie? Forme { get; init; }

    public Fraction? Bareme { get; init; }

    public Fraction Poids { get; init; } = 1;

    public int? Duree { get; init; }

    public int? Preparation { get; init; }

    public IReadOnlyList<string> Competences { get; init; } = [];

    public IReadOnlyList<string> Description { get; init; } = [];

    public IReadOnlyList<EtapeDeSituation> Etapes { get; init; } = [];
}

/// <summary>A step of an oral, with its printed limits in minutes.</summary>
public sealed record EtapeDeSituation(string Libelle, int? DureeMin, int? DureeMax, IReadOnlyList<string> Attendus);

/// <summary>The compositions accepted for a commission, in order of preference; each is a list of qualités, one per seat.</summary>
public sealed record CommissionPrevue(string Libelle, IReadOnlyList<IReadOnlyList<Citation>> Compositions);

/// <summary>A criterion that carries points, or an opinion where there are no points.</summary>
public sealed record CritereNote : Item
{
    public Fraction? Points { get; init; }

    public IReadOnlyList<string> Details { get; init; } = [];

    public IReadOnlyList<Citation> Competences { get; init; } = [];

    /// <summary>It holds for every competence of the bloc.</summary>
    public bool Transversal { get; init; }
}
