using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Parchemin.Application;
using Parchemin.Essais;

namespace Parchemin.Web.Tests;

/// <summary>The pages of the jury and of the results: what they say, by the keyboard, without script, without a fault of accessibility.</summary>
public sealed partial class PagesDuJuryTests
{
    [Fact]
    public async Task A_page_and_the_command_give_the_same_proof_of_the_same_candidate()
    {
        await using var session = await SessionDeliberee.StartAsync();
        await session.DecideAsync();
        await session.CloseAsync();
        await session.PublishAsync();
        for (var i = 0; i < 3; i++)
        {
            var inscription = session.Scene.Inscriptions[i];
            using var candidat = await session.Serveur.SignInAsync(session.Scene.Comptes[i]);
            var page = Flat(Tags().Replace(await (await candidat.GetAsync("/resultats/" + inscription)).Content.ReadAsStringAsync(), " "));
            var preuve = JsonNode.Parse(await candidat.ReadAsync("/api/v1/resultats/" + inscription))!["preuve"]!.ToString();
            var commande = await ExplainAsync(session.Serveur.Lieu, inscription);
            commande.ShouldBe(preuve);
            var ici = 0;
            // Every line of the command stands on the page, in the same order.
            foreach (var ligne in commande.Split('\n').TakeWhile(l => l is not "Textes cités").Select(l => Flat(Bullet().Replace(l, ""))).Where(l => l.Length > 0 && !l.StartsWith("Candidat", StringComparison.Ordinal)))
            {
                var trouve = page.IndexOf(ligne, ici, StringComparison.Ordinal);
                trouve.ShouldBeGreaterThanOrEqualTo(0, $"« {ligne} » n'est pas sur la page à sa place");
                ici = trouve;
            }
        }
    }

    [Fact]
    public async Task The_jury_works_by_forms_without_script_from_the_list_to_the_sealed_minutes()
    {
        await using var session = await SessionDeliberee.StartAsync();
        var jury = "/jury/" + session.Scene.Session;
        var page = await OpenAsync(session, session.Scene.Presidence, sansScript: true);
        await page.GotoAsync(jury);
        (await page.Locator("tbody tr").First.TextContentAsync())!.ShouldContain("Berger");
        await page.GetByRole(AriaRole.Button, new() { Name = "Adopter les 2 décisions sans difficulté" }).ClickAsync();
        (await page.Locator(".annonce").First.TextContentAsync())!.ShouldContain("2 décisions sont adoptées");
        await page.GetByRole(AriaRole.Link, new() { Name = "Carlier Zoé" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Le jury a examiné le livret" }).ClickAsync();
        await page.FillAsync("#essai-note", "20");
        await page.SelectOptionAsync("#essai-unite", "U31");
        await page.GetByRole(AriaRole.Button, new() { Name = "Voir l’effet" }).ClickAsync();
        (await page.Locator("p.annonce[role=status]").TextContentAsync())!.ShouldContain("U31 à 20");
        await page.GetByRole(AriaRole.Button, new() { Name = "Adopter", Exact = true }).ClickAsync();
        (await page.TextContentAsync("main"))!.ShouldContain("La décision est adoptée");
        await page.GotoAsync(jury);
        await page.GetByRole(AriaRole.Button, new() { Name = "Clore le jury" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Sceller le procès-verbal" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sceller le procès-verbal" }).ClickAsync();
        (await page.TextContentAsync("main"))!.ShouldContain("répond à son empreinte SHA-256");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sans les noms" }).ClickAsync();
        (await page.TextContentAsync("main"))!.ShouldNotContain("Carlier");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_candidate_sees_nothing_before_the_instant_of_publication_and_everything_from_it()
    {
        await using var session = await SessionDeliberee.StartAsync();
        await session.DecideAsync();
        await session.CloseAsync();
        using var gestionnaire = await session.Serveur.SignInAsync(session.Scene.Gestionnaire);
        await gestionnaire.GetAsync("/jury/" + session.Scene.Session);
        // 14 h in Paris is 12 h in UTC, in July.
        (await gestionnaire.PostAsync($"/jury/{session.Scene.Session}/publier", ("groupe", "1"), ("le", "2030-07-03T14:00"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var candidat = await session.Serveur.SignInAsync(session.Scene.Comptes[1]);
        var adresse = "/resultats/" + session.Scene.Inscriptions[1];
        foreach (var (ticks, visible) in new[] { (-1, false), (0, true), (1, true) })
        {
            session.Horloge.Maintenant = new DateTimeOffset(2030, 7, 3, 12, 0, 0, TimeSpan.Zero).AddTicks(ticks);
            var page = await candidat.ReadAsync(adresse);
            page.Contains("Autorisé à se présenter aux épreuves de contrôle", StringComparison.Ordinal).ShouldBe(visible);
            page.Contains("seront publiés le 03/07/2030 à 14:00", StringComparison.Ordinal).ShouldBe(!visible);
            (JsonNode.Parse(await candidat.ReadAsync("/api/v1" + adresse))!["decision"]?.ToString()).ShouldBe(visible ? "controle" : null);
        }

        await candidat.GetAsync(adresse);
        (await candidat.PostAsync(adresse + "/controle", ("unite", "U1"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await candidat.ReadAsync(adresse)).ShouldContain("Votre choix est enregistré");
        (await candidat.PostAsync(adresse + "/demande", ("nature", "regles"), ("texte", "Les règles, s'il vous plaît"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await candidat.ReadAsync(adresse)).ShouldContain("réponse attendue avant le 03/08/2030");
        // The other candidates, and the list of the jury, stay out of reach.
        (await candidat.GetAsync("/resultats/" + session.Scene.Inscriptions[0])).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await candidat.GetAsync("/jury/" + session.Scene.Session)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task No_page_of_the_jury_or_of_the_results_has_a_fault_of_accessibility()
    {
        await using var session = await SessionDeliberee.StartAsync();
        await session.DecideAsync();
        await session.DoAsync(session.Scene.Presidence, new ModifierUneNote(session.Scene.Inscriptions[1], "U1", "7.5"), "Une page oubliée");
        var jury = "/jury/" + session.Scene.Session;
        await CheckAsync(session, session.Scene.Presidence, "/jury", jury, jury + "/composition", jury + "/proces-verbal", $"{jury}/{session.Scene.Inscriptions[1]}", $"{jury}/{session.Scene.Inscriptions[0]}?unite=U1&note=3", jury + "?groupe=2");
        await session.DoAsync(session.Scene.Presidence, new AdopterDesDecisions(session.Moteur, session.Scene.Session, 1, [session.Scene.Inscriptions[1]]));
        await session.CloseAsync();
        await CheckAsync(session, session.Scene.Presidence, jury + "/proces-verbal", jury);
        await CheckAsync(session, session.Scene.Comptes[1], "/resultats/" + session.Scene.Inscriptions[1]);
        await session.PublishAsync();
        var demande = await session.DoAsync(session.Scene.Comptes[1], new DeposerUneDemande(session.Scene.Inscriptions[1], "recours-gracieux", "Je conteste"));
        await CheckAsync(session, session.Scene.Comptes[1], "/resultats/" + session.Scene.Inscriptions[1], "/demandes/" + demande.Id);
        await CheckAsync(session, session.Scene.Gestionnaire, "/demandes/" + demande.Id, jury);
    }

    [Fact]
    public async Task By_the_keyboard_alone_the_jury_adopts_a_decision()
    {
        await using var session = await SessionDeliberee.StartAsync();
        var page = await OpenAsync(session, session.Scene.Presidence);
        await page.GotoAsync($"/jury/{session.Scene.Session}/{session.Scene.Inscriptions[0]}");
        for (var i = 0; i < 60 && !await page.EvaluateAsync<bool>("() => document.activeElement?.textContent === 'Adopter'"); i++)
            await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("La décision est adoptée").WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_competence_that_all_deny_is_rescued_from_the_page_or_by_the_API_with_a_reason()
    {
        await using var serveur = await Serveur.StartAsync();
        var scene = await Deliberants.BuildAsync(serveur.Guichet.Store, certification: "cqp-gestionnaire-assurances-de-personnes", edition: "2017");
        await scene.AppointAsync();
        var inscription = await scene.EnrolAsync("Aubert", ("voie", "toutes"), ("forme", null), ("option", "production"));
        foreach (var evaluateur in new[] { "of", "tuteur", "commission" })
            await scene.AssessAsync(inscription, "BC4", null, evaluateur, ("avis/C8", "non-acquis"), ("avis/C9", "acquis"));
        var adresse = $"/jury/{scene.Session}/{inscription}";
        using var presidence = await serveur.SignInAsync(scene.Presidence);
        var page = await presidence.ReadAsync(adresse);
        page.ShouldContain("Repêcher<span class=\"cache\">, C8");
        page.ShouldNotContain("Repêcher<span class=\"cache\">, C9");
        (await presidence.PostAsync(adresse + "/arbitrer", ("competence", "C8"), ("acquise", "oui"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, "un motif est nécessaire");
        (await presidence.PostAsync(adresse + "/arbitrer", ("competence", "C8"), ("acquise", "oui"), ("_motif", "Preuves produites en séance"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await presidence.ReadAsync(adresse)).ShouldContain("Preuves produites en séance");
        JsonNode.Parse(await presidence.ReadAsync("/api/v1" + adresse))!["entree"]!["decisions_jury"]!["C8"]!["motif"]!.GetValue<string>().ShouldBe("Preuves produites en séance");

        (await presidence.CallAsync("POST", $"/api/v1{adresse}/arbitrer?motif=Relecture", new JsonObject { ["competence"] = "C8", ["acquise"] = "non" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await presidence.ReadAsync(adresse)).ShouldContain("Relecture");
    }

    private static async Task CheckAsync(SessionDeliberee session, string personne, params string[] chemins)
    {
        foreach (var petit in new[] { false, true })
        {
            var page = await OpenAsync(session, personne, petit);
            foreach (var chemin in chemins)
            {
                await page.GotoAsync(chemin);
                (await page.AxeAsync()).ShouldBeEmpty($"{chemin}, {(petit ? "petit et sombre" : "grand et clair")}");
                (await Debordement.OfAsync(page)).ShouldBeEmpty($"{chemin} déborde");
            }

            await page.Context.CloseAsync();
        }
    }

    private static async Task<IPage> OpenAsync(SessionDeliberee session, string personne, bool mobile = false, bool sansScript = false)
    {
        var page = await Essais.Navigateur.NewPageAsync(mobile, sansScript, sombre: mobile, adresse: session.Serveur.Adresse);
        await page.GotoAsync(await session.Serveur.LinkAsync(personne));
        await page.Locator("main form button").ClickAsync();
        await page.ArriveAsync("**/");
        return page;
    }

    private static async Task<string> ExplainAsync(string lieu, string inscription)
    {
        using var programme = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "parchemin.dll"), "explain", inscription, "--store", lieu, "--referentiels", Depot.Referentiels]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = System.Text.Encoding.UTF8 })!;
        var erreurs = programme.StandardError.ReadToEndAsync();
        var sortie = await programme.StandardOutput.ReadToEndAsync();
        await programme.WaitForExitAsync();
        programme.ExitCode.ShouldBe(0, await erreurs);
        return sortie;
    }

    // Spaces and brackets apart: a page sets them where a line of text cannot.
    private static string Flat(string texte) => Spaces().Replace(WebUtility.HtmlDecode(texte), "");

    [GeneratedRegex("<[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Tags();

    [GeneratedRegex("""^\s*(?:\d+\.|[·○?-])?\s*""", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Spaces();
}
