using Microsoft.Playwright;
using Parchemin.Application;
using Parchemin.Essais;

namespace Parchemin.Web.Tests;

/// <summary>The candidate's road before a browser: placements, portfolio, livret, conformity, registration.</summary>
public sealed class ParcoursTests(Maquette maquette) : IClassFixture<Maquette>
{
    public static TheoryData<string, string> Pages => new()
    {
        { "equipe", "/stages" }, { "equipe", "/stages/session/{session}" }, { "equipe", "/stages/{inscription}" }, { "equipe", "/stages/periode/{stage}/convention" }, { "candidat", "/stages/periode/{stage}/convention" }, { "equipe", "/livrets/{inscription}/imprime" }, { "equipe", "/livrets/session/{session}?matiere=vente-et-developpement-commercial" },
        { "equipe", "/livrets/session/{session}" }, { "equipe", "/livrets/{inscription}" }, { "equipe", "/portfolios/session/{session}" }, { "equipe", "/portfolios/{inscription}" }, { "equipe", "/formation/session/{session}" },
        { "gestionnaire", "/conformite/session/{controle.session}" }, { "gestionnaire", "/conformite/controle/{controle}" }, { "gestionnaire", "/inscriptions/{inscription}" },
        { "candidat", "/inscriptions" }, { "candidat", "/stages" }, { "candidat", "/portfolios" }, { "candidat", "/livrets" }, { "tuteur", "/stages" }, { "tuteur", "/portfolios" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_has_no_fault_of_accessibility_at_either_size_and_in_either_colour(string role, string chemin)
    {
        chemin = await AddressAsync(role, chemin);
        foreach (var petit in new[] { false, true })
        {
            var page = await maquette.OpenAsync(role, mobile: petit, sombre: petit);
            var reponse = await page.GotoAsync(chemin);
            reponse!.Status.ShouldBe(200, chemin);
            (await page.AxeAsync()).ShouldBeEmpty($"{chemin}, {(petit ? "petit et sombre" : "grand et clair")}");
            (await Debordement.OfAsync(page)).ShouldBeEmpty($"{chemin} déborde");
            if (Environment.GetEnvironmentVariable("IMAGES") is { Length: > 0 } dossier)
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(dossier, $"{role}{chemin.Split('?')[0].Replace('/', '-')}-{(petit ? "petit" : "grand")}.png"), FullPage = true });
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task By_the_keyboard_a_column_of_a_livret_is_entered_and_kept()
    {
        // A livret whose jury has sat changes no more: the team of a session still open.
        var store = maquette.Serveur.Guichet.Store;
        var equipes = (await store.QueryAsync(new Requete(Genres.Mandat, new Parmi("role", ["equipe"])) { Ordre = "id", Taille = 100 })).Objets.Where(m => m["organisation"] is not null).ToLookup(m => m["organisation"]!, StringComparer.Ordinal);
        var ouverts = (await store.QueryAsync(new Requete(GenresDuParcours.Livret, Filtre.Toutes(new Parmi("etat", ["ouvert"]), new Via("inscription", new Via("session", new Vide("jury_clos_le"))))) { Ordre = "id", Taille = 100 })).Objets;
        var inscription = (await store.FindAsync(Genres.Inscription, [.. ouverts.Select(l => l["inscription"]!)])).First(i => i["etablissement"] is { } e && equipes.Contains(e));
        var equipe = equipes[inscription["etablissement"]!].First();
        var page = await Essais.Navigateur.NewPageAsync(adresse: maquette.Serveur.Adresse);
        await page.GotoAsync(await maquette.Serveur.LinkAsync(equipe["personne"]!));
        await page.Locator("main form button").ClickAsync();
        await page.ArriveAsync("**/");
        await page.GotoAsync($"/livrets/session/{inscription["session"]}?matiere=langue-vivante-2-facultative");
        var cellules = page.Locator("input[data-copie][data-rang='0']");
        await cellules.Nth(0).FocusAsync();
        await page.Keyboard.TypeAsync("13,5");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("Enregistré", new PageGetByTextOptions { Exact = true }).WaitForAsync();
        (await cellules.Nth(1).EvaluateAsync<bool>("c => c === document.activeElement")).ShouldBeTrue();
        await page.ReloadAsync();
        (await cellules.Nth(0).InputValueAsync()).ShouldBe("13,5");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_script_a_candidate_confirms_his_registration_and_reads_what_he_signed()
    {
        var page = await maquette.OpenAsync("candidat", sansScript: true);
        await page.GotoAsync("/inscriptions");
        if (await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Confirmer et signer" }).CountAsync() > 0)
            await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Confirmer et signer" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Lire ce qui est signé" }).ClickAsync();
        (await page.TextContentAsync("main"))!.ShouldContain("rien n’a changé depuis");
        await page.Context.CloseAsync();
    }

    // The first candidate of whom this person sees a placement, and his session; the first control.
    private async Task<string> AddressAsync(string role, string chemin)
    {
        var acteur = (await new Acteurs(maquette.Serveur.Guichet.Store, TimeProvider.System).FindAsync(await maquette.FirstAsync(role)))!;
        async Task<string> OfAsync(Genre genre, string champ) => (await maquette.Serveur.Guichet.ListAsync(acteur, new Requete(genre, Filtre.Toujours) { Ordre = "id", Taille = 1 })).Objets[0][champ]!;
        if (chemin.Contains("{controle", StringComparison.Ordinal))
        {
            var controle = (await maquette.Serveur.Guichet.ListAsync(acteur, new Requete(GenresDuParcours.Controle, Filtre.Toujours) { Ordre = "id", Taille = 1 })).Objets[0];
            var sienne = await maquette.Serveur.Guichet.ReadAsync(acteur, Genres.Inscription, controle["inscription"]!);
            return chemin.Replace("{controle.session}", sienne["session"], StringComparison.Ordinal).Replace("{controle}", controle.Id, StringComparison.Ordinal);
        }

        if (!chemin.Contains('{', StringComparison.Ordinal))
            return chemin;
        if (chemin.Contains("{stage}", StringComparison.Ordinal))
            return chemin.Replace("{stage}", (await maquette.Serveur.Guichet.ListAsync(acteur, new Requete(GenresDuParcours.Stage, new Parmi("nature", ["stage"])) { Ordre = "id", Taille = 1 })).Objets[0].Id, StringComparison.Ordinal);
        var inscription = await OfAsync(GenresDuParcours.Stage, "inscription");
        return chemin.Replace("{inscription}", inscription, StringComparison.Ordinal).Replace("{session}", (await maquette.Serveur.Guichet.ReadAsync(acteur, Genres.Inscription, inscription))["session"], StringComparison.Ordinal);
    }
}
