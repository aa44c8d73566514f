using System.Globalization;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>Something that happens at a time and a place, for a calendar.</summary>
/// <param name="Uid">The same for the same thing, whatever changes in it.</param>
/// <param name="Rang">Grows with each change, and never falls.</param>
/// <param name="Connu">When it was first known.</param>
/// <param name="Fin">Null for a whole day, said by <paramref name="Debut"/>.</param>
/// <param name="Annule">It will not take place: it stays in the calendar so that whoever copied it learns so.</param>
public sealed record Rendezvous(string Uid, long Rang, DateTimeOffset Connu, DateTimeOffset Debut, DateTimeOffset? Fin, string Titre, string? Lieu, string? Description, bool Annule = false);

/// <summary>The calendar of a person: the written épreuves and the passages of a candidate, the days of an examiner, the deliberations of a jury.</summary>
public static class Agenda
{
    private const string Domaine = "parchemin";

    // All that an appointment says comes from these.
    private static readonly Genre[] Sources = [Genres.Session, Genres.Inscription, Genres.Amenagement, Genres.Commission, Genres.Membre, Genres.Passage, Genres.Organisation, GenresDEcrit.Salle, GenresDEcrit.Place];

    /// <summary>All that this person may read and that concerns him: as a candidate, as a member of a commission or of a jury.</summary>
    public static async Task<IReadOnlyList<Rendezvous>> OfAsync(Guichet guichet, Acteur acteur, CancellationToken annulation = default)
    {
        var lecture = new LectureRetenue(guichet.Store);
        var regard = new Regard(guichet.Droits, lecture, acteur, guichet.Maintenant);
        var rang = await RankAsync(lecture, annulation);
        var dates = new List<Rendezvous>();
        if (acteur.Holds("candidat"))
        {
            foreach (var passage in await guichet.AllAsync(acteur, new Requete(Genres.Passage, new Via("inscription", new Via("candidat", new Parmi("personne", [acteur.Personne])))) { Ordre = "id" }, annulation))
            {
                if (await lecture.FindAsync(Genres.Commission, passage["commission"]!, annulation) is not { } commission)
                    continue;
                if (passage["prevu_le"] is not null)
                    dates.Add(await PassageAsync(guichet, lecture, passage, commission, annulation));
                else if (PublierLePlanning.Wrote(commission.Id) && commission["le"] is { } jour)
                    dates.Add(new Rendezvous($"passage-{passage.Id}@{Domaine}", await RankAsync(lecture, passage, commission, annulation), Known(passage.Id), Instant(jour + "T00:00:00Z"), null, await TitleAsync(guichet, lecture, passage, commission, annulation), null, "Cet oral n’a plus d’heure : une autre convocation suivra.", Annule: true));
            }

            foreach (var inscription in await guichet.AllAsync(acteur, new Requete(Genres.Inscription, new Via("candidat", new Parmi("personne", [acteur.Personne]))) { Ordre = "id" }, annulation))
                dates.AddRange(await WrittenAsync(guichet, lecture, acteur, inscription, annulation));
        }

        foreach (var membre in await guichet.AllAsync(acteur, new Requete(Genres.Membre, new Parmi("personne", [acteur.Personne])) { Ordre = "id" }, annulation))
        {
            if (await lecture.FindAsync(Genres.Commission, membre["commission"]!, annulation) is not { } commission || await regard.SeeAsync(commission, annulation) is null)
                continue;
            // Who was challenged sits no more: the same days, called off.
            dates.AddRange((await DaysAsync(guichet, lecture, rang, commission, DateDIdentifiant.Of(commission.Id) ?? Known(membre.Id), acteur, annulation)).Select(d => membre["recuse_le"] is null ? d : d with { Annule = true }));
        }

        return [.. dates.OrderBy(d => d.Debut).ThenBy(d => d.Uid, StringComparer.Ordinal)];
    }

    // Where the journal stands: a sum of versions would fall when a passage goes to another day or to another commission.
    private static async Task<long> RankAsync(LectureRetenue lecture, CancellationToken annulation)
    {
        var rang = 0L;
        foreach (var genre in Sources)
            rang = Math.Max(rang, await lecture.RangAsync(genre, annulation));
        return rang;
    }

    // Of one passage, only what it is made of counts: whoever keeps his hour is told of nothing when others move.
    private static async Task<long> RankAsync(LectureRetenue lecture, ObjetVu passage, Objet commission, CancellationToken annulation)
        => await LastAsync(lecture, passage["inscription"]!, [("passage", passage.Id), ("commission", commission.Id), ("organisation", commission["organisation"])], annulation);

    // The last entry of the journal about these, the candidate and what he is granted.
    private static async Task<long> LastAsync(LectureRetenue lecture, string inscription, IReadOnlyList<(string Genre, string? Id)> sources, CancellationToken annulation)
    {
        var amenagements = await lecture.AllAsync(new Requete(Genres.Amenagement, new Parmi("inscription", [inscription])) { Ordre = "id" }, annulation);
        var rang = 0L;
        foreach (var (genre, id) in sources.Append(("inscription", inscription)).Concat(amenagements.Select(a => ("amenagement", (string?)a.Id))).Where(x => x.Item2 is not null))
        {
            await foreach (var ecriture in lecture.JournalAsync(new FiltreDuJournal { Genre = genre, Objets = [id!], Recentes = true, Limite = 1 }, annulation))
                rang = Math.Max(rang, ecriture.Rang);
        }

        return rang;
    }

    // « E2 – Langue vivante étrangère, deuxième partie : épreuve orale ».
    private static async Task<string> TitleAsync(Guichet guichet, LectureRetenue lecture, ObjetVu passage, Objet commission, CancellationToken annulation)
    {
        if (commission["epreuve"] is not { } code)
            return commission["libelle"]!;
        var edition = await lecture.FindAsync(Genres.Inscription, passage["inscription"]!, annulation) is { } objet ? await ListesDuReferentiel.EditionAsync(objet, lecture, guichet.Bibliotheque) : null;
        if (edition?.Referentiel?.Epreuves.FirstOrDefault(e => string.Equals(e.Code, code, StringComparison.Ordinal)) is not { } epreuve)
            return $"Épreuve {code}";
        var partie = epreuve.Modalites.SelectMany(m => m.Parties).FirstOrDefault(p => passage["partie"] is { } dite && string.Equals(p.Code, dite, StringComparison.Ordinal))?.Libelle;
        return $"{code} – {epreuve.Libelle}{(string.IsNullOrEmpty(partie) ? "" : $", {char.ToLowerInvariant(partie[0])}{partie[1..]}")}";
    }

    private static async Task<Rendezvous> PassageAsync(Guichet guichet, LectureRetenue lecture, ObjetVu passage, Objet commission, CancellationToken annulation)
    {
        var deroulement = await DeroulementAsync(guichet, lecture, passage["inscription"]!, passage["partie"], commission, annulation);
        var debut = Instant(passage["prevu_le"]!);
        var preparation = deroulement.Preparation?.Secondes ?? 0;
        var interrogation = deroulement.Passage.Secondes ?? 0;
        var inscription = await lecture.FindAsync(Genres.Inscription, passage["inscription"]!, annulation);
        return new Rendezvous(
            $"passage-{passage.Id}@{Domaine}", await RankAsync(lecture, passage, commission, annulation), Known(passage.Id), debut.AddSeconds(-preparation), debut.AddSeconds(Math.Max(interrogation, 60)),
            await TitleAsync(guichet, lecture, passage, commission, annulation), await PlaceAsync(lecture, commission, annulation),
            preparation > 0 ? string.Create(CultureInfo.InvariantCulture, $"Préparation : {preparation / 60} min avant l’interrogation. Apportez votre convocation et une pièce d’identité.") : "Apportez votre convocation et une pièce d’identité.", IsWithdrawn(inscription?["etat"]));
    }

    // Those of the calendar that he sits, at the hour of his centre; called off when he withdraws.
    private static async Task<IReadOnlyList<Rendezvous>> WrittenAsync(Guichet guichet, LectureRetenue lecture, Acteur acteur, ObjetVu inscription, CancellationToken annulation)
    {
        if (await lecture.FindAsync(Genres.Session, inscription["session"]!, annulation) is not { } session || (await ListesDuReferentiel.EditionAsync(session, lecture, guichet.Bibliotheque))?.Referentiel is not { } referentiel)
            return [];
        var centre = (inscription["centre"] ?? inscription["etablissement"]) is { } id ? await lecture.FindAsync(Genres.Organisation, id, annulation) : null;
        var zone = ZoneHoraire.Of(centre?["fuseau"]);
        var acquises = (await guichet.AllAsync(acteur, new Requete(Genres.Resultat, new Parmi("inscription", [inscription.Id])) { Ordre = "id" }, annulation)).Where(EpreuveEcriteAuCalendrier.IsHeld).Select(r => r["unite"]!).ToHashSet(StringComparer.Ordinal);
        var places = (await PlacesPubliees.OfAsync(guichet, acteur, inscription, annulation)).ToDictionary(p => p.Epreuve, StringComparer.Ordinal);
        var rang = Math.Max(await LastAsync(lecture, inscription.Id, [("session", session.Id), ("organisation", centre?.Id)], annulation), Math.Max(await lecture.RangAsync(GenresDEcrit.Salle, annulation), await lecture.RangAsync(GenresDEcrit.Place, annulation)));
        return [.. EpreuveEcriteAuCalendrier.Of(referentiel, session["code"], centre?["fuseau"]).Where(e => EpreuveEcriteAuCalendrier.IsFor(referentiel, inscription["voie"], e.Code, acquises))
            .Select(e => new Rendezvous(
                $"epreuve-{inscription.Id}-{e.Code}@{Domaine}", rang, Known(inscription.Id), InZone(e.Passage.Date, e.Passage.Debut, zone), InZone(e.Passage.Date, e.Passage.Fin, zone),
                e.Intitule, PlaceOf(centre, places.GetValueOrDefault(e.Code) is { } p ? $"{p.Salle}, place {p.Place}" : null), e.Loge, IsWithdrawn(inscription["etat"])))];
    }

    private static DateTimeOffset InZone(DateOnly jour, TimeOnly heure, TimeZoneInfo zone)
    {
        var locale = jour.ToDateTime(heure);
        return new DateTimeOffset(locale, zone.GetUtcOffset(locale));
    }

    private static bool IsWithdrawn(string? etat) => etat is "desiste" or "radie";

    // One appointment for each day on which candidates pass; the whole day of the commission while none is planned. The first day keeps its name
    // wherever it moves.
    private static async Task<IReadOnlyList<Rendezvous>> DaysAsync(Guichet guichet, LectureRetenue lecture, long rang, Objet commission, DateTimeOffset connu, Acteur acteur, CancellationToken annulation)
    {
        var lieu = await PlaceAsync(lecture, commission, annulation);
        var passages = (await guichet.AllAsync(acteur, new Requete(Genres.Passage, new Parmi("commission", [commission.Id])) { Ordre = "id" }, annulation)).Where(p => p["prevu_le"] is not null).ToList();
        if (passages.Count == 0)
        {
            return commission["le"] is { } jour
                ? [new Rendezvous($"commission-{commission.Id}@{Domaine}", rang, connu, Instant(jour + "T00:00:00Z"), null, commission["libelle"]!, lieu, null)]
                : [];
        }

        var zone = await ZoneAsync(lecture, commission, annulation);
        var jours = new List<Rendezvous>();
        foreach (var jour in passages.GroupBy(p => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Instant(p["prevu_le"]!), zone).DateTime)).OrderBy(j => j.Key))
        {
            var (debut, fin, venus) = (DateTimeOffset.MaxValue, DateTimeOffset.MinValue, 0);
            foreach (var passage in jour)
            {
                var inscription = await lecture.FindAsync(Genres.Inscription, passage["inscription"]!, annulation);
                venus += IsWithdrawn(inscription?["etat"]) ? 0 : 1;
                var deroulement = await DeroulementAsync(guichet, lecture, passage["inscription"]!, passage["partie"], commission, annulation);
                var heure = Instant(passage["prevu_le"]!);
                debut = Min(debut, heure.AddSeconds(-(deroulement.Preparation?.Secondes ?? 0)));
                fin = Max(fin, heure.AddSeconds(Math.Max(deroulement.Passage.Secondes ?? 0, 60)));
            }

            var nom = jours.Count == 0 ? $"commission-{commission.Id}" : string.Create(CultureInfo.InvariantCulture, $"commission-{commission.Id}-{jours.Count + 1}");
            jours.Add(new Rendezvous($"{nom}@{Domaine}", rang, connu, debut, fin, commission["libelle"]!, lieu, venus == 0 ? "Tous les candidats se sont désistés." : $"{Pluriel.Of(venus, "passage")}.", venus == 0));
        }

        return jours;
    }

    private static async Task<Deroulement> DeroulementAsync(Guichet guichet, LectureRetenue lecture, string inscription, string? partie, Objet commission, CancellationToken annulation)
    {
        var objet = await lecture.FindAsync(Genres.Inscription, inscription, annulation);
        var edition = objet is null ? null : await ListesDuReferentiel.EditionAsync(objet, lecture, guichet.Bibliotheque);
        var modalite = edition?.Referentiel?.Epreuves.FirstOrDefault(e => string.Equals(e.Code, commission["epreuve"], StringComparison.Ordinal)) is { } epreuve ? Feuilles.ModaliteDe(edition.Referentiel, epreuve, objet!["voie"]) : null;
        return Deroulement.Of(modalite, partie, await Deroulement.ExtraAsync(inscription, lecture, annulation));
    }

    private static async Task<string?> PlaceAsync(LectureRetenue lecture, Objet commission, CancellationToken annulation)
        => PlaceOf(commission["organisation"] is { } id ? await lecture.FindAsync(Genres.Organisation, id, annulation) : null, commission["salle"]);

    private static string? PlaceOf(Objet? organisation, string? numero)
    {
        var mots = new[] { numero is { } salle ? salle.StartsWith("salle", StringComparison.OrdinalIgnoreCase) ? salle : $"Salle {salle}" : null, organisation?["nom"], organisation?["adresse"]?.ReplaceLineEndings(", "), $"{organisation?["code_postal"]} {organisation?["ville"]}".Trim() }.Where(m => !string.IsNullOrEmpty(m));
        return string.Join(", ", mots) is { Length: > 0 } lieu ? lieu : null;
    }

    private static async Task<TimeZoneInfo> ZoneAsync(LectureRetenue lecture, Objet commission, CancellationToken annulation)
        => ZoneHoraire.Of((commission["organisation"] is { } id ? await lecture.FindAsync(Genres.Organisation, id, annulation) : null)?["fuseau"]);

    // The identifiers of the register begin with the instant of their making.
    private static DateTimeOffset Known(string id) => DateDIdentifiant.Of(id) ?? DateTimeOffset.UnixEpoch;

    private static DateTimeOffset Instant(string valeur) => DateTimeOffset.Parse(valeur, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static DateTimeOffset Min(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private static DateTimeOffset Max(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
