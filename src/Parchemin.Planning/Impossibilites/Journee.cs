using Parchemin.Planning.Oraux;

namespace Parchemin.Planning.Impossibilites;

/// <summary>Whether the orals of one candidate can follow each other, were he alone: each as early as it can, in every order.</summary>
internal sealed class Journee(SessionDOraux session, Ouvertures ouvertures)
{
    // Beyond so many orals the orders are too many and nothing is concluded.
    private const int MaxOraux = 6;

    /// <summary>The candidate's orals when no day (or, without the rule of the single day, no stretch of days) can take them all.</summary>
    public Manque? Find(int candidat)
    {
        var c = session.Candidats[candidat];
        if (c.NombreDOraux is < 2 or > MaxOraux)
            return null;
        int[] oraux = [.. Enumerable.Range(c.PremierOral, c.NombreDOraux)];
        var plagesDe = oraux.Select(o => Enumerable.Range(0, session.Plages.Length).Where(p => ouvertures.IsOpen(o, p)).OrderBy(p => session.Plages[p].Debut).ToArray()).ToArray();
        int?[] jours = session.Regles.MemeJour ? [.. plagesDe[0].Select(p => (int?)session.Plages[p].Jour).Distinct()] : [null];
        return jours.Any(jour => Follow(oraux, plagesDe, jour, 0, int.MinValue / 2)) ? null : new Manque(NatureDImpossibilite.JourneeDuCandidat, null, oraux, oraux.Length, oraux.Length - 1);
    }

    // As early as possible is best: the wait between orals is not looked at here.
    private bool Follow(int[] oraux, int[][] plagesDe, int? jour, int places, int libre)
    {
        if (places == (1 << oraux.Length) - 1)
            return true;
        for (var i = 0; i < oraux.Length; i++)
        {
            if ((places & (1 << i)) == 0 && Earliest(oraux[i], plagesDe[i], jour, libre) is { } fin && Follow(oraux, plagesDe, jour, places | (1 << i), fin + session.Regles.EcartMin))
                return true;
        }

        return false;
    }

    private int? Earliest(int oral, int[] plages, int? jour, int libre)
    {
        var o = session.Oraux[oral];
        int? tot = null;
        foreach (var p in plages.Select(p => session.Plages[p]).Where(p => jour is null || p.Jour == jour))
        {
            var debut = ouvertures.FixeDe(oral) is { } fixe ? fixe.Debut - o.Preparation : Math.Max(libre, p.Debut);
            if (debut >= libre && debut + o.Duree <= p.Fin)
                tot = Math.Min(tot ?? int.MaxValue, debut + o.Duree);
        }

        return tot;
    }
}
