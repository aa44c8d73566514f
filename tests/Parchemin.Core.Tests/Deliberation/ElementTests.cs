namespace Parchemin.Core.Tests.Deliberation;

public sealed class ElementTests
{
    private readonly ReglesDEssai essai = new();

    [Fact]
    public void A_criterion_answers_to_its_code_and_to_its_position()
    {
        var bloc = essai.Bloc("B1");
        var premier = essai.Enfant(bloc, NatureDElement.Critere, "Cr1");
        var second = essai.Enfant(bloc, NatureDElement.Critere, "Cr2");
        bloc.Enfant("Cr1").ShouldBe(premier);
        bloc.Enfant("1").ShouldBe(premier);
        bloc.Enfant("Cr2").ShouldBe(second);
        bloc.Enfant("2").ShouldBe(second);
        bloc.Enfant("3").ShouldBeNull();
        premier.Cle.ShouldBe("Cr1");
        second.Chemin.ShouldBe("B1.Cr2");
    }

    [Fact]
    public void A_duplicated_code_designates_nobody_and_the_positions_remain()
    {
        var bloc = essai.Bloc("B1");
        var premier = essai.Enfant(bloc, NatureDElement.Critere, "Cr1");
        var double1 = essai.Enfant(bloc, NatureDElement.Critere, "Cr2");
        var double2 = essai.Enfant(bloc, NatureDElement.Critere, "Cr2");
        bloc.Enfant("Cr2").ShouldBeNull();
        bloc.Enfant("2").ShouldBe(double1);
        bloc.Enfant("3").ShouldBe(double2);
        bloc.Enfant("Cr1").ShouldBe(premier);
        (double1.Cle, double2.Cle).ShouldBe(("2", "3"));
        double1.Chemin.ShouldBe("B1.2");
    }

    [Fact]
    public void A_code_that_comes_three_times_still_designates_nobody()
    {
        var bloc = essai.Bloc("B1");
        var criteres = Enumerable.Range(0, 3).Select(_ => essai.Enfant(bloc, NatureDElement.Critere, "Cr")).ToList();
        bloc.Enfant("Cr").ShouldBeNull();
        criteres.Select(c => c.Cle).ShouldBe(["1", "2", "3"]);
        criteres.Select((_, i) => bloc.Enfant($"{i + 1}")).ShouldBe(criteres);
    }

    [Fact]
    public void Parts_answer_to_their_code_only()
    {
        var unite = essai.Unite("U1");
        var ecrit = essai.Enfant(unite, NatureDElement.Partie, "ecrit");
        unite.Enfant("ecrit").ShouldBe(ecrit);
        unite.Enfant("1").ShouldBeNull();
        ecrit.Chemin.ShouldBe("U1.ecrit");
        ecrit.ToString().ShouldBe("Partie U1.ecrit");
    }

    [Fact]
    public void Positions_are_counted_among_the_children_of_the_same_nature()
    {
        var bloc = essai.Bloc("B1");
        essai.Enfant(bloc, NatureDElement.Competence, "C1");
        var critere = essai.Enfant(bloc, NatureDElement.Critere, "Cr1");
        bloc.Enfant("1").ShouldBe(critere);
    }

    [Fact]
    public void An_optional_unit_weighs_nothing()
    {
        essai.Unite("UF1", coefficient: null).Facteur.ShouldBe(Fraction.Zero);
        essai.Unite("U1", 3).Facteur.ShouldBe(Fraction.Of(3));
    }
}
