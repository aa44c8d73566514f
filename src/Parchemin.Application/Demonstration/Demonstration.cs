namespace Parchemin.Application;

/// <summary>How far an invented session has gone.</summary>
public enum Avancement
{
    /// <summary>The candidates are registered, nothing is marked.</summary>
    Inscriptions,

    /// <summary>The teams are proposing their marks.</summary>
    Saisie,

    /// <summary>Every mark is proposed: the jury may deliberate.</summary>
    Deliberation,

    /// <summary>The jury is closed and the results are published.</summary>
    Publiee,
}

/// <summary>What an empty register is filled with, to show the product or to try it (<c>exemples/demonstration.yaml</c>): everything in it is invented.</summary>
/// <param name="Graine">The seed of the draws: the same file gives the same register.</param>
public sealed record Demonstration(
    int Graine,
    IReadOnlyList<Fiche> Organisations,
    IReadOnlyList<Fiche> Personnes,
    IReadOnlyList<SessionInventee> Sessions,
    IReadOnlyList<string> Noms,
    IReadOnlyList<string> PrenomsFeminins,
    IReadOnlyList<string> PrenomsMasculins,
    IReadOnlyList<(string Commune, string Lieu)> Lieux,
    IReadOnlyList<string> Appreciations)
{
    /// <summary>What the invented dossiers tell: each fiche takes the next situation of its form.</summary>
    public IReadOnlyList<SituationInventee> Situations { get; init; } = [];
}

/// <summary>What a fiche of a dossier tells: field → value.</summary>
public sealed record SituationInventee(string Formulaire, IReadOnlyDictionary<string, string> Champs);

/// <summary>So many dossiers to invent, at the same point.</summary>
/// <param name="Etablissement">Key of the établissement of the candidates; null for individual candidates.</param>
/// <param name="Fiches">Fiches of activity written in each.</param>
/// <param name="Remarque">What the team says of the first fiche, in the name of <paramref name="Equipe"/>.</param>
/// <param name="Equipe">Key of the person who comments, and who stands surety for the dossier when it is <paramref name="Vise"/>.</param>
public sealed record DossiersAInventer(string? Etablissement, int Nombre, int Fiches, string? Remarque, string? Equipe, bool Vise, bool Depose);

/// <summary>An object to create: its fields as the file gives them, references by the key of another.</summary>
public sealed record Fiche(string? Cle, IReadOnlyDictionary<string, string?> Valeurs);

/// <summary>A session to invent.</summary>
/// <param name="Parts">What happens to how many candidates out of a hundred: <c>amenagement</c>, <c>dispense</c>, <c>conservee</c>, <c>absent</c>.</param>
public sealed record SessionInventee(Fiche Fiche, Avancement Avancement, IReadOnlyDictionary<string, int> Parts, IReadOnlyList<Effectif> Effectifs, IReadOnlyList<CommissionInventee> Commissions)
{
    public IReadOnlyList<DossiersAInventer> Dossiers { get; init; } = [];
}

/// <summary>A commission to invent.</summary>
/// <param name="Membres">Each with its person by key.</param>
/// <param name="Candidats">How many candidates of its établissement, or of the session, pass before it.</param>
/// <param name="Remplies">For how many of them the grids are filled and validated.</param>
public sealed record CommissionInventee(Fiche Fiche, IReadOnlyList<Fiche> Membres, int Candidats, int Remplies);

/// <summary>So many candidates who share these fields of their inscription.</summary>
public sealed record Effectif(int Nombre, IReadOnlyDictionary<string, string?> Valeurs);
