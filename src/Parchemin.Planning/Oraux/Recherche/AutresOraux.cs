namespace Parchemin.Planning.Oraux;

/// <summary>The placed orals of one candidate, by the hour: what one oral more would cost him, and whether the rules allow it.</summary>
internal sealed class AutresOraux(Etat etat)
{
    /// <summary>Not allowed: overlap, gap too short, wait too long, or two days where one is the rule.</summary>
    public const long Interdit = -1;

    private readonly Terrain t = etat.Terrain;
    private readonly ReglesDOraux regles = etat.Terrain.Session.Regles;
    private int[] debuts = new int[4];
    private int[] fins = new int[4];
    private int nombre;
    private long coutActuel;

    /// <summary>Reads again where the candidate's other orals are.</summary>
    public void Read(int oral)
    {
        var candidat = t.Candidat[oral];
        var n = t.NombreDOraux[candidat];
        if (n > debuts.Length)
            (debuts, fins) = (new int[n], new int[n]);
        nombre = 0;
        for (var o = t.PremierOral[candidat]; o < t.PremierOral[candidat] + n; o++)
        {
            if (o == oral || etat.Poste[o] < 0)
                continue;
            var (d, f) = (etat.Debut[o] - t.Preparation[o], etat.Debut[o] + t.Duree[o]);
            var i = nombre++;
            for (; i > 0 && debuts[i - 1] > d; i--)
                (debuts[i], fins[i]) = (debuts[i - 1], fins[i - 1]);
            (debuts[i], fins[i]) = (d, f);
        }

        coutActuel = etat.CoutDeCandidat(candidat);
    }

    /// <summary>The price of the candidate's waiting and days with the oral more, from its preparation to its end.</summary>
    public long Cost(int preparation, int fin)
    {
        if (nombre == 0)
            return 0;
        var i = 0;
        while (i < nombre && debuts[i] <= preparation)
            i++;
        var cout = coutActuel;
        if (i > 0)
        {
            var avant = Between(fins[i - 1], preparation, debuts[i - 1]);
            if (avant == Interdit)
                return Interdit;
            cout += avant;
        }

        if (i < nombre)
        {
            var apres = Between(fin, debuts[i], preparation);
            if (apres == Interdit)
                return Interdit;
            cout += apres;
        }

        // The two that now have it between them no longer follow each other.
        return i > 0 && i < nombre ? cout - Attente.Price(etat.Bareme, debuts[i - 1], fins[i - 1], debuts[i]) : cout;
    }

    private long Between(int fin, int debut, int debutDAvant)
    {
        var ecart = debut - fin;
        if (ecart < regles.EcartMin)
            return Interdit;
        var autreJour = debut / Horloge.MinutesParJour != debutDAvant / Horloge.MinutesParJour;
        return (autreJour ? regles.MemeJour : ecart > regles.AttenteMax) ? Interdit : Attente.Price(etat.Bareme, debutDAvant, fin, debut);
    }
}
