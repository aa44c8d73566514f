namespace Parchemin.Planning.Oraux;

/// <summary>Takes some passages out of a state, near each other, so that placing them again may do better.</summary>
/// <remarks>Strings of consecutive passages of neighbouring commissions, after Christiaens and Vanden Berghe, « Slack induction by string removals », 2020.</remarks>
internal sealed class Ruine
{
    private readonly Etat etat;
    private readonly Terrain t;
    private readonly Alea alea;
    private readonly bool attenteLimitee;
    private readonly int[][] plagesDuJour;
    private int[] retires = new int[64];
    private int nombre;

    public Ruine(Etat etat, Alea alea)
    {
        this.etat = etat;
        this.alea = alea;
        t = etat.Terrain;
        attenteLimitee = t.NombreDOraux.Any(n => n > 2);
        plagesDuJour = new int[t.Jours][];
        for (var j = 0; j < t.Jours; j++)
            plagesDuJour[j] = [.. Enumerable.Range(0, t.Plages).Where(p => t.PlageJour[p] == j)];
    }

    /// <summary>The orals taken out since <see cref="Begin"/>.</summary>
    public Span<int> Retires => retires.AsSpan(0, nombre);

    public void Begin() => nombre = 0;

    /// <summary>Adds an oral that has no place to those that will be tried.</summary>
    public void Add(int oral)
    {
        if (nombre == retires.Length)
            Array.Resize(ref retires, nombre * 2);
        retires[nombre++] = oral;
    }

    /// <summary>One ruin of ordinary size around an oral.</summary>
    public void Around(int oral)
    {
        var poste = etat.Poste[oral];
        if (poste < 0)
            return;
        var plage = t.PostePlage[poste];
        switch (alea.Below(10))
        {
            case 0 or 1 or 2:
                Strings(poste, plage, 1 + alea.Below(4));
                break;
            case 3:
                Empty(Lightest(poste, plage));
                Strings(poste, plage, 1 + alea.Below(2));
                break;
            case 4:
                Empty(poste);
                Empty(AnyOpen(plage));
                break;
            case 5:
                Empty(Lightest(poste, plage));
                TakeSiblings();
                break;
            case 6:
                Scattered(2 + alea.Below(8));
                break;
            case 7 or 8:
                TakeAll(Dearest(t.Candidat[oral]));
                Scattered(alea.Below(2));
                break;
            default:
                TakeAll(Dearest(t.Candidat[oral]));
                String(poste);
                break;
        }
    }

    /// <summary>Takes an oral out; a commission left without passages is closed and its people are free.</summary>
    public void Take(int oral)
    {
        if (etat.Poste[oral] < 0 || t.DebutFixe[oral] >= 0)
            return;
        etat.Withdraw(oral);
        Add(oral);
        if (attenteLimitee && !Attente.IsKept(etat, t.Candidat[oral]))
            TakeAll(t.Candidat[oral]);
    }

    private void TakeAll(int candidat)
    {
        for (var o = t.PremierOral[candidat]; o < t.PremierOral[candidat] + t.NombreDOraux[candidat]; o++)
            Take(o);
    }

    private void Strings(int poste, int plage, int nombreDeSuites)
    {
        String(poste);
        for (var i = 1; i < nombreDeSuites; i++)
        {
            var autre = alea.Chance(0.15) ? alea.Below(t.Plages) : SamePlageOrDay(plage);
            if (AnyOpen(autre) is >= 0 and var k)
                String(k);
        }

        TakeSiblings();
    }

    private void String(int poste)
    {
        var n = etat.Nombre(poste);
        if (n == 0)
            return;
        var longueur = 1 + alea.Below(Math.Min(n, 8));
        var debut = alea.Below(n - longueur + 1);
        Span<int> suite = stackalloc int[longueur];
        etat.Suite(poste).Slice(debut, longueur).CopyTo(suite);
        foreach (var o in suite)
            Take(o);
    }

    private void Empty(int poste)
    {
        if (poste < 0)
            return;
        var suite = etat.Suite(poste).ToArray();
        foreach (var o in suite)
            Take(o);
    }

    private void Scattered(int combien)
    {
        for (var i = 0; i < combien; i++)
            TakeAll(alea.Below(t.Candidats));
    }

    /// <summary>Half of the candidates taken out, or waiting for a place, give all their orals: another day may have room for them.</summary>
    public void TakeSiblings()
    {
        var pris = nombre;
        for (var i = 0; i < pris; i++)
        {
            var candidat = t.Candidat[retires[i]];
            if (t.NombreDOraux[candidat] > 1 && alea.Chance(0.5))
                TakeAll(candidat);
        }
    }

    private int SamePlageOrDay(int plage)
    {
        if (alea.Chance(0.5))
            return plage;
        var plages = plagesDuJour[t.PlageJour[plage]];
        return plages[alea.Below(plages.Length)];
    }

    private int AnyOpen(int plage)
    {
        var ouverts = etat.Ouverts(plage);
        return ouverts.IsEmpty ? SessionDOraux.Aucun : ouverts[alea.Below(ouverts.Length)];
    }

    // Among a few candidates, the one whose hours cost most.
    private int Dearest(int candidat)
    {
        for (var i = 0; i < 3; i++)
        {
            var autre = alea.Below(t.Candidats);
            if (etat.CoutDeCandidat(autre) > etat.CoutDeCandidat(candidat))
                candidat = autre;
        }

        return candidat;
    }

    private int Lightest(int poste, int plage)
    {
        for (var i = 0; i < 4; i++)
        {
            var autre = AnyOpen(alea.Chance(0.5) ? plage : alea.Below(t.Plages));
            if (autre >= 0 && etat.Occupe(autre) < etat.Occupe(poste))
                poste = autre;
        }

        return poste;
    }
}
