namespace Parchemin.Cli.Tests;

/// <summary>The official calendar of 2024, from the data of the référentiel to what is printed.</summary>
public sealed class CalendrierTests
{
    private static readonly string Referentiels = Path.Combine(ProgrammeEnEssai.Depot(), "referentiels");

    [Fact]
    public async Task The_leaks_of_2024_are_found_explained_and_the_nearest_safe_calendar_computed()
    {
        var reponse = await ProgrammeEnEssai.RunAsync("calendrier", "bts-assurance", "--session", "2024", "--referentiels", Referentiels);
        reponse.Erreurs.ShouldBeEmpty();
        // Each leak is accepted by an interpretation of the edition.
        reponse.Statut.ShouldBe(0);
        reponse.Sortie.ShouldContain("E2, Polynésie Française vers Antilles : on peut sortir avec le sujet le mercredi 15 mai à 8 h 30 UTC (mardi 14 mai à 22 h 30 sur place), et l'on entre encore le mercredi 15 mai à 10 h 30 UTC (mercredi 15 mai à 6 h 30 sur place) : le sujet est dehors 2 h trop tôt.");
        reponse.Sortie.ShouldContain("Acceptée (interprétation FUITE-2024-E2) : E2/guyane>antilles, E2/polynesie>antilles, E2/polynesie>guyane.", Case.Sensitive);
        reponse.Sortie.ShouldContain("7 fuites, dont 7 acceptées. Pour les arrêter :");
        reponse.Sortie.ShouldContain("Garder les mêmes textes et les mises en loge imprimées, et déplacer des séances : 14 séances déplacées, 64 h 10 en tout.");
        reponse.Sortie.ShouldContain("Écrire un texte de plus, et déplacer des séances : 1 texte de plus, 5 séances déplacées, 5 h en tout.");
        reponse.Sortie.ShouldContain("E2, Guyane : mercredi 15 mai à 6 h 30, à déplacer à 7 h 30 (1 h plus tard)");
        reponse.Sortie.ShouldContain("Ne rien déplacer, et écrire le moins de textes possible : 6 textes de plus, aucune séance déplacée.");
    }

    [Fact]
    public async Task Late_entries_and_presumed_mises_en_loge_change_what_leaks()
    {
        (await ProgrammeEnEssai.RunAsync("calendrier", "bts-assurance", "--retards", "--referentiels", Referentiels)).Sortie.ShouldContain("E5, Métropole vers Polynésie Française : on peut sortir avec le sujet");
        (await ProgrammeEnEssai.RunAsync("calendrier", "bts-assurance", "--loges", "--referentiels", Referentiels)).Sortie.ShouldContain("celle des autres, 2 h, est prise.");
    }

    [Theory]
    [InlineData("inconnue", "aucune certification « inconnue ». Celles d'ici : ")]
    [InlineData("charge-de-clientele-assurance-banque", "n'a pas de calendrier écrit pour cette édition et cette session")]
    public async Task A_certification_without_a_calendar_is_said(string certification, string message)
    {
        var reponse = await ProgrammeEnEssai.RunAsync("calendrier", certification, "--referentiels", Referentiels);
        reponse.Statut.ShouldBe(2);
        reponse.Erreurs.ShouldContain(message);
    }

    [Theory]
    [InlineData("--session")]
    [InlineData("--edition")]
    public async Task A_session_or_an_edition_that_does_not_exist_is_said(string option)
    {
        var reponse = await ProgrammeEnEssai.RunAsync("calendrier", "bts-assurance", option, "1999", "--referentiels", Referentiels);
        reponse.Statut.ShouldBe(2);
        reponse.Erreurs.ShouldContain("Vérifiez --edition et --session.");
    }
}
