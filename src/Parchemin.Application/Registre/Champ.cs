namespace Parchemin.Application;

/// <summary>What a field of the register holds. Values are kept as canonical text: dates ISO 8601, numbers with a point, yes as « oui ».</summary>
public enum FormatDeChamp
{
    /// <summary>One line of text.</summary>
    Texte,

    /// <summary>Several lines of text.</summary>
    TexteLong,

    /// <summary>A name of the civil status, with its accents.</summary>
    Nom,

    /// <summary>A calendar date, <c>2026-11-21</c>.</summary>
    Date,

    /// <summary>An instant in UTC, <c>2026-11-21T08:00:00Z</c>.</summary>
    Instant,

    /// <summary>A whole number.</summary>
    Entier,

    /// <summary>An exact decimal, <c>12.5</c>.</summary>
    Decimal,

    /// <summary><c>oui</c> or <c>non</c>.</summary>
    OuiNon,

    /// <summary>A code of a closed list, of the field itself or of a référentiel.</summary>
    Code,

    /// <summary>The identifier of another object of the register.</summary>
    Reference,

    Ine,

    Uai,

    Siret,

    /// <summary>A commune, or a country for a birth abroad, by INSEE code.</summary>
    Commune,

    Courriel,

    Telephone,

    CodePostal,
}

/// <summary>From which list of the référentiel a code is taken; the certification and session of the object tell which référentiel.</summary>
public enum ListeDuReferentiel
{
    Aucune,
    Certification,
    Edition,
    Session,
    Voie,
    Forme,
    Option,
    Langue,
    Unite,
    Epreuve,
    Partie,
    Grille,
    Evaluateur,
    Qualite,
    Decision,
    Declaration,
    Formulaire,
    Reduction,
    Redoublement,
}

/// <summary>A code of a closed list and the words that a person reads.</summary>
public sealed record Choix(string Code, string Libelle);

/// <summary>A field of a genre of the register. The form, the column, the import, the API and the history of a field are all read from here.</summary>
/// <param name="Code">Lower case ASCII with underscores: also the name of the column and of the member in JSON.</param>
/// <param name="Libelle">What a person reads.</param>
public sealed record Champ(string Code, string Libelle, FormatDeChamp Type = FormatDeChamp.Texte)
{
    /// <summary>An object without it is refused.</summary>
    public bool Requis { get; init; }

    /// <summary>Characters at most.</summary>
    public int LongueurMax { get; init; } = 200;

    /// <summary>For a reference: the code of the genre that it leads to.</summary>
    public string? Vers { get; init; }

    public IReadOnlyList<Choix> Choix { get; init; } = [];

    public ListeDuReferentiel Liste { get; init; }

    /// <summary>The class of visibility (<c>droits/visibilite.yaml</c>).</summary>
    public string Classe { get; init; } = "commun";

    /// <summary>Never leaves the store; the journal only says that it changed.</summary>
    public bool Secret { get; init; }

    /// <summary>Given at creation, never changed after.</summary>
    public bool Fixe { get; init; }

    /// <summary>Only a use case of its own writes it: forms and imports leave it out.</summary>
    public bool Reserve { get; init; }

    /// <summary>A short help under the field.</summary>
    public string? Aide { get; init; }
}
