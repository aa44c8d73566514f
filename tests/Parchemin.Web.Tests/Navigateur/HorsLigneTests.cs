using Microsoft.Playwright;
using Parchemin.Application;

namespace Parchemin.Web.Tests;

/// <summary>The network cut: two commissions work on thirty grids, each by two members, come back, and nothing is lost.</summary>
public sealed class HorsLigneTests
{
    private const string Phrase = "une phrase de passe longue";
    private const int ParCommission = 15;

    private static async Task PrepareAsync(IPage page, string commission)
    {
        await page.GotoAsync($"/commission/{commission}/hors-ligne");
        await page.FillAsync("#phrase", Phrase);
        await page.ClickAsync("button:text('Copier la journée sur ce poste')");
        await page.GetByText("Le réseau peut être coupé.").WaitForAsync();
    }

    private static async Task UnlockAsync(IPage page)
    {
        await page.GotoAsync("/hors-ligne");
        await page.FillAsync("#phrase", Phrase);
        await page.ClickAsync("button:text('Ouvrir')");
        await page.Locator("[data-feuille] form").WaitForAsync();
    }

    [Fact]
    public async Task Thirty_grids_of_two_commissions_entered_without_network_are_all_kept_and_clashes_are_settled_by_a_person()
    {
        await using var scene = await SceneDeGrilles.NewAsync(Essais.Depot.Certification, Essais.Depot.Edition, "E42", ParCommission);
        var commissions = new[] { scene.Commission, await scene.AddCommissionAsync("E42", ParCommission, ["Claire", "David"]) };
        var tables = new List<Table>();
        foreach (var (nom, commission, second) in new[] { ("Anne", 0, false), ("Bruno", 0, true), ("Claire", 1, false), ("David", 1, true) })
        {
            var page = await scene.OpenAsync(nom);
            await PrepareAsync(page, commissions[commission]);
            await page.Context.SetOfflineAsync(true);
            await UnlockAsync(page);
            tables.Add(new Table(nom, page, commission * ParCommission, second));
        }

        // The two members of each commission are at work on the same grids; on three fields, some of what they type differs.
        var tapees = new List<Tapee>();
        for (var i = 0; i < ParCommission; i++)
        {
            foreach (var table in tables)
            {
                var grille = await scene.GridAsync(table.Debut + i);
                (await table.Page.Locator("[data-feuille] form").GetAttributeAsync("data-grille")).ShouldBe(grille, $"{table.Nom}, candidat {i}");
                foreach (var (cle, valeur) in Typed(i, table.EstSecond))
                {
                    await TypeAsync(table.Page, cle, valeur);
                    tapees.Add(new Tapee(grille, cle, valeur, table.Nom));
                }

                if (i < ParCommission - 1)
                    await table.Page.Keyboard.PressAsync("Control+ArrowRight");
            }
        }

        foreach (var grille in tapees.Select(t => t.Grille).Distinct())
            (await scene.ReadAsync(grille)).ShouldBeEmpty("le réseau est coupé");
        // Nothing of anybody stands in clear on the machine, in the store nor in the cache.
        (await tables[0].Page.EvaluateAsync<bool>(EnClair)).ShouldBeFalse();

        foreach (var table in tables.Where(t => !t.EstSecond))
        {
            await table.Page.Context.SetOfflineAsync(false);
            await table.Page.GetByText("la copie de ce poste est effacée").WaitForAsync();
            (await table.Page.EvaluateAsync<int>(Restes)).ShouldBe(0);
        }

        var conflits = new List<(string Nom, string Texte)>();
        foreach (var table in tables.Where(t => t.EstSecond))
        {
            await table.Page.Context.SetOfflineAsync(false);
            await table.Page.GetByText("à trancher").Last.WaitForAsync();
            conflits.AddRange((await table.Page.Locator(".conflit p").AllTextContentsAsync()).Select(t => (table.Nom, t)));
            // What is not settled is still on the machine.
            (await table.Page.EvaluateAsync<int>(Restes)).ShouldBe(ParCommission);
        }

        // Every value typed stands in the register, or is shown in a conflict beside the one that stands; no conflict is about anything else.
        var feuille = Feuilles.Find(scene.Referentiel, Essais.Depot.Bibliotheque.Find(Essais.Depot.Certification, Essais.Depot.Edition)!.Regles[Essais.Depot.Session], Essais.Depot.Voie, "E42", null, null)!;
        var (montrees, champs) = (0, new HashSet<string>(StringComparer.Ordinal));
        foreach (var tapee in tapees)
        {
            var tenue = (await scene.ReadAsync(tapee.Grille))[tapee.Cle];
            if (tenue == Canonical(tapee))
                continue;
            montrees++;
            champs.Add(tapee.Cle);
            var entree = feuille.Find(tapee.Cle)!;
            var inscription = (await scene.Serveur.Guichet.Store.FindAsync(Genres.Evaluation, tapee.Grille))!["inscription"]!;
            var candidat = $"Candidat{(char)('A' + (scene.Inscriptions.IndexOf(inscription) / 26))}{(char)('A' + (scene.Inscriptions.IndexOf(inscription) % 26))} Zoé";
            conflits.ShouldContain(
                c => c.Nom == tapee.Nom && c.Texte.StartsWith(candidat, StringComparison.Ordinal) && c.Texte.Contains($"{entree.Code} {entree.Libelle}".Trim(), StringComparison.Ordinal)
                    && c.Texte.Contains($"« {ValeurDEntree.Words(entree, tenue)} »", StringComparison.Ordinal) && c.Texte.Contains($"« {ValeurDEntree.Words(entree, Canonical(tapee))} »", StringComparison.Ordinal),
                $"{tapee} a disparu");
        }

        montrees.ShouldBe(conflits.Count);
        champs.ShouldBe(["ligne/C25", "note", "appreciation"], ignoreOrder: true);
        conflits.Count.ShouldBe(2 * Enumerable.Range(0, ParCommission).Sum(i => Typed(i, true).Count(s => Typed(i, false).Any(p => p.Cle == s.Cle && p.Valeur != s.Valeur))));

        // Settled one by one: hers, then theirs, in turn.
        foreach (var table in tables.Where(t => t.EstSecond))
        {
            var restants = await table.Page.Locator(".conflit").CountAsync();
            for (var i = 0; i < restants; i++)
                await table.Page.Locator(".conflit").First.GetByText(i % 2 == 0 ? "Garder la mienne" : "Prendre celle de").ClickAsync();
            await table.Page.GetByText("la copie de ce poste est effacée").WaitForAsync();
            (await table.Page.EvaluateAsync<int>(Restes)).ShouldBe(0);
        }

        foreach (var champ in tapees.GroupBy(t => (t.Grille, t.Cle)))
            champ.Select(Canonical).ShouldContain((await scene.ReadAsync(champ.Key.Grille))[champ.Key.Cle]);
        var siennes = tapees.Where(t => tables.Single(x => x.Nom == t.Nom).EstSecond).ToList();
        (await CountAsync(scene, siennes)).ShouldBe(siennes.Count - (montrees / 2), "un conflit sur deux a gardé la valeur du second");
        foreach (var table in tables)
            await table.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_day_opens_again_with_its_phrase_only_and_keeps_what_was_entered()
    {
        await using var scene = await SceneDeGrilles.NewAsync(Essais.Depot.Certification, Essais.Depot.Edition, "E42", 1);
        var page = await scene.OpenAsync("Anne");
        await PrepareAsync(page, scene.Commission);
        await page.Context.SetOfflineAsync(true);
        await UnlockAsync(page);
        await TypeAsync(page, "ligne/C25", "4");
        await TypeAsync(page, "note", "17,5");
        await page.ReloadAsync();
        await page.FillAsync("#phrase", "une autre phrase");
        await page.ClickAsync("button:text('Ouvrir')");
        await page.GetByText("Cette phrase n’ouvre aucune journée").WaitForAsync();
        await UnlockAsync(page);
        (await page.InputValueAsync("[name='v:note']")).ShouldBe("17,5");
        (await page.Locator("[data-cle='ligne/C25'] input[value=TS]").IsCheckedAsync()).ShouldBeTrue();
        await page.Context.CloseAsync();
    }

    // What a member types in the i-th grid: both on C25, on the mark and on the appreciation, each alone on another line.
    private static IEnumerable<(string Cle, string Valeur)> Typed(int i, bool second)
    {
        yield return ("ligne/C25", second && i % 3 == 0 ? "2" : "4");
        yield return (second ? "ligne/C27" : "ligne/C26", "3");
        if (!second || i % 5 == 0)
            yield return ("appreciation", second ? $"Hésitant dans le dossier {i}" : $"Clair dans le dossier {i}");
        yield return ("note", second && i % 2 == 0 ? "9,5" : "12");
    }

    private static string Canonical(Tapee tapee) => tapee.Cle.StartsWith("ligne/", StringComparison.Ordinal) ? tapee.Valeur switch { "2" => "I", "3" => "S", _ => "TS" } : tapee.Cle is "note" ? tapee.Valeur.Replace(',', '.') : tapee.Valeur;

    private static async Task<int> CountAsync(SceneDeGrilles scene, IReadOnlyList<Tapee> tapees)
    {
        var tenues = 0;
        foreach (var tapee in tapees)
            tenues += (await scene.ReadAsync(tapee.Grille))[tapee.Cle] == Canonical(tapee) ? 1 : 0;
        return tenues;
    }

    private static async Task TypeAsync(IPage page, string cle, string valeur)
    {
        await page.EvaluateAsync("c => document.querySelector(`[data-feuille] [data-cle='${c}'] input, [data-feuille] [data-cle='${c}'] textarea`).focus()", cle);
        await page.Keyboard.TypeAsync(valeur);
        if (!cle.StartsWith("ligne/", StringComparison.Ordinal))
            await page.Keyboard.PressAsync("Tab");
        await page.Locator($"[data-feuille] [data-suivi='{cle}'][data-sorte=bien]").WaitForAsync();
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

    private sealed record Table(string Nom, IPage Page, int Debut, bool EstSecond);

    private sealed record Tapee(string Grille, string Cle, string Valeur, string Nom);
}
