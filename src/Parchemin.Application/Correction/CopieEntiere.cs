using System.Globalization;

namespace Parchemin.Application;

/// <summary>One script, or the part of it that has a mark, with all its readings.</summary>
/// <param name="Lectures">In order: 1, then 2 for a double marking, then 3 for the opinion that settles.</param>
public sealed record CopieEntiere(string Inscription, string? Partie, IReadOnlyList<Objet> Lectures)
{
    /// <summary>The number that all its readings share.</summary>
    public string Racine => NumeroDAnonymat.Racine(Lectures[0]["anonymat"]!);

    /// <summary>1, 2 or 3.</summary>
    public static int LectureOf(Objet copie) => copie["lecture"] is { } l ? int.Parse(l, CultureInfo.InvariantCulture) : 1;

    /// <summary>All the readings of a unité, grouped by script, in the order of the numbers, which is that of chance.</summary>
    public static async Task<IReadOnlyList<CopieEntiere>> ReadAsync(IReader lecture, string session, string unite, CancellationToken annulation = default)
        => Group(await lecture.AllAsync(new Requete(Genres.Copie, Filtre.Toutes(new Parmi("session", [session]), new Parmi("unite", [unite]))) { Ordre = "id" }, annulation));

    public static IReadOnlyList<CopieEntiere> Group(IEnumerable<Objet> lectures) =>
    [
        .. lectures.GroupBy(c => (c["inscription"]!, c["partie"])).Select(g => new CopieEntiere(g.Key.Item1, g.Key.Item2, [.. g.OrderBy(LectureOf)]))
            .OrderBy(c => c.Lectures[0]["anonymat"], StringComparer.Ordinal),
    ];

    /// <summary>What the readings lead to.</summary>
    public IssueDesLectures Settle(Core.Fraction bareme, Core.Fraction? ecartAdmis) => Accord.Settle([.. Lectures.Select(ValeurDeCopie.Of)], LectureOf(Lectures[^1]) > 2, bareme, ecartAdmis);
}
