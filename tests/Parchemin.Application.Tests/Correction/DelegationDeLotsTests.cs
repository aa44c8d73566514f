namespace Parchemin.Application.Tests;

/// <summary>The scripts of an absent corrector go to others: never to who teaches the candidate or reads the script already, evenly, and nothing else moves.</summary>
public sealed class DelegationDeLotsTests
{
    [Fact]
    public async Task What_is_not_marked_goes_to_others_as_it_was_shown_and_what_is_marked_stays()
    {
        await using var salle = await Salle.NewAsync([8, 8, 8], [1, 1, 1]);
        var absent = await DealtAsync(salle);
        var avant = await salle.ReadingsAsync("U1");
        var siennes = avant.Where(l => l["correcteur"] == absent).ToList();
        var copies = siennes.GroupBy(l => l["inscription"]).ToList();
        foreach (var marquee in copies.Take(2).SelectMany(c => c))
            (await salle.MarkAsync(marquee, "12")).Refus.ShouldBeNull();
        var autres = salle.Correcteurs.Where(c => c != absent).ToList();
        var vue = await DelegationDeLots.ReadAsync(salle.Guichet, salle.Gestionnaire, salle.Session, "U1", absent, autres);
        (vue.Copies.Count, vue.Marquees).ShouldBe((copies.Count - 2, 2));
        (await salle.ReadingsAsync("U1")).Select(l => (l.Id, l["correcteur"])).ShouldBe(avant.Select(l => (l.Id, l["correcteur"])), ignoreOrder: true, "un aperçu ne change rien");
        var faite = await salle.Guichet.RunAsync(salle.Gestionnaire, new DeleguerDesCopies(salle.Session, "U1", absent, autres, vue.Empreinte), new Circonstances("Maladie"));
        faite.Copies.ShouldBe(vue.Copies.Count - vue.SansRepreneur);
        var apres = (await salle.ReadingsAsync("U1")).ToDictionary(l => l.Id, StringComparer.Ordinal);
        foreach (var copie in vue.Copies)
            copie.Parties.ShouldAllBe(p => apres[p.Id]["correcteur"] == (copie.Vers ?? absent), "les parties d'une copie vont ensemble");
        foreach (var l in avant.Where(l => l["correcteur"] != absent))
            (apres[l.Id]["correcteur"], apres[l.Id]["lot"]).ShouldBe((l["correcteur"], l["lot"]), "rien d'autre ne bouge");
        foreach (var l in apres.Values)
            salle.Correcteurs.IndexOf(l["correcteur"]!).ShouldNotBe(salle.Lycees.IndexOf(salle.LyceeOf(l["inscription"]!)));
        apres.Values.GroupBy(l => l["lot"]).ShouldAllBe(lot => lot.Select(l => l["correcteur"]).Distinct().Count() == 1);

        // What was looked at is what is done: the same proposal no longer stands.
        (await salle.Guichet.RefusalAsync(salle.Gestionnaire, new DeleguerDesCopies(salle.Session, "U1", absent, autres, vue.Empreinte)))!.Code.ShouldBeOneOf("DELEGATION-PERIMEE", "RIEN-A-DELEGUER");
        await salle.Guichet.RunAsync(salle.Gestionnaire, new AnnulerUnLot(faite.Lot));
        (await salle.ReadingsAsync("U1")).Count(l => l["correcteur"] == absent).ShouldBe(siennes.Count, "annulée, la délégation rend tout");
    }

    [Fact]
    public async Task Nobody_takes_his_own_students_and_an_absent_one_is_not_his_own_substitute()
    {
        await using var salle = await Salle.NewAsync([6, 0], [1, 2]);
        var absent = await DealtAsync(salle);
        (await salle.Guichet.RefusalAsync(salle.Gestionnaire, new DeleguerDesCopies(salle.Session, "U1", absent, [salle.Correcteurs[0]])))!.Code.ShouldBe("RIEN-A-DELEGUER");
        (await salle.Guichet.RefusalAsync(salle.Gestionnaire, new DeleguerDesCopies(salle.Session, "U1", absent, [absent])))!.Code.ShouldBe("REPRENEUR-ABSENT");
        (await salle.Guichet.RefusalAsync(salle.Gestionnaire, new DeleguerDesCopies(salle.Session, "U1", absent, [])))!.Code.ShouldBe("CORRECTEURS-ABSENTS");
    }

    [Fact]
    public async Task When_all_the_colleagues_are_recused_each_is_told_why_with_the_remedy()
    {
        await using var salle = await Salle.NewAsync([6, 0, 0], [1, 1, 1]);
        await salle.AnonymizeAsync("U1");
        // Only the second may read; the third teaches there for a part of his week.
        await salle.Guichet.CreateAsync(Acteur.Systeme, Genres.Mandat, ("personne", salle.Correcteurs[2]), ("role", "equipe"), ("organisation", salle.Lycees[0]));
        await salle.DistributeAsync("U1");
        var (absent, autres) = (salle.Correcteurs[1], new[] { salle.Correcteurs[0], salle.Correcteurs[2] });
        var vue = await DelegationDeLots.ReadAsync(salle.Guichet, salle.Gestionnaire, salle.Session, "U1", absent, autres);
        vue.Repreneurs.Select(r => (r.Recues, r.SesEleves, r.DejaLues, r.Empechement)).ShouldBe([(0, 6, 0, "6 de ses élèves"), (0, 6, 0, "6 de ses élèves")]);
        var refus = (await salle.Guichet.RefusalAsync(salle.Gestionnaire, new DeleguerDesCopies(salle.Session, "U1", absent, autres)))!;
        refus.Code.ShouldBe("RIEN-A-DELEGUER");
        refus.Message.ShouldContain("6 de ses élèves");
        refus.Message.ShouldContain("mandat d'évaluateur");
        (await salle.ReadingsAsync("U1")).ShouldAllBe(l => l["correcteur"] == absent, "rien n'est fait à moitié");
    }

    [Fact]
    public async Task Who_takes_scripts_may_be_absent_in_turn_and_who_came_back_may_be_absent_again()
    {
        await using var salle = await Salle.NewAsync([12, 0, 0], [0, 2, 2]);
        var guichet = salle.Guichet;
        await salle.AnonymizeAsync("U31");
        await guichet.RunAsync(salle.Gestionnaire, new DistribuerLesLots(salle.Session, "U31", [salle.Correcteurs[0]]));
        var (un, deux, trois) = (salle.Correcteurs[0], salle.Correcteurs[1], salle.Correcteurs[2]);
        (await salle.MarkAsync((await salle.ReadingsAsync("U31"))[0], "12")).Refus.ShouldBeNull();
        var premiere = await DelegateAsync(un, deux);
        (premiere.Copies, await HasAsync(un), await HasAsync(deux)).ShouldBe((11, 1, 11));
        (await salle.MarkAsync((await salle.ReadingsAsync("U31")).First(l => l["correcteur"] == deux), "9")).Refus.ShouldBeNull();
        // The second is absent in turn: what both have marked stays theirs.
        (await DelegateAsync(deux, trois)).Copies.ShouldBe(10);
        (await HasAsync(un), await HasAsync(deux), await HasAsync(trois)).ShouldBe((1, 1, 10));
        (await guichet.RefusalAsync(salle.Gestionnaire, new AnnulerUnLot(premiere.Lot)))!.Nature.ShouldBe(NatureDeRefus.Conflit, "la première délégation est dépassée");
        // The first comes back, takes them, and is absent again.
        (await DelegateAsync(trois, un)).Copies.ShouldBe(10);
        (await DelegateAsync(un, deux)).Copies.ShouldBe(10);
        (await HasAsync(un), await HasAsync(deux), await HasAsync(trois)).ShouldBe((1, 11, 0));
        (await salle.ReadingsAsync("U31")).Count(l => !ValeurDeCopie.Given(l).Manque).ShouldBe(2, "aucune note n'est perdue");

        Task<DelegationFaite> DelegateAsync(string absent, string vers) => guichet.RunAsync(salle.Gestionnaire, new DeleguerDesCopies(salle.Session, "U31", absent, [vers]));
        async Task<int> HasAsync(string correcteur) => (await salle.ReadingsAsync("U31")).Count(l => l["correcteur"] == correcteur);
    }

    // Anonymised and dealt to all; the one who has the most is the absent one.
    private static async Task<string> DealtAsync(Salle salle)
    {
        await salle.AnonymizeAsync("U1");
        await salle.DistributeAsync("U1");
        return (await salle.ReadingsAsync("U1")).GroupBy(l => l["correcteur"]!).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).First().Key;
    }
}
