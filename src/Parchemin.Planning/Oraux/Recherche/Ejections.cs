namespace Parchemin.Planning.Oraux;

/// <summary>Finds a place for the last orals by taking that of others, who are then to be placed in their turn.</summary>
/// <remarks>Those who were hard to place are put out less and less, after Nagata and Bräysy, « A powerful route minimization heuristic », 2009.</remarks>
internal sealed class Ejections
{
    private readonly Etat etat;
    private readonly Terrain t;
    private readonly Alea alea;
    private readonly Insertion insertion;
    private readonly Resserrement resserrement;
    private readonly Func<int, int[], bool> inserer;
    private readonly int[] peines;
    private readonly int[] jours;

    /// <param name="inserer">Places an oral in a gap, or in a commission to be opened, others of a list waiting too.</param>
    public Ejections(Etat etat, Insertion insertion, Alea alea, Func<int, int[], bool> inserer)
    {
        (this.etat, this.insertion, this.alea, this.inserer) = (etat, insertion, alea, inserer);
        t = etat.Terrain;
        resserrement = new Resserrement(etat, insertion);
        peines = new int[t.Candidats];
        Array.Fill(peines, 1);
        jours = [.. Enumerable.Range(0, t.Jours)];
    }

    /// <summary>Places all the orals of the candidate on the day where those whom he puts out were the easiest to place so far, if there is one.</summary>
    public void Place(int candidat)
    {
        var oraux = t.LongestFirst(candidat).ToArray();
        Changement[] meilleur = [];
        var peine = int.MaxValue;
        alea.Shuffle(jours);
        foreach (var jour in jours.Where(j => Array.Exists(t.PlagesDe[candidat], p => t.PlageJour[p] == j)))
        {
            etat.Mark();
            insertion.Jour = jour;
            if (PlaceOn(jour, oraux) is { } p && p < peine)
                (peine, meilleur) = (p, etat.Since(0));
            insertion.Jour = SessionDOraux.Aucun;
            etat.Undo();
            if (peine == 0)
                break;
        }

        peines[candidat] += peine > 0 ? 1 : 0;
        etat.Redo(meilleur);
        etat.Mark();
    }

    // What those who are put out are worth; null when the day cannot take all the orals.
    private int? PlaceOn(int jour, int[] oraux)
    {
        foreach (var o in oraux)
        {
            if (etat.Poste[o] < 0 || t.PlageJour[t.PostePlage[etat.Poste[o]]] == jour)
                continue;
            if (t.DebutFixe[o] >= 0)
                return null;
            etat.Withdraw(o);
        }

        var peine = 0;
        foreach (var o in oraux)
        {
            if (etat.Poste[o] >= 0 || inserer(o, oraux) || Tighten(o))
                continue;
            if (PutSomebodyOut(o) is not { } plus)
                return null;
            peine += plus;
        }

        return peine;
    }

    private bool Tighten(int oral) => Array.Exists(Commissions(oral), k => resserrement.Insert(oral, k));

    // The oral takes the place of the one whose candidate was the easiest to place so far.
    private int? PutSomebodyOut(int oral)
    {
        Changement[] meilleur = [];
        var peine = int.MaxValue;
        foreach (var poste in Commissions(oral))
        {
            var suite = etat.Suite(poste).ToArray();
            if (!Array.Exists(suite, MayLeave) || !resserrement.Prepare(oral, poste))
                continue;
            for (var i = 0; i < suite.Length; i++)
            {
                var repere = etat.Repere;
                if (MayLeave(suite[i]) && resserrement.Replace(poste, i) && Attente.IsKept(etat, t.Candidat[suite[i]]))
                    (peine, meilleur) = (peines[t.Candidat[suite[i]]], etat.Since(repere));
                etat.UndoTo(repere);
            }
        }

        if (meilleur.Length == 0)
            return null;
        etat.Redo(meilleur);
        return peine;

        bool MayLeave(int autre) => t.DebutFixe[autre] < 0 && t.Candidat[autre] != t.Candidat[oral] && peines[t.Candidat[autre]] < peine;
    }

    // Those that may hear the oral, full or not, in any order.
    private int[] Commissions(int oral)
    {
        List<int> postes = [];
        foreach (var plage in insertion.PlagesPour(oral))
        {
            foreach (var poste in etat.Ouverts(plage))
            {
                if (etat.Rang(poste, t.Epreuve[oral]) >= 0 && !etat.EstRecuse(poste, t.Candidat[oral]))
                    postes.Add(poste);
            }
        }

        var commissions = postes.ToArray();
        alea.Shuffle(commissions);
        return commissions;
    }
}
