using System.Numerics;
using System.Text;
using Xunit.Abstractions;

namespace Parchemin.Core.Tests.Nombres;

public sealed class FractionTests(ITestOutputHelper sortie)
{
    private const int Tirages = 20_000;

    [Fact]
    public void The_four_operations_are_exact_or_overflow_and_never_wrap()
    {
        var tirage = new Tirage(sortie);
        for (var i = 0; i < Tirages; i++)
        {
            var (a, b) = (tirage.Fraction(), tirage.Fraction());
            var cas = $"graine {tirage.Graine}, {a.Numerator}/{a.Denominator} et {b.Numerator}/{b.Denominator}";
            Check(() => a + b, (Rationnel)a + b, $"{cas}, somme");
            Check(() => a - b, (Rationnel)a - b, $"{cas}, différence");
            Check(() => a * b, (Rationnel)a * b, $"{cas}, produit");
            if (!b.IsZero)
                Check(() => a / b, (Rationnel)a / b, $"{cas}, quotient");
            Check(() => -a, new Rationnel(0, 1) - a, $"{cas}, opposé");
        }
    }

    [Fact]
    public void Comparison_equality_and_hash_are_those_of_the_numbers()
    {
        var tirage = new Tirage(sortie);
        for (var i = 0; i < Tirages; i++)
        {
            var (a, b) = (tirage.Fraction(), tirage.Fraction());
            var cas = $"graine {tirage.Graine}, {a.Numerator}/{a.Denominator} et {b.Numerator}/{b.Denominator}";
            var attendu = Math.Sign(((Rationnel)a).Compare(b));
            Math.Sign(a.CompareTo(b)).ShouldBe(attendu, cas);
            (a < b).ShouldBe(attendu < 0, cas);
            (a > b).ShouldBe(attendu > 0, cas);
            (a <= b).ShouldBe(attendu <= 0, cas);
            (a >= b).ShouldBe(attendu >= 0, cas);
            (a == b).ShouldBe(attendu == 0, cas);
            (a != b).ShouldBe(attendu != 0, cas);
            Fraction.Max(a, b).ShouldBe(attendu >= 0 ? a : b, cas);
            Fraction.Min(a, b).ShouldBe(attendu <= 0 ? a : b, cas);
            var reduite = a.Reduce();
            reduite.ShouldBe(a, cas);
            reduite.GetHashCode().ShouldBe(a.GetHashCode(), cas);
            ((BigInteger)reduite.Numerator, (BigInteger)reduite.Denominator).ShouldBe((((Rationnel)a).Numerateur, ((Rationnel)a).Denominateur), cas);
        }
    }

    [Fact]
    public void Rounding_goes_to_the_declared_multiple()
    {
        var tirage = new Tirage(sortie);
        for (var i = 0; i < Tirages; i++)
        {
            var a = tirage.Fraction();
            var pas = tirage.Parmi(Fraction.One, Fraction.Of(1, 2), Fraction.Of(1, 4), Fraction.Of(1, 100), Fraction.Of(1, 3), Fraction.Of(5), Fraction.Of(1, 1_000_000_000));
            var quotient = (Rationnel)a / pas;
            foreach (var sens in Enum.GetValues<SensArrondi>())
            {
                var cas = $"graine {tirage.Graine}, {a.Numerator}/{a.Denominator} au pas {pas}, {sens}";
                var multiple = sens switch
                {
                    SensArrondi.Inferieur => quotient.Plancher(),
                    SensArrondi.Superieur => -(new Rationnel(0, 1) - quotient).Plancher(),
                    _ => (quotient + new Rationnel(1, 2)).Plancher(),
                };
                var attendu = new Rationnel(multiple, 1) * pas;

                // The number of steps is computed on the way: it has to fit as well.
                var tient = quotient.TientSur64Bits && new Rationnel(multiple, 1).TientSur64Bits;
                Check(() => a.RoundTo(pas, sens), attendu, cas, tient);
            }
        }
    }

    [Theory]
    [InlineData("10.24", "10", "10.5", "10")]
    [InlineData("10.25", "10", "10.5", "10.5")]
    [InlineData("10.5", "10.5", "10.5", "10.5")]
    [InlineData("10.75", "10.5", "11", "11")]
    [InlineData("0", "0", "0", "0")]
    [InlineData("9.999999999999999", "9.5", "10", "10")]
    public void Half_point_rounding(string valeur, string inferieur, string superieur, string proche)
    {
        var note = Note.Parse(valeur).Valeur;
        var demi = Fraction.Of(1, 2);
        note.RoundTo(demi, SensArrondi.Inferieur).ToString().ShouldBe(inferieur);
        note.RoundTo(demi, SensArrondi.Superieur).ToString().ShouldBe(superieur);
        note.RoundTo(demi, SensArrondi.Proche).ToString().ShouldBe(proche);
    }

    [Fact]
    public void A_half_goes_up_below_zero_too()
    {
        Fraction.Of(-5, 2).RoundTo(Fraction.One, SensArrondi.Proche).ShouldBe(Fraction.Of(-2));
        Fraction.Of(-5, 2).ToFixed(0).ShouldBe("-2");
        Fraction.Of(-1, 1000).ToFixed(2).ShouldBe("0.00");
    }

    [Fact]
    public void A_rounding_step_is_positive()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Fraction.One.RoundTo(Fraction.Zero, SensArrondi.Proche));
        Should.Throw<ArgumentOutOfRangeException>(() => Fraction.One.RoundTo(Fraction.Of(-1, 2), SensArrondi.Proche));
        Should.Throw<ArgumentOutOfRangeException>(() => Fraction.One.RoundTo(Fraction.One, (SensArrondi)9));
    }

    [Fact]
    public void All_the_writings_of_a_number_agree_and_give_it_back()
    {
        var tirage = new Tirage(sortie);
        Span<byte> octets = stackalloc byte[Fraction.MaxFormattedLength];
        for (var i = 0; i < Tirages; i++)
        {
            var a = tirage.Fraction();
            var cas = $"graine {tirage.Graine}, {a.Numerator}/{a.Denominator}";
            var texte = a.ToString();
            Rationnel.Parse(texte).ShouldBe(a, cas);
            a.ToFrench().ShouldBe(texte.Replace('.', ','), cas);
            Encoding.UTF8.GetString(octets[..a.Format(octets)]).ShouldBe(texte, cas);
            if (texte.Contains('.', StringComparison.Ordinal))
                texte[^1].ShouldNotBe('0', cas);
            if (texte.Contains('/', StringComparison.Ordinal))
                EstUnDecimalCourt(a).ShouldBeFalse(cas);
        }
    }

    [Fact]
    public void A_fixed_writing_is_the_value_rounded_half_up()
    {
        var tirage = new Tirage(sortie);
        Span<byte> octets = stackalloc byte[Fraction.MaxFormattedLength];
        for (var i = 0; i < Tirages; i++)
        {
            var a = Fraction.Of(tirage.Entre(-2_000_000, 2_000_000), tirage.Entre(1, 100_000));
            var decimales = tirage.Entre(0, 6);
            var cas = $"graine {tirage.Graine}, {a} à {decimales} décimales";
            var texte = a.ToFixed(decimales);
            Rationnel.Parse(texte).ShouldBe(a.RoundTo(Fraction.Of(1, (long)BigInteger.Pow(10, decimales)), SensArrondi.Proche), cas);
            (texte.Length - texte.IndexOf('.', StringComparison.Ordinal) - 1).ShouldBe(decimales == 0 ? texte.Length : decimales, cas);
            a.ToFixed(decimales, ',').ShouldBe(texte.Replace('.', ','), cas);
            Encoding.UTF8.GetString(octets[..a.FormatFixed(decimales, octets)]).ShouldBe(texte, cas);
        }
    }

    [Theory]
    [InlineData(207, 22, "207/22", "9.41")]
    [InlineData(25, 2, "12.5", "12.50")]
    [InlineData(1250, 100, "12.5", "12.50")]
    [InlineData(1, 3, "1/3", "0.33")]
    [InlineData(2, 3, "2/3", "0.67")]
    [InlineData(-1, 8, "-0.125", "-0.12")]
    [InlineData(0, 17, "0", "0.00")]
    [InlineData(9995, 1000, "9.995", "10.00")]
    [InlineData(long.MaxValue, 1, "9223372036854775807", null)]
    [InlineData(long.MinValue, 1, "-9223372036854775808", null)]
    [InlineData(1, 1_000_000_000_000_000_000, "0.000000000000000001", "0.00")]
    public void Numbers_are_written_as_plain_decimals_when_they_are_finite(long haut, long bas, string attendu, string? fixe)
    {
        var nombre = Fraction.Of(haut, bas);
        nombre.ToString().ShouldBe(attendu.Contains('/', StringComparison.Ordinal) ? $"{nombre.Reduce().Numerator}/{nombre.Reduce().Denominator}" : attendu);
        if (fixe is not null)
            nombre.ToFixed(2).ShouldBe(fixe);
    }

    [Fact]
    public void The_default_value_is_zero()
    {
        default(Fraction).ShouldBe(Fraction.Zero);
        default(Fraction).Denominator.ShouldBe(1);
        default(Fraction).IsZero.ShouldBeTrue();
        default(Fraction).ToString().ShouldBe("0");
        (default(Fraction) + Fraction.One).ShouldBe(Fraction.One);
        default(Fraction).GetHashCode().ShouldBe(Fraction.Of(0, 7).GetHashCode());
    }

    [Fact]
    public void A_denominator_is_never_zero_nor_negative()
    {
        Should.Throw<DivideByZeroException>(() => Fraction.Of(1, 0));
        Should.Throw<DivideByZeroException>(() => Fraction.One / Fraction.Zero);
        Fraction.Of(3, -6).ShouldBe(Fraction.Of(-1, 2));
        Fraction.Of(3, -6).Denominator.ShouldBePositive();
        Fraction.Of(long.MinValue, long.MinValue).ShouldBe(Fraction.One);
        Fraction.Of(2, long.MinValue).ShouldBe(Fraction.Of(-1, 1L << 62));
        Should.Throw<OverflowException>(() => Fraction.Of(1, long.MinValue));
    }

    [Fact]
    public void What_does_not_fit_throws()
    {
        Should.Throw<OverflowException>(() => Fraction.Of(long.MaxValue) + Fraction.One);
        Should.Throw<OverflowException>(() => Fraction.Of(long.MinValue) - Fraction.One);
        Should.Throw<OverflowException>(() => -Fraction.Of(long.MinValue));
        Should.Throw<OverflowException>(() => Fraction.Of(long.MaxValue) * Fraction.Of(2));
        Should.Throw<OverflowException>(() => Fraction.Of(1, long.MaxValue) / Fraction.Of(2));
        Should.Throw<OverflowException>(() => Fraction.One.ToFixed(19));
    }

    [Fact]
    public void What_fits_once_reduced_does_not_throw()
    {
        (Fraction.Of(long.MaxValue) * Fraction.Of(1, long.MaxValue)).ShouldBe(Fraction.One);
        (Fraction.Of(long.MinValue) / Fraction.Of(long.MinValue)).ShouldBe(Fraction.One);
        (-Fraction.Of(long.MinValue, 2)).ShouldBe(Fraction.Of(1L << 62));
        (Fraction.Of(-1) - Fraction.Of(long.MinValue)).ShouldBe(Fraction.Of(long.MaxValue));
        Fraction.Of(long.MinValue).RoundTo(Fraction.One, SensArrondi.Proche).ShouldBe(Fraction.Of(long.MinValue));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("12.50")]
    [InlineData("-0.001")]
    [InlineData("922337203685477580.7")]
    [InlineData("0.000000000000000001")]
    public void A_decimal_is_taken_exactly(string texte)
    {
        var nombre = decimal.Parse(texte, System.Globalization.CultureInfo.InvariantCulture);
        Rationnel.Parse(Fraction.Of(nombre).ToString()).ShouldBe(Rationnel.Parse(texte));
    }

    [Theory]
    [InlineData("9223372036854775808")]
    [InlineData("0.0000000000000000001")]
    [InlineData("79228162514264337593543950335")]
    public void A_decimal_with_too_many_digits_overflows(string texte)
        => Should.Throw<OverflowException>(() => Fraction.Of(decimal.Parse(texte, System.Globalization.CultureInfo.InvariantCulture)));

    private static bool EstUnDecimalCourt(Rationnel nombre)
    {
        var unites = nombre * new Rationnel(BigInteger.Pow(10, 18), 1);
        if (!unites.Denominateur.IsOne)
            return false;
        for (var (n, d) = (unites.Numerateur, 18); ; n /= 10, d--)
        {
            if (d == 0 || n % 10 != 0)
                return BigInteger.Abs(n) <= long.MaxValue;
        }
    }

    private static void Check(Func<Fraction> operation, Rationnel attendu, string cas, bool tient = true)
    {
        Fraction obtenu;
        try
        {
            obtenu = operation();
        }
        catch (OverflowException)
        {
            (tient && attendu.TientSur64Bits).ShouldBeFalse($"{cas} déborde alors que le résultat tient");
            return;
        }

        ((Rationnel)obtenu).ShouldBe(attendu, cas);
        obtenu.Denominator.ShouldBePositive(cas);
    }
}
