namespace Parchemin.Core.Tests.Verifications;

public sealed class PlurielTests
{
    [Theory]
    [InlineData(0, "0 passage fini")]
    [InlineData(1, "1 passage fini")]
    [InlineData(2, "2 passages finis")]
    [InlineData(-1, "-1 passage fini")]
    [InlineData(1_000, "1\u202F000 passages finis")]
    [InlineData(1_000_000, "1\u202F000\u202F000 passages finis")]
    public void A_counted_word_takes_the_plural_from_two(int nombre, string dit) => Pluriel.Of(nombre, "passage fini").ShouldBe(dit);

    [Theory]
    [InlineData(1, "1 oral")]
    [InlineData(2, "2 oraux")]
    public void A_plural_of_its_own_is_given(int nombre, string dit) => Pluriel.Of(nombre, "oral", "oraux").ShouldBe(dit);

    [Theory]
    [InlineData("mois")]
    [InlineData("choix")]
    [InlineData("nez")]
    public void A_word_in_s_x_or_z_does_not_change(string mot) => Pluriel.Of(2, mot).ShouldBe("2 " + mot);

    [Theory]
    [InlineData(1, 1, "1 point")]
    [InlineData(3, 2, "1,5 point")]
    [InlineData(2, 1, "2 points")]
    [InlineData(5, 2, "2,5 points")]
    [InlineData(-3, 2, "-1,5 point")]
    public void A_fraction_below_two_is_singular(int numerateur, int denominateur, string dit) => Pluriel.Of(Fraction.Of(numerateur, denominateur), "point").ShouldBe(dit);

    [Theory]
    [InlineData(0, "n'a")]
    [InlineData(1, "n'a")]
    [InlineData(2, "n'ont")]
    public void A_verb_agrees_without_its_number(int nombre, string dit) => Pluriel.Agree(nombre, "n'a", "n'ont").ShouldBe(dit);
}
