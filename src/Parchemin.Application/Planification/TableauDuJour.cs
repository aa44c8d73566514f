using System.Globalization;

namespace Parchemin.Application;

/// <summary>A passage of the day: when it was to be, what happened, when it is now expected.</summary>
/// <param name="Preparation">Minutes before the passage; 0 without.</param>
/// <param name="Duree">Minutes, extra time included.</param>
/// <param name="Debut">When it began, or when it is expected to; null for whoever did not come.</param>
public sealed record PassageDuTableau(
    string Id, string Candidat, string? Epreuve, string Etat, DateTimeOffset Prevu, int Preparation, int Duree, DateTimeOffset? CommenceLe, DateTimeOffset? FiniLe, DateTimeOffset? Debut = null, DateTimeOffset? Fin = null)
{
    public bool EstAttendu => Etat is "convoque" or "en-preparation";

    public bool EstAbsent => Etat is "absent" or "absent-justifie";

    /// <summary>Whole minutes behind the plan.</summary>
    public int Retard => Debut is { } d ? Math.Max(0, (int)(d - Prevu).TotalMinutes) : 0;
}

/// <summary>A commission on the day.</summary>
public sealed record CommissionDuTableau(string Id, string Libelle, string? Salle, string? Centre, TimeZoneInfo Zone, IReadOnlyList<PassageDuTableau> Passages)
{
    /// <summary>The day is over where it sits.</summary>
    public bool EstPasse { get; init; }

    public PassageDuTableau? EnCours => Passages.FirstOrDefault(p => p.Etat is "en-cours");

    public IReadOnlyList<PassageDuTableau> EnPreparation => [.. Passages.Where(p => p.Etat is "en-preparation")];

    public IReadOnlyList<PassageDuTableau> Suivants => [.. Passages.Where(p => p.Etat is "convoque")];

    public int Finis => Passages.Count(p => p.Etat is "termine" || p.EstAbsent);

    /// <summary>Minutes behind the plan for the next who waits; of the one who is in when nobody waits.</summary>
    public int Retard => (Passages.FirstOrDefault(p => p.EstAttendu) ?? EnCours)?.Retard ?? 0;

    /// <summary>Pushes the delay of each passage to those that follow it. Pure: the clock is given.</summary>
    public CommissionDuTableau At(DateTimeOffset maintenant)
    {
        var libre = DateTimeOffset.MinValue;
        var suite = new List<PassageDuTableau>(Passages.Count);
        foreach (var p in Passages.OrderBy(p => p.Prevu).ThenBy(p => p.Id, StringComparer.Ordinal))
        {
            if (p.EstAbsent)
            {
                suite.Add(p with { Debut = null, Fin = null });
                continue;
            }

            // Who is not in yet cannot begin in the past.
            var debut = p.CommenceLe ?? Latest(p.Prevu, libre, p.EstAttendu && p.Prevu < maintenant ? maintenant : p.Prevu);
            var fin = p.FiniLe ?? Latest(debut.AddMinutes(p.Duree), p.Etat is "en-cours" ? maintenant : debut);
            libre = fin;
            suite.Add(p with { Debut = debut, Fin = fin });
        }

        return this with { Passages = suite };
    }

    private static DateTimeOffset Latest(params ReadOnlySpan<DateTimeOffset> instants)
    {
        var dernier = instants[0];
        foreach (var i in instants)
            dernier = i > dernier ? i : dernier;
        return dernier;
    }
}

/// <summary>The live board of a day of orals: who prepares, who is in, what is late, as far as the actor may see it.</summary>
/// <param name="Jours">The days on which a commission of the session sits.</param>
public sealed record TableauDuJour(ObjetVu Session, IReadOnlyList<string> Jours, string? Jour, DateTimeOffset Maintenant, IReadOnlyList<CommissionDuTableau> Commissions)
{
    // Minutes of a passage to which the text sets no time.
    private const int DureeSupposee = 20;

    /// <exception cref="RefusException">There is no such session.</exception>
    public static async Task<TableauDuJour> ReadAsync(Guichet guichet, Acteur acteur, string session, string? jour, CancellationToken annulation = default)
    {
        ArgumentNullException.ThrowIfNull(guichet);
        var vue = await guichet.ReadAsync(acteur, Genres.Session, session, annulation);
        var commissions = (await guichet.AllAsync(acteur, new Requete(Genres.Commission, Filtre.Toutes(new Parmi("session", [session]), new Parmi("nature", ["interrogation"]), new Non(new Vide("le")))) { Ordre = "id" }, annulation)).Where(c => c["le"] is not null).ToList();
        var jours = commissions.Select(c => c["le"]!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var aujourdhui = Iso(TimeZoneInfo.ConvertTime(guichet.Maintenant, ZoneHoraire.Paris));
        var voulu = jour is not null && jours.Contains(jour) ? jour : jours.FirstOrDefault(j => string.CompareOrdinal(j, aujourdhui) >= 0) ?? jours.LastOrDefault();
        var siennes = commissions.Where(c => c["le"] == voulu).ToList();
        var passages = siennes.Count == 0 ? [] : await guichet.AllAsync(acteur, new Requete(Genres.Passage, new Parmi("commission", [.. siennes.Select(c => c.Id)])) { Ordre = "id" }, annulation);
        var durees = await DureesAsync(guichet, session, passages, siennes, annulation);
        var lieux = (await guichet.Store.FindAsync(Genres.Organisation, [.. siennes.Select(c => c["organisation"]).OfType<string>().Distinct(StringComparer.Ordinal)], annulation)).ToDictionary(o => o.Id, StringComparer.Ordinal);
        var parCommission = passages.Where(p => p["prevu_le"] is not null).ToLookup(p => p["commission"]!, StringComparer.Ordinal);
        return new TableauDuJour(vue, jours, voulu, guichet.Maintenant,
        [
            .. siennes.Where(c => parCommission[c.Id].Any()).Select(c =>
            {
                var lieu = c["organisation"] is { } o ? lieux.GetValueOrDefault(o) : null;
                var zone = ZoneHoraire.Of(lieu?["fuseau"]);
                // A day that is over waits for nobody: what was not recorded is late of nothing.
                var estPasse = string.CompareOrdinal(voulu, Iso(TimeZoneInfo.ConvertTime(guichet.Maintenant, zone))) < 0;
                return new CommissionDuTableau(c.Id, c["libelle"] ?? c.Titre, c["salle"], lieu?["nom"], zone, [.. parCommission[c.Id].Select(p => Of(p, c["epreuve"], durees[p.Id]))]) { EstPasse = estPasse }
                    .At(estPasse ? DateTimeOffset.MinValue : guichet.Maintenant);
            }).OrderBy(c => c.Passages.Min(p => p.Prevu)).ThenBy(c => c.Salle, StringComparer.Ordinal),
        ]);
    }

    private static string Iso(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static PassageDuTableau Of(ObjetVu p, string? epreuve, (int Preparation, int Duree) temps)
        => new(p.Id, p.Titres.GetValueOrDefault("inscription") ?? "Candidat", epreuve, p["etat"]!, Instant(p["prevu_le"])!.Value, temps.Preparation, temps.Duree, Instant(p["commence_le"]), Instant(p["fini_le"]));

    // The durations of the text for the path of each, extra time included.
    private static async Task<Dictionary<string, (int Preparation, int Duree)>> DureesAsync(Guichet guichet, string session, IReadOnlyList<ObjetVu> passages, List<ObjetVu> commissions, CancellationToken annulation)
    {
        var objet = (await guichet.Store.FindAsync(Genres.Session, session, annulation))!;
        var referentiel = (await ListesDuReferentiel.EditionAsync(objet, guichet.Store, guichet.Bibliotheque))?.Referentiel;
        var epreuves = commissions.ToDictionary(c => c.Id, c => c["epreuve"], StringComparer.Ordinal);
        var inscriptions = (await guichet.Store.FindAsync(Genres.Inscription, [.. passages.Select(p => p["inscription"]!).Distinct(StringComparer.Ordinal)], annulation)).ToDictionary(i => i.Id, StringComparer.Ordinal);
        var majorations = await TempsAccorde.OfSessionAsync(session, guichet.Store, annulation);
        return passages.ToDictionary(p => p.Id, p =>
        {
            var epreuve = referentiel?.Epreuves.FirstOrDefault(e => e.Code == epreuves[p["commission"]!]);
            var deroulement = Deroulement.Of(epreuve is null ? null : Feuilles.ModaliteDe(referentiel!, epreuve, inscriptions.GetValueOrDefault(p["inscription"]!)?["voie"]), p["partie"], majorations.GetValueOrDefault(p["inscription"]!));
            return (deroulement.Preparation?.Minutes ?? 0, deroulement.Passage.Minutes ?? DureeSupposee);
        }, StringComparer.Ordinal);
    }

    private static DateTimeOffset? Instant(string? texte) => texte is null ? null : DateTimeOffset.Parse(texte, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
