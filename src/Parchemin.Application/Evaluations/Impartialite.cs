using System.Globalization;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>Reads from the register what the control of a commission needs, and refuses what blocks whoever writes it.</summary>
public static class Impartialite
{
    /// <summary>The findings about a commission as it stands.</summary>
    public static async ValueTask<IReadOnlyList<Constat>> FindingsAsync(Objet commission, IReader lecture, Bibliotheque bibliotheque, CancellationToken annulation = default)
    {
        var membres = await lecture.AllAsync(new Requete(Genres.Membre, new Parmi("commission", [commission.Id])) { Ordre = "id" }, annulation);
        var passages = await lecture.AllAsync(new Requete(Genres.Passage, new Parmi("commission", [commission.Id])) { Ordre = "id" }, annulation);
        var inscriptions = await lecture.FindAsync(Genres.Inscription, [.. passages.Select(p => p["inscription"]!).Distinct(StringComparer.Ordinal)], annulation);
        var personnes = (await lecture.FindAsync(Genres.Personne, [.. membres.Select(m => m["personne"]!)], annulation)).ToDictionary(p => p.Id, StringComparer.Ordinal);
        var edition = await ListesDuReferentiel.EditionAsync(commission, lecture, bibliotheque);
        var epreuve = edition?.Referentiel?.Epreuves.FirstOrDefault(e => string.Equals(e.Code, commission["epreuve"], StringComparison.Ordinal));
        var modalite = epreuve is null ? null : inscriptions.Select(i => Feuilles.ModaliteDe(edition!.Referentiel!, epreuve, i["voie"])).FirstOrDefault(m => m is not null) ?? (epreuve.Modalites is [var premiere, ..] ? premiere : null);
        var compositions = commission["nature"] is "interrogation" && modalite?.Commissions is [var prevue, ..] ? prevue.Compositions : [];
        var session = await lecture.FindAsync(Genres.Session, commission["session"]!, annulation);
        var vus = membres.Select(m => Read(m, personnes.GetValueOrDefault(m["personne"]!))).ToList();
        return ControleDeCommission.Check([.. compositions.Select(c => (IReadOnlyList<string>)[.. c.Select(q => q.Code)])], vus, Date(commission["le"]),
            inscriptions.Select(i => i["etablissement"]).OfType<string>().ToHashSet(StringComparer.Ordinal), session is not null && AreForbidden(session, modalite),
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
        if (await etabli.Lecture.FindAsync(Genres.Commission, o["commission"]!) is not { } commission || commission["nature"] is not "interrogation" || commission["epreuve"] is not { } code)
            return [];
        if (await ListesDuReferentiel.EditionAsync(commission, etabli.Lecture, etabli.Bibliotheque) is not { Referentiel: { } referentiel } || referentiel.Epreuves.FirstOrDefault(e => string.Equals(e.Code, code, StringComparison.Ordinal)) is not { } epreuve)
            return [];
        var session = (await etabli.Lecture.FindAsync(Genres.Session, commission["session"]!))!;
        var membres = o.Genre == Genres.Membre ? [o] : await OfAsync(etabli, Genres.Membre, commission);
        var passages = o.Genre == Genres.Passage ? [o] : await OfAsync(etabli, Genres.Passage, commission);
        foreach (var passage in passages)
        {
            if (await etabli.Lecture.FindAsync(Genres.Inscription, passage["inscription"]!) is not { } inscription || inscription["etablissement"] is not { } etablissement || !AreForbidden(session, Feuilles.ModaliteDe(referentiel, epreuve, inscription["voie"])))
                continue;
            foreach (var membre in membres.Where(m => m["recuse_le"] is null))
            {
                if (await etabli.Lecture.FindAsync(Genres.Personne, membre["personne"]!) is { } personne && string.Equals(personne["organisation"], etablissement, StringComparison.Ordinal))
                    return [new Faute("SES-ELEVES", o.Genre == Genres.Passage ? "commission" : "personne", null, $"{personne["prenoms"]} {personne["nom"]} enseigne dans l'établissement de ce candidat : la session ne permet pas d'interroger ses propres élèves. Choisissez une autre commission ou un autre membre.")];
            }
        }

        return [];
    }

    private static async ValueTask<IReadOnlyList<Objet>> OfAsync(Etabli etabli, Genre genre, Objet commission) => await etabli.Lecture.AllAsync(new Requete(genre, new Parmi("commission", [commission.Id])) { Ordre = "id" });

    private static MembreControle Read(Objet membre, Objet? personne)
        => new(membre.Id, $"{personne?["prenoms"]} {personne?["nom"]}".Trim(), membre["qualite"], membre["fonction"] is "suppleant", membre["recuse_le"] is not null, membre["presence"] is "absent", Date(membre["habilite_du"]), Date(membre["habilite_au"]), personne?["organisation"], membre["lien_declare"] is not null);

    private static DateOnly? Date(string? texte) => texte is null ? null : DateOnly.ParseExact(texte, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
