using Parchemin.Essais;

namespace Parchemin.Application.Tests;

/// <summary>The team asks, the tuteur signs by a personal link, and the signature proves the period as it was signed.</summary>
public sealed class AttestationsTests
{
    private static readonly DateTimeOffset Debut = new(2024, 2, 5, 8, 0, 0, TimeSpan.Zero);

    public static IEnumerable<object[]> Bases => BaseDEssai.Toutes;

    private static readonly TuteurNomme Delorme = new("Delorme", "Gaëtan", "Gaetan.Delorme@exemple.fr");

    private static async Task<(Acteur Tuteur, DemandeDAttestation Demande)> AskAsync(Scene scene, TuteurNomme? tuteur)
    {
        var demande = await scene.Guichet.RunAsync(await scene.ActAsync("equipe"), new DemanderUneAttestation(scene["stage/propre"].Id, tuteur));
        return (await scene.BecomeAsync(demande.Attestation["signataire"]!), demande);
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task A_tuteur_named_by_the_team_sees_this_one_candidate_and_signs_what_he_read(string nature)
    {
        await using var scene = await Scene.NewAsync(Debut, nature);
        var (tuteur, demande) = await AskAsync(scene, Delorme);
        tuteur.Mandats.ShouldHaveSingleItem().Inscription.ShouldBe(scene["inscription/propre"].Id);
        (await scene.Guichet.ListAsync(tuteur, Genres.Inscription)).ShouldHaveSingleItem().Id.ShouldBe(scene["inscription/propre"].Id);
        demande.Lien["chemin"].ShouldBe("/attestations/" + demande.Attestation.Id);
        var texte = demande.Attestation["texte"].ShouldNotBeNull();
        // 8 January to 2 February 2024, less the 10th and the 11th: eighteen days.
        texte.ShouldContain("18 jours de présence, 4 semaines");
        texte.ShouldContain("du 10/01/2024 au 11/01/2024");
        var signee = await scene.Guichet.RunAsync(tuteur, new SignerUneAttestation(demande.Attestation.Id, texte.ReplaceLineEndings("\r\n")));
        signee["empreinte"].ShouldBe(ActeSigne.Empreinte(texte, tuteur.Personne, signee["signee_le"]!));
        ActeSigne.IsIntact(signee).ShouldBeTrue();
        (await scene.Guichet.CodeAsync(tuteur, new SignerUneAttestation(signee.Id, texte))).ShouldBe("DEJA-SIGNEE");
    }

    [Fact]
    public async Task Asked_again_the_same_person_and_the_same_request_serve()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var (premier, une) = await AskAsync(scene, Delorme);
        var (second, autre) = await AskAsync(scene, null);
        (second.Personne, autre.Attestation.Id).ShouldBe((premier.Personne, une.Attestation.Id));
        second.Mandats.Count.ShouldBe(1);
        autre.Lien.Id.ShouldNotBe(une.Lien.Id);
    }

    [Fact]
    public async Task A_period_that_changed_is_not_signed_and_a_signature_proves_it_no_longer()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var (tuteur, demande) = await AskAsync(scene, Delorme);
        var texte = demande.Attestation["texte"]!;
        (await scene.Guichet.CodeAsync(tuteur, new SignerUneAttestation(demande.Attestation.Id, "autre chose"))).ShouldBe("TEXTE-CHANGE");
        await scene.Guichet.RunAsync(tuteur, new SignerUneAttestation(demande.Attestation.Id, texte));
        async Task<Objet?> ProofAsync()
        {
            var faits = (await FaitsDePlacement.ReadAsync(scene.Guichet.Store, [scene["inscription/propre"]])).ShouldHaveSingleItem();
            var stage = faits.Stages.ShouldHaveSingleItem();
            return faits.Proof(stage, await TexteDAttestation.ReadAsync(stage, scene.Guichet.Store));
        }

        (await ProofAsync()).ShouldNotBeNull();
        await scene.SetAsync("absence/propre", ("au", "2024-01-12"));
        (await ProofAsync()).ShouldBeNull();
        // A new request is made; it too is refused once the period has moved under it.
        var (_, neuve) = await AskAsync(scene, null);
        neuve.Attestation.Id.ShouldNotBe(demande.Attestation.Id);
        await scene.SetAsync("absence/propre", ("au", "2024-01-11"));
        (await scene.Guichet.CodeAsync(tuteur, new SignerUneAttestation(neuve.Attestation.Id, neuve.Attestation["texte"]!))).ShouldBe("PERIODE-CHANGEE");
    }

    [Fact]
    public async Task Without_a_tuteur_or_with_a_wrong_address_nothing_is_asked()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var equipe = await scene.ActAsync("equipe");
        (await scene.Guichet.CodeAsync(equipe, new DemanderUneAttestation(scene["stage/propre"].Id, null))).ShouldBe("TUTEUR-ATTENDU");
        (await scene.Guichet.CodeAsync(equipe, new DemanderUneAttestation(scene["stage/propre"].Id, Delorme with { Courriel = "sans arobase" }))).ShouldBe("COURRIEL-REFUSE");
        (await scene.Guichet.CodeAsync(equipe, new DemanderUneAttestation(scene["stage/propre"].Id, Delorme with { Courriel = "" }))).ShouldBe("COURRIEL-REFUSE");
        (await scene.Guichet.CodeAsync(equipe, new DemanderUneAttestation(scene["stage/voisin"].Id, Delorme))).ShouldBe("INTROUVABLE");
    }

    [Fact]
    public async Task Nobody_signs_in_the_place_of_another()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var (_, demande) = await AskAsync(scene, Delorme);
        (await scene.Guichet.CodeAsync(await scene.ActAsync("tuteur"), new SignerUneAttestation(demande.Attestation.Id, demande.Attestation["texte"]!))).ShouldBe("AUTRE-SIGNATAIRE");
        (await scene.Guichet.CodeAsync(await scene.ActAsync("equipe"), new SignerUneAttestation(demande.Attestation.Id, demande.Attestation["texte"]!))).ShouldBe("INTERDIT");
    }

    [Theory]
    [InlineData(null, 31)]
    [InlineData("LMMJV", 31)]
    [InlineData("---JV", 24)]
    [InlineData("L------", 1)]
    [InlineData("------D", 64)]
    [InlineData("le jeudi", 0)]
    public void A_rhythm_is_read_from_Monday_on(string? rythme, int attendu) => ((int)FaitsDePlacement.Days(rythme)).ShouldBe(attendu);

    [Theory]
    [InlineData(null, 2)]
    [InlineData("1", 1)]
    [InlineData("2", 0)]
    [InlineData("3", 0)]
    public async Task Days_made_up_are_taken_from_the_absence(string? recuperes, int absents)
    {
        await using var scene = await Scene.NewAsync(Debut);
        await scene.SetAsync("absence/propre", ("recuperes", recuperes));
        Core.Decompte.Count([FaitsDePlacement.Period(scene["stage/propre"], [scene["absence/propre"]])]).JoursDAbsence.ShouldBe(absents);
    }
}
