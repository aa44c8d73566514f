namespace Parchemin.Planning.Oraux;

/// <summary>Gives each candidate the centre of all his orals: imposed by his zone, kept from a previous planning, or chosen by the room left there.</summary>
internal static class Repartition
{
    /// <summary>The centre of each candidate; <see cref="SessionDOraux.Aucun"/> when no centre can receive him.</summary>
    public static int[] Of(SessionDOraux session, PlanDOraux? avant)
    {
        var centres = new int[session.Candidats.Length];
        Array.Fill(centres, SessionDOraux.Aucun);
        foreach (var passage in avant?.Passages ?? [])
        {
            if (passage.Commission >= 0 && avant!.Commissions[passage.Commission].Plage is >= 0 and var plage)
                centres[session.Oraux[passage.Oral].Candidat] = session.Plages[plage].Centre;
        }

        foreach (var fixe in session.Fixes)
            centres[session.Oraux[fixe.Oral].Candidat] = session.Plages[fixe.Plage].Centre;

        // What a centre can still give is judged by the minutes of its examiners; every candidate takes a seat of two.
        var reste = new long[session.Centres.Length];
        foreach (var examinateur in session.Examinateurs)
        {
            foreach (var plage in examinateur.Plages)
                reste[session.Plages[plage].Centre] += session.Plages[plage].Duree;
        }

        for (var c = 0; c < centres.Length; c++)
        {
            var candidat = session.Candidats[c];
            if (candidat.Centre != SessionDOraux.Aucun)
                centres[c] = candidat.Centre;
            if (centres[c] >= 0)
                reste[centres[c]] -= Charge(session, candidat);
        }

        var plagesDe = Enumerable.Range(0, session.Plages.Length).ToLookup(p => session.Plages[p].Centre);
        for (var c = 0; c < centres.Length; c++)
        {
            if (centres[c] >= 0)
                continue;
            var choix = Enumerable.Range(0, session.Centres.Length).Where(k => plagesDe[k].Any(p => session.PeutVenir(c, p))).OrderByDescending(k => reste[k]).ThenBy(k => k).FirstOrDefault(SessionDOraux.Aucun);
            centres[c] = choix;
            if (choix >= 0)
                reste[choix] -= Charge(session, session.Candidats[c]);
        }

        return centres;
    }

    private static long Charge(SessionDOraux session, CandidatAuxOraux candidat)
    {
        var total = 0L;
        for (var o = candidat.PremierOral; o < candidat.PremierOral + candidat.NombreDOraux; o++)
            total += (session.Oraux[o].Passage + session.Oraux[o].Battement) * (long)session.Epreuves[session.Oraux[o].Epreuve].Compositions[0].Length;
        return total;
    }
}
