using System.Globalization;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>What the register holds of the placements of one candidate.</summary>
/// <param name="Attestations">The requested and the signed ones.</param>
public sealed record FaitsDePlacement(
    Objet Inscription,
    IReadOnlyList<Objet> Stages,
    IReadOnlyList<Objet> Absences,
    IReadOnlyList<Objet> Attestations,
    IReadOnlyList<Objet> Derogations,
    IReadOnlyList<Objet> Redoublements)
{
    /// <summary>The facts of some candidates, in the order given.</summary>
    public static async ValueTask<IReadOnlyList<FaitsDePlacement>> ReadAsync(IReader lecture, IReadOnlyList<Objet> inscriptions, CancellationToken annulation = default)
    {
        var s = await ByAsync("inscription", GenresDuParcours.Stage, lot => new Parmi("inscription", lot));
        var a = await ByAsync("stage", GenresDuParcours.Absence, lot => new Via("stage", new Parmi("inscription", lot)));
        var t = await ByAsync("inscription", GenresDuParcours.Attestation, lot => new Parmi("inscription", lot));
        var d = await ByAsync("inscription", GenresDuParcours.Derogation, lot => new Parmi("inscription", lot));
        var r = await ByAsync("inscription", GenresDuParcours.Redoublement, lot => new Parmi("inscription", lot));
        return [.. inscriptions.Select(i => new FaitsDePlacement(i, [.. s[i.Id].OrderBy(x => x["du"], StringComparer.Ordinal)], [.. s[i.Id].SelectMany(x => a[x.Id])], [.. t[i.Id]], [.. d[i.Id]], [.. r[i.Id]]))];

        async Task<ILookup<string, Objet>> ByAsync(string champ, Genre genre, Func<IReadOnlyList<string>, Filtre> filtre)
            => (await lecture.AllAsync(inscriptions.Select(i => i.Id), lot => new Requete(genre, filtre(lot)) { Ordre = "id" }, annulation)).ToLookup(o => o[champ]!, StringComparer.Ordinal);
    }

    /// <summary>The absences of one period.</summary>
    public IEnumerable<Objet> AbsencesOf(Objet stage) => Absences.Where(a => string.Equals(a["stage"], stage.Id, StringComparison.Ordinal));

    /// <summary>The signed attestation that proves a period as it now stands: one whose text still says the same.</summary>
    public Objet? Proof(Objet stage, string texte)
        => Attestations.LastOrDefault(a => string.Equals(a["stage"], stage.Id, StringComparison.Ordinal) && a["signee_le"] is not null && string.Equals(a["texte"], texte, StringComparison.Ordinal) && ActeSigne.IsIntact(a));

    /// <summary>A period as the pure heart counts it.</summary>
    public static PeriodeEnEntreprise Period(Objet stage, IEnumerable<Objet> absences) => new($"du {Date(stage, "du").ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}", Date(stage, "du"), Date(stage, "au"))
    {
        Presence = Days(stage["rythme"]),
        Feries = JoursFeries.OfCode(stage["territoire"] ?? "metropole"),
        Pays = stage["territoire"] is "etranger" ? "étranger" : null,
        ActivitesConformes = stage["activites"] is not "ecartees",
        Absences = [.. absences.Select(a => new AbsenceEnEntreprise(Date(a, "du"), Date(a, "au"), a["motif"]) { Recuperes = a["recuperes"] is { } n ? int.Parse(n, CultureInfo.InvariantCulture) : 0 })],
    };

    /// <summary>The days of the week of a rhythm: the five working days when nothing is said, none when it cannot be read, which the count then tells.</summary>
    public static JoursDePresence Days(string? rythme)
        => string.IsNullOrWhiteSpace(rythme) ? JoursDePresence.Ouvres : Rythme.TryParse(rythme, out var jours) ? jours : JoursDePresence.Aucun;

    internal static DateOnly Date(Objet o, string champ) => DateOnly.ParseExact(o[champ]!, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static DateOnly? MaybeDate(string? texte) => texte is null ? null : DateOnly.ParseExact(texte[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
