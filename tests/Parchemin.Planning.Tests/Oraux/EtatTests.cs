using System.Collections.Immutable;
using Parchemin.Planning.Oraux;

namespace Parchemin.Planning.Tests.Oraux;

public sealed class EtatTests
{
    /// <summary>The cost kept change after change, trials undone included, is the one counted from the finished plan.</summary>
    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    [InlineData(3UL)]
    public void The_cost_kept_up_to_date_is_the_cost_counted_from_the_plan(ulong graine)
    {
        var session = GenerateurDeSession.Make(new SessionGeneree(40, 1, 8, graine));
        var terrain = Decoupage.Cut(session, null).ShouldHaveSingleItem();
        var recherche = new Recherche(terrain, new Bareme(session, reparation: false), graine);
        recherche.Build(CancellationToken.None);
        recherche.Run(0, 1, 500, null, CancellationToken.None);
        var courant = Instantane.Of(recherche.Etat);
        var plan = Assemblage.Of(session, [(terrain, courant)], null);
        MesureDeCout.Of(session, plan).Total.ShouldBe(recherche.Etat.Cout);
        plan.NonPlaces.Length.ShouldBe(recherche.Etat.NonPlaces);
    }

    /// <summary>What the insertion says a place costs is what the price rises by once the oral is there.</summary>
    [Fact]
    public void A_place_costs_what_was_foretold()
    {
        var session = GenerateurDeSession.Make(new SessionGeneree(60, 1, 12, 2));
        session = session with { Couts = session.Couts with { Desequilibre = 0 } };
        var terrain = Decoupage.Cut(session, null).Single();
        var recherche = new Recherche(terrain, new Bareme(session, reparation: false), 1);
        recherche.Build(CancellationToken.None);
        var etat = recherche.Etat;
        var (insertion, essais) = (new Insertion(etat), 0);
        for (var o = 0; o < terrain.Oraux; o++)
        {
            if (etat.Poste[o] < 0 || etat.Nombre(etat.Poste[o]) < 2)
                continue;
            var (poste, debut) = (etat.Poste[o], etat.Debut[o]);
            etat.Remove(o);
            var sans = etat.Objectif - etat.Bareme.NonPlace;
            var endroit = insertion.BestOpen(o, new Alea(1), saut: 0);
            etat.Place(o, endroit.Poste, endroit.Debut);
            (etat.Objectif - sans).ShouldBe(endroit.Cout);
            etat.Remove(o);
            etat.Place(o, poste, debut);
            essais++;
        }

        essais.ShouldBeGreaterThan(50);
    }

    [Fact]
    public void Undoing_gives_back_every_place_member_and_price()
    {
        var session = GenerateurDeSession.Make(new SessionGeneree(30, 1, 8, 9));
        var terrain = Decoupage.Cut(session, null).Single();
        var recherche = new Recherche(terrain, new Bareme(session, reparation: false), 1);
        recherche.Build(CancellationToken.None);
        var etat = recherche.Etat;
        var (postes, debuts, objectif) = (etat.Poste.ToImmutableArray(), etat.Debut.ToImmutableArray(), etat.Objectif);
        var membres = Enumerable.Range(0, terrain.Postes).Select(etat.Membres).ToList();
        etat.Mark();
        var ruine = new Ruine(etat, new Alea(4));
        for (var i = 0; i < 20; i++)
            ruine.Around(i);
        etat.Objectif.ShouldNotBe(objectif);
        etat.Undo();
        etat.Poste.ShouldBe(postes);
        etat.Debut.Where((_, o) => postes[o] >= 0).ShouldBe(debuts.Where((_, o) => postes[o] >= 0));
        Enumerable.Range(0, terrain.Postes).Select(etat.Membres).ShouldBe(membres);
        etat.Objectif.ShouldBe(objectif);
    }
}
