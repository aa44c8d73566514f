using Parchemin.Core;
using Parchemin.Essais;

namespace Parchemin.Application.Tests;

/// <summary>Every grid of the four certifications is drawn from its référentiel, and nothing else.</summary>
public sealed class FeuillesTests
{
    private static Feuille Sheet(string certification, string edition, string? voie, string epreuve, string? partie = null, string? evaluateur = null)
    {
        var e = Depot.Bibliotheque.Find(certification, edition)!;
        return Feuilles.Find(e.Referentiel!, e.Regles.Values.First(), voie ?? e.Referentiel!.Voies[0].Code, epreuve, partie, evaluateur).ShouldNotBeNull();
    }

    private static Feuille Bts(string epreuve, string? partie = null, string voie = "scolaire") => Sheet("bts-assurance", "2017", voie, epreuve, partie);

    private static string Ponctuelle => Depot.Bibliotheque.Find("bts-assurance", "2017")!.Referentiel!.Voies.First(v => v.Colonne == "ponctuel").Code;

    private static Dictionary<string, string> Entries(params (string, string)[] valeurs) => valeurs.ToDictionary(v => v.Item1, v => v.Item2, StringComparer.Ordinal);

    [Fact]
    public void Two_situations_position_and_the_synthesis_alone_carries_the_mark_and_the_penalty()
    {
        var edition = Depot.Bibliotheque.Find("bts-assurance", "2017")!.Referentiel!;
        Feuilles.Parties(edition, "scolaire", "E32").ShouldBe(["situation1", "situation2", null]);
        var (premiere, synthese) = (Bts("E32", "situation1"), Bts("E32"));
        premiere.Lignes.Count.ShouldBe(13);
        premiere.Lignes[0].Choix.Select(c => c.Code).ShouldBe(["TI", "I", "S", "TS", "NO"]);
        premiere.Lignes[0].Indicateurs.ShouldBe([1, 2]);
        (premiere.Note, premiere.Penalite, premiere.Contraintes.Count, premiere.Unite).ShouldBe((null, null, 0, null));
        premiere.Situation.ShouldBe("Situation n° 1");
        (synthese.Note!.Maximum, synthese.Note.Pas, synthese.Unite, synthese.Contraintes.Count).ShouldBe((20, Fraction.Of(1, 2), "U32", 7));
        synthese.Situation.ShouldBe("Synthèse des deux situations");
    }

    [Fact]
    public void The_ponctual_form_of_the_same_epreuve_has_its_own_grid_with_one_sheet()
    {
        var edition = Depot.Bibliotheque.Find("bts-assurance", "2017")!.Referentiel!;
        var voie = edition.Voies.First(v => v.Colonne == "ponctuel").Code;
        Feuilles.Parties(edition, voie, "E32").ShouldBe([null]);
        var feuille = Bts("E32", voie: voie);
        (feuille.Grille!.Code, feuille.Unite, feuille.Note is null, feuille.Penalite is null).ShouldBe(("GRILLE-E32-PONCTUELLE", "U32", false, false));
    }

    [Theory]
    [InlineData("1", "5", null)]
    [InlineData("0", "5", "champ/fiche-1er-temps")]
    [InlineData("1", "6", "champ/fiche-2eme-temps")]
    [InlineData("1", "un", "champ/fiche-2eme-temps")]
    public void The_fiches_of_its_two_times_are_of_the_series(string premiere, string seconde, string? refusee)
    {
        var feuille = Bts("E32", voie: Ponctuelle);
        var refus = new[] { ("champ/fiche-1er-temps", premiere), ("champ/fiche-2eme-temps", seconde) }.Where(f => ValeurDEntree.Normalize(feuille.Find(f.Item1)!, f.Item2).Motif is not null).Select(f => f.Item1);
        refus.ShouldBe(refusee is null ? [] : [refusee]);
    }

    [Fact]
    public void The_same_fiche_never_serves_both_times_of_a_sheet()
    {
        var feuille = Bts("E32", voie: Ponctuelle);
        var saisies = Entries(("note", "12"), ("contraintes", "0"), ("champ/fiche-1er-temps", "3"), ("champ/fiche-2eme-temps", "3"));
        Completude.Missing(feuille, saisies).Select(f => (f.Code, f.Champ)).ShouldBe([("FICHE-DEJA-CHOISIE", "champ/fiche-2eme-temps")]);
        Coherence.Hints(feuille, saisies).ShouldContain("La fiche 3 est choisie pour deux situations : le texte en demande une différente.");
        saisies["champ/fiche-2eme-temps"] = "4";
        Completude.Missing(feuille, saisies).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("E42", 8, true)]
    [InlineData("E5", 9, false)]
    [InlineData("EF2", 9, false)]
    public void The_other_grids_carry_a_global_mark(string epreuve, int lignes, bool contraintes)
    {
        var feuille = Bts(epreuve);
        feuille.Lignes.Count.ShouldBe(lignes);
        feuille.Note.ShouldNotBeNull();
        (feuille.Contraintes.Count > 0).ShouldBe(contraintes);
    }

    [Fact]
    public void A_rubric_says_on_each_line_what_each_level_means()
    {
        var ligne = Bts("EF2").Lignes[^1];
        ligne.Degres["TI"].ShouldBe("Ne communique pas");
        ligne.Degres.Count.ShouldBe(4);
    }

    [Fact]
    public void A_bloc_with_points_totals_them_and_repeats_them_in_each_part()
    {
        var simple = Sheet("charge-de-clientele-assurance-banque", "initiale", null, "EB1");
        simple.Criteres.Select(c => c.Cle).ShouldBe(["critere/B1Cr1", "critere/B1Cr2", "critere/B1Cr3", "critere/B1Cr4", "critere/B1Cr5"]);
        simple.Points(null, Entries(("critere/B1Cr1", "3.5"), ("critere/B1Cr2", "4"))).ShouldBe((Fraction.Of(15, 2), 20));
        (simple.Note, simple.Unite).ShouldBe((null, null));
        var repete = Sheet("charge-de-clientele-assurance-banque", "initiale", null, "EB3");
        repete.Criteres.Count.ShouldBe(24);
        repete.Criteres.ShouldContain(c => c.Cle == "critere/pme/4");
        repete.Criteres.Select(c => c.Groupe).Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public void A_bloc_without_epreuve_asks_the_opinion_of_each_assessor()
    {
        var feuille = Sheet("cqp-gestionnaire-assurances-de-personnes", "2017", null, "BC4", evaluateur: "tuteur");
        feuille.Evaluateur!.Code.ShouldBe("tuteur");
        feuille.Avis[0].Cle.ShouldBe("avis/C8");
        feuille.Avis.Where(a => a.Dans == "avis/C8").Count().ShouldBe(8);
        Sheet("cqp-crca", "2021", null, "EB1").Avis.Count.ShouldBe(17);
    }

    [Fact]
    public void An_unknown_epreuve_or_part_has_no_sheet()
    {
        var e = Depot.Bibliotheque.Find("bts-assurance", "2017")!;
        Feuilles.Find(e.Referentiel!, e.Regles.Values.First(), "scolaire", "E99", null, null).ShouldBeNull();
        Feuilles.Find(e.Referentiel!, e.Regles.Values.First(), "scolaire", "E32", "situation9", null).ShouldBeNull();
    }

    [Theory]
    [InlineData("19,5", "19.5")]
    [InlineData("20", "20")]
    [InlineData("20,5", null)]
    [InlineData("12.25", null)]
    [InlineData("-1", null)]
    [InlineData("douze", null)]
    [InlineData("  ", "")]
    public void A_mark_stands_on_its_scale_and_its_steps(string texte, string? canonique)
    {
        var (valeur, motif) = ValeurDEntree.Normalize(Bts("E42").Note!, texte);
        (valeur ?? "", motif is null).ShouldBe((canonique ?? "", canonique is not null));
    }

    [Theory]
    [InlineData("4", true)]
    [InlineData("4,1", false)]
    [InlineData("1,8", true)]
    public void Points_go_up_to_those_of_the_criterion(string texte, bool admis)
        => (ValeurDEntree.Normalize(Sheet("charge-de-clientele-assurance-banque", "initiale", null, "EB1").Criteres[0], texte).Motif is null).ShouldBe(admis);

    [Fact]
    public void A_level_is_one_of_the_grid()
    {
        var ligne = Bts("E5").Lignes[0];
        ValeurDEntree.Normalize(ligne, "ts").Valeur.ShouldBe("TS");
        ValeurDEntree.Normalize(ligne, "NO").Motif.ShouldNotBeNull().ShouldContain("TI, I, S, TS");
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "2")]
    [InlineData(2, "5")]
    [InlineData(7, "5")]
    public void The_printed_scale_proposes_the_penalty(int nonRespectees, string points) => Bts("E32").ProposedPenalty(nonRespectees).ToFrench().ShouldBe(points);

    [Theory]
    [InlineData("TS", "9,5", 1)]
    [InlineData("TS", "10", 0)]
    [InlineData("TI", "10", 1)]
    [InlineData("TI", "9,5", 0)]
    [InlineData("NO", "15", 1)]
    public void Hints_say_what_strikes_and_bind_nobody(string niveau, string note, int remarques)
    {
        var feuille = Bts("E42");
        var entrees = feuille.Lignes.ToDictionary(l => l.Cle, _ => niveau, StringComparer.Ordinal);
        entrees[Cle.Note] = note.Replace(',', '.');
        Coherence.Hints(feuille, entrees).Count.ShouldBe(remarques);
    }

    [Fact]
    public void A_competence_is_assessed_at_its_level_or_at_that_of_its_parts_never_both()
    {
        var feuille = Sheet("cqp-gestionnaire-assurances-de-personnes", "2017", null, "BC4", evaluateur: "of");
        var details = feuille.Avis.Where(a => a.Dans == "avis/C8").ToDictionary(a => a.Cle, _ => "acquis", StringComparer.Ordinal);
        var autres = feuille.Avis.Where(a => a.Dans is null && a.Cle != "avis/C8").Select(a => a.Cle).ToList();
        autres.ForEach(cle => details[cle] = "acquis");
        Completude.Missing(feuille, details).ShouldBeEmpty();
        details["avis/C8"] = "acquis";
        Completude.Missing(feuille, details).ShouldHaveSingleItem().Code.ShouldBe("AVIS-EN-DOUBLE");
        Completude.Missing(feuille, Entries([.. autres.Append("avis/C8").Select(c => (c, "acquis"))])).ShouldBeEmpty();
        Completude.Missing(feuille, Entries()).Count.ShouldBe(autres.Count + 1);
    }
}
