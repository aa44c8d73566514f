using Microsoft.Playwright;
using Parchemin.Essais;

namespace Parchemin.Web.Tests;

/// <summary>The tools of the browser tests see what they claim to see.</summary>
public sealed class NavigateurTests
{
    private const string Juste = """
        <!doctype html><html lang="fr"><head><title>Essai</title></head>
        <body><main><h1>Relevé de notes</h1><label>Nom <input></label></main></body></html>
        """;

    [Fact]
    public async Task A_page_without_fault_has_no_violation()
    {
        var page = await OpenAsync(Juste);
        (await page.AxeAsync()).ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_field_without_label_and_a_pale_text_are_found_with_their_place()
    {
        var page = await OpenAsync(Juste.Replace("<label>Nom <input></label>", """<input id="nom"><p id="pale" style="color:#bbb;background:#fff">pâle</p>""", StringComparison.Ordinal));
        var violations = await page.AxeAsync();
        violations.Count.ShouldBe(2, string.Join('\n', violations));
        violations.ShouldContain(v => v.StartsWith("label ", StringComparison.Ordinal) && v.Contains("#nom", StringComparison.Ordinal));
        violations.ShouldContain(v => v.StartsWith("color-contrast ", StringComparison.Ordinal) && v.Contains("#pale", StringComparison.Ordinal));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_strict_policy_on_scripts_does_not_stop_the_check()
    {
        var page = await OpenAsync(Juste.Replace("<head>", """<head><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'none'">""", StringComparison.Ordinal)
            .Replace("</main>", """<img src="data:," id="muette"></main>""", StringComparison.Ordinal));
        (await page.AxeAsync()).ShouldHaveSingleItem().ShouldContain("#muette");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(false, "avec")]
    [InlineData(true, "sans")]
    public async Task A_page_runs_its_scripts_unless_told_not_to(bool sansScript, string attendu)
    {
        var page = await Essais.Navigateur.NewPageAsync(sansScript: sansScript);
        await page.GotoAsync(Data("""<p id="p">sans</p><script>document.getElementById('p').textContent = 'avec';</script>"""));
        (await page.Locator("#p").TextContentAsync()).ShouldBe(attendu);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_page_without_script_is_said_to_be_beyond_the_check()
    {
        var page = await Essais.Navigateur.NewPageAsync(sansScript: true);
        await page.GotoAsync(Data(Juste));
        (await Should.ThrowAsync<InvalidOperationException>(page.AxeAsync)).Message.ShouldContain("sans script");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(false, false, "grand clair")]
    [InlineData(true, true, "petit sombre")]
    public async Task A_page_has_the_size_and_the_colours_asked_for(bool mobile, bool sombre, string attendu)
    {
        var page = await Essais.Navigateur.NewPageAsync(mobile: mobile, sombre: sombre);
        await page.GotoAsync(Data("""<meta name="viewport" content="width=device-width">"""));
        (await page.EvaluateAsync<string>("() => (innerWidth === 390 ? 'petit' : 'grand') + (matchMedia('(prefers-color-scheme: dark)').matches ? ' sombre' : ' clair')")).ShouldBe(attendu);
        await page.Context.CloseAsync();
    }

    private static async Task<IPage> OpenAsync(string html)
    {
        var page = await Essais.Navigateur.NewPageAsync();
        await page.GotoAsync(Data(html));
        return page;
    }

    private static string Data(string html) => $"data:text/html;charset=utf-8,{Uri.EscapeDataString(html)}";
}
