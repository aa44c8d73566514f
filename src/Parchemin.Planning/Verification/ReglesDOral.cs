namespace Parchemin.Planning.Verification;

/// <summary>What is required of each oral by itself: demanded, placed once, of the right length, inside its plage, kept where it was fixed.</summary>
internal static class ReglesDOral
{
    public static void Check(Enonce enonce, PlanningLu planning, Constat constat)
    {
        CheckPlacement(enonce, planning, constat);
        foreach (var passage in planning.Passages)
            CheckHours(enonce, planning, passage, constat);
        CheckFixes(enonce, planning, constat);
    }

    private static void CheckPlacement(Enonce enonce, PlanningLu planning, Constat constat)
    {
        var fois = new Dictionary<(int, int), int>();
        for (var i = 0; i < enonce.Candidats.Count; i++)
        {
            foreach (var epreuve in enonce.Candidats[i].Epreuves)
                fois[(i, epreuve)] = 0;
        }

        foreach (var p in planning.Passages)
        {
            if (!fois.TryGetValue((p.Candidat, p.Epreuve), out var deja))
                constat.Add(Regle.OralPlace, $"{enonce.Nommer(p)} : cet oral n'est pas demandé. Règle : on ne place que les oraux demandés.");
            else if ((fois[(p.Candidat, p.Epreuve)] = deja + 1) == 2)
                constat.Add(Regle.OralPlace, $"{enonce.Nommer(p.Candidat, p.Epreuve)} : placé plus d'une fois. Règle : chaque oral demandé est placé une fois.");
        }

        foreach (var ((candidat, epreuve), n) in fois)
        {
            if (n == 0)
                constat.Add(Regle.OralPlace, $"{enonce.Nommer(candidat, epreuve)} : non placé. Règle : chaque oral demandé est placé une fois.");
        }

        foreach (var (candidat, epreuve) in planning.NonPlaces.Where(n => fois.GetValueOrDefault(n) > 0))
            constat.Add(Regle.Annonce, $"{enonce.Nommer(candidat, epreuve)} : dit non placé alors qu'il a un passage.");
    }

    private static void CheckHours(Enonce enonce, PlanningLu planning, PassageLu p, Constat constat)
    {
        var (candidat, epreuve, plage) = (enonce.Candidats[p.Candidat], enonce.Epreuves[p.Epreuve], enonce.Plages[planning.Commissions[p.Commission].Plage]);
        var (preparation, passage) = (candidat.Lengthen(epreuve.Preparation), candidat.Lengthen(epreuve.Passage));
        if (p.Debut - p.PreparationDebut != preparation)
            constat.Add(Regle.Duree, $"{enonce.Nommer(p)} : {p.Debut - p.PreparationDebut} min de préparation au lieu de {preparation}. Règle : durée de l'épreuve, majoration comprise.");
        if (p.Fin - p.Debut != passage)
            constat.Add(Regle.Duree, $"{enonce.Nommer(p)} : {p.Fin - p.Debut} min de passage au lieu de {passage}. Règle : durée de l'épreuve, majoration comprise.");
        if (p.PreparationDebut < plage.Debut || p.Fin > plage.Fin)
        {
            constat.Add(Regle.Plage,
                $"{enonce.Nommer(p)}, {Temps.Intervalle(p.PreparationDebut, p.Fin)} : hors de la plage {plage.Id} ({Temps.Jour(plage.Jour)}, {Temps.Intervalle(plage.Debut, plage.Fin)}). "
                + "Règle : un oral tient dans une plage, préparation comprise.");
        }

        if (candidat.Indisponible.Contains(planning.Commissions[p.Commission].Plage))
            constat.Add(Regle.Disponibilite, $"{enonce.Nommer(p)} : le candidat est indisponible pendant la plage {plage.Id}.");
        if (candidat.Zone is { } zone && zone != plage.Centre && enonce.Centres.Contains(zone))
            constat.Add(Regle.Disponibilite, $"{enonce.Nommer(p)} : placé au centre {plage.Centre}, alors que la zone du candidat est {zone}.");
    }

    private static void CheckFixes(Enonce enonce, PlanningLu planning, Constat constat)
    {
        if (enonce.Fixes.Count == 0)
            return;
        var passages = planning.Passages.ToLookup(p => (p.Candidat, p.Epreuve));
        foreach (var fixe in enonce.Fixes)
        {
            foreach (var p in passages[(fixe.Candidat, fixe.Epreuve)])
            {
                if (fixe.Plage is { } plage && planning.Commissions[p.Commission].Plage != plage)
                    constat.Add(Regle.Fixe, $"{enonce.Nommer(p)} : placé hors de la plage {enonce.Plages[plage].Id} où il est fixé.");
                if (fixe.Debut is { } debut && p.Debut != debut)
                    constat.Add(Regle.Fixe, $"{enonce.Nommer(p)} : il est fixé au {Temps.Instant(debut)}.");
            }
        }
    }
}
