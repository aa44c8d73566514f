namespace Parchemin.Planning.Oraux;

/// <summary>Cuts a session into parts that share neither person nor room nor candidate, so that each is searched alone and exactly as well.</summary>
internal static class Decoupage
{
    /// <summary>The parts, in the order of their first centre.</summary>
    /// <param name="avant">The planning that is repaired, if any.</param>
    public static Terrain[] Cut(SessionDOraux session, PlanDOraux? avant)
    {
        var precedent = new int[session.Oraux.Length];
        Array.Fill(precedent, SessionDOraux.Aucun);
        if (avant is not null)
        {
            for (var i = 0; i < avant.Passages.Length; i++)
                precedent[avant.Passages[i].Oral] = i;
        }

        var centreDe = Repartition.Of(session, avant);
        var chef = Enumerable.Range(0, session.Centres.Length).ToArray();
        int Chef(int c) => chef[c] == c ? c : chef[c] = Chef(chef[c]);
        foreach (var examinateur in session.Examinateurs)
        {
            foreach (var plage in examinateur.Plages)
                chef[Chef(session.Plages[plage].Centre)] = Chef(session.Plages[examinateur.Plages[0]].Centre);
        }

        // An imposed plage may be outside the candidate's centre.
        foreach (var fixe in session.Fixes)
        {
            var candidat = session.Oraux[fixe.Oral].Candidat;
            if (centreDe[candidat] >= 0)
                chef[Chef(session.Plages[fixe.Plage].Centre)] = Chef(centreDe[candidat]);
        }

        return [.. Enumerable.Range(0, session.Centres.Length).GroupBy(Chef)
            .Select(g => Build(session, g.ToHashSet(), centreDe, avant, precedent))
            .Where(t => t.Oraux > 0)];
    }

    private static Terrain Build(SessionDOraux s, HashSet<int> centres, int[] centreDe, PlanDOraux? avant, int[] precedent)
    {
        var plages = Enumerable.Range(0, s.Plages.Length).Where(p => centres.Contains(s.Plages[p].Centre)).OrderBy(p => s.Plages[p].Debut).ThenBy(p => p).ToArray();
        var examinateurs = Enumerable.Range(0, s.Examinateurs.Length).Where(x => s.Examinateurs[x].Plages.Any(p => centres.Contains(s.Plages[p].Centre))).ToArray();
        var candidats = Enumerable.Range(0, s.Candidats.Length).Where(c => centreDe[c] >= 0 && centres.Contains(centreDe[c])).ToArray();
        var rangDePlage = Ranks(plages);
        var rangDeCandidat = Ranks(candidats);
        var jours = plages.Select(p => s.Plages[p].Jour).Distinct().Order().ToList();
        var centresTries = centres.Order().ToList();
        var grilles = plages.Select(p => (s.Plages[p].Centre, s.Plages[p].Jour)).Distinct().ToList();
        var oraux = candidats.SelectMany(c => Enumerable.Range(s.Candidats[c].PremierOral, s.Candidats[c].NombreDOraux)).ToArray();
        var premier = new int[candidats.Length];
        for (var c = 1; c < candidats.Length; c++)
            premier[c] = premier[c - 1] + s.Candidats[candidats[c - 1]].NombreDOraux;
        var postes = plages.SelectMany((p, i) => Enumerable.Range(0, s.Salles.Length).Where(r => s.Accueille(r, p)).Select(r => (Plage: i, Salle: r))).ToArray();
        var premierPoste = new int[plages.Length];
        for (var p = 1; p < plages.Length; p++)
            premierPoste[p] = premierPoste[p - 1] + postes.Count(k => k.Plage == p - 1);
        var fixes = s.Fixes.ToDictionary(f => f.Oral);
        var presents = plages.Select(p => Enumerable.Range(0, examinateurs.Length).Where(x => s.Examinateurs[examinateurs[x]].Plages.Contains(p)).ToArray()).ToArray();
        var battement = s.Epreuves.Select(e => e.Battement).DefaultIfEmpty(0).Max();
        var (plageAvant, debutAvant) = Before(oraux, avant, precedent, rangDePlage);
        return new Terrain
        {
            Session = s,
            PlagesGlobal = plages,
            PlageDebut = [.. plages.Select(p => s.Plages[p].Debut)],
            PlageFin = [.. plages.Select(p => s.Plages[p].Fin)],
            PlageJour = [.. plages.Select(p => jours.IndexOf(s.Plages[p].Jour))],
            PlageCentre = [.. plages.Select(p => centresTries.IndexOf(s.Plages[p].Centre))],
            PlageGrille = [.. plages.Select(p => grilles.IndexOf((s.Plages[p].Centre, s.Plages[p].Jour)))],
            Voisines = [.. plages.Select((p, i) => Enumerable.Range(0, plages.Length)
                .Where(j => j != i && s.Plages[plages[j]].Debut < s.Plages[p].Fin + battement && s.Plages[p].Debut < s.Plages[plages[j]].Fin + battement).ToArray())],
            Jours = jours.Count,
            Centres = centresTries.Count,
            Grilles = grilles.Count,
            Places = [.. centresTries.Select(c => s.Salles.Where(r => r.EstDePreparation && r.Centre == c).Sum(r => r.Places))],
            PremierPoste = premierPoste,
            PostePlage = [.. postes.Select(k => k.Plage)],
            PosteSalle = [.. postes.Select(k => k.Salle)],
            OrauxGlobal = oraux,
            Candidat = [.. oraux.Select(o => rangDeCandidat[s.Oraux[o].Candidat])],
            Epreuve = [.. oraux.Select(o => s.Oraux[o].Epreuve)],
            Preparation = [.. oraux.Select(o => s.Oraux[o].Preparation)],
            Duree = [.. oraux.Select(o => s.Oraux[o].Passage)],
            Battement = [.. oraux.Select(o => s.Oraux[o].Battement)],
            Pas = [.. oraux.Select(o => s.Epreuves[s.Oraux[o].Epreuve]).Select(e => e.Passage + e.Battement)],
            PreparationOrdinaire = [.. oraux.Select(o => s.Epreuves[s.Oraux[o].Epreuve].Preparation)],
            PlageFixe = [.. oraux.Select(o => fixes.TryGetValue(o, out var f) ? rangDePlage[f.Plage] : SessionDOraux.Aucun)],
            DebutFixe = [.. oraux.Select(o => fixes.TryGetValue(o, out var f) ? f.Debut : SessionDOraux.Aucun)],
            PlageAvant = plageAvant,
            DebutAvant = debutAvant,
            PremierOral = premier,
            NombreDOraux = [.. candidats.Select(c => s.Candidats[c].NombreDOraux)],
            PlagesDe = [.. candidats.Select(c => Enumerable.Range(0, plages.Length).Where(p => s.PeutVenir(c, plages[p]) && s.Plages[plages[p]].Centre == centreDe[c]).ToArray())],
            ExaminateursGlobal = examinateurs,
            Presents = presents,
            EstPresent = [.. presents.Select(l => Flags(l, examinateurs.Length))],
            MaxParJour = [.. examinateurs.Select(x => s.Examinateurs[x].MaxParJour)],
            Recuses = Recusals(s, examinateurs, candidats),
            Compositions = [.. s.Epreuves.Select(e => e.Compositions)],
            Qualites = [.. examinateurs.Select(x => Flags(s.Examinateurs[x].Qualites, s.Qualites.Length))],
        };
    }

    private static (int[] Plage, int[] Debut) Before(int[] oraux, PlanDOraux? avant, int[] precedent, Dictionary<int, int> rangDePlage)
    {
        var (plage, debut) = (new int[oraux.Length], new int[oraux.Length]);
        for (var i = 0; i < oraux.Length; i++)
        {
            (plage[i], debut[i]) = (SessionDOraux.Aucun, SessionDOraux.Aucun);
            if (avant is null || precedent[oraux[i]] < 0)
                continue;
            var passage = avant.Passages[precedent[oraux[i]]];
            debut[i] = passage.Debut;
            plage[i] = passage.Commission < 0 ? SessionDOraux.Aucun : rangDePlage.GetValueOrDefault(avant.Commissions[passage.Commission].Plage, SessionDOraux.Aucun);
        }

        return (plage, debut);
    }

    // By establishment, company and name, since asking the session for every pair would be slow.
    private static ulong[][] Recusals(SessionDOraux s, int[] examinateurs, int[] candidats)
    {
        var parEtablissement = candidats.Select((c, i) => (s.Candidats[c].Etablissement, i)).ToLookup(x => x.Etablissement, x => x.i);
        var parEntreprise = candidats.Select((c, i) => (s.Candidats[c].Entreprise, i)).ToLookup(x => x.Entreprise, x => x.i);
        var rangs = Ranks(candidats);
        var resultat = new ulong[examinateurs.Length][];
        for (var x = 0; x < examinateurs.Length; x++)
        {
            var (bits, examinateur) = (new ulong[(candidats.Length + 63) / 64], s.Examinateurs[examinateurs[x]]);
            resultat[x] = bits;
            if (s.Regles.RecuserMemeEtablissement)
                Add(bits, examinateur.Etablissements.SelectMany(e => parEtablissement[e]));
            if (s.Regles.RecuserMemeEntreprise)
                Add(bits, examinateur.Entreprises.SelectMany(e => parEntreprise[e]));
            Add(bits, examinateur.Recuses.Where(rangs.ContainsKey).Select(c => rangs[c]));
        }

        return resultat;
    }

    private static void Add(ulong[] bits, IEnumerable<int> candidats)
    {
        foreach (var c in candidats)
            bits[c >> 6] |= 1UL << (c & 63);
    }

    private static Dictionary<int, int> Ranks(int[] globaux) => globaux.Select((g, i) => (g, i)).ToDictionary(x => x.g, x => x.i);

    private static bool[] Flags(IEnumerable<int> presents, int nombre)
    {
        var drapeaux = new bool[nombre];
        foreach (var i in presents)
            drapeaux[i] = true;
        return drapeaux;
    }
}
