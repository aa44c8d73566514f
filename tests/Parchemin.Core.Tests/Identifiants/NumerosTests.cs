using System.Globalization;
using Xunit.Abstractions;

namespace Parchemin.Core.Tests.Identifiants;

/// <summary>Numbers with a key. The real ones are public: they come from the registers' own pages.</summary>
public sealed class NumerosTests(ITestOutputHelper sortie)
{
    private const int Tirages = 2_000;

    [Theory]
    [InlineData("732829320", "732829320")]
    [InlineData("356 000 000", "356000000")]
    [InlineData(" 784\u00A0409\u202F013 ", "784409013")]
    public void A_true_SIREN_is_read_and_written_without_spaces(string texte, string attendu)
    {
        Siren.TryParse(texte, out var siren, out var motif).ShouldBeTrue(motif);
        siren.ToString().ShouldBe(attendu);
        motif.ShouldBeNull();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("73282932")]
    [InlineData("7328293200")]
    [InlineData("73282932A")]
    [InlineData("732829321")]
    [InlineData("000000000")]
    [InlineData("٧٣٢٨٢٩٣٢٠")]
    public void A_false_SIREN_is_refused_with_the_rule(string? texte)
    {
        Siren.TryParse(texte, out var siren, out var motif).ShouldBeFalse();
        siren.ToString().ShouldBeEmpty();
        motif.ShouldNotBeNull().ShouldContain("SIREN");
    }

    [Theory]
    [InlineData("73282932000074")]
    [InlineData("732 829 320 00074")]
    [InlineData("78440901300058")]
    [InlineData("32006002300050")]
    public void A_true_SIRET_is_read_and_gives_its_SIREN(string texte)
    {
        Siret.TryParse(texte, out var siret, out var motif).ShouldBeTrue(motif);
        siret.ToString().ShouldBe(texte.Replace(" ", "", StringComparison.Ordinal));
        Siren.TryParse(siret.ToString()[..9], out var siren, out _).ShouldBeTrue();
        siret.Siren.ShouldBe(siren);
    }

    [Fact]
    public void No_SIRET_has_no_SIREN() => default(Siret).Siren.ShouldBe(default);

    [Theory]
    [InlineData("35600000000048", true)] // The seat: Luhn's key.
    [InlineData("35600000009075", true)] // A post office: 3+5+6+9+0+7+5 = 35.
    [InlineData("35600000009076", false)]
    [InlineData("35600000009074", false)]
    [InlineData("73282932000001", false)] // The sum is 35, and this is not La Poste.
    public void The_post_offices_have_their_own_key(string texte, bool attendu)
        => Siret.TryParse(texte, out _, out _).ShouldBe(attendu);

    [Theory]
    [InlineData(null)]
    [InlineData("7328293200007")]
    [InlineData("732829320000740")]
    [InlineData("7328293200007O")]
    [InlineData("00000000000000")]
    public void A_false_SIRET_is_refused_with_the_rule(string? texte)
    {
        Siret.TryParse(texte, out var siret, out var motif).ShouldBeFalse();
        siret.ShouldBe(default);
        motif.ShouldNotBeNull().ShouldContain("SIRET");
    }

    [Fact]
    public void One_wrong_digit_breaks_the_key_of_a_SIRET_and_of_a_SIREN()
    {
        var tirage = new Tirage(sortie);
        for (var i = 0; i < Tirages; i++)
        {
            // 3… is left to La Poste, whose own key sees fewer mistakes.
            var debut = tirage.Parmi('1', '2', '4', '5', '6', '7', '8', '9') + Digits(tirage, 7);
            var siren = WithLuhn(debut);
            var siret = WithLuhn(siren + Digits(tirage, 4));
            Siren.TryParse(siren, out _, out _).ShouldBeTrue($"graine {tirage.Graine}, {siren}");
            Siret.TryParse(siret, out _, out _).ShouldBeTrue($"graine {tirage.Graine}, {siret}");
            // A first digit that becomes 3 could only fall on La Poste with eight other digits as they are.
            var (fauxSiren, fauxSiret) = (WithOneOther(tirage, siren), WithOneOther(tirage, siret));
            Siren.TryParse(fauxSiren, out _, out _).ShouldBeFalse($"graine {tirage.Graine}, {fauxSiren} pour {siren}");
            Siret.TryParse(fauxSiret, out _, out _).ShouldBeFalse($"graine {tirage.Graine}, {fauxSiret} pour {siret}");
        }
    }

    [Theory]
    [InlineData("0750655E")] // Lycée Louis-le-Grand
    [InlineData("0750654D")] // Lycée Henri-IV
    [InlineData("0690026D")] // Lycée du Parc
    [InlineData("0951099D")] // The example of a published computation.
    [InlineData("0750655e")]
    [InlineData("075 0655 E")]
    public void A_true_UAI_is_read(string texte)
    {
        Uai.TryParse(texte, out var uai, out var motif).ShouldBeTrue(motif);
        uai.ToString().Length.ShouldBe(8);
        uai.ToString().ShouldBe(uai.ToString().ToUpperInvariant());
    }

    [Theory]
    [InlineData("0750655F")]
    [InlineData("0750656E")]
    [InlineData("0750655")]
    [InlineData("07506555E")]
    [InlineData("07506551")]
    [InlineData("O750655E")]
    [InlineData(null)]
    public void A_false_UAI_is_refused_with_the_rule(string? texte)
    {
        Uai.TryParse(texte, out var uai, out var motif).ShouldBeFalse();
        uai.ShouldBe(default);
        motif.ShouldNotBeNull().ShouldContain("UAI");
    }

    [Fact]
    public void The_key_of_a_UAI_is_one_of_23_letters_and_sees_any_wrong_digit()
    {
        Enumerable.Range(0, 24).Select(Uai.Cle).ShouldBe("ABCDEFGHJKLMNPRSTUVWXYZA");
        var tirage = new Tirage(sortie);
        for (var i = 0; i < Tirages; i++)
        {
            var chiffres = Digits(tirage, 7);
            var cle = Uai.Cle(int.Parse(chiffres, CultureInfo.InvariantCulture));
            Uai.TryParse(chiffres + cle, out _, out _).ShouldBeTrue($"graine {tirage.Graine}, {chiffres}{cle}");
            var faux = WithOneOther(tirage, chiffres) + cle;
            Uai.TryParse(faux, out _, out _).ShouldBeFalse($"graine {tirage.Graine}, {faux} pour {chiffres}{cle}");
        }
    }

    [Theory]
    [InlineData("123456789AB")] // National register.
    [InlineData("1234567890A")] // Schools, before 2018.
    [InlineData("1111A11111A")] // Apprentices.
    [InlineData("1234D56789B")] // Provisional.
    [InlineData("AAAAAAAAAA1")] // Higher education.
    [InlineData("0DHZ0500K40")]
    [InlineData("123456789 ab")]
    public void An_INE_of_each_family_is_read(string texte)
    {
        Ine.TryParse(texte, out var ine, out var motif).ShouldBeTrue(motif);
        ine.ToString().ShouldBe(texte.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("123456789A")]
    [InlineData("123456789ABC")]
    [InlineData("1234567890I")]
    [InlineData("1234567890O")]
    [InlineData("1234567890Q")]
    [InlineData("1234B56789C")]
    [InlineData("123A456789B")]
    [InlineData("1111A11111Q")]
    [InlineData("AAAAAAAAAAA")]
    [InlineData("1234567]90G")]
    [InlineData("12345678é01")]
    public void What_is_of_no_family_is_not_an_INE(string? texte)
    {
        Ine.TryParse(texte, out var ine, out var motif).ShouldBeFalse();
        ine.ShouldBe(default);
        motif.ShouldNotBeNull().ShouldContain("11 caractères");
    }

    private static string Digits(Tirage tirage, int nombre)
        => string.Concat(Enumerable.Range(0, nombre).Select(_ => (char)('0' + tirage.Entre(0, 9))));

    private static string WithLuhn(string chiffres)
    {
        // Written apart from the code under test: even places from the right, the key being the first, count double.
        var somme = chiffres.Reverse().Select((c, i) => i % 2 == 0 ? "0246813579"[c - '0'] - '0' : c - '0').Sum();
        return chiffres + (char)('0' + ((10 - (somme % 10)) % 10));
    }

    private static string WithOneOther(Tirage tirage, string chiffres)
    {
        var place = tirage.Entre(0, chiffres.Length - 1);
        var autre = (char)('0' + ((chiffres[place] - '0' + tirage.Entre(1, 9)) % 10));
        return chiffres[..place] + autre + chiffres[(place + 1)..];
    }
}
