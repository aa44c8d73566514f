using System.Net;
using System.Text.Json.Nodes;
using Parchemin.Essais;

namespace Parchemin.Web.Tests;

/// <summary>The rooms of the written épreuves: kept, published, read at the door; pages and API.</summary>
public sealed class SallesDEcritTests : IAsyncLifetime
{
    private Serveur serveur = null!;
    private SessionAPlanifier session = null!;

    private string Adresse => $"/sessions/{session.Session}/salles";

    private string Detail => $"{Adresse}?epreuve=E41&centre={session.Centre}";

    public async Task InitializeAsync()
    {
        serveur = await Serveur.StartAsync();
        session = await SessionAPlanifier.BuildAsync(serveur.Guichet);
    }

    public Task DisposeAsync() => serveur.DisposeAsync().AsTask();

    [Fact]
    public async Task Rooms_are_typed_published_and_kept_for_the_next_time_and_what_does_not_read_stays_on_the_page()
    {
        using var office = await serveur.SignInAsync(session.Gestionnaire);
        (await office.ReadAsync(Adresse)).ShouldContain("sans salle");
        var refus = await office.PostAsync(Adresse + "/tenir", ("epreuve", "E41"), ("centre", session.Centre), ("salles", "A101 99x5"));
        refus.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var montree = WebUtility.HtmlDecode(await refus.Content.ReadAsStringAsync());
        montree.ShouldContain("A101 99x5</textarea>");
        montree.ShouldContain("id=\"faute-salles\"");
        (await office.PostAsync(Adresse + "/tenir", ("epreuve", "E41"), ("centre", session.Centre), ("salles", "A101 3x5\nB2 2x2"), ("surveillants-A101", "Mme Roy, M. Lenoir"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = await office.ReadAsync(Detail);
        page.ShouldContain("mardi 14 mai 2024, de 14 h à 18 h");
        page.ShouldContain("Mme Roy, M. Lenoir");
        page.ShouldContain("Publier ces places");
        (await office.PostAsync(Adresse + "/publier", ("epreuve", "E41"), ("centre", session.Centre), ("refaire", "oui"), ("vue", "une autre page"))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await office.PostAsync(Adresse + "/publier", ("epreuve", "E41"), ("centre", session.Centre), ("refaire", "oui"), ("vue", page.Split("name=\"vue\" value=\"")[1].Split('"')[0]))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await office.ReadAsync(Detail)).ShouldContain("Places publiées");
        (await office.ReadAsync(Detail + "&arrivee=14:30")).ShouldContain("seul le chef de centre peut admettre");
        (await office.ReadAsync(Detail + "&arrivee=14:30&cause=oui")).ShouldContain("Oui.");
        var json = JsonNode.Parse(await office.ReadAsync($"/api/v1{Detail}"))!;
        (json["candidats"]!.GetValue<int>(), json["publie"]!["salles"]!.AsArray().Sum(s => s!["places"]!.AsArray().Count)).ShouldBe((8, 8));
        var tenues = await office.CallAsync("POST", $"/api/v1{Adresse}/tenir", new JsonObject { ["epreuve"] = "E1", ["centre"] = session.Centre, ["salles"] = "C1 4x4", ["surveillants"] = new JsonObject { ["C1"] = "Mme Roy" } });
        tenues.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await office.CallAsync("POST", $"/api/v1{Adresse}/publier", new JsonObject { ["epreuve"] = "E1", ["centre"] = session.Centre })).Content.ReadAsStringAsync()).ShouldContain("\"places_changees\":8");
        await ExchangeAsync(office);
        using var equipe = await serveur.SignInAsync(session.Equipe);
        (await equipe.GetAsync(Adresse)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        foreach (var mobile in new[] { false, true })
        {
            var onglet = await Essais.Navigateur.NewPageAsync(mobile: mobile, sombre: mobile, adresse: serveur.Adresse);
            await onglet.GotoAsync(await serveur.LinkAsync(session.Gestionnaire));
            await onglet.Locator("main form button").ClickAsync();
            await onglet.ArriveAsync("**/");
            await KeyboardAsync(onglet);
            foreach (var adresse in new[] { Adresse, Detail + "&arrivee=14:30", Detail + "&refaire=oui", Detail + $"&deplacer={session.Inscriptions[2]}", $"{Adresse}?epreuve=E2&centre={session.Centre}" })
            {
                await onglet.GotoAsync(adresse);
                (await onglet.AxeAsync()).ShouldBeEmpty($"{adresse}, {(mobile ? "petit et sombre" : "grand et clair")}");
                (await Debordement.OfAsync(onglet)).ShouldBeEmpty($"{adresse} déborde");
                if (Environment.GetEnvironmentVariable("CLICHES") is { } cliches)
                    await onglet.ScreenshotAsync(new() { Path = Path.Combine(cliches, $"salles-{(mobile ? 390 : 1280)}-{adresse.Length}.png"), FullPage = true });
            }

            // What is printed: the rooms, and none of the tools.
            await onglet.GotoAsync(Detail);
            await onglet.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
            (await onglet.Locator("main form:visible, main a.changer:visible").CountAsync()).ShouldBe(0);
            (await onglet.Locator("main").InnerTextAsync()).ShouldNotContain("avec du temps en plus");
            await ShotAsync(onglet, "papier");
            await onglet.GotoAsync(Detail + "&refaire=oui");
            (await onglet.Locator(".projet:visible").CountAsync()).ShouldBe(2, "un projet s'y nomme projet");
            await onglet.Context.CloseAsync();
        }
    }

    // By the page without script, then by the API: shown, kept, undone, refused where a room would mix.
    private async Task ExchangeAsync(Visiteur office)
    {
        var places = JsonNode.Parse(await office.ReadAsync($"/api/v1{Detail}"))!["publie"]!["salles"]!.AsArray().SelectMany(s => s!["places"]!.AsArray().Select(p => (Salle: s["salle"]!.ToString(), Qui: p!["inscription"]!.ToString(), Place: p["place"]!.ToString()))).ToList();
        var (un, deux) = (places.First(p => p.Salle == "A101"), places.Last(p => p.Salle == "A101"));
        var majore = places.Single(p => p.Qui == session.Inscriptions[0]);
        var vue = await office.ReadAsync($"{Detail}&deplacer={un.Qui}&vers={deux.Place}+A101");
        vue.ShouldContain("Échanger ces deux places");
        vue.ShouldNotContain($"{majore.Place} {majore.Salle}\"", customMessage: "la salle du temps majoré n'est pas proposée");
        var marque = vue.Split("name=\"vue\" value=\"")[1].Split('"')[0];
        var champs = new[] { ("epreuve", "E41"), ("centre", session.Centre), ("inscription", un.Qui) };
        var fait = await office.PostAsync(Adresse + "/deplacer", [.. champs, ("vers", $"{deux.Place} A101"), ("vue", marque)]);
        fait.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var apres = await office.ReadAsync(fait.Headers.Location!.ToString());
        apres.ShouldContain("Annuler ce changement");
        var retour = apres.Split("name=\"vue\" value=\"")[1].Split('"')[0];
        (await office.PostAsync(Adresse + "/deplacer", [.. champs, ("vers", $"{deux.Place} A101"), ("vue", marque)])).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, "il y est déjà");
        var defait = await office.PostAsync(Adresse + "/deplacer", [.. champs, ("vers", $"{un.Place} A101"), ("vue", retour), ("retour", "oui")]);
        defait.Headers.Location!.ToString().ShouldBe(Detail, "l'annulation rend la page d'où l'on vient");
        var refus = await office.PostAsync(Adresse + "/deplacer", [.. champs, ("vers", $"{majore.Place} {majore.Salle}")]);
        (refus.StatusCode, WebUtility.HtmlDecode(await refus.Content.ReadAsStringAsync()).Contains("temps en plus", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.UnprocessableEntity, true));
        var json = JsonNode.Parse(await office.ReadAsync($"/api/v1{Adresse}/deplacement?epreuve=E41&centre={session.Centre}&inscription={un.Qui}&salle=A101&place={deux.Place}"))!;
        json["changements"]!.AsArray().Count.ShouldBe(2);
        var dit = new JsonObject { ["epreuve"] = "E41", ["centre"] = session.Centre, ["inscription"] = un.Qui, ["salle"] = "A101", ["place"] = deux.Place, ["vue"] = json["vue"]!.ToString() };
        (await office.CallAsync("POST", $"/api/v1{Adresse}/deplacer", dit)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await office.CallAsync("POST", $"/api/v1{Adresse}/deplacer", (JsonObject)dit.DeepClone())).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        json = JsonNode.Parse(await office.ReadAsync($"/api/v1{Adresse}/deplacement?epreuve=E41&centre={session.Centre}&inscription={un.Qui}&salle={majore.Salle}&place={majore.Place}"))!;
        (json["vue"], json["refus"]!.ToString().Contains("temps en plus", StringComparison.Ordinal)).ShouldBe((null, true));
    }

    // From the sign-in list to the exchange kept and taken back, without a pointer.
    private async Task KeyboardAsync(Microsoft.Playwright.IPage onglet)
    {
        await onglet.GotoAsync(Detail);
        await EnterAsync(onglet, onglet.Locator("a.changer").First, "deplacer=");
        (await onglet.AxeAsync()).ShouldBeEmpty();
        await onglet.Locator("#vers").FocusAsync();
        await onglet.Keyboard.PressAsync("ArrowDown");
        await EnterAsync(onglet, onglet.Locator("#changer form button").First, "vers=");
        (await onglet.AxeAsync()).ShouldBeEmpty();
        await ShotAsync(onglet, "changer");
        await onglet.Locator("#motif").FocusAsync();
        await onglet.Keyboard.TypeAsync("Ascenseur en panne");
        await EnterAsync(onglet, onglet.Locator("#changer form[method=post] button"), "fait=");
        (await onglet.AxeAsync()).ShouldBeEmpty();
        await ShotAsync(onglet, "change");
        await EnterAsync(onglet, onglet.Locator("text=Annuler ce changement"), "centre=[^&]*$");
    }

    // The key goes to what has the focus; the address tells that it was heard.
    private static async Task EnterAsync(Microsoft.Playwright.IPage onglet, Microsoft.Playwright.ILocator cible, string adresse)
    {
        await cible.FocusAsync();
        await Microsoft.Playwright.Assertions.Expect(cible).ToBeFocusedAsync();
        await onglet.Keyboard.PressAsync("Enter");
        await onglet.ArriveAsync(new System.Text.RegularExpressions.Regex(adresse, System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    private static async Task ShotAsync(Microsoft.Playwright.IPage onglet, string nom)
    {
        if (Environment.GetEnvironmentVariable("CLICHES") is { } cliches)
            await onglet.ScreenshotAsync(new() { Path = Path.Combine(cliches, $"salles-{onglet.ViewportSize!.Width}-{nom}.png"), FullPage = true });
    }
}
