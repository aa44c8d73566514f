using System.Globalization;

namespace Parchemin.Planning.Tests;

public sealed class PlanDesSallesTests
{
    private const int Graine = 2011072;

    [Fact]
    public void Half_full_rooms_have_no_neighbours_at_all()
    {
        var plan = PlanDesSalles.Assign([.. Candidates("A", 8)], [new("S1", 4, 4)]);
        plan.Salles.ShouldHaveSingleItem().Voisins.ShouldBe(0);
    }

    [Fact]
    public void Two_halves_of_two_etablissements_fill_a_room_without_neighbours()
    {
        var plan = PlanDesSalles.Assign([.. Candidates("A", 8), .. Candidates("B", 8)], [new("S1", 4, 4)]);
        plan.Salles[0].Voisins.ShouldBe(0);
        plan.Salles[0].Places.Count.ShouldBe(16);
    }

    [Fact]
    public void Extra_time_sits_together_in_the_smallest_rooms_and_who_writes_alone_is_alone()
    {
        var candidats = Candidates("A", 20).Append(new("z1", "Zoé", "A", TempsMajore: true)).Append(new("z2", "Zita", "B", TempsMajore: true)).Append(new("z3", "Zola", "B", SalleAPart: true)).ToList();
        var plan = PlanDesSalles.Assign(candidats, [new("S1", 5, 6), new("S2", 2, 2), new("S3", 1, 2)]);
        plan.SansPlace.ShouldBeEmpty();
        plan.Salles.Single(s => s.Salle.Code == "S3").Places.Select(p => p.Candidat.Id).ShouldBe(["z3"]);
        plan.Salles.Single(s => s.Salle.Code == "S2").Places.Select(p => p.Candidat.Id).ShouldBe(["z1", "z2"], ignoreOrder: true);
        plan.Salles.Single(s => s.Salle.Code == "S1").Places.Count.ShouldBe(20);
    }

    [Fact]
    public void Extra_time_sits_with_the_others_where_there_is_only_one_room()
    {
        var plan = PlanDesSalles.Assign([.. Candidates("A", 3), new("z1", "Zoé", "B", TempsMajore: true)], [new("S1", 2, 2)]);
        (plan.SansPlace.Count, plan.Salles[0].Places.Count, plan.Salles[0].EstDeTempsMajore).ShouldBe((0, 4, false));
        PlacesAjoutees.Add(PlanDesSalles.Assign([.. Candidates("A", 3)], [new("S1", 2, 2)]).Salles, [new("z1", "Zoé", "B", TempsMajore: true)], [new("S1", 2, 2)]).SansPlace.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(59, 2)]
    [InlineData(60, 2)]
    [InlineData(61, 3)]
    public void One_person_watches_thirty_candidates_and_two_any_room(int candidats, int surveillants)
        => PlanDesSalles.Assign([.. Candidates("A", candidats)], [new("S1", 10, 10)]).Salles[0].Surveillants.ShouldBe(surveillants);

    [Theory]
    [InlineData(29, 0)]
    [InlineData(30, 0)]
    [InlineData(31, 1)]
    public void Those_whom_no_room_can_hold_are_named(int candidats, int sans)
        => PlanDesSalles.Assign([.. Candidates("A", candidats)], [new("S1", 5, 4), new("S2", 5, 2)]).SansPlace.Count.ShouldBe(sans);

    [Fact]
    public void Sign_in_lists_follow_the_names_and_seats_have_labels()
    {
        var salle = PlanDesSalles.Assign([new("1", "Zola", "A"), new("2", "Ader", "B"), new("3", "Morin", "C")], [new("S1", 2, 3)]).Salles[0];
        salle.Emargement.Select(p => p.Candidat.Nom).ShouldBe(["Ader", "Morin", "Zola"]);
        salle.Places.Select(p => p.Etiquette).ShouldBeUnique();
        new PlaceAttribuee(new("1", "Zola", "A"), 3, 2).Etiquette.ShouldBe("B3");
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(4, 2)]
    public void A_spaced_room_leaves_every_other_column_empty(int colonnes, int occupees)
    {
        var placee = PlanDesSalles.Assign([.. Candidates("A", occupees * 3)], [new("S1", 3, colonnes, Espacee: true)]).Salles[0];
        placee.Places.Count.ShouldBe(occupees * 3);
        placee.Places.ShouldAllBe(p => p.Colonne % 2 == 1 && p.Colonne <= colonnes);
    }

    [Fact]
    public void A_newcomer_sits_with_his_kind_away_from_his_own_and_nobody_moves()
    {
        SalleDEcrit[] salles = [new("S1", 2, 3), new("S2", 1, 2), new("S3", 1, 1), new("S4", 1, 1)];
        var avant = PlanDesSalles.Assign([.. Candidates("A", 2), .. Candidates("B", 2), new("t1", "Tiers", "A", TempsMajore: true)], salles);
        CandidatAPlacer[] nouveaux = [new("n1", "Neuf", "A"), new("n2", "Nuée", "B", TempsMajore: true), new("n3", "Nil", "A", SalleAPart: true), new("n4", "Noé", "C"), new("n5", "Nul", "C", TempsMajore: true)];
        var apres = PlacesAjoutees.Add(avant.Salles, nouveaux, salles);
        string RoomOf(string id) => apres.Salles.Single(s => s.Places.Any(p => p.Candidat.Id == id)).Salle.Code;
        avant.Salles.SelectMany(s => s.Places.Select(p => (s.Salle.Code, p))).Except(apres.Salles.SelectMany(s => s.Places.Select(p => (s.Salle.Code, p)))).ShouldBeEmpty();
        apres.Salles.SelectMany(s => s.Places.Select(p => (s.Salle.Code, p.Rangee, p.Colonne))).ShouldBeUnique();
        (RoomOf("n1"), RoomOf("n4")).ShouldBe((RoomOf("A000"), RoomOf("A000")));
        apres.Salles.Single(s => s.Salle.Code == RoomOf("n3")).Places.Count.ShouldBe(1);
        RoomOf("n2").ShouldNotBe(RoomOf("n1"));
        apres.SansPlace.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("B3", 3, 2)]
    [InlineData("Z60", 60, 26)]
    [InlineData("A0", null, null)]
    [InlineData("a3", null, null)]
    [InlineData("B", null, null)]
    [InlineData(null, null, null)]
    public void A_label_reads_back(string? etiquette, int? rangee, int? colonne)
    {
        var lue = PlaceAttribuee.Read(etiquette);
        (lue?.Rangee, lue?.Colonne).ShouldBe((rangee, colonne));
    }

    [Fact]
    public void Drawn_rooms_seat_everybody_once_the_same_way_in_any_order_and_without_neighbours_where_exhaustive_search_has_none()
    {
        var hasard = new Random(Graine);
        for (var essai = 0; essai < 150; essai++)
        {
            var salle = new SalleDEcrit("S", hasard.Next(1, 4), hasard.Next(1, 4));
            var candidats = Enumerable.Range(0, hasard.Next(1, salle.Places + 1)).Select(i => new CandidatAPlacer($"c{i}", $"N{i}", $"L{hasard.Next(3)}")).ToList();
            var placee = PlanDesSalles.Assign(candidats, [salle]).Salles[0];
            placee.Places.Select(p => p.Candidat.Id).Order(StringComparer.Ordinal).ShouldBe(candidats.Select(c => c.Id).Order(StringComparer.Ordinal), Which(essai));
            placee.Places.Select(p => (p.Rangee, p.Colonne)).ShouldBeUnique(Which(essai));
            PlanDesSalles.Assign([.. Enumerable.Reverse(candidats)], [salle]).Salles[0].Places.ShouldBe(placee.Places, Which(essai));
            placee.Voisins.ShouldBe(Meetings(salle, [.. Enumerable.Range(0, salle.Places).Select(i => placee.Places.FirstOrDefault(p => ((p.Rangee - 1) * salle.Colonnes) + p.Colonne - 1 == i)?.Candidat.Etablissement)]), Which(essai));
            if (placee.Voisins > 0)
                CanAvoid(salle, candidats.CountBy(c => c.Etablissement).ToDictionary(), new string?[salle.Places], 0, salle.Places - candidats.Count).ShouldBeFalse(Which(essai));
        }
    }

    [Theory]
    [InlineData(-1, false, false, true)]
    [InlineData(0, false, false, false)]
    [InlineData(1, true, false, true)]
    [InlineData(59, true, false, true)]
    [InlineData(60, true, false, true)]
    [InlineData(61, true, false, false)]
    [InlineData(59, true, true, false)]
    [InlineData(59, false, false, false)]
    public void The_door_closes_when_the_envelopes_are_opened_and_for_good_after_an_hour(int minutes, bool cause, bool sortie, bool admis)
    {
        var debut = new DateTime(2024, 5, 14, 14, 0, 0);
        EntreeEnSalle.Decide(debut, debut.AddMinutes(minutes), cause, sortie).Admise.ShouldBe(admis);
    }

    private static IEnumerable<CandidatAPlacer> Candidates(string etablissement, int nombre) => Enumerable.Range(0, nombre).Select(i => new CandidatAPlacer($"{etablissement}{i:000}", $"Nom {i:000}", etablissement));

    private static int Meetings(SalleDEcrit salle, string?[] places)
        => Enumerable.Range(0, places.Length).Sum(i => (places[i] is not null && i % salle.Colonnes < salle.Colonnes - 1 && places[i] == places[i + 1] ? 1 : 0) + (places[i] is not null && i + salle.Colonnes < places.Length && places[i] == places[i + salle.Colonnes] ? 1 : 0));

    private static bool CanAvoid(SalleDEcrit salle, Dictionary<string, int> reste, string?[] places, int rang, int vides)
    {
        if (rang == places.Length)
            return true;
        foreach (var etablissement in reste.Where(r => r.Value > 0).Select(r => r.Key).ToList())
        {
            if ((rang % salle.Colonnes > 0 && places[rang - 1] == etablissement) || (rang >= salle.Colonnes && places[rang - salle.Colonnes] == etablissement))
                continue;
            reste[etablissement]--;
            places[rang] = etablissement;
            var possible = CanAvoid(salle, reste, places, rang + 1, vides);
            places[rang] = null;
            reste[etablissement]++;
            if (possible)
                return true;
        }

        return vides > 0 && CanAvoid(salle, reste, places, rang + 1, vides - 1);
    }

    private static string Which(int essai) => string.Create(CultureInfo.InvariantCulture, $"graine {Graine}, essai {essai}");
}
