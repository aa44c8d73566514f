namespace Parchemin.Core.Tests.Identifiants;

public sealed class CoordonneesTests
{
    [Theory]
    [InlineData("prenom.nom@exemple.fr", "prenom.nom@exemple.fr")]
    [InlineData(" Prenom.NOM+bts@Exemple.FR ", "prenom.nom+bts@exemple.fr")]
    [InlineData("o'neil@ac-la-reunion.fr", "o'neil@ac-la-reunion.fr")]
    [InlineData("a@b.xn--p1ai", "a@b.xn--p1ai")]
    public void An_address_is_read_in_lower_case(string texte, string attendu)
    {
        Courriel.TryParse(texte, out var courriel, out var motif).ShouldBeTrue(motif);
        courriel.ToString().ShouldBe(attendu);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("nom")]
    [InlineData("nom@")]
    [InlineData("@exemple.fr")]
    [InlineData("nom@exemple")]
    [InlineData("nom@@exemple.fr")]
    [InlineData(".nom@exemple.fr")]
    [InlineData("nom.@exemple.fr")]
    [InlineData("no..m@exemple.fr")]
    [InlineData("nom@-exemple.fr")]
    [InlineData("nom@exemple..fr")]
    [InlineData("nom@exemple.fr, autre@exemple.fr")]
    [InlineData("nom@exemple.fr\nBcc: autre@exemple.fr")]
    [InlineData("<nom@exemple.fr>")]
    public void A_slip_of_the_hand_is_refused(string? texte)
    {
        Courriel.TryParse(texte, out var courriel, out var motif).ShouldBeFalse();
        courriel.ShouldBe(default);
        motif.ShouldNotBeNull().ShouldContain("@exemple.fr");
    }

    [Theory]
    [InlineData(253, true)]
    [InlineData(254, true)]
    [InlineData(255, false)]
    public void An_address_has_254_characters_at_most(int longueur, bool attendu)
    {
        var domaine = string.Concat(Enumerable.Repeat(new string('d', 49) + ".", 4)) + "fr";
        Courriel.TryParse($"{new string('a', longueur - domaine.Length - 1)}@{domaine}", out _, out _).ShouldBe(attendu);
    }

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void The_part_before_the_sign_has_64_characters_at_most(int longueur, bool attendu)
        => Courriel.TryParse($"{new string('a', longueur)}@exemple.fr", out _, out _).ShouldBe(attendu);

    [Theory]
    [InlineData("06 12 34 56 78", "+33612345678")]
    [InlineData("06.12.34.56.78", "+33612345678")]
    [InlineData("+33 6 12 34 56 78", "+33612345678")]
    [InlineData("+33 (0)6 12 34 56 78", "+33612345678")]
    [InlineData("+33 06 12 34 56 78", "+33612345678")]
    [InlineData("0033612345678", "+33612345678")]
    [InlineData("0692 12 34 56", "+262692123456")]
    [InlineData("0590 12 34 56", "+590590123456")]
    [InlineData("0594 12 34 56", "+594594123456")]
    [InlineData("0696 12 34 56", "+596696123456")]
    [InlineData("+687 12 34 56", "+687123456")]
    [InlineData("+49 151 12345678", "+4915112345678")]
    public void A_number_is_read_in_international_form(string texte, string attendu)
    {
        Telephone.TryParse(texte, out var telephone, out var motif).ShouldBeTrue(motif);
        telephone.ToString().ShouldBe(attendu);
        Telephone.TryParse(telephone.ToString(), out var encore, out _).ShouldBeTrue();
        encore.ShouldBe(telephone);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("+")]
    [InlineData("00")]
    [InlineData("061234567")]
    [InlineData("06123456789")]
    [InlineData("6 12 34 56 78")]
    [InlineData("+33 6 12 34 56 7")]
    [InlineData("+33 6 12 34 56 789")]
    [InlineData("+0 612345678")]
    [InlineData("+123456")]
    [InlineData("+1234567890123456")]
    [InlineData("06 12 34 56 7O")]
    public void What_cannot_be_dialled_is_refused(string? texte)
    {
        Telephone.TryParse(texte, out var telephone, out var motif).ShouldBeFalse();
        telephone.ShouldBe(default);
        motif.ShouldNotBeNull().ShouldContain("dix chiffres");
    }

    [Theory]
    [InlineData("+1234567")]
    [InlineData("+123456789012345")]
    public void A_number_has_7_to_15_digits(string texte) => Telephone.TryParse(texte, out _, out _).ShouldBeTrue();

    [Theory]
    [InlineData("75005", true)]
    [InlineData("01000", true)]
    [InlineData("97 400", true)]
    [InlineData("00100", false)]
    [InlineData("7500", false)]
    [InlineData("750050", false)]
    [InlineData("2A000", false)]
    [InlineData(null, false)]
    public void A_postal_code_has_five_digits(string? texte, bool attendu)
    {
        CodePostal.TryParse(texte, out var code, out var motif).ShouldBe(attendu);
        (motif is null).ShouldBe(attendu);
        code.ToString().ShouldBe(attendu ? texte!.Replace(" ", "", StringComparison.Ordinal) : "");
    }
}
