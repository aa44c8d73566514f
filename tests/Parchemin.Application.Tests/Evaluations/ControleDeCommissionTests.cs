namespace Parchemin.Application.Tests;

/// <summary>A commission is held to its composition, to the dates of its members and to their impartiality.</summary>
public sealed class ControleDeCommissionTests
{
    private static readonly string[][] Compositions = [["enseignant-da1", "professionnel"], ["enseignant-da1", "enseignant-pro"]];
    private static readonly DateOnly Jour = new(2026, 6, 2);

    private static MembreControle Member(string qualite, bool aEuDesCandidats = false, bool suppleant = false, bool recuse = false, DateOnly? au = null, bool lien = false)
        => new(qualite + (suppleant ? "-2" : ""), $"Anne {qualite}", qualite, suppleant, recuse, Absent: false, null, au, aEuDesCandidats, lien);

    private static IReadOnlyList<string> Codes(bool interdits, params MembreControle[] membres)
        => [.. ControleDeCommission.Check(Compositions, membres, Jour, interdits, q => q).Select(c => c.Code)];

    [Fact]
    public void The_preferred_composition_says_nothing() => Codes(true, Member("enseignant-da1"), Member("professionnel")).ShouldBeEmpty();

    [Fact]
    public void The_second_best_is_said() => Codes(true, Member("enseignant-da1"), Member("enseignant-pro")).ShouldBe(["COMPOSITION-DE-REPLI"]);

    [Fact]
    public void A_missing_seat_is_named()
    {
        Codes(true, Member("enseignant-da1")).ShouldBe(["COMPOSITION"]);
        ControleDeCommission.Check(Compositions, [Member("enseignant-da1")], Jour, true, q => q)[0].Message.ShouldContain("professionnel");
    }

    [Fact]
    public void Two_seats_of_one_qualite_are_two_persons()
        => ControleDeCommission.Check([["interrogateur", "interrogateur"]], [Member("interrogateur")], Jour, true, q => q).ShouldHaveSingleItem().Code.ShouldBe("COMPOSITION");

    [Fact]
    public void A_member_recused_leaves_his_seat_to_a_substitute()
    {
        Codes(true, Member("enseignant-da1"), Member("professionnel", recuse: true)).ShouldBe(["COMPOSITION"]);
        Codes(true, Member("enseignant-da1"), Member("professionnel", recuse: true), Member("professionnel", suppleant: true)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    public void An_habilitation_covers_the_day(int au, bool signale)
        => Codes(true, Member("enseignant-da1", au: new DateOnly(2026, 6, au)), Member("professionnel")).Contains("HABILITATION").ShouldBe(signale);

    [Fact]
    public void His_own_students_block_or_are_declared_according_to_the_session()
    {
        MembreControle[] membres = [Member("enseignant-da1", aEuDesCandidats: true), Member("professionnel")];
        Codes(true, membres).ShouldBe(["SES-ELEVES"]);
        Codes(false, membres).ShouldBe(["LIEN-A-DECLARER"]);
        Codes(false, Member("enseignant-da1", aEuDesCandidats: true, lien: true), membres[1]).ShouldBe(["LIEN-DECLARE"]);
        Codes(true, Member("enseignant-da1"), membres[1]).ShouldBeEmpty();
    }
}
