using Microsoft.Playwright;

namespace Parchemin.Essais;

/// <summary>Checks a page with axe-core against WCAG 2.0, 2.1 and 2.2, levels A and AA.</summary>
public static class Accessibilite
{
    // « wcag22a » is absent because axe-core has no rule for what 2.2 adds at level A.
    private const string Examen = """
        async () => {
            const { violations } = await axe.run(document, {
                resultTypes: ['violations'],
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
            });
            return violations.flatMap(v => v.nodes.map(n => `${v.id} (${v.impact}) : ${n.target.join(' ')} : ${n.html}\n  ${n.failureSummary}\n  ${v.helpUrl}`));
        }
        """;

    private static readonly Lazy<string> Axe = new(Read);

    /// <summary>What is wrong, one readable text for each element and rule; empty when nothing is.</summary>
    /// <remarks>The page's own policy on scripts stays in force: axe-core comes through the debugger.</remarks>
    /// <exception cref="InvalidOperationException">The page was opened without script: axe-core would never answer.</exception>
    public static async Task<IReadOnlyList<string>> AxeAsync(this IPage page)
    {
        if (await page.EvaluateAsync<bool>("() => matchMedia('(scripting: none)').matches"))
            throw new InvalidOperationException("axe-core ne peut examiner une page ouverte sans script : ouvrez-la avec.");
        await page.EvaluateAsync(Axe.Value);
        return await page.EvaluateAsync<string[]>(Examen);
    }

    private static string Read()
    {
        using var flux = typeof(Accessibilite).Assembly.GetManifestResourceStream("axe.min.js")!;
        using var lecteur = new StreamReader(flux);
        // Playwright gives back what a script is worth: axe-core's own value cannot cross.
        return lecteur.ReadToEnd() + "\n;undefined";
    }
}
