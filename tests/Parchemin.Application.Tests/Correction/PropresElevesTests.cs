using Parchemin.Essais;

namespace Parchemin.Application.Tests;

/// <summary>One's own students are those of where one teaches, part of the week included, and of where one taught not long ago.</summary>
public sealed class PropresElevesTests
{
    [Theory]
    [InlineData(null, null, true)]
    [InlineData("2023-09-01", null, true)]
    [InlineData("2020-09-01", "2021-05-20", true)]
    [InlineData("2020-09-01", "2021-05-19", false)]
    [InlineData("2024-09-01", "2025-08-31", true)]
    public async Task The_other_part_of_a_shared_service_is_a_mandat_of_équipe_and_counts_three_years_after_it_ends(string? du, string? au, bool siens)
    {
        // The corrector works in the second lycée; all the candidates are of the first.
        await using var salle = await Salle.NewAsync([4, 0], [0, 1]);
        await salle.Guichet.CreateAsync(Acteur.Systeme, Genres.Mandat, ("personne", salle.Correcteurs[0]), ("role", "equipe"), ("organisation", salle.Lycees[0]), ("du", du), ("au", au));
        await salle.AnonymizeAsync("U31");
        (await salle.DistributeAsync("U31")).ShouldBe(siens ? new Distribution(0, 0, 4) : new Distribution(4, 1, 0));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1095, true)]
    [InlineData(1096, false)]
    public async Task The_students_of_an_établissement_that_he_left_stay_his_for_three_years(int jours, bool siens)
    {
        await using var salle = await Salle.NewAsync([4, 0], [1, 0]);
        await salle.Guichet.ChangeAsync(Acteur.Systeme, (await salle.Guichet.Store.FindAsync(Genres.Personne, salle.Correcteurs[0]))!, ("organisation", salle.Lycees[1]));
        salle.Horloge.Maintenant += TimeSpan.FromDays(jours);
        await salle.AnonymizeAsync("U31");
        (await salle.DistributeAsync("U31")).SansCorrecteur.ShouldBe(siens ? 4 : 0);
    }

    [Fact]
    public async Task A_candidate_who_changed_établissement_since_another_session_stays_the_student_of_both()
    {
        await using var salle = await Salle.NewAsync([1, 1], [1, 0]);
        var (guichet, inscription) = (salle.Guichet, salle.Candidats[1].Inscription);
        var candidat = (await guichet.Store.FindAsync(Genres.Inscription, inscription))!["candidat"]!;
        var avant = (await guichet.CreateAsync(Acteur.Systeme, Genres.Session, ("certification", Depot.Certification), ("edition", Depot.Edition), ("code", "2022"), ("libelle", "Avant"), ("organisation", salle.Academie))).Id;
        await guichet.CreateAsync(Acteur.Systeme, Genres.Inscription, ("candidat", candidat), ("session", avant), ("etablissement", salle.Lycees[0]), ("voie", "scolaire"), ("forme", Depot.Forme), ("etat", "confirme"));
        await salle.AnonymizeAsync("U31");
        (await salle.DistributeAsync("U31")).ShouldBe(new Distribution(0, 0, 2));
    }

    [Fact]
    public async Task By_hand_too_nobody_gets_his_former_students_nor_reads_a_script_twice()
    {
        await using var salle = await Salle.NewAsync([1, 0, 0], [0, 1, 1], session: ("double_correction", "oui"));
        var guichet = salle.Guichet;
        await salle.AnonymizeAsync("U31");
        await guichet.CreateAsync(Acteur.Systeme, Genres.Mandat, ("personne", salle.Correcteurs[0]), ("role", "equipe"), ("organisation", salle.Lycees[0]));
        var lectures = await salle.ReadingsAsync("U31");
        (await guichet.CodeAsync(salle.Gestionnaire, Given(lectures[0], salle.Correcteurs[0]))).ShouldBe("PROPRE-ELEVE");
        await guichet.RunAsync(salle.Gestionnaire, Given(lectures[0], salle.Correcteurs[1]));
        (await guichet.CodeAsync(salle.Gestionnaire, Given(lectures[1], salle.Correcteurs[1]))).ShouldBe("DEJA-LECTEUR");
    }

    private static ModifierObjet Given(Objet copie, string correcteur) => new(Genres.Copie, copie.Id, null, Essais.Dictionary(("correcteur", correcteur)));
}
