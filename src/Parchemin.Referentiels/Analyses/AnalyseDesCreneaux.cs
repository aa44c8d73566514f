using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>The slots of a calendar against the durations of the épreuves.</summary>
internal static class AnalyseDesCreneaux
{
    public static IEnumerable<Diagnostic> Run(Referentiel referentiel, SessionDExamen session) =>
    [
        .. session.Calendrier.SelectMany(e => Creneaux(session, e)),
        .. session.Calendrier.SelectMany(e => Territoires(session, e)),
        .. session.Calendrier.SelectMany(e => DureeOfficielle(referentiel, session, e)),
        .. Absentes(referentiel, session),
    ];

    /// <summary>PRC601, PRC603 and PRC606: a slot that is not as long as the épreuve; a mise en loge that does not fit in it, or is not printed.</summary>
    private static IEnumerable<Diagnostic> Creneaux(SessionDExamen session, EpreuveAuCalendrier e)
    {
        foreach (var p in e.Passages)
        {
            var nom = session.Territoires.FirstOrDefault(t => t.Code == p.Territoire.Code)?.Libelle ?? p.Territoire.Code;
            if (e.Duree is { } duree && p.Duree() != duree)
                yield return Passage("PRC601", session, e, p, $"{e.Epreuve}, {nom} : le créneau de {p.Debut:HH\\:mm} à {p.Fin:HH\\:mm} dure {Durees.Format(p.Duree())}, et l'épreuve {Durees.Format(duree)}.", "Vérifiez les heures imprimées.");
            if (p.MiseEnLoge is not { } loge)
                yield return Passage("PRC606", session, e, p, $"{e.Epreuve}, {nom} : aucune mise en loge n'est imprimée ; les candidats peuvent sortir dès le début de l'épreuve.", "Dites par une interprétation combien de temps la sortie est interdite.");
            else if (loge > p.Duree())
                yield return Passage("PRC603", session, e, p, $"{e.Epreuve}, {nom} : la mise en loge de {Durees.Format(loge)} dépasse le créneau de {Durees.Format(p.Duree())}.", "Vérifiez la mise en loge imprimée.");
        }
    }

    /// <summary>PRC604 and PRC605: a territory that the calendar of one épreuve forgets, or names twice.</summary>
    private static IEnumerable<Diagnostic> Territoires(SessionDExamen session, EpreuveAuCalendrier e)
    {
        var presents = e.Passages.Select(p => p.Territoire.Code).ToList();
        var ailleurs = session.Calendrier.SelectMany(x => x.Passages).Select(p => p.Territoire.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var territoire in session.Territoires.Where(t => ailleurs.Contains(t.Code) && !presents.Contains(t.Code)))
            yield return new Diagnostic("PRC604", Severite.Anomalie, e.Lieu, $"{session.Code}/{e.Epreuve}/{territoire.Code}", e.Source, $"Le calendrier de {e.Epreuve} ne dit rien de {territoire.Libelle}, qui compose aux autres épreuves.", "Ajoutez le passage, ou dites par une interprétation quand ces candidats composent.");
        foreach (var double_ in presents.GroupBy(c => c, StringComparer.Ordinal).Where(g => g.Count() > 1))
            yield return new Diagnostic("PRC605", Severite.Anomalie, e.Lieu, $"{session.Code}/{e.Epreuve}/{double_.Key}", e.Source, $"Le calendrier de {e.Epreuve} a {double_.Count()} passages pour le territoire « {double_.Key} ».", "Un territoire compose une seule fois : retirez l'autre passage.");
    }

    /// <summary>PRC602: the duration of the calendar is not that of the règlement or of the definition.</summary>
    private static IEnumerable<Diagnostic> DureeOfficielle(Referentiel r, SessionDExamen session, EpreuveAuCalendrier e)
    {
        if (e.Duree is not { } duree || r.Epreuves.FirstOrDefault(x => x.Code == e.Epreuve.Code) is not { } epreuve)
            yield break;
        var officielles = epreuve.Modalites.Where(AUnEcritCommun)
            .Select(m => m.DureeDesParties(FormeDePartie.Ecrite) is { } ecrite && m.Forme == FormeDEpreuve.PonctuelleEcriteEtOrale ? ecrite : m.Duree ?? m.DureeDesParties(FormeDePartie.Ecrite))
            .OfType<int>().Distinct().ToList();
        if (officielles.Count > 0 && !officielles.Contains(duree))
            yield return new Diagnostic("PRC602", Severite.Anomalie, e.Lieu, $"{session.Code}/{e.Epreuve}/duree", e.Source, $"Le calendrier donne {Durees.Format(duree)} à {e.Epreuve}, et sa définition {Constat.Enumerer(officielles.Select(Durees.Format))}.", "Dites par une interprétation quelle durée l'emporte.");
    }

    /// <summary>PRC609: a written épreuve that the calendar does not date, or a dated one that nobody writes.</summary>
    private static IEnumerable<Diagnostic> Absentes(Referentiel r, SessionDExamen session)
    {
        if (session.Calendrier.Count == 0)
            yield break;
        foreach (var epreuve in r.Epreuves.Where(e => e.Modalites.Any(AUnEcritCommun) && session.Calendrier.All(c => c.Epreuve.Code != e.Code)))
            yield return new Diagnostic("PRC609", Severite.Avertissement, session.Lieu, $"{session.Code}/{epreuve.Code}", epreuve.Source, $"Le calendrier de la {session.Libelle.ToLowerInvariant()} ne date pas l'épreuve écrite {epreuve.Code}.", "Ajoutez-la au calendrier, si la session l'organise.");
        foreach (var dateeSansEcrit in session.Calendrier.Where(c => r.Epreuves.FirstOrDefault(e => e.Code == c.Epreuve.Code) is { } e && !e.Modalites.Any(AUnEcritCommun)))
            yield return new Diagnostic("PRC609", Severite.Avertissement, dateeSansEcrit.Lieu, $"{session.Code}/{dateeSansEcrit.Epreuve}", dateeSansEcrit.Source, $"Le calendrier date l'épreuve {dateeSansEcrit.Epreuve}, qui n'a aucune forme ponctuelle écrite.", "Vérifiez le code de l'épreuve.");
    }

    private static bool AUnEcritCommun(Modalite m) => m.Forme is FormeDEpreuve.PonctuelleEcrite or FormeDEpreuve.PonctuelleEcriteEtOrale;

    private static Diagnostic Passage(string code, SessionDExamen session, EpreuveAuCalendrier e, Passage p, string message, string remede)
        => new(code, Severite.Anomalie, p.Lieu, $"{session.Code}/{e.Epreuve}/{p.Territoire}", e.Source, message, remede);
}
