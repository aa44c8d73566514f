using Microsoft.Playwright;
using Parchemin.Application;
using Parchemin.Essais;

namespace Parchemin.Web.Tests;

/// <summary>The pages before a browser: without a fault of accessibility, at both sizes and in both colours, by the keyboard alone, without script.</summary>
public sealed class PagesTests(Maquette maquette) : IClassFixture<Maquette>
{
    private const string Edition = "/referentiels/bts-assurance/2017";

    public static TheoryData<string, string> Pages => new()
    {
        { "gestionnaire", "/" }, { "gestionnaire", "/registre/inscription" }, { "gestionnaire", "/registre/inscription/{id}" }, { "gestionnaire", "/registre/inscription/nouveau" },
        { "gestionnaire", "/registre/candidat" }, { "gestionnaire", "/registre/candidat/{id}" }, { "gestionnaire", "/registre/candidat?q=personne-n-a-ce-nom" },
        { "gestionnaire", "/registre/session" }, { "gestionnaire", "/registre/session/{id}" }, { "gestionnaire", "/registre/organisation/{id}" }, { "gestionnaire", "/registre/personne/{id}" },
        { "gestionnaire", "/registre/resultat" }, { "gestionnaire", "/imports" }, { "gestionnaire", "/journal" }, { "gestionnaire", "/mon-compte" }, { "gestionnaire", "/recherche?q=contrat" },
        { "gestionnaire", "/n-existe-pas" },
        { "candidat", "/" }, { "candidat", "/registre/inscription/{id}" }, { "candidat", "/registre/candidat/{id}" },
        { "equipe", "/registre/resultat/{id}" }, { "jury", "/registre/inscription/{id}" }, { "referent-medical", "/registre/amenagement/{id}" }, { "evaluateur", "/" },
        { "administrateur", "/registre/mandat" }, { "administrateur", "/registre/personne/nouveau" },
        { "auteur", "/referentiels" }, { "auteur", Edition }, { "auteur", Edition + "/activites" }, { "auteur", Edition + "/competences" }, { "auteur", Edition + "/matrice" },
        { "auteur", Edition + "/epreuves" }, { "auteur", Edition + "/grilles" }, { "auteur", Edition + "/formulaires" }, { "auteur", Edition + "/regles" }, { "auteur", Edition + "/sessions" },
        { "auteur", Edition + "/anomalies" }, { "auteur", Edition + "/textes" }, { "auteur", "/referentiels/comparaison?a=cqp-crca@2021&b=cqp-gestionnaire-assurances-de-personnes@2017" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_has_no_fault_of_accessibility_at_either_size_and_in_either_colour(string role, string chemin)
    {
        if (chemin.Contains("{id}", StringComparison.Ordinal))
            chemin = chemin.Replace("{id}", await maquette.FirstIdAsync(role, Genres.Get(chemin.Split('/')[2])), StringComparison.Ordinal);
        foreach (var petit in new[] { false, true })
        {
            var page = await maquette.OpenAsync(role, mobile: petit, sombre: petit);
            var fautes = new List<string>();
            page.Console += (_, m) =>
            {
                // The browser itself says that a page was not found.
                if (m.Type == "error" && !m.Text.Contains("404", StringComparison.Ordinal))
                    fautes.Add(m.Text);
            };
            await page.GotoAsync(chemin);
            fautes.AddRange(await page.AxeAsync());
            fautes.ShouldBeEmpty($"{chemin}, {(petit ? "petit et sombre" : "grand et clair")}");
            (await Debordement.OfAsync(page)).ShouldBeEmpty($"{chemin} déborde");
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task The_door_has_no_fault_either()
    {
        var page = await Essais.Navigateur.NewPageAsync(adresse: maquette.Serveur.Adresse);
        await page.GotoAsync("/connexion");
        (await page.AxeAsync()).ShouldBeEmpty();
        await page.GotoAsync(await maquette.Serveur.LinkAsync(await maquette.FirstAsync("tuteur")));
        (await page.AxeAsync()).ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task By_the_keyboard_alone_one_signs_in_finds_a_candidate_and_corrects_a_field()
    {
        var page = await Essais.Navigateur.NewPageAsync(adresse: maquette.Serveur.Adresse);
        await page.GotoAsync(await maquette.Serveur.LinkAsync(await maquette.FirstAsync("gestionnaire")));
        await TabToAsync(page, "main form button");
        await page.Keyboard.PressAsync("Enter");
        await page.ArriveAsync("**/");
        await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<string>("() => document.activeElement.textContent")).ShouldBe("Aller au contenu");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("aït");
        await page.Keyboard.PressAsync("Enter");
        await page.ArriveAsync("**/recherche**");
        await TabToAsync(page, "main a[href^='/registre/candidat/']");
        await page.Keyboard.PressAsync("Enter");
        await page.ArriveAsync("**/registre/candidat/**");
        await TabToAsync(page, "#f-ville");
        await page.Keyboard.TypeAsync("Vénissieux");
        await page.Keyboard.PressAsync("Tab");
        await page.GetByText("Enregistré", new PageGetByTextOptions { Exact = true }).WaitForAsync();
        await page.ReloadAsync();
        (await page.InputValueAsync("#f-ville")).ShouldBe("Vénissieux");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_script_one_adds_a_candidate_is_told_what_is_wrong_filters_and_changes_several_lines()
    {
        var page = await maquette.OpenAsync("gestionnaire", sansScript: true);
        await page.GotoAsync("/registre/candidat/nouveau");
        await page.FillAsync("#f-nom_de_naissance", "Ñandú-Œdipe");
        await page.FillAsync("#f-prenoms", "Zoë");
        await page.SelectOptionAsync("#f-organisation", new SelectOptionValue { Label = "Lycée Lucie-Aubrac" });
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Créer" }).ClickAsync();
        (await page.Locator("[role=alert]").TextContentAsync())!.ShouldContain("Date de naissance");
        (await page.InputValueAsync("#f-nom_de_naissance")).ShouldBe("Ñandú-Œdipe");
        await page.FillAsync("#f-ne_le", "2004-05-06");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Créer" }).ClickAsync();
        (await page.TextContentAsync("h1")).ShouldBe("Ñandú-Œdipe Zoë");

        await page.GotoAsync("/registre/candidat?q=nandu");
        (await page.Locator("tbody tr").CountAsync()).ShouldBe(1);
        await page.Locator("tbody input[type=checkbox]").CheckAsync();
        await page.Locator("summary", new PageLocatorOptions { HasText = "Modifier ensemble" }).ClickAsync();
        await page.SelectOptionAsync("#f-m-organisation", new SelectOptionValue { Label = "Lycée Saint-Exupéry" });
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Appliquer" }).ClickAsync();
        (await page.Locator(".annonce").TextContentAsync())!.ShouldContain("1 modifié");

        await page.Locator("tbody th a").ClickAsync();
        (await page.Locator("#f-organisation option[selected]").TextContentAsync()).ShouldBe("Lycée Saint-Exupéry");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Annuler" }).First.ClickAsync();
        (await page.Locator(".annonce").TextContentAsync())!.ShouldContain("Annulé");
        await page.GotoAsync("/registre/candidat?q=nandu");
        await page.Locator("tbody th a").ClickAsync();
        (await page.Locator("#f-organisation option[selected]").TextContentAsync()).ShouldBe("Lycée Lucie-Aubrac");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Two_people_on_the_same_field_the_second_is_told_and_keeps_what_he_typed()
    {
        var candidat = await maquette.FirstIdAsync("gestionnaire", Genres.Candidat);
        var (premier, second) = (await maquette.OpenAsync("gestionnaire"), await maquette.OpenAsync("gestionnaire"));
        await premier.GotoAsync("/registre/candidat/" + candidat);
        await second.GotoAsync("/registre/candidat/" + candidat);
        await premier.FillAsync("#f-ville", "Bron");
        await premier.Locator("#f-ville").BlurAsync();
        await premier.GetByText("Enregistré", new PageGetByTextOptions { Exact = true }).WaitForAsync();
        await second.FillAsync("#f-ville", "Oullins");
        await second.Locator("#f-ville").BlurAsync();
        await second.GetByText("Non enregistré").WaitForAsync();
        (await second.Locator(".champ:has(#f-ville) .faute").TextContentAsync())!.ShouldContain("Bron");
        (await second.InputValueAsync("#f-ville")).ShouldBe("Oullins");
        await premier.Context.CloseAsync();
        await second.Context.CloseAsync();
    }

    private static async Task TabToAsync(IPage page, string cible)
    {
        for (var i = 0; i < 120; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("c => document.activeElement?.matches(c) ?? false", cible))
                return;
        }

        throw new InvalidOperationException($"« {cible} » ne s'atteint pas par la touche Tab.");
    }
}
