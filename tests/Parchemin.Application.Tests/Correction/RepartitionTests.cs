namespace Parchemin.Application.Tests;

/// <summary>Scripts given to correctors: never one's own students, and nobody has more than he must.</summary>
public sealed class RepartitionTests
{
    // The least possible greatest load, by flows: is there a way to give everything when nobody takes more than a ceiling?
    private static int Least(List<IReadOnlySet<int>> interdits, int[] charges)
    {
        for (var plafond = 0; ; plafond++)
        {
            var places = charges.Select(c => plafond - c).ToArray();
            var tenues = Enumerable.Repeat(-1, interdits.Count).ToArray();
            if (Enumerable.Range(0, interdits.Count).All(i => interdits[i].Count == charges.Length || Place(i, interdits, places, tenues, new bool[charges.Length])))
                return Math.Max(plafond, charges.Max());
        }
    }

    private static bool Place(int copie, List<IReadOnlySet<int>> interdits, int[] places, int[] tenues, bool[] vus)
    {
        for (var c = 0; c < places.Length; c++)
        {
            if (interdits[copie].Contains(c) || vus[c])
                continue;
            vus[c] = true;
            if (places[c] > tenues.Count(t => t == c))
            {
                tenues[copie] = c;
                return true;
            }

            for (var autre = 0; autre < tenues.Length; autre++)
            {
                if (tenues[autre] == c && Place(autre, interdits, places, tenues, vus))
                {
                    tenues[copie] = c;
                    return true;
                }
            }
        }

        return false;
    }

    [Fact]
    public void Whatever_the_scripts_nobody_gets_a_forbidden_one_and_the_greatest_load_is_the_least_possible()
    {
        for (var graine = 0; graine < 400; graine++)
        {
            var hasard = new Random(graine);
            var (copies, correcteurs) = (hasard.Next(0, 30), hasard.Next(1, 7));
            var interdits = Enumerable.Range(0, copies).Select(_ => (IReadOnlySet<int>)Enumerable.Range(0, correcteurs).Where(_ => hasard.Next(3) == 0).ToHashSet()).ToList();
            var charges = Enumerable.Range(0, correcteurs).Select(_ => hasard.Next(2) * hasard.Next(4)).ToArray();
            var choix = Repartition.Assign([.. interdits.Select(i => ($"L{hasard.Next(3)}", i))], charges, hasard.Next);
            for (var i = 0; i < copies; i++)
            {
                if (interdits[i].Count == correcteurs)
                    choix[i].ShouldBe(-1, $"graine {graine}, copie {i}");
                else
                    interdits[i].Contains(choix[i]).ShouldBeFalse($"graine {graine}, copie {i}");
                (choix[i] >= 0).ShouldBe(interdits[i].Count < correcteurs, $"graine {graine}, copie {i}");
            }

            var finales = charges.Select((c, j) => c + choix.Count(x => x == j)).ToArray();
            finales.Max().ShouldBe(Least(interdits, charges), $"graine {graine} : {string.Join(' ', finales)}");
        }
    }

    [Fact]
    public void Hours_are_never_exceeded_and_loads_follow_them_to_one_script()
    {
        for (var graine = 0; graine < 200; graine++)
        {
            var hasard = new Random(graine);
            var (copies, correcteurs) = (hasard.Next(0, 120), hasard.Next(1, 7));
            var plafonds = Enumerable.Range(0, correcteurs).Select(_ => hasard.Next(0, 40)).ToArray();
            var choix = Repartition.Assign([.. Enumerable.Repeat(("", (IReadOnlySet<int>)new HashSet<int>()), copies)], new int[correcteurs], hasard.Next, plafonds);
            var recues = Enumerable.Range(0, correcteurs).Select(c => choix.Count(x => x == c)).ToArray();
            choix.Count(c => c < 0).ShouldBe(Math.Max(0, copies - plafonds.Sum()), $"graine {graine}");
            for (var i = 0; i < correcteurs; i++)
            {
                recues[i].ShouldBeLessThanOrEqualTo(plafonds[i], $"graine {graine}");
                if (copies < plafonds.Sum())
                    Math.Abs(recues[i] - ((double)copies * plafonds[i] / plafonds.Sum())).ShouldBeLessThanOrEqualTo(1.0, $"graine {graine} : {string.Join(' ', recues)} pour {string.Join(' ', plafonds)}");
            }
        }
    }

    [Fact]
    public async Task Who_gives_half_the_hours_gets_half_the_scripts_and_what_no_hour_covers_waits()
    {
        await using var salle = await Salle.NewAsync([30, 0], [0, 2]);
        await salle.AnonymizeAsync("U31");
        var (un, deux) = (salle.Correcteurs[0], salle.Correcteurs[1]);
        DistribuerLesLots With(params (string Qui, string Heures)[] heures) => new(salle.Session, "U31", salle.Correcteurs, Heures: HeuresDeCorrection.Read(heures.Select(h => KeyValuePair.Create(h.Qui, (string?)h.Heures)), "20"));
        (await salle.Guichet.CodeAsync(salle.Gestionnaire, With((un, "4")))).ShouldBe("HEURES-REFUSEES");
        (await salle.Guichet.RunAsync(salle.Gestionnaire, With((un, "4"), (deux, "2")))).ShouldBe(new Distribution(18, 2, 12, 12));
        (await salle.ReadingsAsync("U31")).Where(l => l["correcteur"] is not null).CountBy(l => l["correcteur"]!).ToDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal).ShouldBe(new Dictionary<string, int> { [un] = 12, [deux] = 6 }, ignoreOrder: true);
        // More hours for the rest: what each has already counts in his hours.
        (await salle.Guichet.RunAsync(salle.Gestionnaire, With((un, "5"), (deux, "5")))).ShouldBe(new Distribution(12, 2, 0));
        (await salle.ReadingsAsync("U31")).CountBy(l => l["correcteur"]!).ShouldAllBe(c => c.Value == 15);
    }

    [Theory]
    [InlineData("7,5", 450)]
    [InlineData("7.5", 450)]
    [InlineData("0", 0)]
    [InlineData("1000", 60000)]
    [InlineData("1000,5", null)]
    [InlineData("-1", null)]
    [InlineData("deux", null)]
    public void Hours_are_read_as_they_are_typed(string dites, int? minutes)
    {
        var lire = () => HeuresDeCorrection.Read([KeyValuePair.Create("p", (string?)dites)], null);
        if (minutes is null)
            Should.Throw<RefusException>(lire).Code.ShouldBe("HEURES-REFUSEES");
        else
            lire()!.Disponibles["p"].ShouldBe(minutes.Value);
    }

    [Theory]
    [InlineData("0", false)]
    [InlineData("1", true)]
    [InlineData("240", true)]
    [InlineData("241", false)]
    [InlineData("", true)]
    public void A_script_takes_from_one_minute_to_four_hours(string minutes, bool lues)
    {
        var lire = () => HeuresDeCorrection.Read([KeyValuePair.Create("p", (string?)"2")], minutes);
        if (lues)
            lire()!.ParCopie.ShouldBe(minutes.Length == 0 ? HeuresDeCorrection.MinutesOrdinaires : int.Parse(minutes, System.Globalization.CultureInfo.InvariantCulture));
        else
            Should.Throw<RefusException>(lire).Code.ShouldBe("HEURES-REFUSEES");
    }

    [Fact]
    public void Free_scripts_are_given_to_one_apart()
    {
        for (var graine = 0; graine < 50; graine++)
        {
            var hasard = new Random(graine);
            var (copies, correcteurs) = (hasard.Next(1, 200), hasard.Next(1, 9));
            var choix = Repartition.Assign([.. Enumerable.Repeat(("", (IReadOnlySet<int>)new HashSet<int>()), copies)], new int[correcteurs], hasard.Next);
            var charges = Enumerable.Range(0, correcteurs).Select(c => choix.Count(x => x == c)).ToList();
            (charges.Max() - charges.Min()).ShouldBeLessThanOrEqualTo(1, $"graine {graine}");
        }
    }

    [Fact]
    public void Origins_reach_every_corrector_in_equal_parts()
    {
        for (var graine = 0; graine < 50; graine++)
        {
            var hasard = new Random(graine);
            var (parts, correcteurs, origines) = (hasard.Next(1, 6), hasard.Next(1, 6), hasard.Next(1, 6));
            var copies = Enumerable.Range(0, origines * parts * correcteurs).Select(i => ($"L{i % origines}", (IReadOnlySet<int>)new HashSet<int>())).ToList();
            var choix = Repartition.Assign(copies, new int[correcteurs], hasard.Next);
            copies.Zip(choix).CountBy(c => (c.First.Item1, c.Second)).ShouldAllBe(c => c.Value == parts, $"graine {graine}");
        }
    }

    [Fact]
    public async Task Nobody_gets_the_scripts_of_his_own_students_the_parts_of_a_script_go_together_and_lots_mix_the_centres()
    {
        await using var salle = await Salle.NewAsync([12, 12, 12], [1, 1, 1]);
        await salle.AnonymizeAsync("U1");
        var faite = await salle.DistributeAsync("U1", taille: 5);
        (faite.Copies, faite.Lots, faite.SansCorrecteur).ShouldBe((36, 9, 0));
        var lectures = await salle.ReadingsAsync("U1");
        foreach (var copie in lectures)
        {
            var personne = (await salle.Guichet.Store.FindAsync(Genres.Personne, copie["correcteur"]!))!;
            personne["organisation"].ShouldNotBe(salle.LyceeOf(copie["inscription"]!));
        }

        lectures.GroupBy(c => c["inscription"]).ShouldAllBe(g => g.Select(c => c["correcteur"] + c["lot"]).Distinct().Count() == 1);
        lectures.GroupBy(c => c["correcteur"]).Select(g => g.Count()).ShouldBe([24, 24, 24]);
        lectures.GroupBy(c => c["lot"]).ShouldAllBe(g => g.Select(c => c["inscription"]).Distinct().Count() <= 5);
        // Two lycées reach each corrector: chance alone would rarely leave all his lots to one of them.
        lectures.GroupBy(c => c["lot"]).Count(g => g.Select(c => salle.LyceeOf(c["inscription"]!)).Distinct().Count() > 1).ShouldBeGreaterThan(3);
        var avant = lectures.Select(c => (c.Id, c.Version)).ToHashSet();
        (await salle.DistributeAsync("U1", taille: 5)).ShouldBe(new Distribution(0, 0, 0));
        (await salle.ReadingsAsync("U1")).Select(c => (c.Id, c.Version)).ToHashSet().SetEquals(avant).ShouldBeTrue();
    }

    [Fact]
    public async Task A_second_reading_goes_to_somebody_else()
    {
        await using var salle = await Salle.NewAsync([8, 8, 0], [1, 1, 2], session: ("double_correction", "oui"));
        (await salle.AnonymizeAsync("U31")).ShouldBe(32);
        (await salle.DistributeAsync("U31")).SansCorrecteur.ShouldBe(0);
        var copies = await salle.ScriptsAsync("U31");
        copies.ShouldAllBe(c => c.Lectures.Count == 2 && c.Lectures[0]["correcteur"] != c.Lectures[1]["correcteur"] && c.Lectures[0]["lot"] != c.Lectures[1]["lot"]);
        var charges = copies.SelectMany(c => c.Lectures).GroupBy(c => c["correcteur"]).Select(g => g.Count()).ToList();
        charges.ShouldBe([8, 8, 8, 8]);
    }

    [Fact]
    public async Task When_all_correctors_teach_the_candidates_their_scripts_wait()
    {
        await using var salle = await Salle.NewAsync([3], [1]);
        await salle.AnonymizeAsync("U31");
        (await salle.DistributeAsync("U31")).ShouldBe(new Distribution(0, 0, 3));
    }

    [Fact]
    public async Task Nobody_is_given_by_hand_the_script_of_his_own_student_unless_the_session_allows_it_when_declared()
    {
        await using var salle = await Salle.NewAsync([1], [1]);
        await salle.AnonymizeAsync("U31");
        var copie = (await salle.ReadingsAsync("U31")).Single();
        var donne = new ModifierObjet(Genres.Copie, copie.Id, null, Essais.Dictionary(("correcteur", salle.Correcteurs[0])));
        (await salle.Guichet.CodeAsync(salle.Gestionnaire, donne)).ShouldBe("PROPRE-ELEVE");
        await salle.Guichet.ChangeAsync(Acteur.Systeme, (await salle.Guichet.Store.FindAsync(Genres.Session, salle.Session))!, ("conflit_ponctuel", "declare"));
        (await salle.Guichet.CodeAsync(salle.Gestionnaire, donne)).ShouldBeNull();
    }

    [Theory]
    [InlineData(0, "TAILLE-REFUSEE")]
    [InlineData(1, null)]
    [InlineData(200, null)]
    [InlineData(201, "TAILLE-REFUSEE")]
    public async Task A_lot_holds_from_one_to_two_hundred_scripts(int taille, string? code)
    {
        await using var salle = await Salle.NewAsync([2, 0], [0, 1]);
        await salle.AnonymizeAsync("U31");
        (await salle.Guichet.CodeAsync(salle.Gestionnaire, new DistribuerLesLots(salle.Session, "U31", salle.Correcteurs, taille))).ShouldBe(code);
    }

    [Fact]
    public async Task Who_has_no_mandat_to_mark_gets_nothing()
    {
        await using var salle = await Salle.NewAsync([2], [0]);
        await salle.AnonymizeAsync("U31");
        (await salle.Guichet.CodeAsync(salle.Gestionnaire, new DistribuerLesLots(salle.Session, "U31", [await salle.NewPersonAsync("equipe", salle.Lycees[0])]))).ShouldBe("CORRECTEUR-SANS-MANDAT");
        (await salle.Guichet.CodeAsync(salle.Gestionnaire, new DistribuerLesLots(salle.Session, "U31", []))).ShouldBe("CORRECTEURS-ABSENTS");
    }
}
