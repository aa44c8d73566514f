using System.Numerics;

namespace Parchemin.Planning.Oraux;

/// <summary>Places an oral in a commission that has no gap for it, by giving other hours to those whom the commission hears already.</summary>
/// <remarks>
/// Exact for one commission: the earliest end of each set of its orals, after Held and Karp, « A dynamic programming approach to sequencing
/// problems », 1962. The candidates' other orals stay where they are; where one of them has three, another order may do when this one does not.
/// </remarks>
internal sealed class Resserrement
{
    // The sets of so many orals are enumerated: twice as many for each oral more.
    private const int MaxOraux = 14;
    private const int Jamais = int.MaxValue;

    private readonly Etat etat;
    private readonly Terrain t;
    private readonly Insertion insertion;
    private readonly AutresOraux autres;
    private readonly int[] oraux = new int[MaxOraux];
    private readonly int[] fins = new int[1 << MaxOraux];
    private readonly int[] restes = new int[1 << MaxOraux];
    private readonly sbyte[] derniers = new sbyte[1 << MaxOraux];
    private int[] suivants = [];
    private int nombre;

    public Resserrement(Etat etat, Insertion insertion)
    {
        this.etat = etat;
        this.insertion = insertion;
        t = etat.Terrain;
        autres = new AutresOraux(etat);
    }

    /// <summary>True when the oral is placed; otherwise the state is what it was.</summary>
    public bool Insert(int oral, int poste)
    {
        if (etat.Nombre(poste) >= MaxOraux || !HasRoom(oral, poste) || !insertion.IsOpen(oral, poste))
            return false;
        var repere = etat.Repere;
        Weigh(oral, poste, tousRestent: true);
        return Place(poste, Tous, repere);
    }

    /// <summary>Weighs at once, for each passage of the commission, what <see cref="Replace"/> would do: the oral instead of it. False when there are too many.</summary>
    public bool Prepare(int oral, int poste)
    {
        if (etat.Nombre(poste) >= MaxOraux)
            return false;
        var repere = etat.Repere;
        Weigh(oral, poste, tousRestent: false);
        etat.UndoTo(repere);
        return true;
    }

    /// <summary>True when the oral that was prepared is placed instead of a passage of the commission; otherwise the state is what it was.</summary>
    /// <param name="rang">Of the passage, in the order of the hours when it was prepared; the commission is again as it was then.</param>
    public bool Replace(int poste, int rang)
    {
        if (fins[Tous & ~(1 << rang)] == Jamais)
            return false;
        var repere = etat.Repere;
        Empty(poste);
        return Place(poste, Tous & ~(1 << rang), repere);
    }

    private int Tous => (1 << nombre) - 1;

    // The commission is empty when its orals, and the one that comes, are weighed.
    private void Weigh(int oral, int poste, bool tousRestent)
    {
        etat.Suite(poste).CopyTo(oraux);
        nombre = etat.Nombre(poste);
        oraux[nombre++] = oral;
        Empty(poste);
        Fill(poste, tousRestent);
    }

    private void Empty(int poste)
    {
        while (etat.Nombre(poste) > 0)
            etat.Remove(etat.Suite(poste)[^1]);
    }

    // The order does not look at two who prepare at once for the commission, plages that touch, two orals of one candidate, a third between two.
    private bool Place(int poste, int ensemble, int repere)
    {
        if (fins[ensemble] != Jamais && PlaceAll(poste, ensemble))
            return true;
        etat.UndoTo(repere);
        return false;
    }

    private bool PlaceAll(int poste, int ensemble)
    {
        Span<(int Oral, int Debut)> passages = stackalloc (int, int)[BitOperations.PopCount((uint)ensemble)];
        for (var i = passages.Length - 1; i >= 0; i--)
        {
            var dernier = derniers[ensemble];
            passages[i] = (oraux[dernier], t.PlageDebut[t.PostePlage[poste]] + fins[ensemble] - t.Duree[oraux[dernier]] - t.Battement[oraux[dernier]]);
            ensemble &= ~(1 << dernier);
        }

        foreach (var (oral, debut) in passages)
        {
            if (!insertion.At(oral, poste, debut).Existe)
                return false;
            etat.Place(oral, poste, debut);
        }

        foreach (var (oral, _) in passages)
        {
            if (!Attente.IsKept(etat, t.Candidat[oral]))
                return false;
        }

        return true;
    }

    private bool HasRoom(int oral, int poste)
    {
        var plage = t.PostePlage[poste];
        var (preparation, battement) = (t.Preparation[oral], t.Battement[oral]);
        foreach (var o in etat.Suite(poste))
            (preparation, battement) = (Math.Min(preparation, t.Preparation[o]), Math.Max(battement, t.Battement[o]));
        return etat.Occupe(poste) + t.Duree[oral] + t.Battement[oral] <= t.PlageFin[plage] - t.PlageDebut[plage] - preparation + battement;
    }

    // The earliest end of each set of orals, and which of them is then the last; never for a set after which the others have no more time.
    private void Fill(int poste, bool tousRestent)
    {
        var plage = t.PostePlage[poste];
        var (debut, duree) = (t.PlageDebut[plage], t.PlageFin[plage] - t.PlageDebut[plage]);
        Read(plage, debut, duree);
        Array.Fill(fins, Jamais, 1, Tous);
        (fins[0], restes[0]) = (0, 0);
        Span<int> tenus = stackalloc int[nombre];
        var (sorti, battement) = (0, 0);
        for (var i = 0; i < nombre; i++)
        {
            tenus[i] = t.Duree[oraux[i]] + t.Battement[oraux[i]];
            restes[0] += tenus[i];
            battement = Math.Max(battement, t.Battement[oraux[i]]);
            sorti = tousRestent || i == nombre - 1 ? sorti : Math.Max(sorti, tenus[i]);
        }

        var fermeture = duree + battement + sorti;
        for (var ensemble = 0; ensemble < Tous; ensemble++)
        {
            if (ensemble > 0)
                restes[ensemble] = restes[ensemble & (ensemble - 1)] - tenus[BitOperations.TrailingZeroCount(ensemble)];
            if (fins[ensemble] == Jamais || fins[ensemble] + restes[ensemble] > fermeture)
                continue;
            for (var reste = Tous & ~ensemble; reste != 0; reste &= reste - 1)
            {
                var i = BitOperations.TrailingZeroCount(reste);
                var commence = fins[ensemble] > duree ? Jamais : suivants[(i * (duree + 1)) + fins[ensemble]];
                if (commence == Jamais)
                    continue;
                var fin = commence + tenus[i];
                if (fin < fins[ensemble | (1 << i)])
                    (fins[ensemble | (1 << i)], derniers[ensemble | (1 << i)]) = (fin, (sbyte)i);
            }
        }
    }

    // For each oral, the first start at or after each minute that its candidate's other orals and the seats allow.
    private void Read(int plage, int debut, int duree)
    {
        if (suivants.Length < nombre * (duree + 1))
            suivants = new int[MaxOraux * (duree + 1)];
        for (var i = 0; i < nombre; i++)
        {
            var o = oraux[i];
            autres.Read(o);
            var suivant = Jamais;
            for (var m = duree; m >= 0; m--)
            {
                var permis = m >= t.Preparation[o] && m + t.Duree[o] <= duree && (t.DebutFixe[o] < 0 || t.DebutFixe[o] == debut + m)
                    && autres.Cost(debut + m - t.Preparation[o], debut + m + t.Duree[o]) != AutresOraux.Interdit
                    && insertion.HasSeat(o, plage, debut + m);
                suivants[(i * (duree + 1)) + m] = suivant = permis ? m : suivant;
            }
        }
    }
}
