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
        (await office.PostAsync(Adresse + "/publier", ("epreuve", "E41"), ("centre", session.Centre), ("refaire", "oui"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await office.ReadAsync(Detail)).ShouldContain("Places publiées");
        (await office.ReadAsync(Detail + "&arrivee=14:30")).ShouldContain("seul le chef de centre peut admettre");
        (await office.ReadAsync(Detail + "&arrivee=14:30&cause=oui")).ShouldContain("Oui.");
        var json = JsonNode.Parse(await office.ReadAsync($"/api/v1{Detail}"))!;
        (json["candidats"]!.GetValue<int>(), json["publie"]!["salles"]!.AsArray().Sum(s => s!["places"]!.AsArray().Count)).ShouldBe((8, 8));
        var tenues = await office.CallAsync("POST", $"/api/v1{Adresse}/tenir", new JsonObject { ["epreuve"] = "E1", ["centre"] = session.Centre, ["salles"] = "C1 4x4", ["surveillants"] = new JsonObject { ["C1"] = "Mme Roy" } });
        tenues.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await office.CallAsync("POST", $"/api/v1{Adresse}/publier", new JsonObject { ["epreuve"] = "E1", ["centre"] = session.Centre })).Content.ReadAsStringAsync()).ShouldContain("\"places_changees\":8");
        using var equipe = await serveur.SignInAsync(session.Equipe);
        (await equipe.GetAsync(Adresse)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        foreach (var mobile in new[] { false, true })
        {
            var onglet = await Essais.Navigateur.NewPageAsync(mobile: mobile, sombre: mobile, adresse: serveur.Adresse);
            await onglet.GotoAsync(await serveur.LinkAsync(session.Gestionnaire));
            await onglet.Locator("main form button").ClickAsync();
            await onglet.WaitForURLAsync("**/");
            foreach (var adresse in new[] { Adresse, Detail + "&arrivee=14:30", Detail + "&refaire=oui", $"{Adresse}?epreuve=E2&centre={session.Centre}" })
            {
                await onglet.GotoAsync(adresse);
                (await onglet.AxeAsync()).ShouldBeEmpty($"{adresse}, {(mobile ? "petit et sombre" : "grand et clair")}");
                (await onglet.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue($"{adresse} déborde");
                if (Environment.GetEnvironmentVariable("CLICHES") is { } cliches)
                    await onglet.ScreenshotAsync(new() { Path = Path.Combine(cliches, $"salles-{(mobile ? 390 : 1280)}-{adresse.Length}.png"), FullPage = true });
            }

            await onglet.Context.CloseAsync();
        }
    }
}
