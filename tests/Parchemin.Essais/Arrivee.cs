using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Parchemin.Essais;

/// <summary>Waiting for a page that something else leads to: a key, a click, a script.</summary>
public static class Arrivee
{
    /// <summary>Waits until the address is this one and the page whole.</summary>
    /// <param name="adresse">With <c>**</c> for anything.</param>
    /// <remarks>Playwright's own waits look first, then listen: on a busy machine the page arrives in between and is never heard.</remarks>
    public static Task ArriveAsync(this IPage page, string adresse)
    {
        ArgumentNullException.ThrowIfNull(adresse);
        return page.ArriveAsync(new Regex($"^{Regex.Escape(adresse).Replace(@"\*\*", ".*", StringComparison.Ordinal)}$", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    /// <summary>The same, for an address of this form.</summary>
    public static async Task ArriveAsync(this IPage page, Regex forme)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(forme);
        if (!await Patience.UntilAsync(async () => forme.IsMatch(page.Url) && await IsWholeAsync(page), arrivee => arrivee))
            throw new TimeoutException($"{forme} n'est jamais venue : la page est {page.Url}.");
    }

    private static async Task<bool> IsWholeAsync(IPage page)
    {
        try
        {
            return await page.EvaluateAsync<bool>("() => document.readyState === 'complete'");
        }
        catch (PlaywrightException)
        {
            // The page that was asked is leaving: the next one will answer.
            return false;
        }
    }
}
