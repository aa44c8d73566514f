namespace Parchemin.Planning.Oraux;

/// <summary>A planning under search: commissions on their postes, orals on their minutes, and the cost kept up to date at every change.</summary>
/// <remarks>
/// Four changes exist, each the inverse of another: people sit down at a poste or leave it, an oral is placed or removed. They are noted,
/// so that a trial is undone by playing them backwards. The methods do not check the rules: <see cref="Insertion"/> and
/// <see cref="ChoixDeMembres"/> propose only what is allowed.
/// </remarks>
internal sealed class Etat
{
    private const int Aucun = SessionDOraux.Aucun;

    private readonly Terrain t;
    private readonly Bareme bareme;
    private readonly Journal journal = new();
    private readonly int epreuves;
    private readonly int[][] suites;
    private readonly int[] nombres;
    private readonly int[][] membres;
    private readonly ulong[][] recuses;
    private readonly sbyte[] rangs;
    private readonly int[] occupes;
    private readonly long[] coutsDePoste;
    private readonly long[] guides;
    private readonly int[] trous;
    private readonly int[] vides;
    private readonly int[][] ouverts;
    private readonly int[] nombreDOuverts;
    private readonly int[] places;
    private readonly int[] sieges;
    private readonly int[] chargesDuJour;
    private readonly int[] chargesDuCentre;
    private readonly Equilibre equilibre;
    private readonly long[] coutsDeCandidat;
    private readonly ushort[][] preparations;

    public Etat(Terrain t, Bareme bareme)
    {
        this.t = t;
        this.bareme = bareme;
        epreuves = t.Session.Epreuves.Length;
        Poste = new int[t.Oraux];
        Debut = new int[t.Oraux];
        Array.Fill(Poste, Aucun);
        suites = [.. Enumerable.Range(0, t.Postes).Select(_ => Array.Empty<int>())];
        nombres = new int[t.Postes];
        membres = [.. Enumerable.Range(0, t.Postes).Select(_ => Array.Empty<int>())];
        recuses = [.. Enumerable.Range(0, t.Postes).Select(_ => new ulong[(t.Candidats + 63) / 64])];
        rangs = new sbyte[t.Postes * epreuves];
        occupes = new int[t.Postes];
        coutsDePoste = new long[t.Postes];
        guides = new long[t.Postes];
        vides = new int[t.Postes];
        trous = [.. t.PostePlage.Select(p => t.PlageFin[p] - t.PlageDebut[p])];
        ouverts = [.. Enumerable.Range(0, t.Plages).Select(p => new int[t.PostesDe(p)])];
        nombreDOuverts = new int[t.Plages];
        places = new int[t.Postes];
        sieges = new int[t.Examinateurs * t.Plages];
        Array.Fill(sieges, Aucun);
        chargesDuJour = new int[t.Examinateurs * t.Jours];
        chargesDuCentre = new int[t.Examinateurs * t.Centres];
        equilibre = new Equilibre(t.Centres, t.Oraux);
        coutsDeCandidat = new long[t.Candidats];
        preparations = [.. Enumerable.Range(0, t.Grilles).Select(_ => new ushort[Horloge.MinutesParJour])];
        NonPlaces = t.Oraux;
    }

    public Terrain Terrain => t;

    public Bareme Bareme => bareme;

    /// <summary>The poste of each oral, or <see cref="SessionDOraux.Aucun"/>.</summary>
    public int[] Poste { get; }

    /// <summary>When the passage of each placed oral starts.</summary>
    public int[] Debut { get; }

    public int NonPlaces { get; private set; }

    /// <summary>How many placed orals are not where they were in the planning that is repaired.</summary>
    public int Changes { get; private set; }

    /// <summary>The cost of what is placed, in sixtieths, changes included at the price of the search.</summary>
    public long Cout { get; private set; }

    /// <summary>What guides without being paid: a half-full commission is worse than a full one and an empty one.</summary>
    public long Guide { get; private set; }

    public long Objectif => Cout + Guide + (NonPlaces * bareme.NonPlace);

    /// <summary>The cost with what is not placed, by which plans are ranked.</summary>
    public long CoutTotal => Cout + (NonPlaces * bareme.NonPlace);

    public ReadOnlySpan<int> Suite(int poste) => suites[poste].AsSpan(0, nombres[poste]);

    public int Nombre(int poste) => nombres[poste];

    public int[] Membres(int poste) => membres[poste];

    /// <summary>Minutes taken, battements included.</summary>
    public int Occupe(int poste) => occupes[poste];

    public ReadOnlySpan<int> Ouverts(int plage) => ouverts[plage].AsSpan(0, nombreDOuverts[plage]);

    public int Rang(int poste, int epreuve) => rangs[(poste * epreuves) + epreuve];

    public bool EstRecuse(int poste, int candidat) => (recuses[poste][candidat >> 6] >> (candidat & 63) & 1) != 0;

    /// <summary>The poste where the examiner sits in the plage, or <see cref="SessionDOraux.Aucun"/>.</summary>
    public int Siege(int examinateur, int plage) => sieges[(examinateur * t.Plages) + plage];

    public int ChargeDuJour(int examinateur, int jour) => chargesDuJour[(examinateur * t.Jours) + jour];

    public int Charge(int examinateur, int centre) => chargesDuCentre[(examinateur * t.Centres) + centre];

    public long CoutDeCandidat(int candidat) => coutsDeCandidat[candidat];

    /// <summary>The longest passage that the poste could still take, its battement left out, as far as one can see from its gaps alone.</summary>
    public int PlusGrandTrou(int poste) => trous[poste];

    /// <summary>Minutes that an open poste could still give to passages like its first one, all gaps together, were nobody given extra time.</summary>
    public int Vide(int poste) => vides[poste];

    public long CoutDePoste(int poste) => coutsDePoste[poste];

    /// <summary>Candidates preparing at each minute of the day, for a pair (centre, day).</summary>
    public ushort[] Preparations(int grille) => preparations[grille];

    /// <summary>From here changes can be undone.</summary>
    public void Mark() => journal.Clear();

    public void Undo() => journal.Undo(this, 0);

    /// <summary>The present point among the changes since the mark.</summary>
    public int Repere => journal.Nombre;

    /// <summary>Undoes the changes made since a point.</summary>
    public void UndoTo(int repere) => journal.Undo(this, repere);

    /// <summary>The changes made since a point, for <see cref="Redo"/> once they are undone.</summary>
    public Changement[] Since(int repere) => journal.Since(repere);

    public void Redo(ReadOnlySpan<Changement> changements) => Journal.Redo(this, changements);

    /// <summary>A free poste of the plage; <see cref="SessionDOraux.Aucun"/> when all rooms are taken.</summary>
    public int PosteLibre(int plage)
    {
        for (var k = t.PremierPoste[plage]; k < t.PremierPoste[plage] + t.PostesDe(plage); k++)
        {
            if (membres[k].Length == 0)
                return k;
        }

        return Aucun;
    }

    /// <summary>People take the seats of a poste, which may hold passages.</summary>
    public void Seat(int poste, int[] personnes)
    {
        var plage = t.PostePlage[poste];
        membres[poste] = personnes;
        places[poste] = nombreDOuverts[plage];
        ouverts[plage][nombreDOuverts[plage]++] = poste;
        var ensemble = recuses[poste];
        Array.Clear(ensemble);
        foreach (var x in personnes)
        {
            sieges[(x * t.Plages) + plage] = poste;
            Load(x, plage, nombres[poste]);
            var siens = t.Recuses[x];
            for (var i = 0; i < ensemble.Length; i++)
                ensemble[i] |= siens[i];
        }

        ChoixDeMembres.Rangs(t, personnes, rangs.AsSpan(poste * epreuves, epreuves));
        Price(poste);
        journal.Add(new Changement(Geste.Asseoir, poste, 0, personnes));
    }

    /// <summary>The people of a poste leave; its passages stay for those who will replace them.</summary>
    public void Unseat(int poste)
    {
        var plage = t.PostePlage[poste];
        var personnes = membres[poste];
        membres[poste] = [];
        var dernier = ouverts[plage][--nombreDOuverts[plage]];
        ouverts[plage][places[poste]] = dernier;
        places[dernier] = places[poste];
        foreach (var x in personnes)
        {
            sieges[(x * t.Plages) + plage] = Aucun;
            Load(x, plage, -nombres[poste]);
        }

        journal.Add(new Changement(Geste.Lever, poste, 0, personnes));
    }

    public void Place(int oral, int poste, int debut)
    {
        var (suite, n) = (suites[poste], nombres[poste]);
        if (n == suite.Length)
            suites[poste] = suite = Grown(suite);
        var i = n;
        for (; i > 0 && Debut[suite[i - 1]] > debut; i--)
            suite[i] = suite[i - 1];
        suite[i] = oral;
        nombres[poste] = n + 1;
        Poste[oral] = poste;
        Debut[oral] = debut;
        NonPlaces--;
        Moved(oral, poste, 1);
        journal.Add(new Changement(Geste.Placer, oral, poste, null, debut));
    }

    public void Remove(int oral)
    {
        var poste = Poste[oral];
        var suite = suites[poste];
        var n = --nombres[poste];
        var i = Array.IndexOf(suite, oral, 0, n + 1);
        Array.Copy(suite, i + 1, suite, i, n - i);
        Poste[oral] = Aucun;
        NonPlaces++;
        Moved(oral, poste, -1);
        journal.Add(new Changement(Geste.Retirer, oral, poste, null, Debut[oral]));
    }

    /// <summary>Removes an oral; a commission left without passages is closed and its people are free.</summary>
    public void Withdraw(int oral)
    {
        var poste = Poste[oral];
        Remove(oral);
        if (nombres[poste] == 0)
            Unseat(poste);
    }

    /// <summary>Removes everything, to take another planning.</summary>
    public void Clear()
    {
        for (var o = 0; o < t.Oraux; o++)
        {
            if (Poste[o] >= 0)
                Remove(o);
        }

        for (var k = 0; k < t.Postes; k++)
        {
            if (membres[k].Length > 0)
                Unseat(k);
        }

        journal.Clear();
    }

    private static int[] Grown(int[] suite)
    {
        Array.Resize(ref suite, Math.Max(8, suite.Length * 2));
        return suite;
    }

    private void Moved(int oral, int poste, int sens)
    {
        var plage = t.PostePlage[poste];
        var candidat = t.Candidat[oral];
        occupes[poste] += sens * (t.Duree[oral] + t.Battement[oral]);
        foreach (var x in membres[poste])
            Load(x, plage, sens);
        Price(poste);
        var cout = Attente.Cost(this, candidat);
        var changement = bareme.ChangementDe(t, oral, plage, Debut[oral]);
        Changes += changement > 0 ? sens : 0;
        Cout += cout - coutsDeCandidat[candidat] + (sens * changement);
        coutsDeCandidat[candidat] = cout;
        if (t.Preparation[oral] > 0)
        {
            var minutes = preparations[t.PlageGrille[plage]];
            var fin = Debut[oral] % Horloge.MinutesParJour;
            for (var m = fin - t.Preparation[oral]; m < fin; m++)
                minutes[m] = (ushort)(minutes[m] + sens);
        }
    }

    private void Load(int x, int plage, int passages)
    {
        if (passages == 0)
            return;
        chargesDuJour[(x * t.Jours) + t.PlageJour[plage]] += passages;
        ref var charge = ref chargesDuCentre[(x * t.Centres) + t.PlageCentre[plage]];
        var centre = t.PlageCentre[plage];
        Cout -= bareme.Desequilibre * equilibre.Ecart(centre);
        equilibre.Change(centre, charge, charge + passages);
        charge += passages;
        Cout += bareme.Desequilibre * equilibre.Ecart(centre);
    }

    // A poste holds a dozen passages: counting again is as quick as keeping counts.
    private void Price(int poste)
    {
        var (suite, n, plage) = (suites[poste], nombres[poste], t.PostePlage[poste]);
        var (debut, fin) = (t.PlageDebut[plage], t.PlageFin[plage]);
        var (cout, guide, large) = (0L, 0L, fin - debut);
        if (n > 0)
        {
            var (rang, trou, pas) = (0, 0, t.Pas[suite[0]]);
            var libre = debut + t.PreparationOrdinaire[suite[0]];
            large = Debut[suite[0]] - debut;
            var (vide, entiers, plus) = (0, 0, 0);
            for (var i = 0; i < n; i++)
            {
                var o = suite[i];
                rang = Math.Max(rang, rangs[(poste * epreuves) + t.Epreuve[o]]);
                var ecart = Math.Max(0, Debut[o] - libre);
                if (ecart > 0)
                {
                    (vide, entiers) = (vide + ecart, entiers + (ecart / pas));
                    large = Math.Max(large, ecart);
                    trou += i > 0 ? ecart : 0;
                }

                libre = Debut[o] + t.Duree[o] + t.Battement[o];
                plus += t.Supplement(o);
            }

            large = Math.Max(large, fin - libre);
            var reste = Math.Max(0, fin + t.Battement[suite[0]] - libre);
            vides[poste] = vide + reste + plus;
            cout = bareme.Ouverture + (rang * bareme.Repli) + (trou * bareme.TrouParMinute);
            guide = bareme.GuideDe(occupes[poste], fin - debut) + bareme.PerteDe((vides[poste] / pas) - entiers - (reste / pas), pas, fin - debut);
        }

        Cout += cout - coutsDePoste[poste];
        Guide += guide - guides[poste];
        (coutsDePoste[poste], guides[poste], trous[poste]) = (cout, guide, large);
    }
}
