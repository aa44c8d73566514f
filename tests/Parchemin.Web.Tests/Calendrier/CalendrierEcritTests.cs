using System.Net;
using System.Text.Json.Nodes;
using Parchemin.Application;
using Parchemin.Essais;

namespace Parchemin.Web.Tests;

/// <summary>The page of the written calendar and its API twin, on the official calendar of 2024.</summary>
public sealed class CalendrierEcritTests(Atelier atelier) : IClassFixture<Atelier>
{
    private const string Fuite = "E2/polynesie>metropole";

    private string Adresse => $"/sessions/{atelier.Session}/calendrier-ecrit";

    [Fact]
    public async Task The_page_shows_the_pictures_the_margins_the_leaks_and_the_nearest_safe_hours()
    {
        using var visiteur = await atelier.Serveur.SignInAsync(atelier.Gestionnaire);
        var page = await visiteur.ReadAsync(Adresse);
        page.ShouldContain("E2, Polynésie Française vers Antilles : on peut sortir avec le sujet le mercredi 15 mai à 8 h 30 UTC");
        page.ShouldContain("interprétation FUITE-2024-E2");
        page.ShouldContain("Écrire un texte de plus, et déplacer des séances : 1 texte de plus, 5 séances déplacées, 5 h en tout");
        page.Split("<svg class=\"calendrier\"").Length.ShouldBe(6);
        page.ShouldContain("<span class=\"etiquette alerte\">−120<span class=\"cache\"> min, fuite</span></span>");
    }

    [Fact]
    public async Task A_leak_is_accepted_in_the_name_of_a_person_with_a_reason_and_taken_back()
    {
        using var visiteur = await atelier.Serveur.SignInAsync(atelier.Gestionnaire);
        var avec = Adresse + "?retards=oui";
        (await visiteur.ReadAsync(avec)).ShouldContain($"name=\"fuite\" value=\"{Fuite}\"");
        (await visiteur.PostAsync($"{Adresse}/accepter?retards=oui", ("fuite", Fuite), ("motif", "Aucun retard n'est admis."))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await visiteur.ReadAsync(avec)).ShouldContain("Noé Gestion : Aucun retard n'est admis.");
        (await atelier.Serveur.Guichet.Store.FindAsync(Genres.Session, atelier.Session))!["fuites_acceptees"]!.Split('\n').ShouldContain(l => l.StartsWith(Fuite + " -", StringComparison.Ordinal) && l.EndsWith(" | Noé Gestion | Aucun retard n'est admis.", StringComparison.Ordinal));
        // The hours change and the leak gets worse: it is open again, and the page says who had accepted less.
        await atelier.Serveur.Guichet.RunAsync(Acteur.Systeme, new AcceptationAncienne(atelier.Session, $"{Fuite} 5000 | Noé Gestion | Aucun retard n'est admis."));
        (await visiteur.ReadAsync(avec)).ShouldContain("Noé Gestion l’avait acceptée (Aucun retard n'est admis.), mais les heures ont changé et elle est pire de ");
        (await visiteur.PostAsync($"{Adresse}/accepter?retards=oui", ("fuite", Fuite), ("motif", ""))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await visiteur.ReadAsync(avec)).ShouldNotContain("Aucun retard n'est admis.");
    }

    [Fact]
    public async Task Several_leaks_are_accepted_with_one_reason_all_or_none()
    {
        using var visiteur = await atelier.Serveur.SignInAsync(atelier.Gestionnaire);
        var avec = Adresse + "?retards=oui";
        var page = await visiteur.ReadAsync(avec);
        page.ShouldContain("E5, 4 fuites ouvertes");
        (await visiteur.PostAsync($"{Adresse}/accepter?retards=oui", ("motif", "Sans rien cocher"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await visiteur.PostAsync($"{Adresse}/accepter?retards=oui", ("fuite", "E5/metropole>polynesie"), ("fuite", "E5/polynesie>metropole"), ("motif", "L'une ne fuit pas"))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        string[] deux = ["E5/metropole>polynesie", "E5/antilles>polynesie"];
        (await visiteur.PostAsync($"{Adresse}/accepter?retards=oui", [.. deux.Select(f => ("fuite", f)), ("motif", "Papeete ferme ses portes")])).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await visiteur.ReadAsync(avec)).ShouldContain("E5, 2 fuites ouvertes");
        // Without late entries they do not leak: the page says so and lets them be taken back.
        (await visiteur.ReadAsync(Adresse)).ShouldContain("E5/metropole>polynesie ne fuit pas sous ces hypothèses");
        (await visiteur.CallAsync("POST", $"/api/v1{Adresse}/accepter", new JsonObject { ["fuites"] = new JsonArray([.. deux.Select(f => (JsonNode)f)]), ["motif"] = "" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await visiteur.ReadAsync(avec)).ShouldContain("E5, 4 fuites ouvertes");
    }

    [Fact]
    public async Task What_does_not_leak_is_not_accepted()
    {
        using var visiteur = await atelier.Serveur.SignInAsync(atelier.Gestionnaire);
        await visiteur.GetAsync(Adresse);
        (await visiteur.PostAsync($"{Adresse}/accepter", ("fuite", "E5/polynesie>metropole"), ("motif", "Par prudence"))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task The_API_says_the_same()
    {
        using var visiteur = await atelier.Serveur.SignInAsync(atelier.Gestionnaire);
        var json = JsonNode.Parse(await visiteur.ReadAsync("/api/v1" + Adresse))!;
        var e2 = json["sujets"]!.AsArray().Single(s => s!["epreuve"]!.GetValue<string>() == "E2")!;
        e2["temoins"]!.AsArray().Select(t => t!.GetValue<string>()).ShouldBe(["polynesie", "guyane", "antilles"]);
        e2["marges"]!.AsArray().Single(m => m!["de"]!.GetValue<string>() == "polynesie" && m["vers"]!.GetValue<string>() == "antilles")!["minutes"]!.GetValue<int>().ShouldBe(-120);
        json["fuites"]!.AsArray().Count.ShouldBe(7);
        json["propositions"]!.AsArray().Select(p => p!["minutes"]!.GetValue<int>()).ShouldBe([3850, 300, 0]);
        (await visiteur.CallAsync("POST", $"/api/v1{Adresse}/accepter", new JsonObject { ["fuite"] = "E2/guyane>antilles", ["motif"] = "Deux textes" })).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_team_does_not_plan_the_session()
    {
        using var visiteur = await atelier.Serveur.SignInAsync(atelier.Equipe);
        (await visiteur.GetAsync(Adresse)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_page_has_no_fault_of_accessibility_at_either_size_and_in_either_colour()
    {
        foreach (var petit in new[] { false, true })
        {
            var page = await atelier.OpenAsync(atelier.Gestionnaire, mobile: petit, sombre: petit);
            await page.GotoAsync(Adresse + "?retards=oui");
            (await page.AxeAsync()).ShouldBeEmpty(petit ? "petit et sombre" : "grand et clair");
            (await Debordement.OfAsync(page)).ShouldBeEmpty("la page déborde");
            if (Environment.GetEnvironmentVariable("CLICHES") is { } cliches)
                await page.ScreenshotAsync(new() { Path = Path.Combine(cliches, $"calendrier-{(petit ? 390 : 1280)}.png"), FullPage = true });
            // On paper the leaks stay, what accepts them does not.
            await page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
            (await page.Locator("main button:visible, main input:visible").CountAsync()).ShouldBe(0);
            (await page.Locator("text=E5, Métropole vers Polynésie Française").First.IsVisibleAsync()).ShouldBeTrue();
            await page.Context.CloseAsync();
        }
    }

    // What somebody accepted under other hours.
    private sealed record AcceptationAncienne(string Session, string Lignes) : IOperation<Objet>
    {
        public string Code => CalendrierDUneSession.Action;

        public async ValueTask<Objet> ExecuteAsync(Etabli etabli) => await etabli.ChangeAsync(Code, await etabli.GetAsync(Genres.Session, Session), [new("fuites_acceptees", Lignes)]);
    }
}
