using System.Diagnostics;

namespace Parchemin.Planning.Oraux;

/// <summary>The search on one part: takes passages out and places them again, keeping what is better and, while it is warm, some of what is not.</summary>
internal sealed class Recherche
{
    private const double Saut = 0.02;
    private const int AttenteMax = 6;
    private const int Ouvertures = 3;
    private const int Essais = 6;
    private const int PasDeReparation = 3000;
    private const int PasParOralPourReparer = 3;
    private const int EjectionsPourReparer = 300;

    // Shares of an opening, from the first to the last moment; measured on the generated sessions.
    private const double Chaud = 0.08;
    private const double Froid = 0.004;
    private const double TiedeurPourPlacer = 0.3;

    private const int PasEntreEjections = 60;
    private const int SortisDePlus = 2;

    private readonly Etat etat;
    private readonly Terrain t;
    private readonly Alea alea;
    private readonly Insertion insertion;
    private readonly ChoixDeMembres choix;
    private readonly Ruine ruine;
    private readonly Ejections ejections;

    // While the last orals are placed, only what guides counts, and half an opening for an hour that changes: a commission more may free a place.
    private bool sansPrix;
    private int[] cles = new int[64];

    public Recherche(Terrain t, Bareme bareme, ulong graine)
    {
        this.t = t;
        alea = new Alea(graine);
        etat = new Etat(t, bareme);
        insertion = new Insertion(etat);
        choix = new ChoixDeMembres(etat, alea);
        ruine = new Ruine(etat, alea);
        ejections = new Ejections(etat, insertion, alea, (o, attente) => Insert(o, attente, saut: 0));
        Meilleur = Instantane.Of(etat);
    }

    public Instantane Meilleur { get; private set; }

    public long Iterations { get; private set; }

    public Terrain Terrain => t;

    public Etat Etat => etat;

    private long Objectif => sansPrix ? etat.Guide + (etat.Changes * etat.Bareme.Ouverture / 2) + (etat.NonPlaces * etat.Bareme.NonPlace) : etat.Objectif;

    /// <summary>Builds a first planning, or completes the one that the state holds: imposed orals, then whole candidates, the hardest to place first.</summary>
    public void Build(CancellationToken arret)
    {
        insertion.Tasse = true;
        foreach (var o in Enumerable.Range(0, t.Oraux).Where(o => t.DebutFixe[o] >= 0 && etat.Poste[o] < 0))
            Insert(o, [o], saut: 0);
        var candidats = Enumerable.Range(0, t.Candidats)
            .OrderBy(c => t.PlagesDe[c].Length).ThenByDescending(c => t.NombreDOraux[c]).ThenByDescending(c => LongestOral(c)).ThenBy(c => c).ToArray();
        foreach (var c in candidats)
        {
            if (arret.IsCancellationRequested)
                break;
            PlaceOnOneDay(c);
        }

        // Whoever does not fit whole is placed as far as possible.
        for (var o = 0; o < t.Oraux && !arret.IsCancellationRequested; o++)
        {
            if (etat.Poste[o] < 0)
                Insert(o, [o], saut: 0);
        }

        insertion.Tasse = false;
        etat.Mark();
        Meilleur.Take(etat);
    }

    /// <summary>Searches nearly without warmth until everything is placed, for a number of steps at most.</summary>
    public void Complete(long pas, long? instant, CancellationToken arret)
    {
        insertion.Tasse = true;
        etat.Mark();
        for (var i = 0L; i < pas && etat.NonPlaces > 0 && !IsOver(instant, arret); i++)
        {
            Step(Temperature(TiedeurPourPlacer));
            Iterations++;
        }

        insertion.Tasse = false;
    }

    /// <summary>Gives the last orals the place of others, whom it places in their turn, a number of times at most.</summary>
    public void Eject(int fois, long? instant, CancellationToken arret)
    {
        insertion.Tasse = true;
        sansPrix = true;
        for (var i = 0; i < fois && etat.NonPlaces > 0 && !IsOver(instant, arret); i++)
        {
            if (etat.NonPlaces > Meilleur.NonPlaces + SortisDePlus)
                Meilleur.Restore(etat);
            ejections.Place(Unplaced());
            if (etat.CoutTotal < Meilleur.Cout)
                Meilleur.Take(etat);

            // Others move between two ejections, or the same would come back.
            for (var pas = 0; pas < PasEntreEjections && etat.NonPlaces > 0; pas++)
            {
                Step(Temperature(0));
                Iterations++;
            }
        }

        insertion.Tasse = false;
        sansPrix = false;
    }

    /// <summary>Goes on from a planning found elsewhere.</summary>
    public void Adopt(Instantane autre)
    {
        autre.Restore(etat);
        Meilleur.Take(etat);
    }

    /// <summary>Searches between two moments of the whole schedule (0 to 1), for a number of iterations or until an instant.</summary>
    public void Run(double de, double a, long iterations, long? instant, CancellationToken arret)
    {
        if (t.Oraux == 0)
            return;
        var debut = Stopwatch.GetTimestamp();
        var part = de;
        var temperature = Temperature(part);
        etat.Mark();
        for (var i = 0L; ; i++)
        {
            if ((i & 31) == 0)
            {
                if (arret.IsCancellationRequested)
                    return;
                var maintenant = Stopwatch.GetTimestamp();
                if (instant is { } fin ? maintenant >= fin : i >= iterations)
                    return;
                part = de + ((a - de) * (instant is { } f ? (maintenant - debut) / (double)Math.Max(1, f - debut) : i / (double)iterations));
                temperature = Temperature(part);
            }

            Step(temperature);
            Iterations++;
        }
    }

    /// <summary>Places what a disruption threw out and gives back their hours to those who lost them, changing as little else as possible.</summary>
    public void Repair(long? instant, CancellationToken arret)
    {
        Mend(instant, arret);
        if (Raisons.Placeables(t, etat.Poste) == 0)
            return;

        // Near the disruption there is no room: others must make some, and may take back their hours afterwards.
        Complete((long)PasParOralPourReparer * t.Oraux, instant, arret);
        if (Meilleur.NonPlaces > 0)
            Eject(EjectionsPourReparer, instant, arret);
        Meilleur.Restore(etat);
        Mend(instant, arret);
    }

    private void Mend(long? instant, CancellationToken arret)
    {
        etat.Mark();
        for (var i = 0; i < PasDeReparation && !IsOver(instant, arret); i++)
        {
            if (Disturbed() is not (>= 0 and var oral))
                return;
            var avant = Objectif;
            ruine.Begin();
            AddWaiting();
            ruine.Around(oral);
            Settle(avant, temperature: 1);
            Iterations++;
        }
    }

    private static bool IsOver(long? instant, CancellationToken arret) => arret.IsCancellationRequested || (instant is { } fin && Stopwatch.GetTimestamp() >= fin);

    private int LongestOral(int candidat) => t.LongestFirst(candidat).Select(t.Holding).FirstOrDefault();

    // All the orals of the candidate on the day where they cost least, or none.
    private void PlaceOnOneDay(int candidat)
    {
        var oraux = t.LongestFirst(candidat).Where(o => etat.Poste[o] < 0).ToArray();
        if (oraux.Length == 0)
            return;
        var (meilleur, cout) = (SessionDOraux.Aucun, long.MaxValue);
        var jours = t.PlagesDe[candidat].Select(p => t.PlageJour[p]).Distinct().ToArray();
        foreach (var jour in jours)
        {
            etat.Mark();
            if (PlaceAll(oraux, jour) && etat.Objectif < cout)
                (meilleur, cout) = (jour, etat.Objectif);
            etat.Undo();
        }

        if (meilleur >= 0)
            PlaceAll(oraux, meilleur);
    }

    private bool PlaceAll(int[] oraux, int jour)
    {
        // Where two days are allowed, the day already taken by others is not imposed: each day is tried for what it costs.
        insertion.Jour = jour;
        var tous = Array.TrueForAll(oraux, o => t.PlageFixe[o] >= 0 || Insert(o, oraux, saut: 0));
        insertion.Jour = SessionDOraux.Aucun;
        return tous;
    }

    private double Temperature(double part) => etat.Bareme.Ouverture * Chaud * Math.Pow(Froid / Chaud, part);

    private void Step(double temperature)
    {
        var avant = Objectif;
        if (alea.Chance(0.1))
        {
            if (Exchange())
                Judge(avant, temperature);
            return;
        }

        ruine.Begin();
        AddWaiting();
        ruine.Around(Seed());
        Settle(avant, temperature);
    }

    // Places again what the ruin took out.
    private void Settle(long avant, double temperature)
    {
        var attente = ruine.Retires;
        Order(attente);
        foreach (var o in attente)
            Insert(o, attente, Saut);
        Judge(avant, temperature);
    }

    private void Judge(long avant, double temperature)
    {
        if (!Accept(avant, temperature))
        {
            etat.Undo();
            return;
        }

        etat.Mark();
        if (etat.CoutTotal < Meilleur.Cout)
            Meilleur.Take(etat);
    }

    private bool Accept(long avant, double temperature)
        => Objectif <= avant || Objectif < avant - (temperature * Math.Log(1 - alea.Part()));

    private bool Exchange()
    {
        var ouverts = etat.Ouverts(alea.Below(t.Plages));
        return !ouverts.IsEmpty && choix.Exchange(ouverts[alea.Below(ouverts.Length)]);
    }

    // What has no place is tried at every step; a share of it when it is too much.
    private void AddWaiting()
    {
        if (etat.NonPlaces == 0)
            return;
        var part = AttenteMax / (double)etat.NonPlaces;
        for (var o = 0; o < t.Oraux; o++)
        {
            if (etat.Poste[o] < 0 && (part >= 1 || alea.Chance(part)))
                ruine.Add(o);
        }

        ruine.TakeSiblings();
    }

    // Around an oral taken at random, or where one that has no place could go: most often the emptiest of a few commissions.
    private int Seed()
    {
        var attente = ruine.Retires;
        if (attente.IsEmpty || !alea.Chance(0.6))
            return alea.Below(t.Oraux);
        var oral = attente[alea.Below(attente.Length)];
        var plages = insertion.PlagesPour(oral);
        var choisi = SessionDOraux.Aucun;
        for (var i = 0; i < Essais && !plages.IsEmpty; i++)
        {
            if (etat.Ouverts(plages[alea.Below(plages.Length)]) is not { IsEmpty: false } ouverts)
                continue;
            var poste = ouverts[alea.Below(ouverts.Length)];
            if (etat.Nombre(poste) > 0 && etat.Rang(poste, t.Epreuve[oral]) >= 0 && (choisi < 0 || etat.Occupe(poste) < etat.Occupe(choisi)))
                choisi = poste;
        }

        return choisi < 0 ? alea.Below(t.Oraux) : etat.Suite(choisi)[alea.Below(etat.Nombre(choisi))];
    }

    // The candidate of an oral that has no place, any of them.
    private int Unplaced()
    {
        var oral = AnyOral(o => etat.Poste[o] < 0);
        return oral < 0 ? oral : t.Candidat[oral];
    }

    private int AnyOral(Func<int, bool> convient)
    {
        var (oral, vus) = (SessionDOraux.Aucun, 0);
        for (var o = 0; o < t.Oraux; o++)
        {
            if (convient(o) && alea.Below(++vus) == 0)
                oral = o;
        }

        return oral;
    }

    // An oral near which a repair may help: where one that has no place could go, or one that lost its hour. None when all is as it was.
    private int Disturbed()
    {
        var oral = AnyOral(o => etat.Poste[o] < 0 || etat.Bareme.ChangementDe(t, o, t.PostePlage[etat.Poste[o]], etat.Debut[o]) > 0);
        if (oral < 0 || etat.Poste[oral] >= 0)
            return oral;
        ruine.Begin();
        ruine.Add(oral);
        return Seed();
    }

    // The longest first, or candidate by candidate, or any order.
    private void Order(Span<int> attente)
    {
        alea.Shuffle(attente);
        var maniere = alea.Below(4);
        if (maniere == 0)
            return;
        if (cles.Length < attente.Length)
            cles = new int[attente.Length * 2];
        for (var i = 0; i < attente.Length; i++)
        {
            var o = attente[i];
            cles[i] = maniere == 3 ? (t.Candidat[o] * 64) + o - t.PremierOral[t.Candidat[o]] : -(t.Holding(o) * 64) + (i & 63);
        }

        cles.AsSpan(0, attente.Length).Sort(attente);
    }

    private bool Insert(int oral, ReadOnlySpan<int> attente, double saut)
    {
        var meilleur = insertion.BestOpen(oral, alea, saut);
        if (!meilleur.Existe || meilleur.Cout >= etat.Bareme.Ouverture)
            meilleur = BestNew(oral, attente, meilleur);
        if (!meilleur.Existe)
            return false;
        if (meilleur.Membres is { } membres)
            etat.Seat(meilleur.Poste, membres);
        etat.Place(oral, meilleur.Poste, meilleur.Debut);
        return true;
    }

    // A commission to open, in a few of the plages where one could be.
    private Endroit BestNew(int oral, ReadOnlySpan<int> attente, Endroit meilleur)
    {
        var plages = insertion.PlagesPour(oral);
        if (plages.IsEmpty)
            return meilleur;
        // Always the cheapest of all would open the same ones for ever.
        var (premiere, trouves, assez) = (alea.Below(plages.Length), 0, 1 + alea.Below(Ouvertures));
        for (var i = 0; i < plages.Length && trouves < assez; i++)
        {
            var plage = plages[(premiere + i) % plages.Length];
            var poste = etat.PosteLibre(plage);
            if (poste < 0 || choix.Compose(oral, plage, attente) is not { Length: > 0 } membres)
                continue;
            etat.Seat(poste, membres);
            var endroit = insertion.Best(oral, poste, meilleur.Cout);
            etat.Unseat(poste);
            if (!endroit.Existe)
                continue;
            trouves++;
            meilleur = endroit with { Membres = membres };
        }

        return meilleur;
    }
}
