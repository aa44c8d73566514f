namespace Parchemin.Planning.Oraux;

/// <summary>A place found for an oral: a poste (open or to be opened), a start, and what the cost becomes.</summary>
/// <param name="Membres">The people to seat first, when the commission is to be opened.</param>
internal readonly record struct Endroit(int Poste, int Debut, long Cout, int[]? Membres = null)
{
    public static Endroit Nul { get; } = new(SessionDOraux.Aucun, 0, long.MaxValue);

    public bool Existe => Poste >= 0;
}

/// <summary>Finds the best place of an oral in a state, trying in each gap the starts where the cost can bend.</summary>
/// <remarks>The cost is linear between the edges of a gap and the edges of the candidate's other orals, so only these are tried.</remarks>
internal sealed class Insertion
{
    private const int Aucun = SessionDOraux.Aucun;

    private readonly Etat etat;
    private readonly Terrain t;
    private readonly AutresOraux autres;
    private readonly bool placesLimitees;
    private int[] bords = new int[16];
    private int nombreDeBords;
    private int seul = Aucun;

    /// <summary>Whether starts at whole passages from the edges of a gap are tried too: what fills plages well from the first.</summary>
    public bool Tasse { get; set; }

    /// <summary>A day to which places are limited for the time being, or <see cref="SessionDOraux.Aucun"/>.</summary>
    public int Jour { get; set; } = Aucun;

    public Insertion(Etat etat)
    {
        this.etat = etat;
        t = etat.Terrain;
        autres = new AutresOraux(etat);

        // When every room could have as many people preparing as it can ever have, seats never run out.
        var (preparation, pas) = (0, int.MaxValue);
        for (var o = 0; o < t.Oraux; o++)
            (preparation, pas) = (Math.Max(preparation, t.Preparation[o]), Math.Min(pas, t.Duree[o] + t.Battement[o]));
        var parSalle = preparation == 0 ? 0 : 1 + ((preparation - 1) / Math.Max(1, pas));
        placesLimitees = preparation > 0 && Enumerable.Range(0, t.Plages).Any(p => t.Voisines[p].Length > 0 || t.Places[t.PlageCentre[p]] < t.PostesDe(p) * parSalle);
    }

    /// <summary>The best place among open commissions.</summary>
    /// <param name="saut">The share of commissions overlooked at random, so that a search does not always take the same.</param>
    public Endroit BestOpen(int oral, Alea alea, double saut)
    {
        var meilleur = Endroit.Nul;
        var (duree, epreuve) = (t.Duree[oral], t.Epreuve[oral]);
        Prepare(oral);
        foreach (var plage in PlagesPour(oral))
        {
            foreach (var poste in etat.Ouverts(plage))
            {
                // Most are full, or cannot take it: what follows is for the others.
                if (etat.PlusGrandTrou(poste) < duree || etat.Rang(poste, epreuve) < 0 || (saut > 0 && alea.Chance(saut)))
                    continue;
                var endroit = Best(oral, poste, meilleur.Cout);
                if (endroit.Cout < meilleur.Cout)
                    meilleur = endroit;
            }
        }

        return meilleur;
    }

    /// <summary>The best start in a commission that is open, if it costs less than a limit.</summary>
    public Endroit Best(int oral, int poste, long limite)
    {
        var plage = t.PostePlage[poste];
        var (epreuve, candidat, besoin) = (t.Epreuve[oral], t.Candidat[oral], t.Duree[oral] + t.Battement[oral]);
        var rang = etat.Rang(poste, epreuve);
        if (rang < 0 || etat.PlusGrandTrou(poste) < t.Duree[oral] || etat.EstRecuse(poste, candidat) || !PeuventEncore(poste, plage))
            return Endroit.Nul;
        var suite = etat.Suite(poste);
        var (occupe, duree) = (etat.Occupe(poste), t.PlageFin[plage] - t.PlageDebut[plage]);
        var fixe = suite.Length == 0 ? etat.Bareme.Ouverture + (rang * etat.Bareme.Repli) : RangAjoute(suite, poste, rang);
        fixe += etat.Bareme.GuideDe(occupe + besoin, duree) - (suite.Length == 0 ? 0 : etat.Bareme.GuideDe(occupe, duree)) - etat.CoutDeCandidat(candidat);

        // At the very best the passage fills a gap wholly and makes nobody wait.
        return fixe - (besoin * etat.Bareme.TrouParMinute) - etat.Bareme.PerteDe(2, t.Pas[oral], duree) >= limite ? Endroit.Nul : Best(oral, poste, plage, suite, fixe, limite);
    }

    /// <summary>True when the commission may hear the oral, whatever the hour.</summary>
    public bool IsOpen(int oral, int poste)
    {
        var plage = t.PostePlage[poste];
        return etat.Rang(poste, t.Epreuve[oral]) >= 0 && !etat.EstRecuse(poste, t.Candidat[oral]) && PeuventEncore(poste, plage) && PlagesPour(oral).Contains(plage);
    }

    /// <summary>True when a seat is free for the preparation of a passage that starts there.</summary>
    public bool HasSeat(int oral, int plage, int debut) => !placesLimitees || t.Preparation[oral] == 0 || AvecPlace(oral, plage, debut, debut) >= 0;

    /// <summary>The cost of one place precisely, for a commission that is open.</summary>
    public Endroit At(int oral, int poste, int debut)
    {
        var plage = t.PostePlage[poste];
        if (!PlagesPour(oral).Contains(plage))
            return Endroit.Nul;
        nombreDeBords = 0;
        autres.Read(oral);
        seul = debut;
        var endroit = Best(oral, poste, long.MaxValue);
        seul = Aucun;
        return endroit;
    }

    /// <summary>Plages where the candidate may come, the imposed one, or those of the day that his other orals impose.</summary>
    public ReadOnlySpan<int> PlagesPour(int oral)
    {
        var toutes = t.PlagesDe[t.Candidat[oral]].AsSpan();
        if (t.PlageFixe[oral] >= 0)
        {
            var rang = toutes.IndexOf(t.PlageFixe[oral]);
            return rang < 0 ? [] : toutes.Slice(rang, 1);
        }

        var jour = Jour >= 0 || !t.Session.Regles.MemeJour ? Jour : JourImpose(t.Candidat[oral]);
        if (jour < 0)
            return toutes;

        // Plages are sorted by their beginning, so those of one day follow each other.
        var debut = 0;
        while (debut < toutes.Length && t.PlageJour[toutes[debut]] < jour)
            debut++;
        var fin = debut;
        while (fin < toutes.Length && t.PlageJour[toutes[fin]] == jour)
            fin++;
        return toutes[debut..fin];
    }

    /// <summary>Notes where the candidate's other orals could make the cost bend; to call before <see cref="Best(int, int, long)"/>.</summary>
    public void Prepare(int oral)
    {
        var candidat = t.Candidat[oral];
        nombreDeBords = 0;
        autres.Read(oral);
        var n = t.NombreDOraux[candidat];
        var regles = t.Session.Regles;
        for (var o = t.PremierOral[candidat]; o < t.PremierOral[candidat] + n; o++)
        {
            if (o == oral || etat.Poste[o] < 0)
                continue;
            var (preparation, fin) = (etat.Debut[o] - t.Preparation[o], etat.Debut[o] + t.Duree[o]);
            AddEdge(fin + regles.EcartMin + t.Preparation[oral]);
            AddEdge(preparation - regles.EcartMin - t.Duree[oral]);
            AddEdge(fin + regles.AttenteMax + t.Preparation[oral]);
            AddEdge(preparation - regles.AttenteMax - t.Duree[oral]);
        }

        if (t.DebutAvant[oral] >= 0 && etat.Bareme.Changement > 0)
            AddEdge(t.DebutAvant[oral]);
    }

    private Endroit Best(int oral, int poste, int plage, ReadOnlySpan<int> suite, long fixe, long limite)
    {
        var (premier, dernier) = (t.PlageDebut[plage] + t.Preparation[oral], t.PlageFin[plage] - t.Duree[oral]);
        if (t.DebutFixe[oral] >= 0)
        {
            if (t.DebutFixe[oral] < premier || t.DebutFixe[oral] > dernier)
                return Endroit.Nul;
            premier = dernier = t.DebutFixe[oral];
        }

        if (seul >= 0)
        {
            if (seul < premier || seul > dernier)
                return Endroit.Nul;
            premier = dernier = seul;
        }

        var meilleur = Endroit.Nul with { Cout = limite };
        var besoin = t.Duree[oral] + t.Battement[oral];
        var bordsDuCandidat = nombreDeBords;
        AddNeighbours(poste, plage, besoin);
        for (var i = 0; i <= suite.Length; i++)
        {
            var avant = i == 0 ? int.MinValue : etat.Debut[suite[i - 1]] + t.Duree[suite[i - 1]] + t.Battement[suite[i - 1]];
            var apres = i == suite.Length ? int.MaxValue : etat.Debut[suite[i]];
            var (a, b) = (Math.Max(premier, avant), Math.Min(dernier, apres == int.MaxValue ? int.MaxValue : apres - besoin));
            if (b < a)
                continue;
            Try(oral, poste, a, a, b, avant, apres, fixe, ref meilleur);
            if (b > a && suite.Length > 0)
                Try(oral, poste, b, a, b, avant, apres, fixe, ref meilleur);
            for (var j = 0; j < nombreDeBords; j++)
            {
                if (bords[j] > a && bords[j] < b)
                    Try(oral, poste, bords[j], a, b, avant, apres, fixe, ref meilleur);
            }

            if (Tasse)
                TryPacked(oral, poste, a, b, avant, apres, fixe, ref meilleur);
        }

        nombreDeBords = bordsDuCandidat;
        return meilleur.Existe ? meilleur : Endroit.Nul;
    }

    // Starts that leave whole passages before or after.
    private void TryPacked(int oral, int poste, int a, int b, int avant, int apres, long fixe, ref Endroit meilleur)
    {
        var pas = t.Pas[oral];
        for (var debut = a + pas; debut < b; debut += pas)
            Try(oral, poste, debut, a, b, avant, apres, fixe, ref meilleur);
        for (var debut = b - pas; debut > a; debut -= pas)
            Try(oral, poste, debut, a, b, avant, apres, fixe, ref meilleur);
    }

    // What room is lost besides, by the start that is chosen: whole passages that no gap can hold any more, or that extra time takes.
    private long Perte(int oral, int poste, int plage, int debut, int avant, int apres)
    {
        var (pas, besoin) = (t.Pas[oral], t.Duree[oral] + t.Battement[oral]);
        var ouverture = Math.Max(avant, t.PlageDebut[plage] + t.PreparationOrdinaire[oral]);
        var fermeture = Math.Min(apres, t.PlageFin[plage] + t.Battement[oral]);
        var vide = etat.Nombre(poste) == 0 ? fermeture - ouverture : etat.Vide(poste);
        var entiers = (Math.Max(0, fermeture - ouverture) / pas) - (Math.Max(0, debut - ouverture) / pas) - (Math.Max(0, fermeture - debut - besoin) / pas);
        return etat.Bareme.PerteDe(entiers + (Math.Max(0, vide - besoin + t.Supplement(oral)) / pas) - (vide / pas), pas, t.PlageFin[plage] - t.PlageDebut[plage]);
    }

    // Where the room and the people are busy in plages that touch this one, the cost bends too.
    private void AddNeighbours(int poste, int plage, int besoin)
    {
        foreach (var voisine in t.Voisines[plage])
        {
            if (t.PlageCentre[voisine] == t.PlageCentre[plage])
                AddEdges(t.PremierPoste[voisine] + poste - t.PremierPoste[plage], besoin);
            foreach (var x in etat.Membres(poste))
            {
                if (etat.Siege(x, voisine) is >= 0 and var autre)
                    AddEdges(autre, besoin);
            }
        }
    }

    private void AddEdges(int poste, int besoin)
    {
        foreach (var o in etat.Suite(poste))
        {
            AddEdge(etat.Debut[o] + t.Duree[o] + t.Battement[o]);
            AddEdge(etat.Debut[o] - besoin);
        }
    }

    private void AddEdge(int minute)
    {
        if (nombreDeBords == bords.Length)
            Array.Resize(ref bords, nombreDeBords * 2);
        bords[nombreDeBords++] = minute;
    }

    private void Try(int oral, int poste, int debut, int a, int b, int avant, int apres, long fixe, ref Endroit meilleur)
    {
        var plage = t.PostePlage[poste];
        fixe += Perte(oral, poste, plage, debut, avant, apres);
        var cout = fixe + Trou(oral, debut, avant, apres);
        if (cout >= meilleur.Cout)
            return;
        if (placesLimitees && t.Preparation[oral] > 0)
        {
            debut = AvecPlace(oral, plage, debut, b);
            if (debut < 0 && a < b)
                debut = AvecPlace(oral, plage, a, b);
            if (debut < 0)
                return;
            cout = fixe + Trou(oral, debut, avant, apres);
        }

        var attente = autres.Cost(debut - t.Preparation[oral], debut + t.Duree[oral]);
        if (attente == AutresOraux.Interdit)
            return;
        cout += attente + etat.Bareme.ChangementDe(t, oral, plage, debut);
        if (cout < meilleur.Cout && !Heurte(oral, poste, plage, debut))
            meilleur = new Endroit(poste, debut, cout);
    }

    private long Trou(int oral, int debut, int avant, int apres)
    {
        var fin = debut + t.Duree[oral] + t.Battement[oral];
        var minutes = (avant, apres) switch
        {
            (int.MinValue, int.MaxValue) => 0,
            (int.MinValue, _) => apres - fin,
            (_, int.MaxValue) => debut - avant,
            _ => avant - apres + (debut - avant) + (apres - fin),
        };
        return minutes * etat.Bareme.TrouParMinute;
    }

    private long RangAjoute(ReadOnlySpan<int> suite, int poste, int rang)
    {
        if (rang == 0)
            return 0;
        var actuel = 0;
        foreach (var o in suite)
            actuel = Math.Max(actuel, etat.Rang(poste, t.Epreuve[o]));
        return Math.Max(0, rang - actuel) * etat.Bareme.Repli;
    }

    // The first start from here for which a seat is free all along the preparation; Aucun when there is none up to the last one.
    private int AvecPlace(int oral, int plage, int debut, int dernier)
    {
        var (minutes, limite, preparation) = (etat.Preparations(t.PlageGrille[plage]), t.Places[t.PlageCentre[plage]], t.Preparation[oral]);
        var jour = debut / Horloge.MinutesParJour * Horloge.MinutesParJour;
        while (debut <= dernier)
        {
            var pleine = debut - 1;
            while (pleine >= debut - preparation && minutes[pleine - jour] < limite)
                pleine--;
            if (pleine < debut - preparation)
                return debut;
            debut = pleine + 1 + preparation;
        }

        return Aucun;
    }

    private bool PeuventEncore(int poste, int plage)
    {
        foreach (var x in etat.Membres(poste))
        {
            if (etat.ChargeDuJour(x, t.PlageJour[plage]) >= t.MaxParJour[x])
                return false;
        }

        return true;
    }

    // Only plages that touch others can make people or a room meet themselves.
    private bool Heurte(int oral, int poste, int plage, int debut)
    {
        var voisines = t.Voisines[plage];
        if (voisines.Length == 0)
            return false;
        var fin = debut + t.Duree[oral] + t.Battement[oral];
        foreach (var voisine in voisines)
        {
            if (t.PlageCentre[voisine] == t.PlageCentre[plage] && Occupe(t.PremierPoste[voisine] + poste - t.PremierPoste[plage], debut, fin))
                return true;
            foreach (var x in etat.Membres(poste))
            {
                if (etat.Siege(x, voisine) is >= 0 and var autre && Occupe(autre, debut, fin))
                    return true;
            }
        }

        return false;
    }

    private bool Occupe(int poste, int debut, int fin)
    {
        foreach (var o in etat.Suite(poste))
        {
            if (etat.Debut[o] < fin && debut < etat.Debut[o] + t.Duree[o] + t.Battement[o])
                return true;
        }

        return false;
    }

    private int JourImpose(int candidat)
    {
        for (var o = t.PremierOral[candidat]; o < t.PremierOral[candidat] + t.NombreDOraux[candidat]; o++)
        {
            if (etat.Poste[o] >= 0)
                return t.PlageJour[t.PostePlage[etat.Poste[o]]];
        }

        return Aucun;
    }
}
