using Microsoft.Playwright;

namespace Parchemin.Web.Tests;

/// <summary>The network cut: two tables work on the same thirty grids, come back, and nothing is lost.</summary>
public sealed class HorsLigneTests
{
    private const string Phrase = "une phrase de passe longue";
    private const int Candidats = 30;

    private static async Task PrepareAsync(IPage page, string commission)
    {
        await page.GotoAsync($"/commission/{commission}/hors-ligne");
        await page.FillAsync("#phrase", Phrase);
        await page.ClickAsync("button:text('Copier la journée sur ce poste')");
        await page.GetByText("Le réseau peut être coupé.").WaitForAsync(new LocatorWaitForOptions { Timeout = 60_000 });
    }

    private static async Task UnlockAsync(IPage page)
    {
        await page.GotoAsync("/hors-ligne");
        await page.FillAsync("#phrase", Phrase);
        await page.ClickAsync("button:text('Ouvrir')");
        await page.Locator("[data-feuille] form").WaitForAsync(new LocatorWaitForOptions { Timeout = 60_000 });
    }

    [Fact]
    public async Task Thirty_grids_entered_by_two_without_network_are_all_kept_and_clashes_are_settled_by_a_person()
    {
        await using var scene = await SceneDeGrilles.NewAsync(Essais.Depot.Certification, Essais.Depot.Edition, "E42", Candidats);
        var (anne, bruno) = (await scene.OpenAsync("Anne"), await scene.OpenAsync("Bruno"));
        foreach (var page in new[] { anne, bruno })
        {
            await PrepareAsync(page, scene.Commission);
            await page.Context.SetOfflineAsync(true);
            await UnlockAsync(page);
        }

        // Anne gives a level and the mark; Bruno another level, and the same mark but for each third candidate.
        var grilles = new List<string>();
        for (var i = 0; i < Candidats; i++)
        {
            grilles.Add(await scene.GridAsync(i));
            await FillAsync(anne, "ligne/C25", "4", "12");
            await FillAsync(bruno, "ligne/C26", "3", i % 3 == 0 ? "9" : "12");
            (await anne.Locator("[data-feuille] form").GetAttributeAsync("data-grille")).ShouldBe(grilles[i], $"candidat {i} : {await anne.TextContentAsync("[data-titre-grille]")}");
            if (i < Candidats - 1)
            {
                await anne.Keyboard.PressAsync("Control+ArrowRight");
                await bruno.Keyboard.PressAsync("Control+ArrowRight");
            }
        }

        foreach (var grille in grilles)
            (await scene.ReadAsync(grille)).ShouldBeEmpty("le réseau est coupé");
        // Nothing of anybody stands in clear on the machine, in the store nor in the cache.
        (await anne.EvaluateAsync<bool>(EnClair)).ShouldBeFalse();

        await anne.Context.SetOfflineAsync(false);
        await anne.GetByText("la copie de ce poste est effacée").WaitForAsync(new LocatorWaitForOptions { Timeout = 60_000 });
        (await anne.EvaluateAsync<int>(Restes)).ShouldBe(0);
        await bruno.Context.SetOfflineAsync(false);
        await bruno.GetByText("10 à trancher").WaitForAsync(new LocatorWaitForOptions { Timeout = 60_000 });
        (await bruno.Locator(".conflit").CountAsync()).ShouldBe(10);
        (await bruno.Locator(".conflit").First.TextContentAsync())!.ShouldContain("Anne Essai");
        // What is not settled is still on the machine, and nothing of Anne's was overwritten.
        (await bruno.EvaluateAsync<int>(Restes)).ShouldBe(Candidats);
        foreach (var grille in grilles)
        {
            var lues = await scene.ReadAsync(grille);
            (lues["ligne/C25"], lues["ligne/C26"], lues["note"]).ShouldBe(("TS", "S", "12"));
        }

        for (var i = 0; i < 10; i++)
            await bruno.Locator(".conflit").First.GetByText(i % 2 == 0 ? "Garder la mienne" : "Prendre celle de").ClickAsync();
        await bruno.GetByText("la copie de ce poste est effacée").WaitForAsync(new LocatorWaitForOptions { Timeout = 60_000 });
        for (var i = 0; i < Candidats; i++)
            (await scene.ReadAsync(grilles[i]))["note"].ShouldBe(i % 6 == 0 ? "9" : "12", $"candidat {i}");
        (await bruno.EvaluateAsync<int>(Restes)).ShouldBe(0);
        await anne.Context.CloseAsync();
        await bruno.Context.CloseAsync();
    }

    [Fact]
    public async Task The_day_opens_again_with_its_phrase_only_and_keeps_what_was_entered()
    {
        await using var scene = await SceneDeGrilles.NewAsync(Essais.Depot.Certification, Essais.Depot.Edition, "E42", 1);
        var page = await scene.OpenAsync("Anne");
        await PrepareAsync(page, scene.Commission);
        await page.Context.SetOfflineAsync(true);
        await UnlockAsync(page);
        await FillAsync(page, "ligne/C25", "4", "17,5");
        await page.ReloadAsync();
        await page.FillAsync("#phrase", "une autre phrase");
        await page.ClickAsync("button:text('Ouvrir')");
        await page.GetByText("Cette phrase n’ouvre aucune journée").WaitForAsync(new LocatorWaitForOptions { Timeout = 60_000 });
        await UnlockAsync(page);
        (await page.InputValueAsync("[name='v:note']")).ShouldBe("17,5");
        (await page.Locator("[data-cle='ligne/C25'] input[value=TS]").IsCheckedAsync()).ShouldBeTrue();
        await page.Context.CloseAsync();
    }

    private static async Task FillAsync(IPage page, string ligne, string niveau, string note)
    {
        await page.EvaluateAsync("c => document.querySelector(`[data-feuille] [data-cle='${c}'] input`).focus()", ligne);
        await page.Keyboard.PressAsync(niveau);
        await page.FocusAsync("[data-feuille] [name='v:note']");
        await page.Keyboard.TypeAsync(note);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("[data-feuille] [data-suivi=note][data-sorte=bien]").WaitForAsync();
    }

    private const string Restes = "async () => { const b = await new Promise(r => { const o = indexedDB.open('parchemin', 1); o.onsuccess = () => r(o.result); }); return new Promise(r => { const q = b.transaction('feuilles').objectStore('feuilles').count(); q.onsuccess = () => r(q.result); }); }";

    private const string EnClair = """
        async () => {
            const b = await new Promise(r => { const o = indexedDB.open('parchemin', 1); o.onsuccess = () => r(o.result); });
            let texte = '';
            for (const nom of b.objectStoreNames) {
                const tout = await new Promise(r => { const q = b.transaction(nom).objectStore(nom).getAll(); q.onsuccess = () => r(q.result); });
                for (const o of tout) texte += JSON.stringify(o) + new TextDecoder('latin1').decode(o.donnees);
            }
            for (const nom of await caches.keys()) for (const q of await (await caches.open(nom)).keys()) texte += await (await (await caches.open(nom)).match(q)).text();
            return texte.includes('CandidatA');
        }
        """;
}
