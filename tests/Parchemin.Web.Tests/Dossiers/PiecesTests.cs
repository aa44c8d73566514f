using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Parchemin.Application;
using Parchemin.Essais;

namespace Parchemin.Web.Tests;

/// <summary>Files come in by their bytes and go out as downloads; a deposit is verified with the hash alone.</summary>
public sealed class PiecesTests(ServicePartage service) : IClassFixture<ServicePartage>
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7\n%%EOF");

    [Fact]
    public async Task A_file_goes_out_as_a_download_that_no_browser_runs()
    {
        var scene = await SceneDeDossier.NewAsync(service);
        using var candidat = await scene.SignInAsync("Camille");
        await candidat.GetAsync("/dossiers/" + scene.Inscription);
        (await candidat.UploadAsync($"/dossiers/{scene.Inscription}/piece", Pdf, "../../Été <b>2024.pdf", ("nature", "Conditions générales"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var piece = (await DossierLu.ReadAsync(scene.Serveur.Guichet, await scene.ActAsync("Camille"), scene.Inscription)).Pieces.ShouldHaveSingleItem();
        piece["nom"].ShouldBe("Été b2024.pdf");
        using var equipe = await scene.SignInAsync("Agathe");
        foreach (var chemin in new[] { "/piece/" + piece.Id, $"/api/v1/piece/{piece.Id}/octets" })
        {
            var reponse = await equipe.GetAsync(chemin);
            reponse.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
            reponse.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            reponse.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'");
            (await reponse.Content.ReadAsByteArrayAsync()).ShouldBe(Pdf);
        }
    }

    [Fact]
    public async Task What_could_run_does_not_come_in_and_the_page_says_why()
    {
        var scene = await SceneDeDossier.NewAsync(service);
        using var candidat = await scene.SignInAsync("Camille");
        await candidat.GetAsync("/dossiers/" + scene.Inscription);
        var gros = new byte[JoindreUnePiece.TailleMax + 1];
        Array.Fill(gros, (byte)'a');
        foreach (var (octets, nom) in new[] { (Encoding.UTF8.GetBytes("<html><script>alert(1)</script>"), "page.pdf"), ([0x4D, 0x5A, 0x90], "photo.jpg"), (Encoding.UTF8.GetBytes("<svg onload='alert(1)'/>"), "dessin.png"), (gros, "gros.txt"), (Array.Empty<byte>(), "vide.pdf") })
        {
            var reponse = await candidat.UploadAsync($"/dossiers/{scene.Inscription}/piece", octets, nom);
            reponse.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, nom);
            WebUtility.HtmlDecode(await reponse.Content.ReadAsStringAsync()).ShouldContain("role=\"alert\"", Case.Sensitive, nom);
        }

        (await DossierLu.ReadAsync(scene.Serveur.Guichet, await scene.ActAsync("Camille"), scene.Inscription)).Pieces.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_receipt_tells_the_hash_of_the_very_bytes_that_are_given_back()
    {
        var scene = await SceneDeDossier.NewAsync(service);
        var fiche = await scene.FicheAsync(Depot.Formulaire, 1);
        await scene.RunAsync("Camille", new EcrireUneFiche(fiche, [new SaisieDeGrille("titre-de-l-activite", null, "Un devis d’assurance — « été »")]));
        using var candidat = await scene.SignInAsync("Camille");
        await candidat.GetAsync("/dossiers/" + scene.Inscription);
        (await candidat.PostAsync($"/dossiers/{scene.Inscription}/deposer")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await candidat.PostAsync($"/dossiers/{scene.Inscription}/deposer", ("sans_visa", "oui"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var octets = await (await candidat.GetAsync($"/dossiers/{scene.Inscription}/depot")).Content.ReadAsByteArrayAsync();
        (await candidat.ReadAsync($"/dossiers/{scene.Inscription}/recepisse")).ShouldContain(Convert.ToHexStringLower(SHA256.HashData(octets)));
        var etat = JsonNode.Parse(await candidat.ReadAsync($"/api/v1/inscription/{scene.Inscription}/dossier"))!;
        ((string)etat["etat"]!, (string)etat["empreinte"]!).ShouldBe(("depose", Convert.ToHexStringLower(SHA256.HashData(octets))));
        // Afterwards the page only reads, and a change is refused.
        (await candidat.ReadAsync("/fiche/" + fiche)).ShouldContain("lecture seule");
        (await candidat.CallAsync("POST", $"/api/v1/fiche/{fiche}/entrees", new JsonObject { ["saisies"] = new JsonArray(new JsonObject { ["cle"] = "suivi", ["lue"] = null, ["valeur"] = "x" }) })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }
}
