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

    // Anonymised and dealt to all; the one who has the most is the absent one.
    private static async Task<string> DealtAsync(Salle salle)
    {
        await salle.AnonymizeAsync("U1");
        await salle.DistributeAsync("U1");
        return (await salle.ReadingsAsync("U1")).GroupBy(l => l["correcteur"]!).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).First().Key;
    }
}
