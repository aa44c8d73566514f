using Xunit.Abstractions;

namespace Parchemin.Core.Tests.Livrets;

public sealed class LivretTests(ITestOutputHelper sortie)
{
    private static readonly string[] Avis = ["Très favorable", "Favorable", "Doit faire ses preuves à l'examen"];

    [Fact]
    public void The_mean_of_a_year_is_exact_and_made_of_what_is_known()
    {
        var matiere = Matiere("Français", 12.5m, 13.25m, 10, null);
        matiere.Moyenne(1).Valeur.ShouldBe(Fraction.Of(103, 8));
        matiere.Moyenne(2).Valeur.ShouldBe((Fraction)10);
        Matiere("Français").Moyenne(1).Connue.ShouldBeFalse();
    }

    [Fact]
    public void The_mean_of_the_class_leaves_out_who_has_no_mark()
        => MoyennesDeLivret.OfClass([Matiere("F", 10), Matiere("F", 11), Matiere("F", 12.5m), Matiere("F")], 1).Valeur.ShouldBe(Fraction.Of(67, 6));

    [Theory]
    [InlineData("10.5", "10", 1)]
    [InlineData("10.49", "10", 0)]
    [InlineData("9.5", "10", 0)]
    [InlineData("9.49", "10", -1)]
    [InlineData("20", "10", 10)]
    [InlineData("0", "10", -10)]
    public void The_cross_goes_on_the_nearest_line(string candidat, string classe, int ligne)
    {
        var point = ProfilDeLivret.Points([("F", Note.Parse(candidat).Valeur, Note.Parse(classe).Valeur)], (-10, 10)).Single();
        (point.Case, point.HorsEchelle).ShouldBe((ligne, false));
    }

    [Theory]
    [InlineData("19.99", "9.98", 10, true)]
    [InlineData("19.98", "9.98", 10, false)]
    [InlineData("19.97", "9.98", 10, false)]
    [InlineData("0", "10.01", -10, true)]
    public void Beyond_the_scale_the_cross_is_at_its_end(string candidat, string classe, int ligne, bool hors)
    {
        var point = ProfilDeLivret.Points([("F", Note.Parse(candidat).Valeur, Note.Parse(classe).Valeur)], (-10, 10)).Single();
        (point.Case, point.HorsEchelle).ShouldBe((ligne, hors));
    }

    [Fact]
    public void The_scale_is_that_of_the_printed_graph_and_an_unknown_mean_has_no_cross()
    {
        var graphique = new ChampDeFormulaire { Code = "profil", Libelle = "Profil", Type = TypeDeChamp.Graphique, Lignes = ["+10", "+1", "Moyenne de la classe", "-1", "−10"] };
        ProfilDeLivret.Scale(graphique).ShouldBe((-10, 10));
        ProfilDeLivret.Scale(graphique with { Lignes = ["haut", "bas"] }).ShouldBeNull();
        ProfilDeLivret.Points([("F", Mesure.Inconnue, (Fraction)10)], (-10, 10)).Single().Case.ShouldBeNull();
    }

    [Fact]
    public void Opinions_of_three_make_a_hundred()
        => CotationDeClasse.Share(Avis, [Avis[0], Avis[1], Avis[2], "autre"]).Select(c => c.Pourcentage).ShouldBe([34, 33, 33]);

    [Fact]
    public void Shares_always_add_up_to_a_hundred_and_stay_within_one_of_the_truth()
    {
        var tirage = new Tirage(sortie);
        for (var essai = 0; essai < 1000; essai++)
        {
            var donnes = Enumerable.Range(0, tirage.Entre(1, 40)).Select(_ => tirage.Parmi(Avis)).ToList();
            var parts = CotationDeClasse.Share(Avis, donnes);
            parts.Sum(p => p.Pourcentage).ShouldBe(100, $"graine {tirage.Graine}, essai {essai}");
            parts.ShouldAllBe(p => Math.Abs((p.Pourcentage * donnes.Count) - (p.Candidats * 100)) < donnes.Count, $"graine {tirage.Graine}, essai {essai}");
        }
    }

    [Fact]
    public void Nobody_with_an_opinion_makes_nothing() => CotationDeClasse.Share(Avis, []).ShouldAllBe(c => c.Pourcentage == 0);

    [Fact]
    public void A_finished_livret_raises_no_flag() => Flags(Fini).ShouldBeEmpty();

    [Fact]
    public void Each_lack_raises_its_flag()
    {
        Flags(Fini with { Matieres = [Matiere("Français", 12, 13, null, 14) with { Appreciation = "Bien." }] }).Single().ShouldBe("matiere : Il manque la note du 1er semestre de 2e année.");
        Flags(Fini with { Matieres = [Matiere("Français", 12, 13, 21, 14) with { Appreciation = "Bien." }] })[0].ShouldStartWith("matiere : La note 21 n'est pas entre 0 et 20.");
        Flags(Fini with { Matieres = [Matiere("Français", 12, 13, 12, 14)] }).Single().ShouldBe("matiere : Il manque l'appréciation.");
        Flags(Fini with { Avis = null })[0].ShouldContain("avis du conseil");
        Flags(Fini with { Avis = "Moyen" })[0].ShouldContain("n'est pas un avis du livret");
        Flags(Fini with { Cotation = [30, 50, 19] }).Single().ShouldContain("font 99");
        Flags(Fini with { Cotation = [] }).Single().ShouldContain("Il manque la cotation");
        Flags(Fini with { VuParLeCandidat = false }).Single().ShouldContain("pas encore signé");
    }

    [Fact]
    public void An_appreciation_that_tells_a_proposed_mark_or_is_repeated_is_read_again()
    {
        Flags(Fini with { Matieres = [Matiere("Français", 12, 13, 12, 14) with { Appreciation = "Bien, 15 en CCF." }] }).Single().ShouldContain("n'est pas communiquée au candidat");
        Flags(Fini with { Matieres = [Fini.Matieres[0], Fini.Matieres[0] with { Libelle = "Anglais" }] }).Single().ShouldContain("La même appréciation figure en Français et Anglais");
    }

    [Fact]
    public void The_best_opinion_below_the_class_is_read_again()
    {
        Flags(Fini with { Avis = Avis[0], MoyenneDeLaClasse = (Fraction)14 }).Single().ShouldContain("surprend");
        Flags(Fini with { Avis = Avis[2], MoyenneDeLaClasse = (Fraction)12 }).Single().ShouldContain("surprend");
        Flags(Fini with { Avis = Avis[0], MoyenneDeLaClasse = (Fraction)13 }).ShouldBeEmpty();
    }

    [Fact]
    public void An_optional_subject_without_a_mark_asks_for_nothing()
        => Flags(Fini with { Matieres = [Fini.Matieres[0], Matiere("Espagnol") with { Facultative = true }] }).ShouldBeEmpty();

    private static LivretARelire Fini => new([Matiere("Français", 12, 13, 12, 14) with { Appreciation = "Un travail régulier." }], 20)
    {
        AvisAdmis = Avis,
        Avis = Avis[1],
        Cotation = [30, 50, 20],
        MoyenneDeLaClasse = (Fraction)12,
        VuParLeCandidat = true,
    };

    private static List<string> Flags(LivretARelire livret) => [.. RelectureDeLivret.Check(livret).Where(v => !v.EstRemplie).Select(v => $"{v.Code} : {v.Raison}")];

    private static MatiereDeLivret Matiere(string libelle, params decimal?[] notes)
        => new(libelle, [.. Enumerable.Range(0, 4).Select(i => i < notes.Length && notes[i] is { } n ? Fraction.Of(n) : Mesure.Inconnue)]);
}
