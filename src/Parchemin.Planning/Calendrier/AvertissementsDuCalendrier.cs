namespace Parchemin.Planning;

/// <summary>What a printed calendar leaves unsaid, and which nobody should guess.</summary>
internal static class AvertissementsDuCalendrier
{
    public static IEnumerable<string> Of(CalendrierEcrit calendrier, ReglesDuCalendrier regles) =>
        [.. ZonesInconnues(calendrier), .. ChangementsDHeure(calendrier), .. HeuresCommunes(calendrier), .. Absences(calendrier), .. LogesNonImprimees(calendrier, regles), .. Repos(calendrier, regles), .. calendrier.Doutes];

    private static IEnumerable<string> ZonesInconnues(CalendrierEcrit calendrier)
        => calendrier.Territoires.Where(t => !Fuseaux.Exists(t.Fuseau))
            .Select(t => $"{t.Libelle} : le fuseau « {t.Fuseau} » n'existe pas, ses séances sont laissées de côté. Écrivez un fuseau de la base IANA, par exemple Europe/Paris.");

    private static IEnumerable<string> ChangementsDHeure(CalendrierEcrit calendrier)
        => from t in calendrier.Territoires
           where Fuseaux.Exists(t.Fuseau)
           from e in calendrier.Epreuves
           from s in e.Seances
           where s.Territoire == t.Code
           let fois = Fuseaux.Count(s.Debut, t.Fuseau)
           where fois != 1
           select fois == 0
               ? $"{e.Code}, {t.Libelle} : le {Paroles.JourEtHeure(s.Debut)} n'existe pas, les horloges avancent ; {Paroles.Heure(Fuseaux.ToLocal(Fuseaux.ToUtc(s.Debut, t.Fuseau), t.Fuseau))} est pris. Faites corriger l'heure."
               : $"{e.Code}, {t.Libelle} : le {Paroles.JourEtHeure(s.Debut)} revient deux fois, les horloges reculent ; la première est prise. Faites préciser laquelle.";

    // Extra time delays an end, and the rest that follows delays the next start: that entry is then a late one for the paper.
    private static IEnumerable<string> Repos(CalendrierEcrit calendrier, ReglesDuCalendrier regles)
        => from t in calendrier.Territoires
           let seances = calendrier.Epreuves.SelectMany(e => e.Seances.Where(s => s.Territoire == t.Code).Select(s => (e.Code, Seance: s))).OrderBy(s => s.Seance.Debut).ToList()
           from paire in seances.Zip(seances.Skip(1))
           let fin = paire.First.Seance.Debut.AddMinutes(ReglesDuCalendrier.Majorer(paire.First.Seance.Duree))
           let repos = (int)(paire.Second.Seance.Debut - fin).TotalMinutes
           where fin.Date == paire.Second.Seance.Debut.Date && repos < regles.Repos
           select $"{t.Libelle} : avec un tiers temps, {paire.First.Code} finit à {Paroles.Heure(fin)} et {paire.Second.Code} commence à {Paroles.Heure(paire.Second.Seance.Debut)}, {(repos < 0 ? "avant cette fin" : $"{Paroles.Duree(repos)} après")} : moins que le repos de {Paroles.Duree(regles.Repos)}. Qui commence plus tard entre en retard : comptez les entrées tardives, ou espacez les épreuves.";

    // One printed column for two clocks: « Antilles - Guyane ».
    private static IEnumerable<string> HeuresCommunes(CalendrierEcrit calendrier)
    {
        var horaires = (from t in calendrier.Territoires
                        where Fuseaux.Exists(t.Fuseau)
                        let seances = calendrier.Epreuves.SelectMany(e => e.Seances.Where(s => s.Territoire == t.Code).Select(s => (e.Code, s.Debut))).ToList()
                        where seances.Count > 0
                        select (Territoire: t, Seances: seances)).ToList();
        foreach (var (un, autre) in horaires.SelectMany((h, i) => horaires.Skip(i + 1).Select(a => (h, a))))
        {
            var ecart = (int)(Fuseaux.ToUtc(un.Seances[0].Debut, un.Territoire.Fuseau) - Fuseaux.ToUtc(autre.Seances[0].Debut, autre.Territoire.Fuseau)).TotalMinutes;
            if (ecart != 0 && un.Seances.SequenceEqual(autre.Seances))
                yield return $"{un.Territoire.Libelle} et {autre.Territoire.Libelle} ont partout la même heure imprimée, mais leurs heures légales diffèrent de {Paroles.Duree(Math.Abs(ecart))}. Demandez à l'organisateur de quelle heure il s'agit.";
        }
    }

    private static IEnumerable<string> Absences(CalendrierEcrit calendrier)
        => from t in calendrier.Territoires
           let manque = calendrier.Epreuves.Where(e => e.Seances.All(s => s.Territoire != t.Code)).Select(e => e.Code).ToList()
           where manque.Count > 0
           select $"{t.Libelle} n'a pas d'heure pour {Paroles.Enumerer(manque)}. Complétez le calendrier, ou dites que personne n'y compose.";

    private static IEnumerable<string> LogesNonImprimees(CalendrierEcrit calendrier, ReglesDuCalendrier regles)
        => from e in calendrier.Epreuves
           let sans = e.Seances.Where(s => s.MiseEnLoge is null).Select(s => calendrier.Territoires.FirstOrDefault(t => t.Code == s.Territoire)?.Libelle ?? s.Territoire).ToList()
           where sans.Count > 0
           let commune = e.Seances.Min(s => s.MiseEnLoge)
           select regles.LogePresumee && commune is { } loge
               ? $"{e.Code} : aucune mise en loge n'est imprimée pour {Paroles.Enumerer(sans)} ; celle des autres, {Paroles.Duree(loge)}, est prise."
               : $"{e.Code} : aucune mise en loge n'est imprimée pour {Paroles.Enumerer(sans)} ; on peut donc y sortir dès le début. Faites-la imprimer.";
}
