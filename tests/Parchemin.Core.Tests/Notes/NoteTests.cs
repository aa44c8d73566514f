using System.Text;

namespace Parchemin.Core.Tests.Notes;

public sealed class NoteTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("12", "12")]
    [InlineData("12.5", "12.5")]
    [InlineData("12,5", "12.5")]
    [InlineData("12.50", "12.5")]
    [InlineData("12,500", "12.5")]
    [InlineData("012.5", "12.5")]
    [InlineData("00", "0")]
    [InlineData("0.0", "0")]
    [InlineData("0,05", "0.05")]
    [InlineData("1e1", "10")]
    [InlineData("1E1", "10")]
    [InlineData("1e+1", "10")]
    [InlineData("125e-1", "12.5")]
    [InlineData("1.25e1", "12.5")]
    [InlineData("0e5", "0")]
    [InlineData("0e-20", "0")]
    [InlineData("9.999999999999999", "9.999999999999999")]
    [InlineData("19.999999999999999", "19.999999999999999")]
    [InlineData("123456789012345678", "123456789012345678")]
    [InlineData("1e17", "100000000000000000")]
    [InlineData("10.0000000000000000", "10")]
    [InlineData("000000000000000012", "12")]
    public void A_mark_is_read_exactly(string texte, string attendu)
    {
        Note.Parse(texte).ToString().ShouldBe(attendu);
        Note.TryParse(Encoding.UTF8.GetBytes(texte), out var note).ShouldBeTrue();
        note.ShouldBe(Note.Parse(attendu));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(" 12")]
    [InlineData("12 ")]
    [InlineData("1 2")]
    [InlineData("1.")]
    [InlineData("1,")]
    [InlineData(".5")]
    [InlineData(",5")]
    [InlineData("+5")]
    [InlineData("-5")]
    [InlineData("-0")]
    [InlineData("−5")]
    [InlineData("1.2.3")]
    [InlineData("1,2,3")]
    [InlineData("1.2,3")]
    [InlineData("1..2")]
    [InlineData("12a")]
    [InlineData("0x10")]
    [InlineData("douze")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1e++1")]
    [InlineData("1e+-1")]
    [InlineData("1e1.5")]
    [InlineData("1e1 ")]
    [InlineData("e1")]
    [InlineData("1.e1")]
    [InlineData("1e400")]
    [InlineData("1e-400")]
    [InlineData("1e99999999999")]
    [InlineData("1e29")]
    [InlineData("1e19")]
    [InlineData("9.9999999999999999")]
    [InlineData("1e-16")]
    [InlineData("0.0000000000000001")]
    [InlineData("1234567890123456789")]
    [InlineData("99999999999999999999999999999999999999999999999999")]
    [InlineData("١٢")]
    [InlineData("１２")]
    public void What_is_not_a_mark_is_refused(string texte)
    {
        Note.TryParse(Encoding.UTF8.GetBytes(texte), out var note).ShouldBeFalse();
        note.ShouldBe(default);
        Should.Throw<FormatException>(() => Note.Parse(texte)).Message.ShouldContain(texte);
    }

    [Fact]
    public void Fifteen_decimals_are_kept_and_sixteen_refused_rather_than_rounded()
    {
        Note.MaxDecimals.ShouldBe(15);
        Note.Parse("9.123456789012345").Valeur.ShouldBe(Fraction.Of(9_123_456_789_012_345, 1_000_000_000_000_000));
        Note.TryParse("9.1234567890123456"u8, out _).ShouldBeFalse();
        Note.TryParse("9.1234567890123450"u8, out _).ShouldBeTrue();
    }

    [Fact]
    public void Bytes_that_are_not_text_are_refused()
    {
        Note.TryParse([0xFF, 0xFE], out _).ShouldBeFalse();
        Note.TryParse([(byte)'1', 0], out _).ShouldBeFalse();
        Note.TryParse("\uFEFF12"u8, out _).ShouldBeFalse();
    }

    [Fact]
    public void Equality_and_order_are_those_of_the_numbers()
    {
        Note.Parse("12.5").ShouldBe(Note.Parse("12,50"));
        Note.Parse("12.5").GetHashCode().ShouldBe(Note.Parse("12.500").GetHashCode());
        (Note.Parse("9.999999999999999") < Note.Parse("10")).ShouldBeTrue();
        (Note.Parse("10") > Note.Parse("9.5")).ShouldBeTrue();
        (Note.Parse("10") >= Note.Parse("10.0")).ShouldBeTrue();
        (Note.Parse("10") <= Note.Parse("10.0")).ShouldBeTrue();
        Note.Parse("2").CompareTo(Note.Parse("10")).ShouldBeNegative();
        default(Note).ShouldBe(Note.Parse("0"));
    }
}
