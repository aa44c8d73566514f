using Parchemin.Planning.Oraux;

namespace Parchemin.Planning.Tests.Oraux;

/// <summary>The last orals of a session where teachers' half-days just suffice.</summary>
public sealed class DerniersOrauxTests
{
    [Theory]
    [InlineData(90, 1UL)]
    [InlineData(90, 2UL)]
    [InlineData(120, 3UL)]
    [InlineData(120, 4UL)]
    [InlineData(150, 5UL)]
    [InlineData(200, 6UL)]
    public void With_no_half_day_to_spare_everybody_has_a_place(int candidats, ulong graine)
    {
        var (document, session) = Sessions.Generated(new SessionGeneree(candidats, 1, 0, graine));
        var resultat = Planificateur.Solve(session, new DemandeDePlan { PasParOral = 0 });
        resultat.Plan.NonPlaces.ShouldBeEmpty();
        Sessions.Check(document, session, resultat).Violations.ShouldBeEmpty();
    }

    /// <summary>Tightening succeeds just where one order among all would do.</summary>
    [Fact]
    public void A_commission_is_tightened_exactly_when_some_order_holds_everybody()
    {
        var session = GenerateurDeSession.Make(new SessionGeneree(60, 1, 4, 7));
        var terrain = Decoupage.Cut(session, null).Single();
        var recherche = new Recherche(terrain, new Bareme(session, reparation: false), 1);
        recherche.Build(CancellationToken.None);
        var etat = recherche.Etat;
        var (insertion, serres, refuses) = (new Insertion(etat), 0, 0);
        var resserrement = new Resserrement(etat, insertion);
        for (var o = 0; o < terrain.Oraux; o++)
        {
            if (etat.Poste[o] < 0)
                continue;
            etat.Mark();
            etat.Remove(o);
            for (var poste = 0; poste < terrain.Postes; poste++)
            {
                if (etat.Nombre(poste) is 0 or > 5 || !insertion.IsOpen(o, poste))
                    continue;
                var possible = Orders(etat, insertion, poste, [.. etat.Suite(poste), o]);
                var repere = etat.Repere;
                var place = resserrement.Insert(o, poste);

                // Who has three orals may have to wait too long in the order that ends first, and not in another.
                if (!place && etat.Suite(poste).ToArray().Append(o).Any(a => terrain.NombreDOraux[terrain.Candidat[a]] > 2))
                    continue;
                place.ShouldBe(possible);
                (serres, refuses) = possible ? (serres + 1, refuses) : (serres, refuses + 1);
                etat.UndoTo(repere);
            }

            etat.Undo();
        }

        serres.ShouldBeGreaterThan(20);
        refuses.ShouldBeGreaterThan(20);
    }

    // Every order, each passage as early as it can.
    private static bool Orders(Etat etat, Insertion insertion, int poste, int[] oraux)
    {
        var repere = etat.Repere;
        foreach (var o in oraux.Where(o => etat.Poste[o] >= 0))
            etat.Remove(o);
        var tient = Follow(etat, insertion, poste, oraux, etat.Terrain.PlageDebut[etat.Terrain.PostePlage[poste]]);
        etat.UndoTo(repere);
        return tient;
    }

    private static bool Follow(Etat etat, Insertion insertion, int poste, int[] oraux, int libre)
    {
        var t = etat.Terrain;
        if (oraux.Length == 0)
            return etat.Suite(poste).ToArray().All(o => Attente.IsKept(etat, t.Candidat[o]));
        foreach (var o in oraux)
        {
            var debut = libre;
            while (debut < t.PlageFin[t.PostePlage[poste]] && !insertion.At(o, poste, debut).Existe)
                debut++;
            if (debut >= t.PlageFin[t.PostePlage[poste]])
                continue;
            var repere = etat.Repere;
            etat.Place(o, poste, debut);
            var tient = Follow(etat, insertion, poste, [.. oraux.Where(x => x != o)], debut + t.Duree[o] + t.Battement[o]);
            etat.UndoTo(repere);
            if (tient)
                return true;
        }

        return false;
    }
}
