namespace Parchemin.Planning.Oraux;

/// <summary>What the hours of a candidate cost, and whether none is too far from the next.</summary>
internal static class Attente
{
    /// <summary>The price of the candidate's waiting and days with his placed orals.</summary>
    public static long Cost(Etat etat, int candidat)
    {
        var t = etat.Terrain;
        var n = t.NombreDOraux[candidat];
        if (n == 1)
            return 0;

        Span<int> debuts = stackalloc int[n];
        Span<int> fins = stackalloc int[n];
        var places = 0;
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

        var cout = 0L;
        for (var i = 1; i < places; i++)
            cout += Price(etat.Bareme, debuts[i - 1], fins[i - 1], debuts[i]);
        return cout;
    }

    /// <summary>The price between an oral of a candidate, from <paramref name="avant"/> to <paramref name="fin"/>, and his next one.</summary>
    public static long Price(Bareme bareme, int avant, int fin, int debut)
        => debut / Horloge.MinutesParJour != avant / Horloge.MinutesParJour ? bareme.Jour : (debut - fin) * bareme.AttenteParMinute;

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
