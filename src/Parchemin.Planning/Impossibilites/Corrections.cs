using Parchemin.Core;
using Parchemin.Planning.Oraux;

namespace Parchemin.Planning.Impossibilites;

/// <summary>Looks for what would remove a cause: every kind of change is tried, each as small as it can be, and kept only if the cause is gone.</summary>
internal sealed class Corrections
{
    private const int MaxEssais = 64;

    // With fewer to choose from, changes are tried two by two.
    private const int Assez = 3;

    private readonly SessionDOraux session;
    private readonly Manque manque;
    private readonly Func<SessionDOraux, IReadOnlyList<int>, bool> persiste;
    private readonly Ouvertures ouvertures;
    private readonly int[] plages;
    private readonly int[] candidats;
    private readonly List<Correction> trouvees = [];

    /// <param name="persiste">Whether the cause is still there in a changed session, for some of its orals.</param>
    private Corrections(SessionDOraux session, Ouvertures ouvertures, Manque manque, Func<SessionDOraux, IReadOnlyList<int>, bool> persiste)
    {
        (this.session, this.ouvertures, this.manque, this.persiste) = (session, ouvertures, manque, persiste);
        candidats = [.. manque.Oraux.Select(o => session.Oraux[o].Candidat).Distinct()];
        var centres = candidats.Select(c => session.Candidats[c].Centre).Distinct().ToList();
        int[] toutes = [.. Enumerable.Range(0, session.Plages.Length).Where(p => centres.Contains(SessionDOraux.Aucun) || centres.Contains(session.Plages[p].Centre))];
        int[] ouvertes = [.. toutes.Where(p => manque.Oraux.Any(o => ouvertures.Fits(o, p)))];
        plages = ouvertes.Length > 0 ? ouvertes : toutes;
    }

    /// <summary>The corrections, the cheapest first.</summary>
    public static IReadOnlyList<Correction> Of(SessionDOraux session, Ouvertures ouvertures, Manque manque, Func<SessionDOraux, IReadOnlyList<int>, bool> persiste)
    {
        var corrections = new Corrections(session, ouvertures, manque, persiste);
        corrections.Search();
        return [.. corrections.trouvees.OrderBy(c => c.Prix)];
    }

    private void Search()
    {
        if (plages.Length > 0)
        {
            TryPeople();
            TryRooms();
            TryTime();
        }

        TryRules();
        TryPostponing();
        if (trouvees.Count < Assez && plages.Length > 0)
            TryWithoutRecusals();
    }

    private void TryPeople()
    {
        var qualites = manque.Moyen?.Qualites ?? [];
        var concernes = manque.Nature is NatureDImpossibilite.Personnes or NatureDImpossibilite.JourneesPartagees or NatureDImpossibilite.OrauxSimultanes && qualites.Count > 0;
        if (concernes)
        {
            foreach (var q in qualites)
            {
                Grow(k => Retouche.AddPeople(session, Enumerable.Repeat(q, k), plages), k => $"Convoquer {Pluriel.Of(k, $"{session.Qualites[q]} de plus", $"{session.Qualites[q]} de plus")} {Quand()}.",
                    k => k * plages.Length * TarifDesCorrections.PersonneParPlage(session));
            }
        }
        else if (manque.Nature is NatureDImpossibilite.OralSansPlace or NatureDImpossibilite.JourneeDuCandidat)
        {
            foreach (var composition in manque.Oraux.Select(o => session.Oraux[o].Epreuve).Distinct().SelectMany(e => session.Epreuves[e].Compositions.Take(1)))
            {
                Keep(Retouche.AddPeople(session, composition, plages), $"Convoquer {string.Join(" et ", composition.Select(q => session.Qualites[q]))} sans lien avec le candidat {Quand()}.",
                    composition.Length * plages.Length * TarifDesCorrections.PersonneParPlage(session));
            }
        }

        int[] utiles = [.. Enumerable.Range(0, session.Examinateurs.Length).Where(x => (concernes ? qualites : session.Examinateurs[x].Qualites).Any(q => session.Examinateurs[x].Qualites.Contains(q)))];
        int[] presents = [.. utiles.Where(x => session.Examinateurs[x].Plages.Any(plages.Contains))];
        int[] recuses = [.. presents.Where(x => candidats.Any(c => ouvertures.RecusesDe(c).Contains(x))).OrderByDescending(x => candidats.Count(c => ouvertures.RecusesDe(c).Contains(x)))];
        Grow(k => k <= recuses.Length ? Retouche.LiftRecusals(session, recuses[..k], candidats) : null,
            k => $"Lever {Pluriel.Of(recuses[..k].Sum(Liens), "récusation", "récusations")} de {Phrases.Liste(recuses[..k].Select(x => session.Examinateurs[x].Id))}.",
            k => recuses[..k].Sum(Liens) * TarifDesCorrections.Changement(session));
        int[] absents = [.. utiles.Where(x => plages.Any(p => !session.Examinateurs[x].Plages.Contains(p)) && (presents.Contains(x) || concernes)).OrderByDescending(x => plages.Count(p => !session.Examinateurs[x].Plages.Contains(p)))];
        Grow(k => k <= absents.Length ? Retouche.MakeAvailable(session, absents[..k], plages) : null,
            k => $"Obtenir que {Phrases.Liste(absents[..k].Select(x => session.Examinateurs[x].Id))} {Pluriel.Agree(k, "soit disponible", "soient disponibles")} {Quand()}.",
            k => absents[..k].Sum(x => plages.Count(p => !session.Examinateurs[x].Plages.Contains(p))) * TarifDesCorrections.PersonneParPlage(session));
        int[] limites = [.. presents.Where(x => session.Examinateurs[x].MaxParJour != int.MaxValue)];
        if (limites.Length > 0 && manque.Nature != NatureDImpossibilite.Salles)
        {
            Grow(k => k <= 12 ? Retouche.RaiseLimit(session, limites, k) : null,
                k => $"Porter à {Pluriel.Of(k, "passage de plus", "passages de plus")} par jour la limite de {Phrases.Liste(limites.Select(x => session.Examinateurs[x].Id))}.",
                k => k * limites.Length * TarifDesCorrections.PassageDePlus(session));
        }

        int Liens(int x) => candidats.Count(c => ouvertures.RecusesDe(c).Contains(x));
    }

    /// <summary>What is enough once the ties of everybody are put aside.</summary>
    private void TryWithoutRecusals()
    {
        int[] liees = [.. Enumerable.Range(0, session.Examinateurs.Length).Where(x => candidats.Any(c => ouvertures.RecusesDe(c).Contains(x)))];
        var sansLien = Retouche.LiftRecusals(session, liees, candidats);
        var lever = liees.Sum(x => candidats.Count(c => ouvertures.RecusesDe(c).Contains(x))) * TarifDesCorrections.Changement(session);
        var centres = plages.Select(p => session.Plages[p].Centre).ToHashSet();
        int[] duCentre = [.. Enumerable.Range(0, session.Examinateurs.Length).Where(x => session.Examinateurs[x].Plages.Any(p => centres.Contains(session.Plages[p].Centre)))];
        Keep(Retouche.MakeAvailable(sansLien, duCentre, plages), $"Obtenir que tous les examinateurs du centre soient disponibles {Quand()}, et lever leurs récusations.",
            lever + (duCentre.Sum(x => plages.Count(p => !session.Examinateurs[x].Plages.Contains(p))) * TarifDesCorrections.PersonneParPlage(session)));
        Keep(Retouche.Free(sansLien, candidats), "Obtenir que les candidats viennent à toutes les plages, et lever les récusations.", lever + (candidats.Length * TarifDesCorrections.JourDePlus(session)));
        Keep(Retouche.AddDay(sansLien, plages), $"Ouvrir d'autres jours, avec les horaires de {Phrases.Plages(session, plages)} et les personnes du centre, et lever les récusations.",
            lever + (plages.Length * 4 * TarifDesCorrections.PersonneParPlage(session)));
    }

    private void TryRooms()
    {
        var centre = session.Plages[plages[0]].Centre;
        var nature = manque.Nature == NatureDImpossibilite.OrauxSimultanes && manque.Moyen is { } m ? m.Nature : manque.Nature;
        if (nature is NatureDImpossibilite.Salles or NatureDImpossibilite.OralSansPlace or NatureDImpossibilite.Prix)
        {
            Grow(k => Retouche.AddRooms(session, centre, k, preparation: false), k => $"Ouvrir {Pluriel.Of(k, "salle", "salles")} d'interrogation de plus au centre {session.Centres[centre]}.",
                k => k * plages.Length * TarifDesCorrections.SalleParPlage(session));
        }

        if (nature is NatureDImpossibilite.Preparation or NatureDImpossibilite.OralSansPlace)
        {
            Grow(k => Retouche.AddRooms(session, centre, k, preparation: true), k => $"Installer {Pluriel.Of(k, "place", "places")} de préparation de plus au centre {session.Centres[centre]}.",
                k => k * plages.Length * TarifDesCorrections.PlaceParPlage(session));
        }
    }

    private void TryTime()
    {
        foreach (var prolongees in (int[][])[[plages[^1]], plages])
        {
            Grow(k => k <= 16 ? Retouche.Lengthen(session, prolongees, 15 * k) : null, k => $"Prolonger de {15 * k} min {Phrases.Plages(session, prolongees)}.",
                k => k * prolongees.Length * TarifDesCorrections.QuartDHeure(session));
            if (plages.Length == 1)
                break;
        }

        int[] derniere = [.. plages.Where(p => session.Plages[p].Jour == plages.Max(x => session.Plages[x].Jour))];
        var journee = 4 * TarifDesCorrections.PersonneParPlage(session);
        Keep(Retouche.AddDay(session, derniere), $"Ouvrir une journée de plus, avec les horaires du {Phrases.Quand(session, derniere)[3..]} et les personnes du centre.", derniere.Length * journee);
        Keep(Retouche.AddDay(session, plages), $"Ouvrir d'autres jours, avec les horaires de {Phrases.Plages(session, plages)} et les personnes du centre.", plages.Length * journee);
        var duree = manque.Oraux.Max(o => session.Oraux[o].Duree) - plages.Max(p => session.Plages[p].Duree);
        if (duree > 0)
            Keep(Retouche.AddDay(session, [plages[^1]], duree), $"Ouvrir un autre jour une plage de {session.Plages[plages[^1]].Duree + duree} min.", journee);
    }

    private void TryRules()
    {
        int[] absents = [.. candidats.Where(c => !session.Candidats[c].Indisponible.IsEmpty)];
        Grow(k => k <= absents.Length ? Retouche.Free(session, absents[..k]) : null,
            k => $"Obtenir que {Pluriel.Of(k, "candidat vienne", "candidats viennent")} aux plages où {(k == 1 ? "il s'est dit indisponible" : "ils se sont dits indisponibles")} : {Phrases.Liste(absents[..k].Select(c => session.Candidats[c].Id))}.",
            k => k * TarifDesCorrections.JourDePlus(session));
        int[] fixes = [.. manque.Oraux.Where(o => ouvertures.FixeDe(o) is not null)];
        if (manque.Nature == NatureDImpossibilite.JourneeDuCandidat && fixes.Length > 1)
        {
            foreach (var o in fixes)
                Keep(Retouche.Unfix(session, [o]), $"Libérer l'heure fixée de {Phrases.Oral(session, o)}.", TarifDesCorrections.Changement(session));
        }
        else
        {
            TryUnfixing(fixes);
        }

        if (manque.Nature is not (NatureDImpossibilite.JourneeDuCandidat or NatureDImpossibilite.JourneesPartagees))
            return;
        Keep(Retouche.With(session, regles: session.Regles with { MemeJour = false }), "Permettre qu'un candidat passe ses oraux sur plusieurs jours.", TarifDesCorrections.JourDePlus(session));
        Keep(Retouche.With(session, regles: session.Regles with { EcartMin = 0 }), "Ne plus imposer d'écart entre deux oraux d'un candidat.", TarifDesCorrections.JourDePlus(session));
    }

    private void TryUnfixing(int[] fixes)
        => Grow(k => k <= fixes.Length ? Retouche.Unfix(session, fixes[..k]) : null,
            k => $"Libérer {Pluriel.Of(k, "oral fixé", "oraux fixés")} : {Phrases.Liste(fixes[..k].Select(o => Phrases.Oral(session, o)))}.", k => k * TarifDesCorrections.Changement(session));

    private void TryPostponing()
    {
        // The last ones: none has a better right than another, a person will choose.
        var (peu, assez) = (0, manque.Oraux.Count);
        while (assez - peu > 1)
        {
            var k = (peu + assez) / 2;
            (peu, assez) = persiste(session, [.. manque.Oraux.SkipLast(k)]) ? (k, assez) : (peu, k);
        }

        int[] reportes = [.. manque.Oraux.TakeLast(assez)];
        trouvees.Add(new Correction($"Reporter {Pluriel.Of(assez, "oral", "oraux")} à une autre session ou un autre centre, par exemple {Phrases.Liste(reportes.Select(o => Phrases.Oral(session, o)))}.",
            assez * TarifDesCorrections.OralReporte(session))
        { OrauxReportes = reportes });
    }

    private void Keep(SessionDOraux changee, string texte, decimal prix)
    {
        if (!persiste(changee, manque.Oraux))
            trouvees.Add(new Correction(texte, prix));
    }

    // The least number that is enough: more never does less.
    private void Grow(Func<int, SessionDOraux?> change, Func<int, string> texte, Func<int, decimal> prix)
    {
        var (peu, assez) = (0, 1);
        while (change(assez) is { } changee && persiste(changee, manque.Oraux))
        {
            if (assez >= MaxEssais)
                return;
            (peu, assez) = (assez, assez * 2);
            while (assez > peu + 1 && change(assez) is null)
                assez--;
        }

        if (change(assez) is null)
            return;
        while (assez - peu > 1)
        {
            var k = (peu + assez) / 2;
            (peu, assez) = change(k) is { } changee && !persiste(changee, manque.Oraux) ? (peu, k) : (k, assez);
        }

        trouvees.Add(new Correction(texte(assez), prix(assez)));
    }

    private string Quand() => Phrases.Quand(session, plages);
}
