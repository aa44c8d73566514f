using Parchemin.Core;

namespace Parchemin.Referentiels.Tests.Parcours;

/// <summary>The candidate's road under the shipped data: what the texts set, read from the files.</summary>
public sealed class ParcoursLivreTests
{
    private static readonly Lazy<Referentiel> Charge = new(() => Chargement.Load(Path.Combine(DossierDEssai.Referentiels, "bts-assurance", "2017"), analyser: false).Referentiel!);

    private static Referentiel R => Charge.Value;

    [Fact]
    public void Every_voie_has_its_situations_and_each_says_its_source()
    {
        var milieu = R.MilieuProfessionnel!;
        R.Voies.Select(v => milieu.Situations.Count(s => s.Voies.Any(x => x.Code == v.Code))).ShouldBe([1, 1, 1, 3, 3, 3, 1, 5, 1]);
        milieu.Situations.ShouldAllBe(s => s.Source != null && !s.Source.EstInterpretation);
        milieu.Decompte!.Source!.EstInterpretation.ShouldBeTrue();
        milieu.Duree!.Source!.Texte.ShouldBe("ARR");
    }

    [Theory]
    [InlineData(74, IssueDeVerification.NonRemplie)]
    [InlineData(75, IssueDeVerification.Remplie)]
    [InlineData(80, IssueDeVerification.Remplie)]
    [InlineData(81, IssueDeVerification.AApprecier)]
    public void A_student_needs_seventy_five_to_eighty_days(int jours, IssueDeVerification issue)
    {
        var (du, au) = (new DateOnly(2026, 1, 5), new DateOnly(2026, 1, 5).AddDays(((jours - 1) / 5 * 7) + ((jours - 1) % 5)));
        var parcours = new ParcoursEnEntreprise("scolaire")
        {
            Periodes = [new("P1", du, au) { Feries = RegimeDeFeries.Aucun, AttesteeLe = au }],
            Limite = new DateOnly(2026, 5, 15),
        };
        PreuveDeDuree.Of(R.MilieuProfessionnel!, parcours, new DateOnly(2026, 5, 16)).Preuve.Issue.ShouldBe(issue);
    }

    [Fact]
    public void The_reduced_duration_is_forty_days()
    {
        var parcours = new ParcoursEnEntreprise("scolaire") { Reduction = new("positionnement") { AccordeeLe = new DateOnly(2025, 10, 1) }, Limite = new DateOnly(2026, 5, 15) };
        PreuveDeDuree.Of(R.MilieuProfessionnel!, parcours, new DateOnly(2026, 1, 1)).Prevision!.Requis.ShouldBe(40);
    }

    [Fact]
    public void An_apprentice_is_asked_for_the_paper_in_the_words_of_the_text()
        => PreuveDeDuree.Of(R.MilieuProfessionnel!, new ParcoursEnEntreprise("apprentissage-habilite"), new DateOnly(2026, 1, 1)).Preuve.Raison!
            .ShouldContain("Une attestation de l’employeur confirmant la qualité d’apprenti");

    [Fact]
    public void Savings_of_a_professional_do_not_meet_the_constraint_of_the_professional()
    {
        Professionnels("epargne").ShouldBe(0);
        Professionnels("personnes").ShouldBe(1);

        int Professionnels(string famille) => Composition.Evaluate(R.Dossier!, "E32",
            [
                new FicheDeDossier(1, "E32")
                {
                    Typologies = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["famille"] = [famille], ["client"] = ["professionnel"] },
                },
            ]).Contraintes.Single(c => c.Contrainte.Code == "professionnel").Compte;
    }

    [Fact]
    public void Both_orals_have_their_advice_for_an_empty_dossier()
    {
        Composition.Suggest(R.Dossier!, "E32", [])!.ToFrench(R.Dossier!)
            .ShouldBe("Écrivez la fiche 1 : assurance de biens et responsabilité, un professionnel, un produit que les autres fiches n'ont pas et son contexte décrit. Cela satisfait : « Description du ou des contextes », « 1 situation en assurance de biens et responsabilité » et « 1 situation en assurance du professionnel ».");
        Composition.Suggest(R.Dossier!, "E42", [])!.Numero.ShouldBe(6);
    }
}
