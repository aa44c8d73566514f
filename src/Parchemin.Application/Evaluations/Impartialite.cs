using System.Globalization;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>Reads from the register what the control of a commission needs, and refuses what blocks whoever writes it.</summary>
public static class Impartialite
{
    /// <summary>The findings about a commission as it stands.</summary>
    public static async ValueTask<IReadOnlyList<Constat>> FindingsAsync(Objet commission, IReader lecture, Bibliotheque bibliotheque, DateTimeOffset maintenant, CancellationToken annulation = default)
    {
        var membres = await lecture.AllAsync(new Requete(Genres.Membre, new Parmi("commission", [commission.Id])) { Ordre = "id" }, annulation);
        var passages = await lecture.AllAsync(new Requete(Genres.Passage, new Parmi("commission", [commission.Id])) { Ordre = "id" }, annulation);
        var inscriptions = await lecture.FindAsync(Genres.Inscription, [.. passages.Select(p => p["inscription"]!).Distinct(StringComparer.Ordinal)], annulation);
        var personnes = await lecture.FindAsync(Genres.Personne, [.. membres.Select(m => m["personne"]!).Distinct(StringComparer.Ordinal)], annulation);
        var eleves = await PropresEleves.ReadAsync(lecture, personnes, inscriptions, maintenant);
        var edition = await ListesDuReferentiel.EditionAsync(commission, lecture, bibliotheque);
        var epreuve = edition?.Referentiel?.Epreuves.FirstOrDefault(e => string.Equals(e.Code, commission["epreuve"], StringComparison.Ordinal));
        var modalite = epreuve is null ? null : inscriptions.Select(i => Feuilles.ModaliteDe(edition!.Referentiel!, epreuve, i["voie"])).FirstOrDefault(m => m is not null) ?? (epreuve.Modalites is [var premiere, ..] ? premiere : null);
        var compositions = commission["nature"] is "interrogation" && modalite?.Commissions is [var prevue, ..] ? prevue.Compositions : [];
        var session = await lecture.FindAsync(Genres.Session, commission["session"]!, annulation);
        var parId = personnes.ToDictionary(p => p.Id, StringComparer.Ordinal);
        var vus = membres.Select(m => Read(m, parId[m["personne"]!], inscriptions.Any(i => eleves.AreHis(m["personne"]!, i.Id)))).ToList();
        return ControleDeCommission.Check([.. compositions.Select(c => (IReadOnlyList<string>)[.. c.Select(q => q.Code)])], vus, Date(commission["le"]), session is not null && AreForbidden(session, modalite),
            code => edition?.Referentiel?.Qualites.FirstOrDefault(q => string.Equals(q.Code, code, StringComparison.Ordinal))?.Libelle ?? code);
    }

    /// <summary>Whether a member may not assess the candidates of his own établissement in this session, under this form.</summary>
    public static bool AreForbidden(Objet session, Modalite? modalite) => modalite?.Forme switch
    {
        null => false,
        // The teachers of the candidate conduct the CCF: a link is declared, unless the organiser forbids it.
        FormeDEpreuve.Ccf or FormeDEpreuve.SituationDeTravail => (session["conflit_ccf"] ?? "declare") is "interdit",
        _ => (session["conflit_ponctuel"] ?? "interdit") is "interdit",
    };

    /// <summary>What makes a passage or a membership impossible: a member before his own students where the session forbids it.</summary>
    internal static async ValueTask<IReadOnlyList<Faute>> CheckAsync(Objet o, Objet? avant, Etabli etabli)
    {
        if (avant is not null && string.Equals(avant["commission"], o["commission"], StringComparison.Ordinal) && string.Equals(avant["recuse_le"], o["recuse_le"], StringComparison.Ordinal))
            return [];
        // A publication sees to it itself, for all the passages at once.
        if (etabli.Operation is PublierLePlanning.Operation)
            return [];
        if (await etabli.Lecture.FindAsync(Genres.Commission, o["commission"]!) is not { } commission || commission["nature"] is not "interrogation" || commission["epreuve"] is not { } code)
            return [];
        if (await ListesDuReferentiel.EditionAsync(commission, etabli.Lecture, etabli.Bibliotheque) is not { Referentiel: { } referentiel } || referentiel.Epreuves.FirstOrDefault(e => string.Equals(e.Code, code, StringComparison.Ordinal)) is not { } epreuve)
            return [];
        var session = (await etabli.Lecture.FindAsync(Genres.Session, commission["session"]!))!;
        var membres = o.Genre == Genres.Membre ? [o] : await OfAsync(etabli, Genres.Membre, commission);
        var passages = o.Genre == Genres.Passage ? [o] : await OfAsync(etabli, Genres.Passage, commission);
        var candidats = (await etabli.Lecture.FindAsync(Genres.Inscription, [.. passages.Select(p => p["inscription"]!).Distinct(StringComparer.Ordinal)]))
            .Where(i => AreForbidden(session, Feuilles.ModaliteDe(referentiel, epreuve, i["voie"]))).ToList();
        return await OwnAsync(etabli, [.. membres.Where(m => m["recuse_le"] is null).Select(m => m["personne"]!)], candidats) is { } sien
            ? [new Faute("SES-ELEVES", o.Genre == Genres.Passage ? "commission" : "personne", null, $"{sien["prenoms"]} {sien["nom"]} enseigne ou a enseigné dans l'établissement de ce candidat : la session ne permet pas d'interroger ses propres élèves. Choisissez une autre commission ou un autre membre.")]
            : [];
    }

    // One of these people who would meet his own students; null when there is none.
    private static async ValueTask<Objet?> OwnAsync(Etabli etabli, IReadOnlyList<string> personnes, List<Objet> candidats)
    {
        if (personnes.Count == 0 || candidats.Count == 0)
            return null;
        var lues = await etabli.Lecture.FindAsync(Genres.Personne, personnes);
        var eleves = await PropresEleves.ReadAsync(etabli.Lecture, lues, candidats, etabli.Maintenant);
        return lues.FirstOrDefault(p => candidats.Exists(c => eleves.AreHis(p.Id, c.Id)));
    }

    private static async ValueTask<IReadOnlyList<Objet>> OfAsync(Etabli etabli, Genre genre, Objet commission) => await etabli.Lecture.AllAsync(new Requete(genre, new Parmi("commission", [commission.Id])) { Ordre = "id" });

    private static MembreControle Read(Objet membre, Objet personne, bool aEuDesCandidats)
        => new(membre.Id, $"{personne["prenoms"]} {personne["nom"]}".Trim(), membre["qualite"], membre["fonction"] is "suppleant", membre["recuse_le"] is not null, membre["presence"] is "absent", Date(membre["habilite_du"]), Date(membre["habilite_au"]), aEuDesCandidats, membre["lien_declare"] is not null);

    private static DateOnly? Date(string? texte) => texte is null ? null : DateOnly.ParseExact(texte, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
