using System.Globalization;
using Parchemin.Core;

namespace Parchemin.Planning.Oraux;

/// <summary>Says in French why an oral has no place: the first thing that is missing, asked in the order in which a person would.</summary>
internal static class Raisons
{
    /// <summary>The reason of an oral whose candidate belongs to no part.</summary>
    public const string SansPlage = "le candidat n'est disponible dans aucune plage de son centre.";

    public static IEnumerable<(int Oral, string Raison)> Of(Terrain t, Instantane etat)
    {
        for (var o = 0; o < t.Oraux; o++)
        {
            if (etat.Postes[o] < 0)
                yield return (t.OrauxGlobal[o], Reason(t, o));
        }
    }

    /// <summary>How many of the orals without a place could have one, were they alone.</summary>
    /// <param name="postes">The poste of each oral, or <see cref="SessionDOraux.Aucun"/>.</param>
    public static int Placeables(Terrain t, ReadOnlySpan<int> postes)
    {
        var nombre = 0;
        for (var o = 0; o < postes.Length; o++)
            nombre += postes[o] < 0 && IsPlaceable(t, o) ? 1 : 0;
        return nombre;
    }

    private static bool IsPlaceable(Terrain t, int o)
        => t.PlagesDe[t.Candidat[o]].Any(p => (t.PlageFixe[o] < 0 || t.PlageFixe[o] == p) && t.PlageDebut[p] + t.Preparation[o] + t.Duree[o] <= t.PlageFin[p] && Composable(t, o, p, recusations: true));

    private static string Reason(Terrain t, int o)
    {
        var code = t.Session.Epreuves[t.Epreuve[o]].Code;
        var plages = t.PlagesDe[t.Candidat[o]];
        if (plages.Length == 0)
            return SansPlage;
        if (t.PlageFixe[o] >= 0)
        {
            if (!plages.Contains(t.PlageFixe[o]))
                return "l'heure fixée est dans une plage où le candidat ne peut pas venir.";
            plages = [t.PlageFixe[o]];
        }

        plages = [.. plages.Where(p => t.PlageDebut[p] + t.Preparation[o] + t.Duree[o] <= t.PlageFin[p])];
        if (plages.Length == 0)
            return string.Create(CultureInfo.InvariantCulture, $"aucune plage ne dure les {t.Preparation[o] + t.Duree[o]} minutes de cet oral, préparation comprise.");
        if (t.DebutFixe[o] >= 0 && (t.DebutFixe[o] - t.Preparation[o] < t.PlageDebut[plages[0]] || t.DebutFixe[o] + t.Duree[o] > t.PlageFin[plages[0]]))
            return "l'heure fixée ne laisse pas le passage et sa préparation tenir dans la plage.";
        if (t.Preparation[o] > 0 && !plages.Any(p => t.Places[t.PlageCentre[p]] > 0))
            return "le centre n'a aucune place de préparation.";
        if (!plages.Any(p => t.PostesDe(p) > 0))
            return "le centre n'a aucune salle d'interrogation.";
        var composables = plages.Count(p => Composable(t, o, p, recusations: true));
        if (composables > 0)
            return $"les commissions possibles pour {code} ({Pluriel.Of(composables, "plage")}) sont occupées par d'autres candidats : il manque des examinateurs, des salles ou du temps.";
        return plages.Any(p => Composable(t, o, p, recusations: false))
            ? $"après les récusations (nom, établissement, entreprise), aucune plage ne réunit une commission complète pour {code}."
            : $"aucune plage ne réunit les qualités demandées pour une commission de {code}.";
    }

    private static bool Composable(Terrain t, int o, int plage, bool recusations)
    {
        var c = t.Candidat[o];
        var personnes = t.Presents[plage].Where(x => t.MaxParJour[x] > 0 && !(recusations && (t.Recuses[x][c >> 6] >> (c & 63) & 1) != 0)).ToArray();
        return t.Compositions[t.Epreuve[o]].Any(sieges => Sit(t, sieges.AsSpan(), personnes, []));
    }

    private static bool Sit(Terrain t, ReadOnlySpan<int> sieges, int[] personnes, HashSet<int> assis)
    {
        if (sieges.IsEmpty)
            return true;
        foreach (var x in personnes)
        {
            if (!t.Qualites[x][sieges[0]] || !assis.Add(x))
                continue;
            if (Sit(t, sieges[1..], personnes, assis))
                return true;
            assis.Remove(x);
        }

        return false;
    }
}
