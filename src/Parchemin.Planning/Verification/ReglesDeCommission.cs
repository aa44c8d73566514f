namespace Parchemin.Planning.Verification;

/// <summary>What is required of each commission: its room, its seats, who may sit, for whom, and how many orals they hear.</summary>
internal static class ReglesDeCommission
{
    public static void Check(Enonce enonce, PlanningLu planning, Constat constat)
    {
        foreach (var k in planning.Commissions)
        {
            CheckRoom(enonce, k, constat);
            CheckPeople(enonce, k, constat);
            CheckComposition(enonce, k, constat);
        }

        foreach (var p in planning.Passages)
            CheckRecusals(enonce, planning, p, constat);
        CheckLoads(enonce, planning, constat);
        if (enonce.Regles.CommissionStable)
            CheckStability(enonce, planning, constat);
    }

    /// <summary>The rank of the first composition of an épreuve that these people fill, each on one seat and nobody without one; null when none fits.</summary>
    public static int? Rang(Enonce enonce, int epreuve, IReadOnlyList<int> membres)
    {
        var compositions = enonce.Epreuves[epreuve].Compositions;
        for (var rang = 0; rang < compositions.Count; rang++)
        {
            if (compositions[rang].Count == membres.Count && IsFilled(enonce, compositions[rang], membres, 0, []))
                return rang;
        }

        return null;
    }

    private static bool IsFilled(Enonce enonce, IReadOnlyList<string> sieges, IReadOnlyList<int> membres, int siege, HashSet<int> assis)
    {
        if (siege == sieges.Count)
            return true;
        foreach (var x in membres)
        {
            if (!enonce.Examinateurs[x].Qualites.Contains(sieges[siege]) || !assis.Add(x))
                continue;
            if (IsFilled(enonce, sieges, membres, siege + 1, assis))
                return true;
            assis.Remove(x);
        }

        return false;
    }

    private static void CheckRoom(Enonce enonce, CommissionLue k, Constat constat)
    {
        var (salle, plage) = (enonce.Salles[k.Salle], enonce.Plages[k.Plage]);
        if (!salle.EstDInterrogation)
            constat.Add(Regle.Salle, $"{enonce.Nommer(k)} : {salle.Id} est une salle de préparation. Règle : une commission siège dans une salle d'interrogation.");
        if (salle.Centre != plage.Centre)
            constat.Add(Regle.Salle, $"{enonce.Nommer(k)} : la salle est au centre {salle.Centre}, la plage au centre {plage.Centre}.");
        if (salle.Indisponible.Contains(plage.Id))
            constat.Add(Regle.Salle, $"{enonce.Nommer(k)} : la salle {salle.Id} n'est pas disponible pendant cette plage.");
    }

    private static void CheckPeople(Enonce enonce, CommissionLue k, Constat constat)
    {
        foreach (var x in k.Membres.Distinct())
        {
            if (!enonce.Examinateurs[x].IsAvailable(k.Plage))
                constat.Add(Regle.Disponibilite, $"{enonce.Nommer(k)}, {Temps.Jour(enonce.Plages[k.Plage].Jour)} : l'examinateur {enonce.Examinateurs[x].Id} n'est pas disponible pendant cette plage.");
            if (k.Membres.Count(m => m == x) > 1)
                constat.Add(Regle.Composition, $"{enonce.Nommer(k)} : l'examinateur {enonce.Examinateurs[x].Id} y figure deux fois. Règle : chaque siège a une personne différente.");
        }
    }

    private static void CheckComposition(Enonce enonce, CommissionLue k, Constat constat)
    {
        var pire = 0;
        foreach (var epreuve in k.Epreuves)
        {
            if (Rang(enonce, epreuve, k.Membres) is { } rang)
            {
                pire = Math.Max(pire, rang);
                continue;
            }

            var acceptees = string.Join(" ou ", enonce.Epreuves[epreuve].Compositions.Select(c => string.Join(" et ", c)));
            constat.Add(Regle.Composition,
                $"{enonce.Nommer(k)} : ses membres ({string.Join(", ", k.Membres.Select(x => $"{enonce.Examinateurs[x].Id} : {(enonce.Examinateurs[x].Qualites is { Count: > 0 } q ? string.Join(", ", q) : "aucune qualité")}"))}) "
                + $"ne forment pas une commission de {enonce.Epreuves[epreuve].Code}. Règle : {acceptees}.");
        }

        if (k.Composition is { } dite && dite < pire)
            constat.Add(Regle.Annonce, $"{enonce.Nommer(k)} : composition {dite} annoncée ; ses membres ne remplissent que la composition {pire}.");
    }

    private static void CheckRecusals(Enonce enonce, PlanningLu planning, PassageLu p, Constat constat)
    {
        var candidat = enonce.Candidats[p.Candidat];
        foreach (var x in planning.Commissions[p.Commission].Membres)
        {
            var e = enonce.Examinateurs[x];
            var motif = e.CandidatsRecuses.Contains(candidat.Id) ? "récusé pour ce candidat"
                : enonce.Regles.RecuserMemeEtablissement && candidat.Etablissement is { } etablissement && e.Etablissements.Contains(etablissement) ? $"du même établissement {etablissement}"
                : enonce.Regles.RecuserMemeEntreprise && candidat.Entreprise is { } entreprise && e.Entreprises.Contains(entreprise) ? $"de la même entreprise {entreprise}"
                : null;
            if (motif is not null)
                constat.Add(Regle.Recusation, $"{enonce.Nommer(p)} : l'examinateur {e.Id} est {motif}.");
        }
    }

    private static void CheckLoads(Enonce enonce, PlanningLu planning, Constat constat)
    {
        var charges = new Dictionary<(int Examinateur, int Jour), int>();
        foreach (var p in planning.Passages)
        {
            var k = planning.Commissions[p.Commission];
            foreach (var x in k.Membres.Distinct())
                charges[(x, enonce.Plages[k.Plage].Jour)] = charges.GetValueOrDefault((x, enonce.Plages[k.Plage].Jour)) + 1;
        }

        foreach (var ((x, jour), n) in charges)
        {
            if (enonce.Examinateurs[x].MaxParJour is { } max && n > max)
                constat.Add(Regle.MaxParJour, $"Examinateur {enonce.Examinateurs[x].Id}, {Temps.Jour(jour)} : {n} passages, {max} au plus.");
        }
    }

    private static void CheckStability(Enonce enonce, PlanningLu planning, Constat constat)
    {
        var salles = new Dictionary<(int Plage, int Salle), CommissionLue>();
        var personnes = new Dictionary<(int Plage, int Examinateur), CommissionLue>();
        foreach (var k in planning.Commissions)
        {
            if (!salles.TryAdd((k.Plage, k.Salle), k))
                constat.Add(Regle.Stabilite, $"{enonce.Nommer(k)} : la commission {salles[(k.Plage, k.Salle)].Id} occupe déjà cette salle. Règle : une commission par salle pour toute la plage.");
            foreach (var x in k.Membres.Distinct())
            {
                if (!personnes.TryAdd((k.Plage, x), k))
                    constat.Add(Regle.Stabilite, $"{enonce.Nommer(k)} : {enonce.Examinateurs[x].Id} siège déjà dans la commission {personnes[(k.Plage, x)].Id}. Règle : une commission par personne pour toute la plage.");
            }
        }
    }
}
