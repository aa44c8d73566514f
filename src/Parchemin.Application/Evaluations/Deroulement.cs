using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>A part of an oral with the time that this candidate has for it.</summary>
/// <param name="Secondes">Null where the text gives no limit.</param>
public sealed record EtapeMinutee(string Libelle, int? Secondes)
{
    /// <summary>Whole minutes, rounded up: what a timetable counts.</summary>
    public int? Minutes => (Secondes + 59) / 60;
}

/// <summary>The time of each part of a passage, extra time included.</summary>
/// <param name="Preparation">Null where there is none.</param>
public sealed record Deroulement(EtapeMinutee? Preparation, IReadOnlyList<EtapeMinutee> Etapes, bool TempsMajore)
{
    private const int Minute = 60;

    /// <summary>The words of the situation; null for the whole épreuve.</summary>
    public string? Situation { get; private init; }

    /// <summary>What the text gives the whole passage, after its preparation; its time is null where it gives none.</summary>
    public EtapeMinutee Passage { get; private init; } = new("Passage", null);

    /// <summary>The parts printed for a situation, or the whole épreuve.</summary>
    /// <param name="majoration">Per cent, granted to the candidate; 0 for none.</param>
    public static Deroulement Of(Modalite? modalite, string? partie, int majoration)
    {
        var situation = modalite?.Parties.FirstOrDefault(p => string.Equals(p.Code, partie, StringComparison.Ordinal));
        var (duree, preparation) = situation is null ? (modalite?.Duree, modalite?.Preparation) : (situation.Duree, situation.Preparation);
        int? Majored(int? minutes) => minutes is { } m ? TempsAccorde.Lengthen(m * Minute, majoration) : null;
        var imprimees = situation?.Etapes ?? (modalite is { Parties.Count: > 0 } ? [.. modalite.Parties.SelectMany(p => p.Etapes)] : []);
        var etapes = imprimees.Select(e => new EtapeMinutee(e.Libelle, Majored(e.DureeMax ?? e.DureeMin))).ToList();
        if (etapes.Count == 0 && duree is not null)
            etapes.Add(new EtapeMinutee("Interrogation", Majored(duree)));
        return new Deroulement(preparation is null ? null : new EtapeMinutee("Préparation", Majored(preparation)), etapes, majoration > 0) { Situation = situation?.Libelle, Passage = new("Passage", Majored(duree) ?? (etapes.Exists(e => e.Secondes is not null) ? etapes.Sum(e => e.Secondes) : null)) };
    }

    /// <summary>The extra time granted to a candidate, in per cent.</summary>
    public static async ValueTask<int> ExtraAsync(string inscription, IReader lecture, CancellationToken annulation = default)
    {
        var page = await lecture.QueryAsync(new Requete(Genres.Amenagement, new Parmi("inscription", [inscription])) { Ordre = "id", Taille = 50 }, annulation);
        return page.Objets.Select(a => a["temps_majore"] is { } t ? int.Parse(t, System.Globalization.CultureInfo.InvariantCulture) : 0).DefaultIfEmpty(0).Max();
    }
}
