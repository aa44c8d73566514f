namespace Parchemin.Core.Tests.Notes;

public sealed class ResultatTests
{
    private static readonly Note Onze = Note.Parse("11");
    private static readonly DateOnly Jour = new(2022, 7, 1);

    [Fact]
    public void The_default_result_is_awaited_and_carries_nothing()
    {
        default(Resultat).ShouldBe(Resultat.Attendue);
        Resultat.Attendue.Etat.ShouldBe(EtatDeResultat.Attendue);
        Carries(Resultat.Attendue, note: false, date: false);
        default(EtatDeResultat).ShouldBe(EtatDeResultat.Attendue);
    }

    [Fact]
    public void Each_factory_gives_its_state_what_the_state_carries()
    {
        Resultat.Arretee(Onze).Etat.ShouldBe(EtatDeResultat.Arretee);
        Carries(Resultat.Arretee(Onze, 2), note: true, date: false, penalites: 2);
        Resultat.Conservee(Onze, Jour).Etat.ShouldBe(EtatDeResultat.Conservee);
        Carries(Resultat.Conservee(Onze, Jour), note: true, date: true);
        Resultat.Reportee(Onze, Jour).Etat.ShouldBe(EtatDeResultat.Reportee);
        Carries(Resultat.Reportee(Onze, Jour), note: true, date: true);
        Resultat.Acquis(Jour).Etat.ShouldBe(EtatDeResultat.Conservee);
        Carries(Resultat.Acquis(Jour), note: false, date: true);
    }

    [Theory]
    [InlineData(EtatDeResultat.Arretee)]
    [InlineData(EtatDeResultat.Conservee)]
    [InlineData(EtatDeResultat.Reportee)]
    [InlineData(EtatDeResultat.Proposee)]
    [InlineData(EtatDeResultat.Controle)]
    public void A_state_that_carries_a_mark_is_not_made_without_one(EtatDeResultat etat)
        => Should.Throw<ArgumentException>(() => Resultat.SansNote(etat));

    [Theory]
    [InlineData(EtatDeResultat.Attendue)]
    [InlineData(EtatDeResultat.Absent)]
    [InlineData(EtatDeResultat.ForceMajeure)]
    [InlineData(EtatDeResultat.NonValide)]
    [InlineData(EtatDeResultat.Dispensee)]
    [InlineData(EtatDeResultat.ValideeVae)]
    [InlineData(EtatDeResultat.Reservee)]
    [InlineData(EtatDeResultat.AnnuleeFraude)]
    public void The_other_states_carry_nothing(EtatDeResultat etat)
    {
        Resultat.SansNote(etat).Etat.ShouldBe(etat);
        Carries(Resultat.SansNote(etat), note: false, date: false);
    }

    [Fact]
    public void Every_state_has_a_code_of_its_own()
    {
        var etats = Enum.GetValues<EtatDeResultat>();
        etats.Select(e => e.Code()).Distinct().Count().ShouldBe(etats.Length);
        Should.Throw<ArgumentOutOfRangeException>(() => ((EtatDeResultat)99).Code());
    }

    private static void Carries(Resultat resultat, bool note, bool date, int penalites = 0)
    {
        (resultat.Note is not null).ShouldBe(note);
        (resultat.ObtenueLe is not null).ShouldBe(date);
        resultat.Penalites.ShouldBe(penalites);
    }
}
