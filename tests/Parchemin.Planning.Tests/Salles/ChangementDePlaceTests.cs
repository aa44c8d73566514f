using System.Globalization;

namespace Parchemin.Planning.Tests;

public sealed class ChangementDePlaceTests
{
    private const int Graine = 2011072;
    private static readonly SalleDEcrit[] Salles = [new("S1", 2, 3), new("S2", 2, 2), new("S3", 1, 1), new("S4", 1, 3, Espacee: true)];

    // Two in S1 and one free seat beside, two with extra time in S2, one alone in S3, S4 empty.
    private static readonly SallePlacee[] Places =
    [
        SallePlacee.Of(Salles[0], [new(new("a", "Ader", "A"), 1, 1), new(new("b", "Borel", "A"), 2, 2)]),
        SallePlacee.Of(Salles[1], [new(new("t", "Tisserand", "A", TempsMajore: true), 1, 1), new(new("u", "Urbain", "B", TempsMajore: true), 2, 2)]),
        SallePlacee.Of(Salles[2], [new(new("z", "Zola", "C", SalleAPart: true), 1, 1)]),
    ];

    [Theory]
    [InlineData("a", "S1", 2, 2, null)]
    [InlineData("a", "S1", 1, 2, null)]
    [InlineData("t", "S2", 2, 2, null)]
    [InlineData("t", "S4", 1, 1, null)]
    [InlineData("a", "S4", 1, 3, null)]
    [InlineData("z", "S4", 1, 1, null)]
    [InlineData("a", "S1", 1, 1, "déjà cette place")]
    [InlineData("a", "S1", 3, 1, "n'a pas cette place")]
    [InlineData("a", "S1", 0, 0, "n'a pas cette place")]
    [InlineData("a", "S4", 1, 2, "une sur deux reste vide")]
    [InlineData("a", "S9", 1, 1, "n'est pas une salle")]
    [InlineData("x", "S1", 1, 1, "pas de place publiée")]
    [InlineData("a", "S2", 1, 2, "du temps en plus")]
    [InlineData("a", "S2", 1, 1, "du temps en plus")]
    [InlineData("t", "S1", 1, 3, "du temps en plus")]
    [InlineData("a", "S3", 1, 1, "compose à part")]
    [InlineData("z", "S1", 1, 2, "compose à part")]
    public void A_seat_is_given_only_where_it_is_one_and_where_those_apart_and_those_with_extra_time_stay_so(string candidat, string salle, int rangee, int colonne, string? refus)
    {
        var change = ChangementDePlace.Find(Places, Salles, candidat, salle, rangee, colonne, out var dit);
        (change is null).ShouldBe(refus is not null);
        if (refus is null)
            dit.ShouldBeNull();
        else
            dit!.ShouldContain(refus);
    }

    [Fact]
    public void A_room_that_mixes_for_want_of_another_keeps_taking_both()
    {
        SalleDEcrit[] salles = [new("S1", 1, 3), new("S2", 1, 2)];
        SallePlacee[] places = [SallePlacee.Of(salles[0], [new(new("t", "T", "A", TempsMajore: true), 1, 1), new(new("a", "A", "A"), 1, 2)]), SallePlacee.Of(salles[1], [new(new("b", "B", "B"), 1, 1)])];
        ChangementDePlace.Find(places, salles, "b", "S1", 1, 2, out _).ShouldNotBeNull();
        var separes = ChangementDePlace.Find(places, salles, "b", "S1", 1, 1, out _)!.Apres;
        ChangementDePlace.Find(separes, salles, "b", "S2", 1, 1, out var dit).ShouldBeNull("séparés, ils le restent");
        dit!.ShouldContain("mêlerait");
        ChangementDePlace.Find(separes, salles, "b", "S2", 1, 1, out _, retour: true).ShouldNotBeNull();
    }

    [Fact]
    public void Neighbours_of_one_etablissement_are_counted_before_and_after()
    {
        var change = ChangementDePlace.Find(Places, Salles, "a", "S1", 1, 2, out _)!;
        (change.VoisinsAvant, change.VoisinsApres, change.Autre).ShouldBe((0, 1, null));
    }

    [Fact]
    public void Whatever_the_rooms_a_change_keeps_everybody_once_moves_two_at_most_and_the_contrary_change_undoes_it()
    {
        var hasard = new Random(Graine);
        var faits = 0;
        for (var essai = 0; essai < 1200; essai++)
        {
            SalleDEcrit[] salles = [.. Enumerable.Range(0, hasard.Next(1, 4)).Select(i => new SalleDEcrit($"S{i}", hasard.Next(1, 4), hasard.Next(1, 4), hasard.Next(3) == 0))];
            var candidats = Enumerable.Range(0, hasard.Next(1, salles.Sum(s => s.Places) + 1)).Select(i => new CandidatAPlacer($"c{i}", $"N{i}", $"L{hasard.Next(3)}", hasard.Next(4) == 0, hasard.Next(9) == 0)).ToList();
            var plan = PlanDesSalles.Assign(candidats, salles);
            var (qui, ou) = (candidats[hasard.Next(candidats.Count)].Id, salles[hasard.Next(salles.Length)]);
            if (ChangementDePlace.Find(plan.Salles, salles, qui, ou.Code, hasard.Next(0, 4), hasard.Next(0, 4), out _) is not { } change)
                continue;
            faits++;
            IReadOnlyList<SallePlacee> apres = [.. plan.Salles.Where(s => change.Apres.All(a => a.Salle.Code != s.Salle.Code)), .. change.Apres];
            Seats(apres).Select(p => p.Id).Order(StringComparer.Ordinal).ShouldBe(Seats(plan.Salles).Select(p => p.Id).Order(StringComparer.Ordinal), Which(essai));
            Seats(apres).Select(p => (p.Salle, p.Rangee, p.Colonne)).ShouldBeUnique(Which(essai));
            Seats(apres).Except(Seats(plan.Salles)).Count().ShouldBe(change.Autre is null ? 1 : 2, Which(essai));
            apres.ShouldAllBe(s => !s.EstAPart || s.Places.Count == 1, Which(essai));
            var (salle, place) = ChangementDePlace.SeatOf(plan.Salles, qui)!.Value;
            var retour = ChangementDePlace.Find(apres, salles, qui, salle.Code, place.Rangee, place.Colonne, out _, retour: true);
            Seats(retour!.Apres).Except(Seats(plan.Salles)).ShouldBeEmpty(Which(essai));
        }

        faits.ShouldBeGreaterThan(60);
    }

    private static IReadOnlyList<(string Salle, string Id, int Rangee, int Colonne)> Seats(IEnumerable<SallePlacee> salles) => [.. salles.SelectMany(s => s.Places.Select(p => (s.Salle.Code, p.Candidat.Id, p.Rangee, p.Colonne)))];

    private static string Which(int essai) => string.Create(CultureInfo.InvariantCulture, $"graine {Graine}, essai {essai}");
}
