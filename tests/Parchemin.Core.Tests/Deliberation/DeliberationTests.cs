namespace Parchemin.Core.Tests.Deliberation;

/// <summary>How element rules, corrections and decisions combine, on rules made by hand.</summary>
public sealed class DeliberationTests
{
    private static readonly Source Source = new("T", "article 1");

    private readonly ReglesDEssai essai = new();

    [Fact]
    public void A_correction_that_reads_the_mark_reads_it_before_correction()
    {
        var u1 = essai.Unite("U1");
        u1.Regles.Correction = new Regle<Calcul>(-1, "ARRONDI", "Au demi-point supérieur", Source, new Arrondi(new NoteCourante(LectureDeNote.Note), Fraction.Of(1, 2), SensArrondi.Superieur));
        var deliberation = new Core.Deliberation(essai.Build());
        foreach (var (saisie, attendue) in new[] { ("9.75", "10"), ("12.1", "12.5"), ("3", "3") })
        {
            var candidature = new Candidature(deliberation.Regles);
            candidature.SetResultat(u1, Resultat.Arretee(Note.Parse(saisie)));
            deliberation.Decide(candidature, []);
            deliberation.Note(u1).ToFrench().ShouldBe(Note.Parse(attendue).Valeur.ToFrench());
        }
    }

    [Fact]
    public void A_correction_does_not_touch_a_mark_kept_from_before()
    {
        var u1 = essai.Unite("U1");
        u1.Regles.Correction = new Regle<Calcul>(-1, "ARRONDI", "Au point supérieur", Source, new Arrondi(new NoteCourante(LectureDeNote.Note), 1, SensArrondi.Superieur));
        var deliberation = new Core.Deliberation(essai.Build());
        var candidature = new Candidature(deliberation.Regles);
        candidature.SetResultat(u1, Resultat.Conservee(Note.Parse("10.5"), new DateOnly(2023, 7, 1)));
        deliberation.Decide(candidature, []);
        deliberation.Note(u1).ToFrench().ShouldBe("10,5");
    }

    [Fact]
    public void A_rule_that_rests_on_itself_is_unknown_whoever_came_before()
    {
        var u1 = essai.Unite("U1");
        u1.Regles.Note = new Regle<Calcul>(-1, "N", "N", Source, new NoteCourante(LectureDeNote.Note));
        u1.Regles.Acquisition = new Regle<Condition>(-1, "A", "A", Source, new EstAcquis());
        var deliberation = new Core.Deliberation(essai.Build());
        var note = new Candidature(deliberation.Regles);
        note.SetResultat(u1, Resultat.Arretee(Note.Parse("15")));
        deliberation.Decide(note, []);
        deliberation.Note(u1).ToFrench().ShouldBe("15");

        deliberation.Decide(new Candidature(deliberation.Regles), []);
        deliberation.Note(u1).Connue.ShouldBeFalse();
        deliberation.Acquisition(u1).ShouldBe(Verdict.Inconnu);
    }

    [Fact]
    public void An_unknown_condition_refuses_the_data_rather_than_going_on()
    {
        var u1 = essai.Unite("U1");
        var deliberation = new Core.Deliberation(essai.Build(ReglesDEssai.Decision("admis", ReglesDEssai.TotalAuMoins(10, u1)), ReglesDEssai.Decision("refuse", null)));
        var erreurs = new List<ErreurDeSaisie>();
        deliberation.Decide(new Candidature(deliberation.Regles) { Id = "c" }, erreurs).ShouldBeNull();
        var erreur = erreurs.ShouldHaveSingleItem();
        (erreur.Code, erreur.Chemin).ShouldBe(("DECISION-INDETERMINEE", "$"));
        erreur.Message.ShouldContain("ADMIS");
        deliberation.Explain().Statut.ShouldBe(StatutDeTrace.Manquant);
    }

    [Fact]
    public void The_effects_of_states_on_a_weighted_sum()
    {
        var (u1, u2, u3) = (essai.Unite("U1", 2), essai.Unite("U2", 3), essai.Unite("U3", 5));
        var deliberation = new Core.Deliberation(essai.Build());
        var candidature = new Candidature(deliberation.Regles);
        candidature.SetResultat(u1, Resultat.Arretee(Note.Parse("12")));
        candidature.SetResultat(u2, Resultat.SansNote(EtatDeResultat.Dispensee));
        deliberation.Decide(candidature, []);
        var (somme, coefficients) = (new SommePonderee(ReglesDEssai.Ensemble(u1, u2, u3), null), new SommeDeCoefficients(ReglesDEssai.Ensemble(u1, u2, u3)));
        somme.Evaluate(deliberation, null).Connue.ShouldBeFalse();
        coefficients.Evaluate(deliberation, null).ToFrench().ShouldBe("7");

        candidature.SetResultat(u3, Resultat.Arretee(Note.Parse("10")));
        deliberation.Decide(candidature, []);
        somme.Evaluate(deliberation, null).ToFrench().ShouldBe("74");
    }

    [Fact]
    public void The_best_and_the_least_of_known_values()
    {
        var (u1, u2) = (essai.Unite("U1"), essai.Unite("U2"));
        var deliberation = new Core.Deliberation(essai.Build());
        var candidature = new Candidature(deliberation.Regles);
        candidature.SetResultat(u1, Resultat.Arretee(Note.Parse("12")));
        deliberation.Decide(candidature, []);
        Calcul[] termes = [new SommePonderee(ReglesDEssai.Ensemble(u1), null), new SommePonderee(ReglesDEssai.Ensemble(u2), null), new Constante(9)];
        new Extreme(laPlusGrande: true, termes).Evaluate(deliberation, null).ToFrench().ShouldBe("12");
        new Extreme(laPlusGrande: false, termes).Evaluate(deliberation, null).ToFrench().ShouldBe("9");
        new Extreme(laPlusGrande: true, [termes[1]]).Evaluate(deliberation, null).Connue.ShouldBeFalse();
    }

    [Theory]
    [InlineData(0, "13")]
    [InlineData(1, "11")]
    [InlineData(2, "8")]
    [InlineData(7, "8")]
    public void A_penalty_takes_the_points_of_the_highest_step_reached(int contraintes, string attendue)
        => Penalisee("13", contraintes).ShouldBe(attendue);

    [Theory]
    [InlineData("4", 2, "0")]
    [InlineData("0", 1, "0")]
    [InlineData("5", 2, "0")]
    [InlineData("1.5", 1, "0")]
    public void A_penalty_never_goes_below_its_floor(string note, int contraintes, string attendue)
        => Penalisee(note, contraintes).ShouldBe(attendue);

    private string Penalisee(string note, int contraintes)
    {
        var u1 = essai.Unite("U1");
        u1.Regles.Correction = new Regle<Calcul>(-1, "P", "P", Source, new Penalite("contraintes", [new PalierDePenalite(1, 2), new PalierDePenalite(2, 5)], 0));
        var deliberation = new Core.Deliberation(essai.Build());
        var candidature = new Candidature(deliberation.Regles);
        candidature.SetResultat(u1, Resultat.Arretee(Note.Parse(note), contraintes));
        deliberation.Decide(candidature, []);
        return deliberation.Note(u1).ToFrench();
    }
}
