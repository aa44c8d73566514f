using Parchemin.Core;

namespace Parchemin.Planning.Verification;

/// <summary>Nobody and no room in two places at once, and the rhythm of each candidate.</summary>
internal static class ReglesDOccupation
{
    public static void Check(Enonce enonce, PlanningLu planning, Constat constat)
    {
        // The battement keeps the commission and its room; it does not keep the candidate.
        CheckAlone(planning.Passages.Select(p => (planning.Commissions[p.Commission].Salle, p)), enonce, constat, s => $"salle {enonce.Salles[s].Id}", Regle.Salle);
        CheckAlone(planning.Passages.SelectMany(p => planning.Commissions[p.Commission].Membres.Distinct().Select(x => (x, p))), enonce, constat,
            x => $"examinateur {enonce.Examinateurs[x].Id}", Regle.Simultaneite);
        foreach (var orals in planning.Passages.GroupBy(p => p.Candidat))
            CheckCandidate(enonce, planning, [.. orals.OrderBy(p => p.PreparationDebut)], constat);
        CheckSeats(enonce, planning, constat);
    }

    private static void CheckAlone(IEnumerable<(int Ressource, PassageLu Passage)> occupations, Enonce enonce, Constat constat, Func<int, string> name, Regle regle)
    {
        foreach (var groupe in occupations.GroupBy(o => o.Ressource, o => o.Passage))
        {
            PassageLu? dernier = null;
            foreach (var p in groupe.OrderBy(p => p.Debut))
            {
                if (dernier is not null && p.Debut < Libre(dernier))
                {
                    constat.Add(regle, $"{enonce.Nommer(p)}, {name(groupe.Key)} : déjà pris {Temps.Intervalle(dernier.Debut, Libre(dernier))}, battement compris, "
                        + $"par le candidat {enonce.Candidats[dernier.Candidat].Id} ({enonce.Epreuves[dernier.Epreuve].Code}).");
                }

                if (dernier is null || Libre(p) > Libre(dernier))
                    dernier = p;
            }
        }

        int Libre(PassageLu p) => p.Fin + enonce.Epreuves[p.Epreuve].Battement;
    }

    private static void CheckCandidate(Enonce enonce, PlanningLu planning, List<PassageLu> orals, Constat constat)
    {
        var regles = enonce.Regles;
        for (var i = 1; i < orals.Count; i++)
        {
            var (avant, p) = (orals[i - 1], orals[i]);
            var attente = p.PreparationDebut - avant.Fin;
            var memeJour = Jour(p) == Jour(avant);
            if (attente < 0)
                constat.Add(Regle.Simultaneite, $"{enonce.Nommer(p)} : le candidat prépare ou passe déjà {enonce.Epreuves[avant.Epreuve].Code} {Temps.Intervalle(avant.PreparationDebut, avant.Fin)}.");
            else if (attente < regles.EcartMin)
                constat.Add(Regle.RythmeDuCandidat, $"{enonce.Nommer(p)} : {attente} min après {enonce.Epreuves[avant.Epreuve].Code}. Règle : {regles.EcartMin} min entre deux oraux.");
            else if (memeJour && attente > regles.AttenteMax)
                constat.Add(Regle.RythmeDuCandidat, $"{enonce.Nommer(p)} : {attente} min d'attente après {enonce.Epreuves[avant.Epreuve].Code}. Règle : {regles.AttenteMax} min au plus.");
            if (!memeJour && regles.MemeJour)
                constat.Add(Regle.RythmeDuCandidat, $"{enonce.Nommer(p)} : {enonce.Epreuves[avant.Epreuve].Code} est le {Temps.Jour(Jour(avant))}. Règle : tous les oraux d'un candidat le même jour.");
        }

        int Jour(PassageLu p) => enonce.Plages[planning.Commissions[p.Commission].Plage].Jour;
    }

    private static void CheckSeats(Enonce enonce, PlanningLu planning, Constat constat)
    {
        var parSalle = new Dictionary<int, List<PassageLu>>();
        foreach (var p in planning.Passages)
        {
            if (p.Debut == p.PreparationDebut)
                continue;
            if (p.Place is not { } place)
            {
                constat.Add(Regle.Preparation, $"{enonce.Nommer(p)} : pas de place de préparation.");
                continue;
            }

            var (salle, centre) = (enonce.Salles[place], enonce.Plages[planning.Commissions[p.Commission].Plage].Centre);
            if (salle.EstDInterrogation || salle.Centre != centre)
                constat.Add(Regle.Preparation, $"{enonce.Nommer(p)} : {salle.Id} n'est pas une salle de préparation du centre {centre}.");
            if (!parSalle.TryGetValue(place, out var liste))
                parSalle[place] = liste = [];
            liste.Add(p);
        }

        foreach (var (place, liste) in parSalle)
            CheckSeats(enonce, enonce.Salles[place], liste, constat);
    }

    private static void CheckSeats(Enonce enonce, SalleLue salle, List<PassageLu> preparations, Constat constat)
    {
        var assis = new PriorityQueue<int, int>();
        foreach (var p in preparations.OrderBy(p => p.PreparationDebut))
        {
            while (assis.TryPeek(out _, out var fin) && fin <= p.PreparationDebut)
                assis.Dequeue();
            assis.Enqueue(0, p.Debut);
            if (assis.Count > salle.Places)
                constat.Add(Regle.Preparation, $"{enonce.Nommer(p)}, salle {salle.Id} à {Temps.Heure(p.PreparationDebut)} : {Pluriel.Of(assis.Count, "candidat")} en préparation pour {Pluriel.Of(salle.Places, "place")}.");
        }
    }
}
