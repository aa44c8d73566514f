namespace Parchemin.Planning.Oraux;

/// <summary>What the hours of a candidate cost, and whether they are allowed together.</summary>
internal static class Attente
{
    /// <summary>Not allowed: overlap, gap too short, wait too long, or two days where one is the rule.</summary>
    public const long Interdit = -1;

    /// <summary>The price of the candidate's waiting and days with one oral more, or with his placed orals alone (<see cref="SessionDOraux.Aucun"/>).</summary>
    /// <param name="oral">An oral that is not placed, tried from <paramref name="preparation"/> to <paramref name="fin"/>.</param>
    public static long Cost(Etat etat, int candidat, int oral, int preparation, int fin)
    {
        var t = etat.Terrain;
        var n = t.NombreDOraux[candidat];
        if (n == 1)
            return 0;

        Span<int> debuts = stackalloc int[n];
        Span<int> fins = stackalloc int[n];
        var places = 0;
        if (oral >= 0)
            (debuts[places], fins[places++]) = (preparation, fin);
        for (var o = t.PremierOral[candidat]; o < t.PremierOral[candidat] + n; o++)
        {
            if (etat.Poste[o] < 0)
                continue;
            var (d, f) = (etat.Debut[o] - t.Preparation[o], etat.Debut[o] + t.Duree[o]);
            var i = places++;
            for (; i > 0 && debuts[i - 1] > d; i--)
                (debuts[i], fins[i]) = (debuts[i - 1], fins[i - 1]);
            (debuts[i], fins[i]) = (d, f);
        }

        var regles = t.Session.Regles;
        var bareme = etat.Bareme;
        var cout = 0L;
        for (var i = 1; i < places; i++)
        {
            var ecart = debuts[i] - fins[i - 1];
            if (oral >= 0 && ecart < regles.EcartMin)
                return Interdit;
            if (debuts[i] / Horloge.MinutesParJour != debuts[i - 1] / Horloge.MinutesParJour)
            {
                if (oral >= 0 && regles.MemeJour)
                    return Interdit;
                cout += bareme.Jour;
            }
            else if (oral >= 0 && ecart > regles.AttenteMax)
            {
                return Interdit;
            }
            else
            {
                cout += ecart * bareme.AttenteParMinute;
            }
        }

        return cout;
    }

    /// <summary>True when the placed orals of the candidate keep the longest wait: removing the middle one may break it.</summary>
    public static bool IsKept(Etat etat, int candidat)
    {
        var t = etat.Terrain;
        var (premier, n) = (t.PremierOral[candidat], t.NombreDOraux[candidat]);
        for (var o = premier; o < premier + n; o++)
        {
            if (etat.Poste[o] < 0)
                continue;
            var (avant, suivi) = (int.MinValue, false);
            var preparation = etat.Debut[o] - t.Preparation[o];
            for (var a = premier; a < premier + n; a++)
            {
                if (a == o || etat.Poste[a] < 0 || etat.Debut[a] >= etat.Debut[o] || etat.Debut[a] / Horloge.MinutesParJour != etat.Debut[o] / Horloge.MinutesParJour)
                    continue;
                avant = Math.Max(avant, etat.Debut[a] + t.Duree[a]);
                suivi = true;
            }

            if (suivi && preparation - avant > t.Session.Regles.AttenteMax)
                return false;
        }

        return true;
    }
}
