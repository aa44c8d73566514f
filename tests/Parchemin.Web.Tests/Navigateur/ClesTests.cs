using Microsoft.Playwright;
using Parchemin.Essais;

namespace Parchemin.Web.Tests;

/// <summary>A passkey of the browser's own authenticator: added, then used to come back, then withdrawn.</summary>
public sealed class ClesTests
{
    [Fact]
    public async Task A_passkey_is_added_lets_its_person_in_and_no_more_once_withdrawn()
    {
        await using var serveur = await Serveur.StartAsync();
        var monde = await Monde.BuildAsync(serveur.Guichet.Store);
        // A passkey belongs to a name: the browser refuses them to a bare address.
        var adresse = serveur.Adresse.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        var page = await Essais.Navigateur.NewPageAsync(adresse: adresse);
        var outils = await page.Context.NewCDPSessionAsync(page);
        await outils.SendAsync("WebAuthn.enable");
        await outils.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object> { ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true },
        });
        await page.GotoAsync(await serveur.LinkAsync(monde.Personnages.First(p => p.Role == "equipe").Id));
        await page.Locator("main form button").ClickAsync();
        await page.GotoAsync("/mon-compte");
        await page.FillAsync("#nouveau", "une longue phrase à retenir");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Enregistrer" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Ajouter une clé d’accès" }).ClickAsync();
        await page.GetByText("Clé du").WaitForAsync();

        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/connexion");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Avec une clé d’accès" }).ClickAsync();
        await page.ArriveAsync("**/");
        (await page.TextContentAsync("h1"))!.ShouldContain("equipe propre Personnage", Case.Insensitive);

        await page.GotoAsync("/mon-compte");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Retirer" }).ClickAsync();
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/connexion");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Avec une clé d’accès" }).ClickAsync();
        await page.GetByText("La clé est refusée").WaitForAsync();
        await page.Context.CloseAsync();
    }
}
