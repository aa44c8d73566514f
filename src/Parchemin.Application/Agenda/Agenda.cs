using System.Globalization;

namespace Parchemin.Application;

/// <summary>Something that happens at a time and a place, for a calendar.</summary>
/// <param name="Uid">The same for the same thing, whatever changes in it.</param>
/// <param name="Rang">Grows with each change.</param>
/// <param name="Connu">When it was first known.</param>
/// <param name="Fin">Null for a whole day, said by <paramref name="Debut"/>.</param>
public sealed record Rendezvous(string Uid, long Rang, DateTimeOffset Connu, DateTimeOffset Debut, DateTimeOffset? Fin, string Titre, string? Lieu, string? Description);

/// <summary>The calendar of a person: the passages of a candidate, the days of an examiner, the deliberations of a jury.</summary>
public static class Agenda
{
    private const string Domaine = "parchemin";

    /// <summary>All that this person may read and that concerns him: as a candidate, as a member of a commission or of a jury.</summary>
    public static async Task<IReadOnlyList<Rendezvous>> OfAsync(Guichet guichet, Acteur acteur, CancellationToken annulation = default)
    {
        var lecture = new LectureRetenue(guichet.Store);
        var regard = new Regard(guichet.Droits, lecture, acteur, guichet.Maintenant);
        var dates = new List<Rendezvous>();
        if (acteur.Holds("candidat"))
        {
            foreach (var passage in await AllAsync(guichet, acteur, new Requete(Genres.Passage, new Via("inscription", new Via("candidat", new Parmi("personne", [acteur.Personne])))) { Ordre = "id" }, annulation))
            {
                if (passage["prevu_le"] is not null && await lecture.FindAsync(Genres.Commission, passage["commission"]!, annulation) is { } commission)
                    dates.Add(await PassageAsync(guichet, lecture, passage, commission, annulation));
            }
        }

        foreach (var membre in await AllAsync(guichet, acteur, new Requete(Genres.Membre, new Parmi("personne", [acteur.Personne])) { Ordre = "id" }, annulation))
        {
            if (membre["recuse_le"] is not null || await lecture.FindAsync(Genres.Commission, membre["commission"]!, annulation) is not { } commission || await regard.SeeAsync(commission, annulation) is null)
                continue;
            dates.AddRange(await DaysAsync(guichet, lecture, commission, acteur, annulation));
        }

        return [.. dates.OrderBy(d => d.Debut).ThenBy(d => d.Uid, StringComparer.Ordinal)];
    }

    private static async Task<Rendezvous> PassageAsync(Guichet guichet, IReader lecture, ObjetVu passage, Objet commission, CancellationToken annulation)
    {
        var deroulement = await DeroulementAsync(guichet, lecture, passage["inscription"]!, passage["partie"], commission, annulation);
        var debut = Instant(passage["prevu_le"]!);
        var preparation = deroulement.Preparation?.Secondes ?? 0;
        var interrogation = deroulement.Etapes.Sum(e => e.Secondes ?? 0);
        return new Rendezvous(
            $"passage-{passage.Id}@{Domaine}", passage.Version, Known(passage.Id), debut.AddSeconds(-preparation), debut.AddSeconds(Math.Max(interrogation, 60)),
            commission["epreuve"] is { } epreuve ? $"Épreuve {epreuve}" : commission["libelle"]!, await PlaceAsync(lecture, commission, annulation),
            preparation > 0 ? string.Create(CultureInfo.InvariantCulture, $"Préparation : {preparation / 60} min avant l’interrogation. Apportez votre convocation et une pièce d’identité.") : "Apportez votre convocation et une pièce d’identité.");
    }

    // One appointment for each day on which candidates pass; the whole day of the commission while none is planned.
    private static async Task<IReadOnlyList<Rendezvous>> DaysAsync(Guichet guichet, IReader lecture, Objet commission, Acteur acteur, CancellationToken annulation)
    {
        var lieu = await PlaceAsync(lecture, commission, annulation);
        var passages = (await AllAsync(guichet, acteur, new Requete(Genres.Passage, new Parmi("commission", [commission.Id])) { Ordre = "id" }, annulation)).Where(p => p["prevu_le"] is not null).ToList();
        if (passages.Count == 0)
        {
            return commission["le"] is { } jour
                ? [new Rendezvous($"commission-{commission.Id}@{Domaine}", commission.Version, Known(commission.Id), Instant(jour + "T00:00:00Z"), null, commission["libelle"]!, lieu, null)]
                : [];
        }

        var zone = await ZoneAsync(lecture, commission, annulation);
        var jours = new List<Rendezvous>();
        foreach (var jour in passages.GroupBy(p => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Instant(p["prevu_le"]!), zone).DateTime)))
        {
            var (debut, fin) = (DateTimeOffset.MaxValue, DateTimeOffset.MinValue);
            foreach (var passage in jour)
            {
                var deroulement = await DeroulementAsync(guichet, lecture, passage["inscription"]!, passage["partie"], commission, annulation);
                var heure = Instant(passage["prevu_le"]!);
                debut = Min(debut, heure.AddSeconds(-(deroulement.Preparation?.Secondes ?? 0)));
                fin = Max(fin, heure.AddSeconds(Math.Max(deroulement.Etapes.Sum(e => e.Secondes ?? 0), 60)));
            }

            jours.Add(new Rendezvous(string.Create(CultureInfo.InvariantCulture, $"commission-{commission.Id}-{jour.Key:yyyyMMdd}@{Domaine}"), commission.Version + jour.Sum(p => p.Version), Known(commission.Id), debut, fin, commission["libelle"]!, lieu, $"{jour.Count()} passage(s)."));
        }

        return jours;
    }

    private static async Task<Deroulement> DeroulementAsync(Guichet guichet, IReader lecture, string inscription, string? partie, Objet commission, CancellationToken annulation)
    {
        var objet = await lecture.FindAsync(Genres.Inscription, inscription, annulation);
        var edition = objet is null ? null : await ListesDuReferentiel.EditionAsync(objet, lecture, guichet.Bibliotheque);
        var modalite = edition?.Referentiel?.Epreuves.FirstOrDefault(e => string.Equals(e.Code, commission["epreuve"], StringComparison.Ordinal)) is { } epreuve ? Feuilles.ModaliteDe(edition.Referentiel, epreuve, objet!["voie"]) : null;
        return Deroulement.Of(modalite, partie, await Deroulement.ExtraAsync(inscription, lecture, annulation));
    }

    private static async Task<string?> PlaceAsync(IReader lecture, Objet commission, CancellationToken annulation)
    {
        var organisation = commission["organisation"] is { } id ? await lecture.FindAsync(Genres.Organisation, id, annulation) : null;
        var mots = new[] { commission["salle"] is { } salle ? $"Salle {salle}" : null, organisation?["nom"], organisation?["adresse"]?.ReplaceLineEndings(", "), $"{organisation?["code_postal"]} {organisation?["ville"]}".Trim() }.Where(m => !string.IsNullOrEmpty(m));
        return string.Join(", ", mots) is { Length: > 0 } lieu ? lieu : null;
    }

    private static async Task<TimeZoneInfo> ZoneAsync(IReader lecture, Objet commission, CancellationToken annulation)
        => TimeZoneInfo.FindSystemTimeZoneById((commission["organisation"] is { } id ? await lecture.FindAsync(Genres.Organisation, id, annulation) : null)?["fuseau"] ?? "Europe/Paris");

    private static async Task<IReadOnlyList<ObjetVu>> AllAsync(Guichet guichet, Acteur acteur, Requete requete, CancellationToken annulation)
    {
        var tous = new List<ObjetVu>();
        string? suite = null;
        do
        {
            var page = await guichet.ListAsync(acteur, requete with { Taille = 1000, Apres = suite }, annulation);
            tous.AddRange(page.Objets);
            suite = page.Suite;
        }
        while (suite is not null);
        return tous;
    }

    // The identifiers of the register begin with the instant of their making.
    private static DateTimeOffset Known(string id)
        => Guid.TryParse(id, out var guid) && guid.Version == 7 ? DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(guid.ToString("N")[..12], NumberStyles.HexNumber, CultureInfo.InvariantCulture)) : DateTimeOffset.UnixEpoch;

    private static DateTimeOffset Instant(string valeur) => DateTimeOffset.Parse(valeur, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static DateTimeOffset Min(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private static DateTimeOffset Max(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
