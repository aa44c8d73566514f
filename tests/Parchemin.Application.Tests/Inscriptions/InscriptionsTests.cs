using Parchemin.Core;

namespace Parchemin.Application.Tests;

/// <summary>A candidate knows whether he may register as he asks, chooses what is his to choose, and signs.</summary>
public sealed class InscriptionsTests
{
    private static readonly DateTimeOffset Debut = new(2023, 11, 6, 8, 0, 0, TimeSpan.Zero);

    private static async Task<InscriptionLue> ReadAsync(Scene scene) => await InscriptionLue.ReadAsync(scene.Guichet, await scene.ActAsync("candidat"), scene["inscription/propre"].Id);

    [Fact]
    public async Task What_he_confirms_is_signed_under_its_hash_and_binds_him()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var (candidat, inscription) = (await scene.ActAsync("candidat"), scene["inscription/propre"].Id);
        var lue = await ReadAsync(scene);
        lue.Recapitulatif.ShouldContain("Zoé propre");
        (await scene.Guichet.CodeAsync(candidat, new ConfirmerUneInscription(inscription, "autre chose"))).ShouldBe("TEXTE-CHANGE");
        (await scene.Guichet.RunAsync(candidat, new ConfirmerUneInscription(inscription, lue.Recapitulatif.ReplaceLineEndings("\r\n"))))["confirmee_le"].ShouldBe(ValeurDeChamp.Format(Debut));
        var confirmation = (await ReadAsync(scene)).Confirmation.ShouldNotBeNull();
        (confirmation["signataire"], confirmation["texte"]).ShouldBe((candidat.Personne, lue.Recapitulatif));
        ActeSigne.IsIntact(confirmation).ShouldBeTrue();
        (await scene.Guichet.CodeAsync(candidat, new ConfirmerUneInscription(inscription, lue.Recapitulatif))).ShouldBe("DEJA-CONFIRMEE");
        (await scene.Guichet.CodeAsync(candidat, new ChoisirPourSonInscription(inscription, null, "anglais", null))).ShouldBe("DEJA-CONFIRMEE");
    }

    [Fact]
    public async Task Before_he_confirms_he_chooses_two_different_languages()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var (candidat, inscription) = (await scene.ActAsync("candidat"), scene["inscription/propre"].Id);
        (await scene.Guichet.RunAsync(candidat, new ChoisirPourSonInscription(inscription, null, "anglais", "espagnol")))["lv2"].ShouldBe("espagnol");
        (await scene.Guichet.CodeAsync(candidat, new ChoisirPourSonInscription(inscription, null, "anglais", "anglais"))).ShouldBe("LANGUES-IDENTIQUES");
        (await scene.Guichet.CodeAsync(candidat, new ChoisirPourSonInscription(inscription, "progressive", "anglais", null))).ShouldBe("FORME-HORS-VOIE");
        (await scene.Guichet.CodeAsync(candidat, new ChoisirPourSonInscription(scene["inscription/voisin"].Id, null, "anglais", null))).ShouldBe("INTROUVABLE");
    }

    [Fact]
    public async Task A_withdrawal_ends_the_registration()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var (candidat, inscription) = (await scene.ActAsync("candidat"), scene["inscription/propre"].Id);
        (await scene.Guichet.RunAsync(candidat, new SeDesister(inscription)))["etat"].ShouldBe("desiste");
        (await scene.Guichet.CodeAsync(candidat, new SeDesister(inscription))).ShouldBe("INSCRIPTION-CLOSE");
        (await scene.Guichet.CodeAsync(candidat, new ConfirmerUneInscription(inscription, ""))).ShouldBe("INSCRIPTION-CLOSE");
    }

    [Fact]
    public async Task A_held_diploma_opens_its_dispenses_and_its_paper_is_asked_for()
    {
        await using var scene = await Scene.NewAsync(Debut);
        await scene.SetAsync("justificatif/propre", ("libelle", "Licence assurance"), ("unite", "U1"));
        var lue = await ReadAsync(scene);
        lue.Ouvertes.Select(o => o.Unite).ShouldBe(["U1", "U2"]);
        lue.Eligibilite.Details.Single(d => d.Code == "dispense-U1").Issue.ShouldBe(IssueDeVerification.Incomplete);
        await scene.SetAsync("justificatif/propre", ("avis", "accepte"));
        (await ReadAsync(scene)).Eligibilite.Details.Single(d => d.Code == "dispense-U1").Issue.ShouldBe(IssueDeVerification.Remplie);
        await scene.SetAsync("justificatif/propre", ("avis", "refuse"));
        (await ReadAsync(scene)).Ouvertes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2019-06-30", "10", IssueDeVerification.NonRemplie)]
    [InlineData("2023-07-04", "10", IssueDeVerification.Remplie)]
    [InlineData("2023-07-04", "9.5", IssueDeVerification.NonRemplie)]
    public async Task A_mark_is_kept_five_years_from_ten_on(string obtenue, string note, IssueDeVerification attendue)
    {
        await using var scene = await Scene.NewAsync(Debut);
        await scene.Guichet.CreateAsync(Acteur.Systeme, GenresDuParcours.Justificatif, ("inscription", scene["inscription/propre"].Id), ("nature", "benefice"), ("libelle", "Note de 2023"), ("unite", "U1"), ("note", note), ("obtenu_le", obtenue));
        (await ReadAsync(scene)).Eligibilite.Details.Single(d => d.Code == "benefice-U1").Issue.ShouldBe(attendue);
    }
}
