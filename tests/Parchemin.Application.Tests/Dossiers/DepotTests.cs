using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Parchemin.Essais;

namespace Parchemin.Application.Tests;

/// <summary>From the visa to the receipt: what is attested, what is frozen, what no longer changes.</summary>
public sealed class DepotTests
{
    public static IEnumerable<object[]> Bases => BaseDEssai.Toutes;

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task A_deposit_freezes_the_dossier_under_its_hash_and_nothing_changes_afterwards(string nature)
    {
        await using var scene = await SceneDeDossier.NewAsync(nature);
        var (fiche, inscription) = (await scene.WrittenAsync(), scene["inscription/scolaire"]);
        var piece = await scene.RunAsync("scolaire", new JoindreUnePiece(inscription, fiche, "conditions générales", "conditions.txt", "Article 1"u8.ToArray()));
        await scene.RunAsync("equipe", new CommenterUneFiche(fiche, null, "Bien"));
        await scene.RunAsync("equipe", new ViserLeDossier(inscription));
        var depose = await scene.RunAsync("scolaire", new DeposerLeDossier(inscription));
        var contenu = depose["contenu"]!;
        depose["empreinte"].ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(contenu))));
        var fige = JsonNode.Parse(contenu)!;
        ((string)fige["fiches"]![0]!["champs"]!["titre-de-l-activite"]!).ShouldBe("Un devis automobile");
        ((string)fige["pieces"]![0]!["sha256"]!).ShouldBe(Convert.ToHexStringLower(SHA256.HashData("Article 1"u8)));
        ((string)fige["vise_par"]!).ShouldBe("equipe Essai");
        var lu = await scene.ReadAsync("scolaire");
        lu.EmpreinteJuste.ShouldBeTrue();

        // Deposited again, it is the same deposit; and nobody changes anything.
        (await scene.RunAsync("scolaire", new DeposerLeDossier(inscription))).Version.ShouldBe(depose.Version);
        foreach (var refus in new[]
        {
            await scene.CodeAsync("scolaire", new EcrireUneFiche(fiche, [new SaisieDeGrille("suivi", null, "x")])), await scene.CodeAsync("scolaire", new OuvrirUneFiche(inscription, Depot.Formulaire, 2)),
            await scene.CodeAsync("scolaire", new ClasserUneFiche(fiche, "retiree")), await scene.CodeAsync("scolaire", new LierUnContexte(fiche, null)),
            await scene.CodeAsync("scolaire", new JoindreUnePiece(inscription, null, null, "a.txt", "x"u8.ToArray())), await scene.CodeAsync("scolaire", new RetirerUnePiece(piece.Id)),
            await scene.CodeAsync("equipe", new ViserLeDossier(inscription, Retirer: true)), await scene.CodeAsync("equipe", new CommenterUneFiche(fiche, null, "Encore")),
        })
            refus.ShouldBe("DOSSIER-DEPOSE");
        (await scene.CodeAsync("scolaire", new RouvrirLeDossier(inscription), "Un oubli")).ShouldBe("INTERDIT");
        (await scene.CodeAsync("gestionnaire", new RouvrirLeDossier(inscription))).ShouldBe("MOTIF-ATTENDU");
        await scene.RunAsync("gestionnaire", new RouvrirLeDossier(inscription), "La fiche 2 manque");
        (await scene.WriteAsync("scolaire", fiche, ("suivi", null, "x"))).Tenues["suivi"].ShouldBe("x");
    }

    [Fact]
    public async Task The_visa_falls_with_the_first_change_and_a_deposit_without_it_is_said_before_it_is_done()
    {
        await using var scene = await SceneDeDossier.NewAsync();
        var inscription = scene["inscription/scolaire"];
        (await scene.CodeAsync("equipe", new ViserLeDossier(inscription))).ShouldBe("RIEN-A-VISER");
        (await scene.CodeAsync("scolaire", new DeposerLeDossier(inscription))).ShouldBe("DOSSIER-VIDE");
        var fiche = await scene.WrittenAsync();
        await scene.RunAsync("equipe", new ViserLeDossier(inscription));
        var garde = await scene.OpenAsync("PAGE-DE-GARDE", null);
        (await scene.ReadFicheAsync("scolaire", garde)).Tenues["signataire"].ShouldBe("equipe Essai, Professeur");
        // What brings nothing new takes nothing away.
        await scene.WriteAsync("scolaire", fiche, ("titre-de-l-activite", null, "Un devis automobile"));
        (await scene.ReadAsync("scolaire")).Dossier!["etat"].ShouldBe("vise");
        await scene.WriteAsync("scolaire", fiche, ("suivi", null, "Relance"));
        var lu = await scene.ReadAsync("scolaire");
        (lu.Dossier!["etat"], lu.Dossier["vise_le"]).ShouldBe(("en-redaction", null));
        (await scene.CodeAsync("scolaire", new DeposerLeDossier(inscription))).ShouldBe("VISA-ABSENT");
        (await scene.RunAsync("scolaire", new DeposerLeDossier(inscription, MalgreLeVisaAbsent: true)))["etat"].ShouldBe("depose");
    }

    [Fact]
    public async Task An_individual_candidate_attests_on_his_honour_in_the_words_of_the_cover()
    {
        await using var scene = await SceneDeDossier.NewAsync();
        var inscription = scene["inscription/individuel"];
        await scene.WrittenAsync("individuel");
        (await scene.CodeAsync("individuel", new AttesterSurLHonneur(inscription, " "))).ShouldBe("LIEU-ATTENDU");
        await scene.RunAsync("individuel", new AttesterSurLHonneur(inscription, "Saint-Denis"));
        var garde = await scene.ReadFicheAsync("individuel", await scene.OpenAsync("PAGE-DE-GARDE", null, "individuel"));
        (garde.Tenues["fait-a"], garde.Tenues["nom-du-soussigne"], garde.Tenues["date-de-l-attestation"]).ShouldBe(("Saint-Denis", "Lefèvre", "2024-02-01"));
        AttesterSurLHonneur.Words(garde.Cadre).ShouldContain("que j’ai personnellement réalisées");
        (await scene.RunAsync("individuel", new DeposerLeDossier(inscription)))["etat"].ShouldBe("depose");
        (await scene.CodeAsync("scolaire", new AttesterSurLHonneur(scene["inscription/scolaire"], "Lyon"))).ShouldBe("VISA-DE-L-EQUIPE");
    }

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, "DEPOT-CLOS")]
    [InlineData(1, "DEPOT-CLOS")]
    public async Task A_dossier_is_deposited_before_the_instant_that_the_session_fixes(int secondes, string? refus)
    {
        await using var scene = await SceneDeDossier.NewAsync();
        await scene.WrittenAsync();
        scene.Horloge.Maintenant = SceneDeDossier.Limite.AddSeconds(secondes);
        (await scene.CodeAsync("scolaire", new DeposerLeDossier(scene["inscription/scolaire"], MalgreLeVisaAbsent: true))).ShouldBe(refus);
    }

    [Fact]
    public async Task Late_the_service_alone_receives_it_and_says_why()
    {
        await using var scene = await SceneDeDossier.NewAsync();
        await scene.WrittenAsync();
        scene.Horloge.Maintenant = SceneDeDossier.Limite.AddDays(1);
        var depot = new DeposerLeDossier(scene["inscription/scolaire"], MalgreLeVisaAbsent: true);
        (await scene.CodeAsync("equipe", depot)).ShouldBe("DEPOT-CLOS");
        (await scene.CodeAsync("gestionnaire", depot)).ShouldBe("MOTIF-ATTENDU");
        (await scene.RunAsync("gestionnaire", depot, "Hospitalisé le jour du dépôt"))["depose_le"].ShouldBe("2024-03-30T17:00:00.000Z");
    }
}
