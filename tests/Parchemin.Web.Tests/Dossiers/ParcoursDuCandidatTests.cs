using Microsoft.Playwright;
using Parchemin.Application;
using Parchemin.Essais;

namespace Parchemin.Web.Tests;

/// <summary>A candidate before a browser, from his first login to his deposited dossier: on a telephone, by the keyboard, through a cut of the network.</summary>
public sealed class ParcoursDuCandidatTests(ServicePartage service) : IClassFixture<ServicePartage>
{
    [Fact]
    public async Task On_a_telephone_a_candidate_goes_from_his_first_login_to_his_receipt()
    {
        var scene = await SceneDeDossier.NewAsync(service);
        var page = await scene.OpenAsync("Camille", mobile: true);
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Mon dossier" }).ClickAsync();
        await CheckAsync(page, "le dossier");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Commencer : Fiche 1" }).ClickAsync();
        await page.ArriveAsync("**/fiche/**");
        var fiche = page.Url.Split('/')[^1];
        await CheckAsync(page, "la fiche");
        await page.FillAsync("#f-titre-de-l-activite", "Un devis automobile");
        await page.GetByLabel("Automobile").CheckAsync();
        await page.GetByLabel("un particulier").CheckAsync();
        await page.FillAsync("#f-objectifs", "Découvrir **le besoin**");
        await page.Locator("#f-objectifs").BlurAsync();
        await scene.WaitAsync(fiche, "objectifs", "Découvrir **le besoin**");
        // The rules beside the writing follow it.
        await page.Locator("[data-regle=biens].faite").WaitForAsync();
        (await page.Locator("[data-suivi=objectifs]").TextContentAsync())!.ShouldContain("enregistré à");

        // In the middle of a sentence, the network goes; the page is closed; the machine starts again elsewhere.
        await page.Context.SetOfflineAsync(true);
        await page.FillAsync("#f-deroulement", "Je salue le client et");
        await page.GetByText("reste sur cet appareil").First.WaitForAsync();
        await page.Locator("#f-deroulement").PressSequentiallyAsync(" je l’écoute");
        (await scene.ReadAsync(fiche)).ContainsKey("deroulement").ShouldBeFalse();
        var autre = await page.Context.NewPageAsync();
        await page.CloseAsync();
        await autre.Context.SetOfflineAsync(false);
        await autre.GotoAsync("/fiche/" + fiche);
        await scene.WaitAsync(fiche, "deroulement", "Je salue le client et je l’écoute");
        await autre.WaitForFunctionAsync("() => !Object.keys(localStorage).some(c => c.startsWith('parchemin:fiche'))");

        await autre.GotoAsync("/dossiers/" + scene.Inscription);
        await autre.SetInputFilesAsync("#fichier", new FilePayload { Name = "conditions.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7"u8.ToArray() });
        await autre.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Joindre" }).ClickAsync();
        await autre.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "conditions.pdf" }).WaitForAsync();
        await scene.RunAsync("Agathe", new ViserLeDossier(scene.Inscription));
        await autre.ReloadAsync();
        await autre.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Déposer le dossier" }).ClickAsync();
        await autre.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Récépissé" }).ClickAsync();
        await CheckAsync(autre, "le récépissé");
        var depose = (await DossierLu.ReadAsync(scene.Serveur.Guichet, await scene.ActAsync("Camille"), scene.Inscription)).Dossier!;
        (await autre.Locator("main").TextContentAsync())!.ShouldContain(depose["empreinte"]!);
        await autre.Context.CloseAsync();
    }

    [Fact]
    public async Task By_the_keyboard_alone_one_begins_a_fiche_writes_and_marks_it_ready()
    {
        var scene = await SceneDeDossier.NewAsync(service);
        var page = await scene.OpenAsync("Camille");
        await TabToAsync(page, "nav a[href='/dossiers']");
        await page.Keyboard.PressAsync("Enter");
        await page.ArriveAsync("**/dossiers/**");
        await TabToAsync(page, ".fiches button");
        await page.Keyboard.PressAsync("Enter");
        await page.ArriveAsync("**/fiche/**");
        var fiche = page.Url.Split('/')[^1];
        await TabToAsync(page, "#f-titre-de-l-activite");
        await page.Keyboard.TypeAsync("Une prospection");
        await TabToAsync(page, "#f-objectifs");
        await page.Keyboard.PressAsync("Control+b");
        await page.Keyboard.TypeAsync("Trois rendez-vous");
        await page.Keyboard.PressAsync("Tab");
        await scene.WaitAsync(fiche, "titre-de-l-activite", "Une prospection");
        await scene.WaitAsync(fiche, "objectifs", "**Trois rendez-vous**");
        await TabToAsync(page, "form[action$='/etat'] button");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("Reprendre l’écriture").WaitForAsync();
        (await FicheLue.ReadAsync(scene.Serveur.Guichet, await scene.ActAsync("Camille"), fiche)).Fiche.Objet["etat"].ShouldBe("prete");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Written_on_two_devices_a_field_keeps_both_texts_until_the_person_chooses()
    {
        var scene = await SceneDeDossier.NewAsync(service);
        var fiche = await scene.FicheAsync(Depot.Formulaire, 1);
        var (telephone, ordinateur) = (await scene.OpenAsync("Camille", mobile: true), await scene.OpenAsync("Camille"));
        foreach (var page in new[] { telephone, ordinateur })
            await page.GotoAsync("/fiche/" + fiche);
        await telephone.Context.SetOfflineAsync(true);
        await telephone.FillAsync("#f-suivi", "Écrit dans le train");
        await ordinateur.FillAsync("#f-suivi", "Écrit au bureau");
        await ordinateur.Locator("#f-suivi").BlurAsync();
        await scene.WaitAsync(fiche, "suivi", "Écrit au bureau");
        await telephone.Context.SetOfflineAsync(false);
        var suivi = telephone.Locator("[data-suivi=suivi]");
        await suivi.GetByText("Écrit au bureau").WaitForAsync();
        (await telephone.InputValueAsync("#f-suivi")).ShouldBe("Écrit dans le train");
        (await scene.ReadAsync(fiche))["suivi"].ShouldBe("Écrit au bureau");
        (await telephone.AxeAsync()).ShouldBeEmpty();
        await suivi.GetByText("Garder le mien").ClickAsync();
        await scene.WaitAsync(fiche, "suivi", "Écrit dans le train");
        await telephone.Context.CloseAsync();
        await ordinateur.Context.CloseAsync();
    }

    [Theory]
    [InlineData("<html><head><style>p{color:red}</style></head><body><p class=MsoNormal><b><span>Un titre</span></b></p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span>premier <i>point</i></p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>second</p><p>Fin<o:p></o:p></p></body></html>", "**Un titre**\n\n- premier *point*\n- second\nFin")]
    [InlineData("<div><ol><li>un</li><li>deux</li></ol><p>après<br>ligne</p></div>", "1. un\n2. deux\n\naprès\nligne")]
    [InlineData("<img src=x onerror='window.pirate=1'><script>window.pirate=1</script><p onclick='x()'>texte <a href='javascript:1'>lien</a></p>", "texte lien")]
    public async Task What_is_pasted_from_a_word_processor_keeps_its_sense_and_nothing_that_runs(string html, string attendu)
    {
        var scene = await SceneDeDossier.NewAsync(service);
        var fiche = await scene.FicheAsync(Depot.Formulaire, 1);
        var page = await scene.OpenAsync("Camille");
        await page.GotoAsync("/fiche/" + fiche);
        await page.FocusAsync("#f-deroulement");
        await page.EvaluateAsync("h => { const d = new DataTransfer(); d.setData('text/html', h); d.setData('text/plain', 'texte seul'); document.querySelector('#f-deroulement').dispatchEvent(new ClipboardEvent('paste', { clipboardData: d, bubbles: true, cancelable: true })); }", html);
        (await page.InputValueAsync("#f-deroulement")).ShouldBe(attendu);
        (await page.EvaluateAsync<bool>("() => 'pirate' in window")).ShouldBeFalse();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_team_reads_comments_and_compares_without_a_fault_of_accessibility()
    {
        var scene = await SceneDeDossier.NewAsync(service);
        var fiche = await scene.FicheAsync(Depot.Formulaire, 1);
        await scene.RunAsync("Camille", new EcrireUneFiche(fiche, [new SaisieDeGrille("titre-de-l-activite", null, "Un devis"), new SaisieDeGrille("objectifs", null, "Vendre un contrat")]));
        await scene.RunAsync("Camille", new GarderUneVersion(fiche));
        await scene.RunAsync("Camille", new EcrireUneFiche(fiche, [new SaisieDeGrille("objectifs", "Vendre un contrat", "Vendre **deux** contrats")]));
        await scene.RunAsync("Agathe", new CommenterUneFiche(fiche, "objectifs", "Chiffrez."));
        foreach (var petit in new[] { false, true })
        {
            var page = await scene.OpenAsync("Agathe", mobile: petit, sombre: petit);
            foreach (var chemin in new[] { "/dossiers", "/dossiers/" + scene.Inscription, "/fiche/" + fiche, $"/fiche/{fiche}/imprime", $"/fiche/{fiche}/versions" })
            {
                await page.GotoAsync(chemin);
                await CheckAsync(page, chemin);
            }

            (await page.Locator("ins").First.TextContentAsync())!.ShouldContain("deux");
            await page.Context.CloseAsync();
        }
    }

    private static async Task CheckAsync(IPage page, string quoi)
    {
        (await page.AxeAsync()).ShouldBeEmpty(quoi);
        (await Debordement.OfAsync(page)).ShouldBeEmpty($"{quoi} déborde");
        if (Environment.GetEnvironmentVariable("IMAGES") is { Length: > 0 } dossier)
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(dossier, $"dossier-{quoi.Split('/')[^1]}-{quoi.Split('/').Length}-{page.ViewportSize?.Width}.png"), FullPage = true });
    }

    private static async Task TabToAsync(IPage page, string cible)
    {
        for (var i = 0; i < 250; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("c => document.activeElement?.matches(c) ?? false", cible))
                return;
        }

        throw new InvalidOperationException($"« {cible} » ne s'atteint pas par la touche Tab.");
    }
}
