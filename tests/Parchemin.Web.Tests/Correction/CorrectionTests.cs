using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Parchemin.Application;
using Parchemin.Core;
using Parchemin.Essais;

namespace Parchemin.Web.Tests;

/// <summary>The pages of the correction and of the CCF before a browser.</summary>
public sealed class CorrectionTests(Atelier atelier) : IClassFixture<Atelier>
{
    private static ILocator Cell(IPage page, Objet copie) => page.Locator("#c-" + copie.Id);

    private static Task SavedAsync(IPage page, string mots = "Enregistré") => Assertions.Expect(page.Locator("[data-etat]")).ToHaveTextAsync(mots);

    [Fact]
    public async Task The_scripts_of_an_absent_corrector_are_shown_then_given_to_others_and_given_back()
    {
        var organisation = (await atelier.Serveur.Guichet.Store.FindAsync(Genres.Personne, atelier.Correcteurs[0]))!["organisation"]!;
        var renfort = await atelier.Serveur.Guichet.RunAsync(Acteur.Systeme, CreerObjet.For(Genres.Personne, new Dictionary<string, string?>(StringComparer.Ordinal) { ["nom"] = "Renfort", ["prenoms"] = "Noé", ["organisation"] = organisation }));
        await atelier.Serveur.Guichet.RunAsync(Acteur.Systeme, CreerObjet.For(Genres.Mandat, new Dictionary<string, string?>(StringComparer.Ordinal) { ["personne"] = renfort.Id, ["role"] = "evaluateur", ["organisation"] = organisation }));
        using var office = await atelier.Serveur.SignInAsync(atelier.Gestionnaire);
        var (adresse, absent) = ($"/correction/{atelier.Session}/U41", atelier.Correcteurs[0]);
        (await office.ReadAsync(adresse)).ShouldContain($"{adresse}/deleguer?absent={absent}");
        // The other corrector reads the other reading of each script.
        (await office.ReadAsync($"{adresse}/deleguer?absent={absent}&vers={atelier.Correcteurs[1]}")).ShouldContain("ne vont à personne");
        var page = await office.ReadAsync($"{adresse}/deleguer?absent={absent}&vers={renfort.Id}");
        page.ShouldContain("Ce qui changerait de mains");
        var json = JsonNode.Parse(await office.ReadAsync($"/api/v1{adresse}/delegation?absent={absent}&vers={renfort.Id}"))!;
        var nombre = json["a_noter"]!.GetValue<int>();
        (json["sans_repreneur"]!.GetValue<int>(), page.Contains($"name=\"vue\" value=\"{json["vue"]}\"", StringComparison.Ordinal)).ShouldBe((0, true));
        // What he has marked stays his.
        var siennes = (await atelier.ReadingsAsync("U41")).Count(l => l["correcteur"] == absent);
        nombre.ShouldBeInRange(1, siennes);
        var faite = await office.PostAsync(adresse + "/deleguer", ("absent", absent), ("vers", renfort.Id), ("vue", json["vue"]!.GetValue<string>()), ("_motif", "Maladie"));
        var dite = WebUtility.HtmlDecode(await faite.Content.ReadAsStringAsync());
        dite.ShouldContain(Pluriel.Of(nombre, "copie confiée"));
        (await atelier.ReadingsAsync("U41")).Count(l => l["correcteur"] == absent).ShouldBe(siennes - nombre);
        (await office.PostAsync(adresse + "/deleguer", ("absent", absent), ("vers", renfort.Id))).StatusCode.ShouldBe(HttpStatusCode.Conflict, "plus rien à confier");
        var lot = dite.Split("/journal/").Single(p => p.Contains("/annuler", StringComparison.Ordinal)).Split('/')[0];
        dite.ShouldContain($"name=\"_retour\" value=\"{adresse}\"");
        (await office.PostAsync($"/journal/{lot}/annuler", ("_retour", adresse))).Headers.Location!.ToString().ShouldBe(adresse, "l'annulation rend la page d'où l'on vient");
        (await atelier.ReadingsAsync("U41")).Count(l => l["correcteur"] == absent).ShouldBe(siennes);
        foreach (var mobile in new[] { false, true })
        {
            var onglet = await atelier.OpenAsync(atelier.Gestionnaire, mobile);
            await onglet.GotoAsync($"{adresse}/deleguer?absent={absent}&vers={renfort.Id}");
            (await onglet.AxeAsync()).ShouldBeEmpty(mobile ? "petit et sombre" : "grand et clair");
            if (Environment.GetEnvironmentVariable("CLICHES") is { } cliches)
                await onglet.ScreenshotAsync(new() { Path = Path.Combine(cliches, $"{(mobile ? 390 : 1280)}-delegation.png"), FullPage = true });
            await onglet.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task Scripts_are_dealt_by_the_hours_that_are_typed_and_what_is_refused_stays_on_the_page()
    {
        using var office = await atelier.Serveur.SignInAsync(atelier.Gestionnaire);
        var adresse = $"/correction/{atelier.Session}/U2";
        await office.GetAsync(adresse);
        (await office.PostAsync(adresse + "/anonymiser")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var (un, deux) = (atelier.Correcteurs[0], atelier.Correcteurs[1]);
        foreach (var mobile in new[] { false, true })
        {
            var onglet = await atelier.OpenAsync(atelier.Gestionnaire, mobile, sombre: mobile);
            await onglet.GotoAsync(adresse);
            (await onglet.AxeAsync()).ShouldBeEmpty(mobile ? "petit et sombre" : "grand et clair");
            (await Debordement.OfAsync(onglet)).ShouldBeEmpty("la page déborde");
            if (Environment.GetEnvironmentVariable("CLICHES") is { } cliches)
                await onglet.ScreenshotAsync(new() { Path = Path.Combine(cliches, $"{(mobile ? 390 : 1280)}-distribuer.png"), FullPage = true });
            await onglet.Context.CloseAsync();
        }

        var refus = await office.PostAsync(adresse + "/distribuer", ("correcteur", un), ("correcteur", deux), ("taille", "25"), ("minutes", "30"), ("heures-" + un, "trois"), ("heures-" + deux, "2"));
        refus.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var montree = WebUtility.HtmlDecode(await refus.Content.ReadAsStringAsync());
        montree.ShouldContain("« trois » n'est pas un nombre d'heures");
        montree.ShouldContain($"name=\"heures-{un}\" inputmode=\"decimal\" maxlength=\"6\" value=\"trois\"");
        (await office.CallAsync("POST", $"/api/v1{adresse}/distribuer", new JsonObject { ["correcteurs"] = new JsonArray(un, deux), ["heures"] = new JsonObject { [un] = "4" } })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, "des heures pour l'un et pas pour l'autre");
        // Twelve candidates read twice: each reads them once at most, whatever his hours.
        var faite = await office.CallAsync("POST", $"/api/v1{adresse}/distribuer", new JsonObject { ["correcteurs"] = new JsonArray(un, deux), ["heures"] = new JsonObject { [un] = "4", [deux] = 2 }, ["minutes_par_copie"] = 30 });
        var json = JsonNode.Parse(await faite.Content.ReadAsStringAsync())!;
        (json["lectures"]!.GetValue<int>(), json["sans_correcteur"]!.GetValue<int>(), json["sans_heures"]!.GetValue<int>()).ShouldBe((12, 12, 12));
        (await atelier.ReadingsAsync("U2")).Where(l => l["correcteur"] is not null).CountBy(l => l["correcteur"]!).ToDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal).ShouldBe(new Dictionary<string, int> { [un] = 8, [deux] = 4 }, ignoreOrder: true);
    }

    [Fact]
    public async Task A_lot_is_entered_by_the_keyboard_with_commas_and_letters_and_Enter_goes_to_the_next()
    {
        var (adresse, copies) = await atelier.LotAsync(atelier.Correcteurs[0], "U31");
        var page = await atelier.OpenAsync(atelier.Correcteurs[0]);
        await page.GotoAsync(adresse);
        await Cell(page, copies[0]).FocusAsync();
        foreach (var dit in new[] { "12,5", "8.25", "abs", "20" })
        {
            await page.Keyboard.TypeAsync(dit);
            await page.Keyboard.PressAsync("Enter");
        }

        (await page.EvaluateAsync<string>("() => document.activeElement.id")).ShouldBe("c-" + copies[4].Id);
        await Assertions.Expect(Cell(page, copies[3])).ToHaveAttributeAsync("data-lue", "20");
        await Assertions.Expect(Cell(page, copies[2])).ToHaveValueAsync("ABS");
        await Assertions.Expect(page.Locator("[data-compte]")).ToHaveTextAsync("4");
        foreach (var (copie, note, etat) in new[] { (copies[0], "12.5", null), (copies[1], "8.25", null), (copies[2], (string?)null, "ABS"), (copies[3], "20", null) })
            ((await atelier.CopieAsync(copie.Id))["note"], (await atelier.CopieAsync(copie.Id))["etat"]).ShouldBe((note, etat));
        await page.Keyboard.PressAsync("ArrowUp");
        (await page.EvaluateAsync<string>("() => document.activeElement.id")).ShouldBe("c-" + copies[3].Id);
        // The last entry is taken back, in the register as well.
        await page.Locator("[data-defaire]").ClickAsync();
        await SavedAsync(page, "Saisie annulée");
        (await atelier.CopieAsync(copies[3].Id))["note"].ShouldBeNull();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_mark_beyond_the_scale_is_refused_on_its_cell_with_a_clear_message_and_the_next_ones_go_on()
    {
        var (adresse, copies) = await atelier.LotAsync(atelier.Correcteurs[1], "U31");
        var page = await atelier.OpenAsync(atelier.Correcteurs[1]);
        await page.GotoAsync(adresse);
        await Cell(page, copies[0]).FillAsync("20,5");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#f-" + copies[0].Id)).ToHaveTextAsync("La note 20,5 dépasse le barème de 20. Corrigez-la.");
        await Assertions.Expect(Cell(page, copies[0])).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(Cell(page, copies[0])).ToHaveAttributeAsync("aria-describedby", "f-" + copies[0].Id);
        (await page.AxeAsync()).ShouldBeEmpty();
        await page.Keyboard.TypeAsync("11");
        await page.Keyboard.PressAsync("Enter");
        await SavedAsync(page);
        (await atelier.CopieAsync(copies[0].Id))["note"].ShouldBeNull();
        (await atelier.CopieAsync(copies[1].Id))["note"].ShouldBe("11");
        await Cell(page, copies[0]).FillAsync("19,5");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Cell(page, copies[0])).Not.ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(Cell(page, copies[0])).ToHaveAttributeAsync("data-lue", "19,5");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_total_of_the_parts_follows_the_entry()
    {
        var (adresse, copies) = await atelier.LotAsync(atelier.Correcteurs[0], "U1");
        var premiere = copies.GroupBy(c => NumeroDAnonymat.Racine(c["anonymat"]!)).First().OrderBy(c => c["partie"] is "synthese" ? 0 : 1).ToList();
        var page = await atelier.OpenAsync(atelier.Correcteurs[0]);
        await page.GotoAsync(adresse);
        var total = page.Locator("tr").Filter(new LocatorFilterOptions { Has = Cell(page, premiere[0]) }).Locator("[data-total]");
        await Cell(page, premiere[0]).FillAsync("25,25");
        await Assertions.Expect(total).ToHaveTextAsync("");
        await Cell(page, premiere[1]).FillAsync("11,5");
        await Assertions.Expect(total).ToHaveTextAsync("36,75");
        await Cell(page, premiere[1]).FillAsync("ABS");
        await Assertions.Expect(total).ToHaveTextAsync("");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_script_one_button_saves_all_and_a_refused_value_stays_in_its_cell()
    {
        var (adresse, copies) = await atelier.LotAsync(atelier.Correcteurs[0], "U41");
        var page = await atelier.OpenAsync(atelier.Correcteurs[0], sansScript: true);
        await page.GotoAsync(adresse);
        await Cell(page, copies[0]).FillAsync("14,5");
        await Cell(page, copies[1]).FillAsync("abc");
        await Cell(page, copies[2]).FillAsync("NV");
        await page.Locator("main .actions button").ClickAsync();
        await Assertions.Expect(page.Locator("#f-" + copies[1].Id)).ToContainTextAsync("n'est ni une note ni un état");
        await Assertions.Expect(Cell(page, copies[1])).ToHaveValueAsync("abc");
        await Assertions.Expect(Cell(page, copies[0])).ToHaveValueAsync("14,5");
        (await atelier.CopieAsync(copies[0].Id))["note"].ShouldBe("14.5");
        (await atelier.CopieAsync(copies[2].Id))["etat"].ShouldBe("NV");
        await Cell(page, copies[1]).FillAsync("9");
        await page.Locator("main .actions button").ClickAsync();
        await Assertions.Expect(page.Locator(".annonce")).ToHaveTextAsync("C’est enregistré.");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Every_new_page_is_accessible_at_either_size_and_in_either_colour_and_names_no_candidate_to_a_corrector()
    {
        var (lot, _) = await atelier.LotAsync(atelier.Correcteurs[1], "U1");
        var unite = $"/correction/{atelier.Session}/U41";
        await atelier.MarkAllAsync("U41", c => c["correcteur"] == atelier.Correcteurs[0] ? "11,5" : CopieEntiere.LectureOf(c) == 1 ? "15" : "9");
        var pages = new List<(string Personne, string Chemin)>
        {
            (atelier.Correcteurs[1], "/correction"), (atelier.Correcteurs[1], lot), (atelier.Gestionnaire, "/correction"), (atelier.Gestionnaire, unite), (atelier.Gestionnaire, unite + "/etiquettes"),
            (atelier.Gestionnaire, $"{unite}/harmoniser?correcteur={atelier.Correcteurs[0]}&decalage=0,5"), (atelier.Gestionnaire, "/ccf"), (atelier.Gestionnaire, "/ccf/" + atelier.Session),
            (atelier.Equipe, $"/ccf/{atelier.Session}/E32?organisation={atelier.Lycee}"), (atelier.Equipe, $"/ccf/{atelier.Session}/E5/bordereau?organisation={atelier.Lycee}"),
        };
        foreach (var (personne, chemin) in pages)
        {
            foreach (var petit in new[] { false, true })
            {
                var page = await atelier.OpenAsync(personne, mobile: petit, sombre: petit);
                var fautes = new List<string>();
                page.Console += (_, m) =>
                {
                    if (m.Type == "error")
                        fautes.Add(m.Text);
                };
                (await page.GotoAsync(chemin))!.Status.ShouldBe(200, chemin);
                fautes.AddRange(await page.AxeAsync());
                fautes.ShouldBeEmpty($"{chemin}, {(petit ? "petit et sombre" : "grand et clair")}");
                (await Debordement.OfAsync(page)).ShouldBeEmpty($"{chemin} déborde");
                if (atelier.Correcteurs.Contains(personne))
                {
                    var texte = await page.ContentAsync();
                    atelier.Noms.ShouldAllBe(n => !texte.Contains(n));
                    texte.ShouldNotContain("2024-A");
                    texte.ShouldNotContain("Tilleuls");
                }

                await page.Context.CloseAsync();
            }
        }
    }

    [Fact]
    public async Task The_api_answers_each_cell_and_the_office_follows_harmonises_and_takes_back()
    {
        await using var serveur = new ServeurDUneFois();
        await serveur.StartAsync();
        var ici = serveur.Atelier;
        using var correcteur = await ici.Serveur.SignInAsync(ici.Correcteurs[0]);
        var (_, copies) = await ici.LotAsync(ici.Correcteurs[0], "U31");
        var cellules = new JsonArray(copies.Select((c, i) => (JsonNode)new JsonObject { ["copie"] = c.Id, ["lue"] = "", ["valeur"] = i == 0 ? "21" : "12" }).ToArray());
        var reponse = await correcteur.CallAsync("POST", "/api/v1/correction/notes", new JsonObject { ["cellules"] = cellules });
        reponse.StatusCode.ShouldBe(HttpStatusCode.OK);
        var notees = JsonNode.Parse(await reponse.Content.ReadAsStringAsync())!["cellules"]!.AsArray();
        (notees[0]!["code"]!.GetValue<string>(), notees[0]!["message"]!.GetValue<string>()).ShouldBe(("NOTE-REFUSEE", "La note 21 dépasse le barème de 20. Corrigez-la."));
        notees.Skip(1).ShouldAllBe(n => n!["code"] == null && n["valeur"]!.GetValue<string>() == "12");
        (await correcteur.CallAsync("POST", $"/api/v1/correction/{ici.Session}/U31/lever", [])).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await ici.MarkAllAsync("U31", _ => "12");
        using var gestionnaire = await ici.Serveur.SignInAsync(ici.Gestionnaire);
        var suivi = JsonNode.Parse(await gestionnaire.ReadAsync($"/api/v1/correction/{ici.Session}/U31"))!;
        (suivi["lectures"]!.GetValue<int>(), suivi["notees"]!.GetValue<int>(), suivi["retenues"]!.GetValue<int>()).ShouldBe((24, 24, 12));
        var faite = await gestionnaire.CallAsync("POST", $"/api/v1/correction/{ici.Session}/U31/harmoniser", new JsonObject { ["correcteur"] = ici.Correcteurs[0], ["decalage"] = "1", ["motif"] = "Sévère" });
        faite.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await correcteur.ReadAsync("/correction")).ShouldContain("Sévère");
        var id = JsonNode.Parse(await faite.Content.ReadAsStringAsync())!["id"]!.GetValue<string>();
        (await gestionnaire.CallAsync("POST", $"/api/v1/correction/harmonisation/{id}/retirer")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var levee = await gestionnaire.CallAsync("POST", $"/api/v1/correction/{ici.Session}/U31/lever", []);
        JsonNode.Parse(await levee.Content.ReadAsStringAsync())!["portes"]!.GetValue<int>().ShouldBe(12);
    }

    [Fact]
    public async Task The_marks_of_the_parts_reach_the_engine_as_one_mark_out_of_twenty()
    {
        await using var serveur = new ServeurDUneFois();
        await serveur.StartAsync();
        var ici = serveur.Atelier;
        await ici.MarkAllAsync("U1", c => c["partie"] is "synthese" ? "25" : "11");
        await ici.Serveur.Guichet.RunAsync(await ici.ActAsync(ici.Gestionnaire), new LeverLAnonymat(ici.Session, "U1"));
        var guichet = ici.Serveur.Guichet;
        var dossier = (await DossierDeJury.ReadAsync(guichet.Store, (await guichet.Store.FindAsync(Genres.Session, ici.Session))!))[0];
        var edition = guichet.Bibliotheque.Find(Depot.Certification, Depot.Edition)!;
        var ligne = EntreeDeDeliberation.Write(dossier, edition.Referentiel!, edition.Regles[Depot.Session]);
        var moteur = new Parchemin.Exchange.Moteur(new Parchemin.Exchange.Catalogue(guichet.Bibliotheque.Editions.SelectMany(e => e.Regles.Values)));
        // (25 + 11) out of 60 is 12 out of 20.
        moteur.Decide(ligne).Elements.Single(e => e.Code == "U1").Note.ShouldBe(Parchemin.Core.Fraction.Of(12));
    }

    /// <summary>A register of its own, for a test that goes to the end of a correction.</summary>
    private sealed class ServeurDUneFois : IAsyncDisposable
    {
        public Atelier Atelier { get; } = new();

        public Task StartAsync() => Atelier.InitializeAsync();

        public async ValueTask DisposeAsync() => await Atelier.DisposeAsync();
    }
}
