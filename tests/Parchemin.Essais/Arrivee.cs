using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Parchemin.Essais;

/// <summary>Waiting for a page that something else leads to: a key, a click, a script.</summary>
public static class Arrivee
{
    /// <summary>Waits until the address is this one and the page whole.</summary>
    /// <param name="adresse">With <c>**</c> for anything.</param>
    /// <remarks>Playwright's own wait looks at the address, then listens: on a busy machine the page arrives in between and is never heard.</remarks>
    public static async Task ArriveAsync(this IPage page, string adresse)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(adresse);
        var forme = new Regex($"^{Regex.Escape(adresse).Replace(@"\*\*", ".*", StringComparison.Ordinal)}$", RegexOptions.None, TimeSpan.FromSeconds(1));
        if (await Patience.UntilAsync(() => Task.FromResult(page.Url), forme.IsMatch) is var lue && !forme.IsMatch(lue))
            throw new TimeoutException($"{adresse} n'est jamais venue : la page est {lue}.");
        await page.WaitForLoadStateAsync();
    }
}
