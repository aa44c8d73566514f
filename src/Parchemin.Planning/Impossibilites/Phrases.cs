using Parchemin.Core;
using Parchemin.Planning.Oraux;

namespace Parchemin.Planning.Impossibilites;

/// <summary>How causes and corrections are told, in French.</summary>
internal static class Phrases
{
    private const int MaxCites = 5;

    private static readonly string[] Mois =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    public static string Of(SessionDOraux session, Ouvertures ouvertures, Manque manque) => manque.Nature switch
    {
        NatureDImpossibilite.OralSansPlace => OralSeul(session, ouvertures, manque.Oraux[0]),
        NatureDImpossibilite.JourneeDuCandidat =>
            $"Les {manque.Oraux.Count} oraux du candidat {session.Candidats[session.Oraux[manque.Oraux[0]].Candidat].Id} ({Liste(manque.Oraux.Select(o => Epreuve(session, o)))}) ne tiennent pas l'un après l'autre"
            + $"{(session.Regles.MemeJour ? " dans une même journée" : "")} aux plages qui lui sont ouvertes, {session.Regles.EcartMin} min les séparant.",
        NatureDImpossibilite.JourneesPartagees => Journees(session, manque, new JourneesPartagees(session, ouvertures).Days(manque.Oraux)),
        NatureDImpossibilite.OrauxSimultanes =>
            $"{Sujet(session, manque)} fixés le {Jour(manque.Instant / Horloge.MinutesParJour)} à {Heure(manque.Instant)} demandent {Combien(session, manque.Moyen!, manque.Demande)} en même temps ; "
            + $"{(manque.Capacite == 0 ? "aucun n'est disponible" : $"{manque.Capacite} {(manque.Capacite == 1 ? "est disponible" : "sont disponibles")}")}{Apres(session, ouvertures, manque)}.",
        _ => Penurie(session, ouvertures, manque),
    };

    /// <summary>« c1 (oral A) ».</summary>
    public static string Oral(SessionDOraux session, int oral) => $"{session.Candidats[session.Oraux[oral].Candidat].Id} ({Epreuve(session, oral)})";

    /// <summary>A few names, and how many others there are.</summary>
    public static string Liste(IEnumerable<string> noms)
    {
        var tous = noms.ToList();
        return tous.Count > MaxCites + 1
            ? $"{string.Join(", ", tous.Take(MaxCites))} et {Pluriel.Of(tous.Count - MaxCites, "autre")}"
            : tous.Count > 1 ? $"{string.Join(", ", tous.SkipLast(1))} et {tous[^1]}" : string.Concat(tous);
    }

    /// <summary>« la plage p1 », « les plages p1 et p2 ».</summary>
    public static string Plages(SessionDOraux session, IReadOnlyCollection<int> plages)
        => $"{(plages.Count == 1 ? "la plage" : "les plages")} {Liste(plages.Select(p => session.Plages[p].Id))}";

    /// <summary>« le 10 juin », « du 10 au 13 juin ».</summary>
    public static string Quand(SessionDOraux session, IReadOnlyCollection<int> plages)
    {
        var jours = plages.Select(p => session.Plages[p].Jour).Distinct().Order().ToList();
        return jours.Count == 1 ? $"le {Jour(jours[0])}" : $"du {Jour(jours[0])} au {Jour(jours[^1])}";
    }

    private static string OralSeul(SessionDOraux session, Ouvertures ouvertures, int oral)
    {
        var o = session.Oraux[oral];
        var p = Enumerable.Range(0, session.Plages.Length).ToList();
        var debut = $"L'oral {Epreuve(session, oral)} du candidat {session.Candidats[o.Candidat].Id} n'a aucune place possible, même seul : ";
        if (!p.Any(x => session.PeutVenir(o.Candidat, x)))
            return debut + "le candidat n'est disponible pendant aucune plage.";
        if (!p.Any(x => session.PeutVenir(o.Candidat, x) && o.Duree <= session.Plages[x].Duree))
            return debut + $"il dure {o.Duree} min, préparation comprise, plus que chaque plage où le candidat peut venir.";
        var tenables = p.Where(x => ouvertures.Fits(oral, x)).ToList();
        if (tenables.Count == 0)
            return debut + "l'heure à laquelle il est fixé ne convient pas (plage, durée ou disponibilité du candidat).";
        if (!tenables.Any(x => ouvertures.IsHeard(o, x)))
        {
            return debut + $"aucune commission ({string.Join(" ou ", session.Epreuves[o.Epreuve].Compositions.Select(c => string.Join(" et ", c.Select(q => session.Qualites[q]))))}) "
                + $"ne peut se former {Quand(session, tenables)}{(ouvertures.RecusesDe(o.Candidat).Count > 0 ? " après récusations" : "")}.";
        }

        return debut + "il manque une salle d'interrogation ou une place de préparation au centre.";
    }

    private static string Journees(SessionDOraux session, Manque manque, IReadOnlyList<JourneePartagee> journees)
    {
        var epreuves = manque.Oraux.Select(o => Epreuve(session, o)).Distinct(StringComparer.Ordinal);
        var jours = journees.Select(j => $"{j.Places} le {Jour(j.Jour)}{(j.Qualite < 0 ? "" : $" (le plus rare : {session.Qualites[j.Qualite]})")}");
        return $"{Pluriel.Of((int)manque.Demande, "candidat passe", "candidats passent")} {Liste(epreuves)} le même jour{Centre(session, manque)} ; "
            + (manque.Capacite == 0 ? "aucune journée ne le permet." : $"les journées en permettent {manque.Capacite} : {string.Join(", ", jours)}.");
    }

    private static string Centre(SessionDOraux session, Manque manque)
        => manque.Oraux.Select(o => session.Candidats[session.Oraux[o].Candidat].Centre).Distinct().ToList() is [>= 0 and var centre] ? $" au centre {session.Centres[centre]}" : "";

    private static string Penurie(SessionDOraux session, Ouvertures ouvertures, Manque manque)
    {
        var moyen = manque.Moyen!;
        int[] plages = [.. Enumerable.Range(0, session.Plages.Length).Where(p => manque.Oraux.Any(o => ouvertures.Fits(o, p)))];
        var compte = moyen.EnMinutes
            ? $"({manque.Demande} min demandées, {manque.Capacite} possibles)"
            : $"({Pluriel.Of((int)manque.Demande, "passage demandé", "passages demandés")}, {Pluriel.Of((int)manque.Capacite, "possible", "possibles")})";
        if (plages.Length == 0)
            return $"{Sujet(session, manque)} n'{(manque.Oraux.Count == 1 ? "a" : "ont")} aucune plage où se tenir {compte}.";
        var presents = Presents(session, ouvertures, manque, plages);
        var verbe = manque.Oraux.Count == 1 ? "demande" : "demandent";
        if (manque.Capacite == 0 || presents == 0)
            return $"{Sujet(session, manque)} {verbe} {Combien(session, moyen, 1)} {Quand(session, plages)} ; il n'y en a pas{Apres(session, ouvertures, manque)} {compte}.";

        // As many more as the best of them could make up for.
        var parUnite = plages.Sum(p => moyen.Room(session.Plages[p], [.. manque.Oraux.Select(o => session.Oraux[o])]));
        var demandes = presents + Math.Max(1, (manque.Demande - manque.Capacite + parUnite - 1) / Math.Max(1, parUnite));
        return $"{Sujet(session, manque)} {verbe} {Combien(session, moyen, demandes)} {Quand(session, plages)} ; {presents} {(presents == 1 ? "est disponible" : "sont disponibles")}{Apres(session, ouvertures, manque)} {compte}.";
    }

    private static long Presents(SessionDOraux session, Ouvertures ouvertures, Manque manque, int[] plages) => manque.Nature switch
    {
        NatureDImpossibilite.Salles => session.SallesEn(plages),
        NatureDImpossibilite.Preparation => session.PlacesEn(plages),
        _ => plages.SelectMany(ouvertures.DisponiblesEn).Distinct().Count(x => manque.Moyen!.Qualites.Any(q => session.Examinateurs[x].Qualites.Contains(q))
            && manque.Oraux.Any(o => !ouvertures.RecusesDe(session.Oraux[o].Candidat).Contains(x))),
    };

    // « Les 14 oraux A du centre L1 », « L’oral A du candidat c1 ».
    private static string Sujet(SessionDOraux session, Manque manque)
    {
        var epreuves = manque.Oraux.Select(o => Epreuve(session, o)).Distinct(StringComparer.Ordinal).ToList();
        if (manque.Oraux.Count == 1)
            return $"L'oral {epreuves[0]} du candidat {session.Candidats[session.Oraux[manque.Oraux[0]].Candidat].Id}";
        var centres = manque.Oraux.Select(o => session.Candidats[session.Oraux[o].Candidat].Centre).Distinct().ToList();
        return $"Les {manque.Oraux.Count} oraux {Liste(epreuves)}{(centres is [>= 0] ? $" du centre {session.Centres[centres[0]]}" : "")}";
    }

    private static string Combien(SessionDOraux session, Moyen moyen, long n) => moyen.Nature switch
    {
        NatureDImpossibilite.Salles => Pluriel.Of((int)n, "salle") + " d'interrogation",
        NatureDImpossibilite.Preparation => Pluriel.Of((int)n, "place") + " de préparation",
        _ => $"{n} {string.Join(" ou ", moyen.Qualites.Select(q => session.Qualites[q]))}",
    };

    private static string Apres(SessionDOraux session, Ouvertures ouvertures, Manque manque)
        => manque.Moyen is { Qualites.Count: > 0 } && manque.Oraux.Any(o => ouvertures.RecusesDe(session.Oraux[o].Candidat).Any(x => manque.Moyen.Qualites.Any(q => session.Examinateurs[x].Qualites.Contains(q))))
            ? " après récusations" : "";

    private static string Epreuve(SessionDOraux session, int oral) => session.Epreuves[session.Oraux[oral].Epreuve].Code;

    private static string Jour(int jour)
    {
        var date = DateTime.UnixEpoch.AddDays(jour);
        return $"{(date.Day == 1 ? "1er" : date.Day)} {Mois[date.Month - 1]}";
    }

    private static string Heure(int minutes) => $"{minutes % Horloge.MinutesParJour / 60} h {minutes % 60:00}";
}
