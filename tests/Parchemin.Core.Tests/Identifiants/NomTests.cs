using Xunit.Abstractions;

namespace Parchemin.Core.Tests.Identifiants;

public sealed class NomTests(ITestOutputHelper sortie)
{
    [Theory]
    [InlineData("Lefèvre", "Lefèvre")]
    [InlineData("  de   La\tTour  ", "de La Tour")]
    [InlineData("L’Haÿ-les-Cœurs", "L’Haÿ-les-Cœurs")]
    [InlineData("D'Artagnan", "D'Artagnan")]
    [InlineData("’t Hooft", "’t Hooft")]
    [InlineData("St. Æneas", "St. Æneas")]
    [InlineData("Nguyễn", "Nguyễn")]
    [InlineData("Yıldız", "Yıldız")]
    [InlineData("Əliyev əsgər", "Əliyev əsgər")]
    [InlineData("O", "O")]
    public void A_name_is_kept_as_the_civil_status_writes_it(string texte, string attendu)
    {
        Nom.TryParse(texte, out var nom, out var motif).ShouldBeTrue(motif);
        nom.ToString().ShouldBe(attendu);
    }

    [Fact]
    public void A_letter_and_its_mark_become_one_character()
    {
        Nom.TryParse("He\u0301le\u0300ne", out var nom, out _).ShouldBeTrue();
        nom.ToString().ShouldBe("Hélène");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("Dupont2")]
    [InlineData("<b>Dupont</b>")]
    [InlineData("Dupont\0")]
    [InlineData("Dupont\u202E")]
    [InlineData("Dupont\u200B")]
    [InlineData("Dupont, Jean")]
    [InlineData("Nº")]
    [InlineData("-Dupont")]
    [InlineData(".")]
    [InlineData("\u0301a")]
    [InlineData("Иванов")]
    [InlineData("=SOMME(A1)")]
    [InlineData("Dupont 😀")]
    public void What_no_certificate_writes_is_refused(string? texte)
    {
        Nom.TryParse(texte, out var nom, out var motif).ShouldBeFalse();
        nom.ShouldBe(default);
        motif.ShouldEndWith("Recopiez-le de l'acte de naissance.");
        motif.Any(c => char.IsControl(c) || char.IsSurrogate(c)).ShouldBeFalse("The message itself can be shown.");
    }

    [Theory]
    [InlineData(99, true)]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void A_name_has_100_characters_at_most(int longueur, bool attendu)
        => Nom.TryParse(new string('a', longueur), out _, out _).ShouldBe(attendu);

    [Theory]
    [InlineData("Chloé Marie", "Chloé Marie")]
    [InlineData("Chloé,Anne  Sophie , Zoé", "Chloé, Anne Sophie, Zoé")]
    [InlineData("Jean-Baptiste", "Jean-Baptiste")]
    public void Given_names_keep_the_commas_of_the_certificate(string texte, string attendu)
    {
        Prenoms.TryParse(texte, out var prenoms, out var motif).ShouldBeTrue(motif);
        prenoms.ToString().ShouldBe(attendu);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(",")]
    [InlineData("Chloé,")]
    [InlineData("Chloé,,Zoé")]
    [InlineData("Chloé; Zoé")]
    [InlineData("Chloé, <i>")]
    public void A_given_name_between_two_commas_is_a_name(string? texte)
    {
        Prenoms.TryParse(texte, out var prenoms, out var motif).ShouldBeFalse();
        prenoms.ShouldBe(default);
        motif.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(97, true)]
    [InlineData(98, true)]
    [InlineData(99, false)]
    public void Given_names_have_100_characters_together(int premier, bool attendu)
        => Prenoms.TryParse($"{new string('a', premier - 1)},b", out _, out _).ShouldBe(attendu);

    [Theory]
    [InlineData("Lefèvre-Nuñez, Chloé", "LEFEVRE NUNEZ CHLOE")]
    [InlineData("Œuvrard", "OEUVRARD")]
    [InlineData("  L’Haÿ  ", "L HAY")]
    [InlineData("Æneas Groß ẞ", "AENEAS GROSS SS")]
    [InlineData("Yıldız İpek", "YILDIZ IPEK")]
    [InlineData("Þór Łukasz Đặng Søren", "THOR LUKASZ DANG SOREN")]
    [InlineData("Nguyễn", "NGUYEN")]
    [InlineData("e\u0301", "E")]
    [InlineData("--- ' ", "")]
    [InlineData("", "")]
    public void Names_are_searched_without_accents_nor_punctuation(string texte, string attendu) => CleDeTri.Of(texte).ShouldBe(attendu);

    [Fact]
    public void The_key_of_any_name_of_French_use_is_plain_letters_and_single_spaces_and_is_its_own_key()
    {
        var tirage = new Tirage(sortie);
        for (var i = 0; i < 2_000; i++)
        {
            var texte = string.Concat(Enumerable.Range(0, tirage.Entre(0, 30)).Select(_ => tirage.Parmi("aàâäæbcçdeéèêëfghiîïjklmnñoôöœpqrstuùûüvwxyÿz-'’. ÀÉÇŒÆŸ".AsSpan())));
            var cle = CleDeTri.Of(texte);
            var cas = $"graine {tirage.Graine}, « {texte} » → « {cle} »";
            cle.All(c => c is ' ' or (>= 'A' and <= 'Z')).ShouldBeTrue(cas);
            cle.ShouldNotContain("  ", Case.Sensitive, cas);
            cle.ShouldBe(cle.Trim(), cas);
            CleDeTri.Of(cle).ShouldBe(cle, cas);
            CleDeTri.Of(texte.ToUpperInvariant()).ShouldBe(cle, cas);
            CleDeTri.Of(LettresLatines.Compose(texte)).ShouldBe(cle, cas);
        }
    }
}
