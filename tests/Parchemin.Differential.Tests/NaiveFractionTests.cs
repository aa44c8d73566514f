using Parchemin.Differential.Tests.Oracles;

namespace Parchemin.Differential.Tests;

public sealed class NaiveFractionTests
{
    [Theory]
    [InlineData("13", "13")]
    [InlineData("12,50", "12.5")]
    [InlineData("0.000000000000001", "0.000000000000001")]
    [InlineData("-1.5", "-1.5")]
    public void ExactTextHasNoTrailingZeros(string text, string expected) =>
        NaiveFraction.Parse(text, 15).ShouldNotBeNull().ToExactText().ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("douze")]
    [InlineData("1,2,3")]
    [InlineData("1.")]
    [InlineData("1e1")]
    [InlineData("0.0000000000000001")]
    public void MalformedNumbersAreNotRead(string text) => NaiveFraction.Parse(text, 15).ShouldBeNull();

    [Fact]
    public void InfiniteDecimalsAreWrittenAsAFraction() => (new NaiveFraction(38) / 3).ToExactText().ShouldBe("38/3");

    [Theory]
    [InlineData(2070, 220, "9.41")]
    [InlineData(10, 1, "10.00")]
    [InlineData(1, 200, "0.01")]
    [InlineData(2195, 220, "9.98")]
    public void DisplayRoundsHalfUp(int numerator, int denominator, string expected) =>
        (new NaiveFraction(numerator) / denominator).ToTwoDecimals().ShouldBe(expected);
}
