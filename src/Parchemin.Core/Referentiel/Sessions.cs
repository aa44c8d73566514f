namespace Parchemin.Core;

/// <summary>A session of an edition: dates, territories, groups, and what differs from the edition.</summary>
/// <param name="Deliberation">The day from which durations of validity are counted back.</param>
public sealed record SessionDExamen(
    string Code,
    string Libelle,
    DateOnly Deliberation,
    IReadOnlyList<Territoire> Territoires,
    IReadOnlyList<EpreuveAuCalendrier> Calendrier,
    IReadOnlyList<Groupement> Groupements,
    IReadOnlyList<HorlogeDAcademie> Horloges,
    IReadOnlyList<string> Mentions,
    Lieu Lieu);

/// <summary>A territory whose candidates sit at its own local time.</summary>
public sealed record Territoire : Item
{
    /// <summary>IANA zone.</summary>
    public required string Fuseau { get; init; }
}

/// <summary>A written épreuve of the calendar.</summary>
/// <param name="Duree">Minutes.</param>
public sealed record EpreuveAuCalendrier(Citation Epreuve, string? Libelle, int? Duree, IReadOnlyList<Passage> Passages, Source? Source, Lieu Lieu);

/// <summary>When a territory sits a written épreuve, in local time.</summary>
/// <param name="MiseEnLoge">Minutes before which nobody may leave; null where none is printed.</param>
/// <param name="SujetSpecifique">The territory has its own paper.</param>
public sealed record Passage(Citation Territoire, DateOnly Date, TimeOnly Debut, TimeOnly Fin, int? MiseEnLoge, bool SujetSpecifique, Lieu Lieu);

/// <summary>The clock of an académie that a group names and that does not read the hour of the one that organises.</summary>
/// <param name="Fuseau">IANA zone.</param>
public sealed record HorlogeDAcademie(Citation Academie, string Fuseau, Source? Source, Lieu Lieu);

/// <summary>A group of académies around the one that organises for all.</summary>
/// <param name="Portee">What the group covers: corrections, juries.</param>
public sealed record Groupement(Citation Pilote, IReadOnlyList<Citation> Rattachees, IReadOnlyList<string> Portee, string? Condition, Lieu Lieu);
