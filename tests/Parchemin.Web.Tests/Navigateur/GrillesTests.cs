using Microsoft.Playwright;
using Parchemin.Application;
using Parchemin.Essais;

namespace Parchemin.Web.Tests;

/// <summary>Grids in a browser: filled by the keyboard alone, shared live, accessible, and whole without script.</summary>
public sealed class GrillesTests
{
    private const string Bts = Depot.Certification;

    private static async Task PressAsync(IPage page, params string[] touches)
    {
        foreach (var touche in touches)
            await page.Keyboard.PressAsync(touche);
    }

    private static async Task FocusAsync(IPage page, string cle) => await page.EvaluateAsync("c => document.querySelector(`[data-cle='${c}'] input, [data-cle='${c}'] textarea`).focus()", cle);

    [Theory]
    [InlineData("E32", "situation1", 13)]
    [InlineData("E42", null, 8)]
    [InlineData("E5", null, 9)]
    [InlineData("EF2", null, 9)]
    public async Task Levels_are_given_by_the_keyboard_alone(string epreuve, string? partie, int lignes)
    {
        await using var scene = await SceneDeGrilles.NewAsync(Bts, Depot.Edition, epreuve, 2, partie);
        var page = await scene.OpenAsync("Anne");
        var id = await scene.GridAsync(0, partie);
        await page.GotoAsync($"/evaluation/{id}");
        // The first level has the focus; an arrow moves without choosing, Enter chooses and goes down.
        await PressAsync(page, "ArrowRight", "ArrowRight", "Enter", "Enter", "ArrowLeft", "Enter", "4");
        var cles = Feuilles.Find(Depot.Bibliotheque.Find(Bts, Depot.Edition)!.Referentiel!, Depot.Bibliotheque.Find(Bts, Depot.Edition)!.Regles[Depot.Session], Depot.Voie, epreuve, partie, null)!.Lignes.Select(l => l.Cle).ToList();
        cles.Count.ShouldBe(lignes);
        await scene.WaitAsync(id, cles[3], "TS");
        var lues = await scene.ReadAsync(id);
        cles.Take(4).Select(c => lues[c]).ShouldBe(["S", "S", "I", "TS"]);
        lues.Count.ShouldBe(4, "une flèche ne choisit pas");
        if (partie is null)
        {
            await FocusAsync(page, "note");
            await page.Keyboard.TypeAsync("14,5");
            await PressAsync(page, "Enter");
            await scene.WaitAsync(id, "note", "14.5");
        }

        await FocusAsync(page, cles[3]);
        await PressAsync(page, "Delete");
        await scene.WaitAsync(id, cles[3], null);
        await PressAsync(page, "Control+ArrowRight");
        await page.ArriveAsync($"**/evaluation/{await scene.GridAsync(1, partie)}");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Points_are_totalled_as_they_are_typed()
    {
        await using var scene = await SceneDeGrilles.NewAsync("charge-de-clientele-assurance-banque", "initiale", "EB1", 1);
        var (page, id) = (await scene.OpenAsync("Anne"), await scene.GridAsync(0));
        await page.GotoAsync($"/evaluation/{id}");
        foreach (var points in new[] { "4", "3,5", "2", "0", "1,25" })
        {
            await page.Keyboard.TypeAsync(points);
            await PressAsync(page, "Enter");
        }

        await scene.WaitAsync(id, "critere/B1Cr5", "1.25");
        (await page.TextContentAsync("[data-total]")).ShouldBe("10,75");
        await FocusAsync(page, "critere/B1Cr1");
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync("5");
        await PressAsync(page, "Enter");
        await page.Locator("[data-suivi='critere/B1Cr1'][data-sorte=faute]").WaitForAsync();
        (await page.TextContentAsync("[data-suivi='critere/B1Cr1']"))!.ShouldContain("barème de 4");
        (await scene.ReadAsync(id))["critere/B1Cr1"].ShouldBe("4");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Opinions_stand_beside_those_of_the_others()
    {
        await using var scene = await SceneDeGrilles.NewAsync("cqp-gestionnaire-assurances-de-personnes", "2017", "BC4", 1, evaluateur: "commission", option: "production");
        // The tutor has his own sheet, in a commission of one.
        var session = (await scene.Serveur.Guichet.Store.FindAsync(Genres.Commission, scene.Commission))!["session"];
        var tutorat = await scene.AddAsync(Genres.Commission, ("session", session), ("nature", "interrogation"), ("libelle", "Tutorat"), ("epreuve", "BC4"), ("evaluateur", "tuteur"));
        await scene.AddAsync(Genres.Passage, ("commission", tutorat), ("inscription", scene.Inscriptions[0]), ("etat", "convoque"));
        var dit = await scene.Serveur.Guichet.RunAsync(Acteur.Systeme, new OuvrirUneEvaluation(scene.Inscriptions[0], "BC4", null, "tuteur", tutorat));
        await scene.Serveur.Guichet.RunAsync(Acteur.Systeme, new SaisirDansUneGrille(dit.Id, [new("avis/C8", null, "non-acquis")]));
        var id = CadreDEvaluation.IdOf(scene.Inscriptions[0], "BC4", null, "commission");
        var page = await scene.OpenAsync("Gilles");
        await page.GotoAsync($"/evaluation/{id}");
        (await page.TextContentAsync("[data-cle='avis/C8'] .autre"))!.ShouldBe("Non acquis");
        await PressAsync(page, "Enter", "2");
        await scene.WaitAsync(id, "avis/C8.1", "non-acquis");
        (await scene.ReadAsync(id))["avis/C8"].ShouldBe("acquis");
        // A member of the commission does not see the opinion of the tutor before his own is given.
        var membre = await scene.OpenAsync("Anne");
        await membre.GotoAsync($"/evaluation/{id}");
        (await membre.Locator(".autre").CountAsync()).ShouldBe(0);
        await page.Context.CloseAsync();
        await membre.Context.CloseAsync();
    }

    [Fact]
    public async Task Two_members_see_each_other_and_a_clash_is_settled_on_the_field()
    {
        await using var scene = await SceneDeGrilles.CcfAsync(1);
        var id = await scene.GridAsync(0);
        var (anne, bruno) = (await scene.OpenAsync("Anne"), await scene.OpenAsync("Bruno"));
        await anne.GotoAsync($"/evaluation/{id}");
        await bruno.GotoAsync($"/evaluation/{id}");
        await PressAsync(anne, "4");
        await bruno.Locator("[data-suivi='ligne/C2'][data-sorte=autre]").WaitForAsync();
        (await bruno.TextContentAsync("[data-suivi='ligne/C2']"))!.ShouldStartWith("modifié par Anne Essai à ");
        (await bruno.Locator("[data-cle='ligne/C2'] input[value=TS]").IsCheckedAsync()).ShouldBeTrue();

        // Bruno types without sending: the network is cut for him; Anne's mark arrives first.
        await bruno.Context.SetOfflineAsync(true);
        await FocusAsync(bruno, "note");
        await bruno.Keyboard.TypeAsync("8");
        await PressAsync(bruno, "Enter");
        await bruno.Locator("[data-suivi=note][data-sorte=attente]").WaitForAsync();
        await FocusAsync(anne, "note");
        await anne.Keyboard.TypeAsync("15");
        await PressAsync(anne, "Enter");
        await scene.WaitAsync(id, "note", "15");
        await bruno.Context.SetOfflineAsync(false);
        var champ = bruno.Locator("[data-suivi=note][data-sorte=faute]");
        await champ.WaitForAsync();
        (await champ.TextContentAsync())!.ShouldContain("« 15 »");
        (await bruno.InputValueAsync("[name='v:note']")).ShouldBe("8");
        (await scene.ReadAsync(id))["note"].ShouldBe("15");
        await champ.GetByText("Garder la mienne").ClickAsync();
        await scene.WaitAsync(id, "note", "8");
        await anne.Locator("[data-suivi=note][data-sorte=autre]").WaitForAsync();
        (await anne.InputValueAsync("[name='v:note']")).ShouldBe("8");
        await anne.Context.CloseAsync();
        await bruno.Context.CloseAsync();
    }

    [Fact]
    public async Task A_look_slower_than_a_saving_never_brings_an_older_value_back()
    {
        await using var scene = await SceneDeGrilles.NewAsync(Bts, Depot.Edition, "E42", 1);
        var (page, id) = (await scene.OpenAsync("Anne"), await scene.GridAsync(0));
        TaskCompletionSource lue = new(TaskCreationOptions.RunContinuationsAsynchronously), rendue = new(TaskCreationOptions.RunContinuationsAsynchronously), suivante = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await page.RouteAsync("**/entrees?depuis=*", async route =>
        {
            if (lue.Task.IsCompleted)
            {
                suivante.TrySetResult();
                await route.AbortAsync();
                return;
            }

            var reponse = await route.FetchAsync();
            if ((await reponse.TextAsync()).Contains("\"TS\"", StringComparison.Ordinal))
            {
                lue.SetResult();
                await rendue.Task;
            }

            await route.FulfillAsync(new RouteFulfillOptions { Response = reponse });
        });
        await page.GotoAsync($"/evaluation/{id}");
        await PressAsync(page, "4");
        await lue.Task;
        await PressAsync(page, "ArrowUp", "Delete");
        var premiere = page.Locator("[data-cle]").First;
        var cle = (await premiere.GetAttributeAsync("data-cle"))!;
        await scene.WaitAsync(id, cle, null);
        await page.GetByText("Tout est enregistré.").WaitForAsync();
        rendue.SetResult();
        await suivante.Task;
        (await premiere.Locator("input[value=TS]").IsCheckedAsync()).ShouldBeFalse();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_penalty_is_proposed_and_the_sheet_validated_only_when_complete()
    {
        await using var scene = await SceneDeGrilles.CcfAsync(1);
        var (page, id) = (await scene.OpenAsync("Anne"), await scene.GridAsync(0));
        await page.GotoAsync($"/evaluation/{id}");
        await page.ClickAsync("button:text('Valider la grille')");
        (await page.Locator(".fautes li").CountAsync()).ShouldBe(2);
        await page.CheckAsync("[data-cle='contrainte/biens'] input[value=non]");
        (await page.TextContentAsync("[data-proposee]"))!.ShouldContain("moins 2 points");
        await page.CheckAsync("[data-cle='contrainte/personnes'] input[value=non]");
        (await page.TextContentAsync("[data-proposee]"))!.ShouldContain("moins 5 points");
        await page.FillAsync("[name='v:contraintes']", "2");
        await page.FillAsync("[name='v:note']", "13,5");
        await page.ClickAsync("button:text('Valider la grille')");
        await page.GetByText("La grille est validée.").WaitForAsync();
        (await page.TextContentAsync("[data-etat-de-la-grille]")).ShouldBe("Validée");
        (await page.Locator("[name='v:note']").GetAttributeAsync("readonly")).ShouldNotBeNull();
        var resultat = (await scene.Serveur.Guichet.Store.AllAsync(new Requete(Genres.Resultat, new Parmi("inscription", scene.Inscriptions)) { Ordre = "id" })).ShouldHaveSingleItem();
        (resultat["unite"], resultat["etat"], resultat["note"], resultat["contraintes"]).ShouldBe(("U32", "proposee", "13.5", "2"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_script_the_form_saves_as_a_whole_and_shows_the_clash_on_its_field()
    {
        await using var scene = await SceneDeGrilles.CcfAsync(1);
        var (page, id) = (await scene.OpenAsync("Anne", sansScript: true), await scene.GridAsync(0));
        await page.GotoAsync($"/evaluation/{id}");
        await page.CheckAsync("[data-cle='ligne/C2'] input[value=TS]");
        await page.FillAsync("[name='v:note']", "11");
        await scene.Serveur.Guichet.RunAsync(await scene.ActAsync("Bruno"), new SaisirDansUneGrille(id, [new("note", null, "16")]));
        await page.ClickAsync("button:text('Enregistrer')");
        (await page.TextContentAsync("[data-suivi=note]"))!.ShouldContain("Bruno Essai a changé ce champ");
        (await page.InputValueAsync("[name='v:note']")).ShouldBe("11");
        (await scene.ReadAsync(id)).ShouldBe(new Dictionary<string, string> { ["ligne/C2"] = "TS", ["note"] = "16" }, ignoreOrder: true);
        await page.ClickAsync("button:text('Enregistrer')");
        (await scene.ReadAsync(id))["note"].ShouldBe("11");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_day_of_a_commission_is_conducted_from_its_page()
    {
        await using var scene = await SceneDeGrilles.NewAsync(Bts, Depot.Edition, Depot.Epreuve, 2, "situation1");
        await scene.AddAsync(Genres.Amenagement, ("inscription", scene.Inscriptions[0]), ("nature", "temps-majore"), ("temps_majore", "33"));
        var page = await scene.OpenAsync("Anne");
        await page.GotoAsync("/commissions");
        await page.ClickAsync("main table a");
        var ligne = page.Locator(".jour tbody tr").First;
        (await ligne.TextContentAsync())!.ShouldContain("durées aménagées");
        await ligne.Locator("select").SelectOptionAsync("3");
        await ligne.GetByText("Retenir").ClickAsync();
        await page.GetByText("La situation est enregistrée.").WaitForAsync();
        await ligne.Locator("button[value=Preparer]").ClickAsync();
        (await ligne.Locator("[data-reste]").TextContentAsync())!.ShouldMatch("^Préparation : (20:00|19:)");
        await ligne.Locator("button[value=Commencer]").ClickAsync();
        (await ligne.Locator("[data-reste]").TextContentAsync())!.ShouldMatch("^Partie 1 sur 2 : (20:00|19:)");
        await ligne.Locator("button[value=Terminer]").ClickAsync();
        (await ligne.TextContentAsync())!.ShouldContain("Terminé");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task Every_page_is_accessible(bool mobile, bool sombre)
    {
        await using var scene = await SceneDeGrilles.CcfAsync(2);
        var rubrique = await SceneDeGrilles.NewAsync(Bts, Depot.Edition, "EF2", 1);
        var points = await SceneDeGrilles.NewAsync("charge-de-clientele-assurance-banque", "initiale", "EB1", 1);
        var avis = await SceneDeGrilles.NewAsync("cqp-gestionnaire-assurances-de-personnes", "2017", "BC4", 1, evaluateur: "commission", option: "production");
        foreach (var (qui, ou, chemin) in new (string, SceneDeGrilles, string)[]
        {
            ("Gilles", scene, "/commissions"), ("Gilles", scene, $"/commission/{scene.Commission}"), ("Anne", scene, $"/commission/{scene.Commission}"), ("Anne", scene, $"/evaluation/{await scene.GridAsync(0)}"),
            ("Anne", scene, $"/evaluation/{await scene.GridAsync(0, "situation1")}"), ("Anne", scene, $"/commission/{scene.Commission}/papier"), ("Anne", scene, $"/commission/{scene.Commission}/hors-ligne"), ("Anne", scene, "/hors-ligne"),
            ("Anne", rubrique, $"/evaluation/{await rubrique.GridAsync(0)}"), ("Anne", points, $"/evaluation/{await points.GridAsync(0)}"), ("Anne", avis, $"/evaluation/{await avis.GridAsync(0)}"),
        })
        {
            var page = await ou.OpenAsync(qui, mobile, sombre);
            await page.GotoAsync(chemin);
            (await page.AxeAsync()).ShouldBeEmpty($"{qui} {chemin}");
            (await Debordement.OfAsync(page)).ShouldBeEmpty($"{chemin} déborde");
            await page.Context.CloseAsync();
        }

        await rubrique.DisposeAsync();
        await points.DisposeAsync();
        await avis.DisposeAsync();
    }
}
