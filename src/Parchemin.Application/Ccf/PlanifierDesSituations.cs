using System.Globalization;

namespace Parchemin.Application;

/// <summary>When a candidate takes a situation.</summary>
/// <param name="Le">The local time of the place, <c>2026-03-12T14:00</c>; empty leaves the candidate out.</param>
public sealed record DateDeSituation(string Inscription, string Le);

/// <summary>What became of a date.</summary>
public sealed record SituationPlanifiee(string Inscription, RefusException? Refus);

/// <summary>An établissement plans a situation of an épreuve in CCF for its candidates, before one of its commissions. Done again, it moves what has not begun.</summary>
/// <param name="Partie">The situation, where the épreuve has several.</param>
public sealed record PlanifierDesSituations(string Session, string Commission, string? Partie, IReadOnlyList<DateDeSituation> Dates) : IOperation<IReadOnlyList<SituationPlanifiee>>
{
    private const int Maximum = 1000;
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "dd/MM/yyyy HH:mm", "d/M/yyyy H:mm"];

    public string Code => "passage.creer";

    public async ValueTask<IReadOnlyList<SituationPlanifiee>> ExecuteAsync(Etabli etabli)
    {
        if (Dates.Count > Maximum)
            throw new RefusException(NatureDeRefus.Invalide, "TROP-DE-LIGNES", $"{Maximum} candidats au plus à la fois.");
        var session = await etabli.GetAsync(Genres.Session, Session);
        var commission = await etabli.GetAsync(Genres.Commission, Commission);
        await etabli.AuthorizeAsync(Code, commission);
        if (!string.Equals(commission["session"], Session, StringComparison.Ordinal) || commission["epreuve"] is null)
            throw new RefusException(NatureDeRefus.Invalide, "COMMISSION-ETRANGERE", "Cette commission n'évalue pas une épreuve de cette session. Choisissez-en une autre.");
        var planifiees = new List<SituationPlanifiee>(Dates.Count);
        foreach (var date in Dates.Where(d => !string.IsNullOrWhiteSpace(d.Le)))
            planifiees.Add(new SituationPlanifiee(date.Inscription, await etabli.TryAsync(async () => await PlanAsync(etabli, session, commission, date))));
        return planifiees;
    }

    private async ValueTask PlanAsync(Etabli etabli, Objet session, Objet commission, DateDeSituation date)
    {
        var inscription = await etabli.GetAsync(Genres.Inscription, date.Inscription);
        var referentiel = (await ListesDuReferentiel.EditionAsync(session, etabli.Lecture, etabli.Bibliotheque))?.Referentiel;
        var epreuve = referentiel?.Epreuves.FirstOrDefault(e => string.Equals(e.Code, commission["epreuve"], StringComparison.Ordinal));
        if (epreuve is null || !string.Equals(inscription["session"], Session, StringComparison.Ordinal) || !SuiviDuCcf.EpreuvesOf(referentiel!, inscription["voie"]).Contains(epreuve))
            throw new RefusException(NatureDeRefus.Invalide, "HORS-CCF", "Ce candidat ne passe pas cette épreuve en contrôle en cours de formation. Ôtez sa date.");
        var parties = SuiviDuCcf.ModaliteOf(referentiel!, epreuve, inscription["voie"])!.Parties;
        if (Partie is null ? parties.Count > 1 : !parties.Any(p => string.Equals(p.Code, Partie, StringComparison.Ordinal)))
            throw new RefusException(NatureDeRefus.Invalide, "SITUATION-INCONNUE", $"Dites laquelle des situations est planifiée ({string.Join(", ", parties.Select(p => p.Code))}).");
        var le = await InstantAsync(etabli, commission, inscription, date.Le);
        if (session["propositions_avant_le"] is { } limite && string.CompareOrdinal(ValeurDeChamp.Format(le)[..10], limite) > 0)
            throw new RefusException(NatureDeRefus.Invalide, "SITUATION-TARDIVE", $"Les propositions de note sont dues le {limite[8..]}/{limite[5..7]}/{limite[..4]} : une situation ne peut être plus tard. Avancez-la.");
        var dejala = await etabli.Lecture.QueryAsync(new Requete(Genres.Passage, Filtre.Toutes(new Parmi("inscription", [inscription.Id]), Partie is null ? new Vide("partie") : new Parmi("partie", [Partie]), new Via("commission", new Parmi("epreuve", [epreuve.Code])))) { Ordre = "id" });
        if (dejala.Objets is not [var passage, ..])
        {
            await etabli.CreateAsync(Code, Genres.Passage, [new("commission", commission.Id), new("inscription", inscription.Id), new("partie", Partie), new("prevu_le", ValeurDeChamp.Format(le)), new("etat", "convoque")]);
            return;
        }

        if (passage["etat"] is not "convoque")
            throw new RefusException(NatureDeRefus.EtatContraire, "SITUATION-COMMENCEE", "Cette situation a déjà eu lieu, ou elle est en cours : sa date ne change plus.");
        await etabli.ChangeAsync(Code, passage, [new("commission", commission.Id), new("prevu_le", ValeurDeChamp.Format(le))]);
    }

    // What is typed is the time of the clock on the wall of the place.
    private static async ValueTask<DateTimeOffset> InstantAsync(Etabli etabli, Objet commission, Objet inscription, string texte)
    {
        if (!DateTime.TryParseExact(texte.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var locale))
            throw new RefusException(NatureDeRefus.Invalide, "DATE-ILLISIBLE", $"« {texte} » n'est pas une date avec son heure. Écrivez par exemple 12/03/2026 14:00.");
        var lieu = (commission["organisation"] ?? inscription["etablissement"]) is { } id ? await etabli.Lecture.FindAsync(Genres.Organisation, id) : null;
        var zone = ZoneHoraire.Of(lieu?["fuseau"]);
        if (zone.IsInvalidTime(locale))
            throw new RefusException(NatureDeRefus.Invalide, "HEURE-INEXISTANTE", $"« {texte} » n'existe pas : les horloges passent alors à l'heure d'été. Choisissez une autre heure.");
        return new DateTimeOffset(locale, zone.GetUtcOffset(locale)).ToUniversalTime();
    }
}
