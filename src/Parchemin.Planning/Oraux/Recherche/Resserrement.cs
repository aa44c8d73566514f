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
    private const int MaxOraux = 13;
    private const int Jamais = int.MaxValue;

    private readonly Etat etat;
    private readonly Terrain t;
    private readonly Insertion insertion;
    private readonly AutresOraux autres;
    private readonly int[] oraux = new int[MaxOraux];
    private readonly int[] fins = new int[1 << MaxOraux];
    private readonly sbyte[] derniers = new sbyte[1 << MaxOraux];
    private readonly int[] debuts = new int[MaxOraux];
    private int[] suivants = [];

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
        var n = etat.Nombre(poste) + 1;
        if (n > MaxOraux || !HasRoom(oral, poste) || !insertion.IsOpen(oral, poste))
            return false;
        etat.Suite(poste).CopyTo(oraux);
        oraux[n - 1] = oral;
        var repere = etat.Repere;
        while (etat.Nombre(poste) > 0)
            etat.Remove(etat.Suite(poste)[^1]);
        if (Order(poste, n) && PlaceAll(poste, n))
            return true;
        etat.UndoTo(repere);
        return false;
    }

    // The order does not look at two who prepare at once for the commission, plages that touch, two orals of one candidate, a third between two.
    private bool PlaceAll(int poste, int n)
    {
        for (var i = 0; i < n; i++)
        {
            if (!insertion.At(oraux[i], poste, debuts[i]).Existe)
                return false;
            etat.Place(oraux[i], poste, debuts[i]);
        }

        for (var i = 0; i < n; i++)
        {
            if (!Attente.IsKept(etat, t.Candidat[oraux[i]]))
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

    // Fills the hours and puts the orals in their order; false when no order holds them all.
    private bool Order(int poste, int n)
    {
        var plage = t.PostePlage[poste];
        var (debut, duree) = (t.PlageDebut[plage], t.PlageFin[plage] - t.PlageDebut[plage]);
        Read(n, plage, debut, duree);
        var tous = (1 << n) - 1;
        Array.Fill(fins, Jamais, 1, tous);
        fins[0] = 0;
        for (var ensemble = 0; ensemble < tous; ensemble++)
        {
            if (fins[ensemble] == Jamais)
                continue;
            for (var reste = tous & ~ensemble; reste != 0; reste &= reste - 1)
            {
                var i = BitOperations.TrailingZeroCount(reste);
                var commence = fins[ensemble] > duree ? Jamais : suivants[(i * (duree + 1)) + fins[ensemble]];
                if (commence == Jamais)
                    continue;
                var fin = commence + t.Duree[oraux[i]] + t.Battement[oraux[i]];
                if (fin < fins[ensemble | (1 << i)])
                    (fins[ensemble | (1 << i)], derniers[ensemble | (1 << i)]) = (fin, (sbyte)i);
            }
        }

        if (fins[tous] == Jamais)
            return false;
        Span<int> ordre = stackalloc int[n];
        for (var (ensemble, i) = (tous, n - 1); i >= 0; i--)
        {
            var dernier = derniers[ensemble];
            ordre[i] = oraux[dernier];
            debuts[i] = debut + fins[ensemble] - t.Duree[oraux[dernier]] - t.Battement[oraux[dernier]];
            ensemble &= ~(1 << dernier);
        }

        ordre.CopyTo(oraux);
        return true;
    }

    // For each oral, the first start at or after each minute that its candidate's other orals and the seats allow.
    private void Read(int n, int plage, int debut, int duree)
    {
        if (suivants.Length < n * (duree + 1))
            suivants = new int[MaxOraux * (duree + 1)];
        for (var i = 0; i < n; i++)
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
