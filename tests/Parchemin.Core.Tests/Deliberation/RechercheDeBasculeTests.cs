namespace Parchemin.Core.Tests.Deliberation;

public sealed class RechercheDeBasculeTests
{
    private readonly ReglesDEssai essai = new();

    [Fact]
    public void The_smallest_change_comes_first_and_names_the_decision_that_would_be_taken()
    {
        var (u1, u2) = (essai.Unite("U1", 1), essai.Unite("U2", 3));
        var regles = essai.Build(ReglesDEssai.Decision("admis", ReglesDEssai.TotalAuMoins(40, u1, u2)), ReglesDEssai.Decision("refuse", null));
        var bascules = Find(regles, (u1, "9"), (u2, "10"));
        bascules.Select(b => b.ToFrench()).ShouldBe(["U2 à 10,5 au lieu de 10 (+0,5) : admis", "U1 à 10 au lieu de 9 (+1) : admis"]);
    }

    [Fact]
    public void A_mark_off_the_grid_moves_to_the_nearest_grid_mark()
    {
        var u1 = essai.Unite("U1");
        var regles = essai.Build(ReglesDEssai.Decision("admis", ReglesDEssai.TotalAuMoins(10, u1)), ReglesDEssai.Decision("refuse", null));
        Find(regles, (u1, "9.99")).ShouldHaveSingleItem().ToFrench().ShouldBe("U1 à 10 au lieu de 9,99 (+0,01) : admis");
        Find(regles, (u1, "10")).ShouldHaveSingleItem().ToFrench().ShouldBe("U1 à 9,5 au lieu de 10 (−0,5) : refuse");
    }

    [Fact]
    public void Between_two_equal_distances_the_higher_mark_is_given()
    {
        var u1 = essai.Unite("U1");
        var regles = essai.Build(
            ReglesDEssai.Decision("bien", ReglesDEssai.TotalAuMoins(12, u1)),
            ReglesDEssai.Decision("admis", ReglesDEssai.TotalAuMoins(Fraction.Of(21, 2), u1)),
            ReglesDEssai.Decision("refuse", null));
        var bascule = Find(regles, (u1, "11")).ShouldHaveSingleItem().ShouldBeOfType<BasculeDeNote>();
        (bascule.Apres, bascule.Ecart, bascule.Decision.Resultat).ShouldBe((Fraction.Of(12), Fraction.Of(1), "bien"));
    }

    [Fact]
    public void Nothing_is_proposed_beyond_the_scale_or_where_no_mark_changes_anything()
    {
        var (u1, u2) = (essai.Unite("U1", 1), essai.Unite("U2", 1));
        var regles = essai.Build(ReglesDEssai.Decision("admis", ReglesDEssai.TotalAuMoins(20, u1, u2)), ReglesDEssai.Decision("refuse", null));
        Find(regles, (u1, "0"), (u2, "0")).Select(b => b.ToFrench()).ShouldBe(["U1 à 20 au lieu de 0 (+20) : admis", "U2 à 20 au lieu de 0 (+20) : admis"]);
        var hors = essai.Build(ReglesDEssai.Decision("admis", ReglesDEssai.TotalAuMoins(41, u1, u2)), ReglesDEssai.Decision("refuse", null));
        Find(hors, (u1, "20"), (u2, "20")).ShouldBeEmpty();
    }

    [Fact]
    public void An_opinion_whose_contrary_changes_the_decision_is_given_after_the_marks()
    {
        essai.Evaluateurs.Add(new Evaluateur(0, "of", "OF"));
        essai.Evaluateurs.Add(new Evaluateur(1, "tuteur", "tuteur"));
        var bloc = essai.Bloc("B1");
        var competence = essai.Enfant(bloc, NatureDElement.Competence, "C1", section: "competences");
        var enfants = new EnsembleDEnfants("compétences", NatureDElement.Competence, 2);
        foreach (var element in essai.Elements)
            enfants.Register(element);
        competence.Regles.Acquisition = new Regle<Condition>(-1, "R", "R", new Source("T", "1"), new Concordance([0, 1], enfants));
        var acquise = new Acquisitions(ReglesDEssai.Ensemble(competence), QuestionDAcquisition.TousAcquis);
        var regles = essai.Build(ReglesDEssai.Decision("delivre", new Certaine(acquise, Certitude.Certain)), ReglesDEssai.Decision("refuse", null));

        var candidature = new Candidature(regles);
        candidature.SetAvis(competence, 0, Avis.Acquis);
        candidature.SetAvis(competence, 1, Avis.NonAcquis);
        Find(candidature).Select(b => b.ToFrench()).ShouldBe(["avis tuteur sur C1 acquis au lieu de non acquis : delivre"]);
        candidature.Avis(competence, 1).ShouldBe(Avis.NonAcquis);

        candidature.SetAvis(competence, 1, Avis.Acquis);
        Find(candidature).Select(b => b.ToFrench()).ShouldBe([
            "avis OF sur C1 non acquis au lieu de acquis : refuse",
            "avis tuteur sur C1 non acquis au lieu de acquis : refuse",
        ]);
    }

    [Fact]
    public void A_control_mark_moves_on_its_own()
    {
        var u1 = essai.Unite("U1");
        var retenue = new Extreme(laPlusGrande: true, [new NoteCourante(LectureDeNote.Note), new NoteCourante(LectureDeNote.Controle)]);
        essai.Controle = new RegleDeControle(ReglesDEssai.Ensemble(u1), 1, [], retenue, new Source("T", "2"));
        var apres = new Comparaison(new SommePonderee(ReglesDEssai.Ensemble(u1), new NoteCourante(LectureDeNote.Retenue)), new Constante(10), auMoins: true);
        var regles = essai.Build(ReglesDEssai.Decision("admis", apres, 2), ReglesDEssai.Decision("refuse", null, 2));
        var candidature = new Candidature(regles);
        candidature.SetResultat(u1, Resultat.Arretee(Note.Parse("8")));
        candidature.SetControle(u1, Note.Parse("9"));
        Find(candidature).Select(b => b.ToFrench()).ShouldBe([
            "U1 (contrôle) à 10 au lieu de 9 (+1) : admis",
            "U1 à 10 au lieu de 8 (+2) : admis",
        ]);
    }

    [Fact]
    public void The_candidate_is_left_as_it_was()
    {
        var (u1, u2) = (essai.Unite("U1"), essai.Unite("U2"));
        var regles = essai.Build(ReglesDEssai.Decision("admis", ReglesDEssai.TotalAuMoins(20, u1, u2)), ReglesDEssai.Decision("refuse", null));
        var candidature = new Candidature(regles);
        candidature.SetResultat(u1, Resultat.Arretee(Note.Parse("7"), penalites: 2));
        candidature.SetResultat(u2, Resultat.Conservee(Note.Parse("11"), new DateOnly(2022, 7, 1)));
        var bascules = Find(candidature);
        bascules.ShouldHaveSingleItem().Element.ShouldBe(u1);
        candidature.Resultat(u1).ShouldBe(Resultat.Arretee(Note.Parse("7"), penalites: 2));
        candidature.Resultat(u2).ShouldBe(Resultat.Conservee(Note.Parse("11"), new DateOnly(2022, 7, 1)));
        candidature.AUnControle.ShouldBeFalse();
    }

    private static IReadOnlyList<Bascule> Find(ReglesDAttribution regles, params (Element Element, string Note)[] notes)
    {
        var candidature = new Candidature(regles);
        foreach (var (element, note) in notes)
            candidature.SetResultat(element, Resultat.Arretee(Note.Parse(note)));
        return Find(candidature);
    }

    private static IReadOnlyList<Bascule> Find(Candidature candidature)
        => RechercheDeBascule.Find(candidature, new Core.Deliberation(candidature.Regles).Decide(candidature, []).ShouldNotBeNull());
}
