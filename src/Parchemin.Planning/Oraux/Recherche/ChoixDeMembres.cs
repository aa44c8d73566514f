namespace Parchemin.Planning.Oraux;

/// <summary>Composes commissions: who sits together for an oral in a plage, and who may take another's seat.</summary>
internal sealed class ChoixDeMembres
{
    private const double HorsDeRang = 0.1;

    private readonly Etat etat;
    private readonly Terrain t;
    private readonly Alea alea;
    private readonly double[] notes;
    private readonly int[] choisis = new int[8];
    private readonly double[] rarete;

    public ChoixDeMembres(Etat etat, Alea alea)
    {
        this.etat = etat;
        this.alea = alea;
        t = etat.Terrain;
        notes = new double[t.Examinateurs];
        rarete = [.. Enumerable.Range(0, t.Examinateurs).Select(x => (double)Utilites(x))];
    }

    /// <summary>People free in the plage who fill the best possible composition for the oral; empty when nobody can.</summary>
    /// <param name="attente">Orals still to place: people whom fewer of them are refused are preferred.</param>
    public int[] Compose(int oral, int plage, ReadOnlySpan<int> attente)
    {
        var candidat = t.Candidat[oral];
        var (jour, centre) = (t.PlageJour[plage], t.PlageCentre[plage]);
        foreach (var x in t.Presents[plage])
        {
            notes[x] = double.MaxValue;
            if (etat.Siege(x, plage) >= 0 || IsRefused(x, candidat) || etat.ChargeDuJour(x, jour) >= t.MaxParJour[x])
                continue;
            var refus = 0;
            foreach (var o in attente)
                refus += IsRefused(x, t.Candidat[o]) ? 1 : 0;
            notes[x] = (4 * alea.Part()) + rarete[x] + (refus * 6.0 / Math.Max(1, attente.Length)) + (etat.Charge(x, centre) * 0.05);
        }

        // A composition of a lower rank is dearer, and sometimes takes several épreuves where the regular one cannot.
        var compositions = t.Compositions[t.Epreuve[oral]];
        var premiere = alea.Chance(HorsDeRang) ? alea.Below(compositions.Length) : 0;
        for (var r = 0; r < compositions.Length; r++)
        {
            var sieges = compositions[(premiere + r) % compositions.Length];
            if (Fill(sieges, 0, plage))
            {
                var membres = choisis.AsSpan(0, sieges.Length).ToArray();
                Array.Sort(membres);
                return membres;
            }
        }

        return [];
    }

    /// <summary>Tries to give a seat of an open commission to somebody else, free or from another commission of the plage; true when done.</summary>
    public bool Exchange(int poste)
    {
        var plage = t.PostePlage[poste];
        var actuels = etat.Membres(poste);
        var siege = alea.Below(actuels.Length);
        var presents = t.Presents[plage];
        var nouveau = presents[alea.Below(presents.Length)];
        var autre = etat.Siege(nouveau, plage);
        if (autre == poste)
            return false;
        var ici = With(actuels, siege, nouveau);
        if (autre < 0)
        {
            if (!Fits(poste, ici))
                return false;
            etat.Unseat(poste);
            etat.Seat(poste, ici);
            return true;
        }

        var membresLa = etat.Membres(autre);
        var la = With(membresLa, Array.IndexOf(membresLa, nouveau), actuels[siege]);
        if (!Fits(poste, ici) || !Fits(autre, la))
            return false;
        etat.Unseat(poste);
        etat.Unseat(autre);
        etat.Seat(poste, ici);
        etat.Seat(autre, la);
        return true;
    }

    /// <summary>True when these people could take over all the passages of the poste.</summary>
    public bool Fits(int poste, int[] membres)
    {
        var plage = t.PostePlage[poste];
        var jour = t.PlageJour[plage];
        var suite = etat.Suite(poste);
        Span<sbyte> rangs = stackalloc sbyte[t.Compositions.Length];
        Rangs(t, membres, rangs);
        foreach (var x in membres)
        {
            // Those who already sit in the plage bring their passages of the day with them; counting them twice only refuses more.
            var charge = etat.ChargeDuJour(x, jour);
            var siege = etat.Siege(x, plage);
            if (siege >= 0)
                charge -= etat.Nombre(siege);
            if (charge + suite.Length > t.MaxParJour[x])
                return false;
            if (t.Voisines[plage].Length > 0 && IsBusy(x, plage, suite))
                return false;
        }

        foreach (var o in suite)
        {
            if (rangs[t.Epreuve[o]] < 0)
                return false;
            foreach (var x in membres)
            {
                if (IsRefused(x, t.Candidat[o]))
                    return false;
            }
        }

        return true;
    }

    /// <summary>For each épreuve the rank of the first composition that the people fill exactly.</summary>
    public static void Rangs(Terrain t, ReadOnlySpan<int> personnes, Span<sbyte> rangs)
    {
        for (var e = 0; e < rangs.Length; e++)
        {
            rangs[e] = SessionDOraux.Aucun;
            var compositions = t.Compositions[e];
            for (var r = 0; r < compositions.Length && rangs[e] < 0; r++)
            {
                if (compositions[r].Length == personnes.Length && Sit(t, compositions[r].AsSpan(), personnes, 0))
                    rangs[e] = (sbyte)Math.Min(r, sbyte.MaxValue);
            }
        }
    }

    public bool IsRefused(int x, int candidat) => (t.Recuses[x][candidat >> 6] >> (candidat & 63) & 1) != 0;

    private static bool Sit(Terrain t, ReadOnlySpan<int> sieges, ReadOnlySpan<int> personnes, int assis)
    {
        if (sieges.IsEmpty)
            return true;
        for (var i = 0; i < personnes.Length; i++)
        {
            if ((assis & (1 << i)) == 0 && t.Qualites[personnes[i]][sieges[0]] && Sit(t, sieges[1..], personnes, assis | (1 << i)))
                return true;
        }

        return false;
    }

    private bool IsBusy(int x, int plage, ReadOnlySpan<int> suite)
    {
        foreach (var voisine in t.Voisines[plage])
        {
            if (etat.Siege(x, voisine) is not (>= 0 and var autre))
                continue;
            foreach (var a in etat.Suite(autre))
            {
                foreach (var o in suite)
                {
                    if (etat.Debut[a] < etat.Debut[o] + t.Duree[o] + t.Battement[o] && etat.Debut[o] < etat.Debut[a] + t.Duree[a] + t.Battement[a])
                        return true;
                }
            }
        }

        return false;
    }

    // Seat after seat, the best noted person first; steps back when the rest cannot be filled.
    private bool Fill(System.Collections.Immutable.ImmutableArray<int> sieges, int siege, int plage)
    {
        if (siege == sieges.Length)
            return true;
        var essayes = 0;
        var borne = double.MinValue;
        while (essayes++ < 12)
        {
            var (meilleur, note) = (-1, double.MaxValue);
            foreach (var x in t.Presents[plage])
            {
                if (notes[x] < note && notes[x] > borne && t.Qualites[x][sieges[siege]] && !choisis.AsSpan(0, siege).Contains(x))
                    (meilleur, note) = (x, notes[x]);
            }

            if (meilleur < 0)
                return false;
            choisis[siege] = meilleur;
            if (Fill(sieges, siege + 1, plage))
                return true;
            borne = note;
        }

        return false;
    }

    // A person whom several seats want is kept for them as long as others will do.
    private int Utilites(int x)
    {
        var qualites = t.Compositions.SelectMany(c => c.SelectMany(s => s)).Distinct().Count(q => t.Qualites[x][q]);
        return Math.Max(0, qualites - 1);
    }

    private static int[] With(int[] membres, int siege, int nouveau)
    {
        var resultat = (int[])membres.Clone();
        resultat[siege] = nouveau;
        Array.Sort(resultat);
        return resultat;
    }
}
