namespace Parchemin.Core;

/// <summary>A diploma that the candidate holds.</summary>
/// <param name="Libelle">As the list of exemptions names it.</param>
/// <param name="Justifie">The paper was given.</param>
public sealed record DiplomeDetenu(string Libelle, bool Justifie);

/// <summary>A mark of an earlier session that the candidate asks to keep.</summary>
/// <param name="Reportee">A mark below the threshold, which only some formes let him carry over.</param>
public sealed record NoteDetenue(string Unite, Note Note, DateOnly ObtenueLe, bool Reportee = false);

/// <summary>An extra time asked for, as a share of the épreuve.</summary>
/// <param name="AvisMotive">The doctor gave a motivated opinion.</param>
public sealed record TempsMajoreDemande(Fraction Part, bool AvisMotive);

/// <summary>What a candidate asks for when he registers.</summary>
/// <param name="Voie">The code of the voie.</param>
/// <param name="Session">The code of the session.</param>
public sealed record DemandeDInscription(string Voie, string Session)
{
    public string? Forme { get; init; }

    /// <summary>The derogation to the forme or to the length of the training was granted.</summary>
    public bool DerogationDeForme { get; init; }

    /// <summary>The training was shortened by a decision.</summary>
    public bool DerogationDeDuree { get; init; }

    /// <summary>What the candidate shows of each condition; absent while he shows nothing.</summary>
    public IReadOnlyDictionary<MesureDeCondition, Fraction> Acquis { get; init; } = new Dictionary<MesureDeCondition, Fraction>();

    /// <summary>Épreuve → language.</summary>
    public IReadOnlyDictionary<string, string> Langues { get; init; } = new Dictionary<string, string>();

    /// <summary>The optional unités chosen.</summary>
    public IReadOnlyList<string> Facultatives { get; init; } = [];

    public IReadOnlyList<DiplomeDetenu> Diplomes { get; init; } = [];

    /// <summary>The unités from which he asks to be exempted.</summary>
    public IReadOnlyList<string> Dispenses { get; init; } = [];

    public IReadOnlyList<NoteDetenue> Benefices { get; init; } = [];

    public TempsMajoreDemande? TempsMajore { get; init; }

    /// <summary>Other specialities of the same diploma at the same session.</summary>
    public int AutresSpecialites { get; init; }
}
