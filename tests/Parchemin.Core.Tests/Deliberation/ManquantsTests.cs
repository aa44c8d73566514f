namespace Parchemin.Core.Tests.Deliberation;

/// <summary>What is still awaited of a candidate, and how it is named.</summary>
public sealed class ManquantsTests
{
    private readonly ReglesDEssai essai = new();

    [Fact]
    public void Everything_compulsory_is_awaited_at_first_and_nothing_optional()
    {
        essai.Unite("U1");
        essai.Unite("UF1", coefficient: null);
        essai.Bloc("B1");
        essai.Declare("pages", TypeDeDeclaration.Entier);
        Manquants().ShouldBe(["U1", "B1", "pages"]);
    }

    [Theory]
    [InlineData(EtatDeResultat.Absent)]
    [InlineData(EtatDeResultat.Dispensee)]
    [InlineData(EtatDeResultat.Reservee)]
    [InlineData(EtatDeResultat.NonValide)]
    public void A_state_is_an_answer(EtatDeResultat etat)
    {
        var unite = essai.Unite("U1");
        Manquants(c => c.SetResultat(unite, Resultat.SansNote(etat))).ShouldBeEmpty();
    }

    [Fact]
    public void An_element_that_is_begun_names_what_it_lacks()
    {
        var unite = essai.Unite("U1");
        var ecrit = essai.Enfant(unite, NatureDElement.Partie, "ecrit");
        var oral = essai.Enfant(unite, NatureDElement.Partie, "oral");
        Manquants(c => c.SetResultat(ecrit, Dix)).ShouldBe(["U1.oral"]);
        Manquants(c =>
        {
            c.SetResultat(ecrit, Dix);
            c.SetResultat(oral, Dix);
        }).ShouldBeEmpty();
    }

    [Fact]
    public void Only_the_parts_of_the_candidates_column_are_awaited()
    {
        var unite = essai.Unite("U1");
        var ecrit = essai.Enfant(unite, NatureDElement.Partie, "ecrit", colonnes: 0b01);
        essai.Enfant(unite, NatureDElement.Partie, "pratique", colonnes: 0b10);
        Manquants(c => c.SetResultat(ecrit, Dix)).ShouldBeEmpty();
        Manquants(c =>
        {
            c.Voie = c.Regles.Voies[1];
            c.SetResultat(ecrit, Dix);
        }).ShouldBe(["U1.pratique"]);
    }

    [Fact]
    public void A_mark_on_the_whole_dispenses_with_the_parts()
    {
        var unite = essai.Unite("U1");
        essai.Enfant(unite, NatureDElement.Partie, "ecrit");
        Manquants(c => c.SetResultat(unite, Dix)).ShouldBeEmpty();
    }

    [Fact]
    public void Criteria_with_a_duplicated_code_are_named_by_position()
    {
        var bloc = essai.Bloc("B1");
        var criteres = new[] { "Cr1", "Cr2", "Cr2" }.Select(code => essai.Enfant(bloc, NatureDElement.Critere, code)).ToList();
        Manquants(c => c.SetResultat(criteres[1], Dix)).ShouldBe(["B1.Cr1", "B1.3"]);
    }

    [Fact]
    public void A_begun_set_of_opinions_names_the_assessors_who_have_not_spoken()
    {
        var competence = Competence();
        Manquants(c => c.SetAvis(competence, 0, Avis.Acquis)).ShouldBe(["C1.tuteur"]);
        Manquants(c =>
        {
            c.SetAvis(competence, 0, Avis.Acquis);
            c.SetAvis(competence, 1, Avis.NonAcquis);
        }).ShouldBeEmpty();
        Manquants().ShouldBe(["B1"]);
    }

    [Fact]
    public void Opinions_on_sub_competences_stand_for_the_competence()
    {
        var competence = Competence();
        var premiere = essai.Enfant(competence, NatureDElement.Competence, "C1.1", section: "competences");
        essai.Enfant(competence, NatureDElement.Competence, "C1.2", section: "competences");
        Manquants(c =>
        {
            c.SetAvis(premiere, 0, Avis.Acquis);
            c.SetAvis(premiere, 1, Avis.Acquis);
        }).ShouldBe(["C1.2"]);
    }

    [Fact]
    public void A_bloc_acquired_before_awaits_nothing()
    {
        var competence = Competence();
        Manquants(c => c.SetResultat(competence.Parent!, Resultat.Acquis(new DateOnly(2020, 1, 1)))).ShouldBeEmpty();
    }

    [Fact]
    public void A_declared_value_is_no_longer_awaited()
    {
        var pages = essai.Declare("pages", TypeDeDeclaration.Entier);
        var convaincant = essai.Declare("convaincant", TypeDeDeclaration.OuiNon);
        Manquants(c => c.SetNombre(pages, 0)).ShouldBe(["convaincant"]);
        Manquants(c => c.SetChoix(convaincant, 0)).ShouldBe(["pages"]);
    }

    private static Resultat Dix => Resultat.Arretee(Note.Parse("10"));

    private Element Competence()
    {
        essai.Evaluateurs.Add(new Evaluateur(0, "of", "OF"));
        essai.Evaluateurs.Add(new Evaluateur(1, "tuteur", "tuteur"));
        return essai.Enfant(essai.Bloc("B1"), NatureDElement.Competence, "C1", section: "competences");
    }

    private List<string> Manquants(Action<Candidature>? saisie = null)
    {
        var candidature = new Candidature(essai.Build());
        saisie?.Invoke(candidature);
        var deliberation = new Core.Deliberation(candidature.Regles);
        deliberation.Decide(candidature, []).ShouldNotBeNull();
        var manquants = new List<string>();
        deliberation.CollectManquants(manquants);
        foreach (var element in candidature.Regles.Unites.Where(u => !u.Facultatif).Concat(candidature.Regles.Blocs))
            deliberation.EstEvalue(element).ShouldBe(!manquants.Exists(m => Designe(m, element)));
        return manquants;
    }

    /// <summary>A path designates an element when it names it or something under it.</summary>
    private static bool Designe(string chemin, Element element) => chemin == element.Chemin
        || chemin.StartsWith(element.Chemin + ".", StringComparison.Ordinal)
        || element.Enfants.Any(e => Designe(chemin, e));
}
