using Microsoft.Playwright;

namespace Parchemin.Essais;

/// <summary>The system's Chromium, started once per test process at the first page and ended with it.</summary>
/// <remarks>The test project references Microsoft.Playwright itself, which puts its driver beside the tests; nothing is downloaded.</remarks>
public static class Navigateur
{
    // Without the window of a desktop around each page, tests ask half as much of the machine.
    private static readonly string[] Programmes = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

    private static readonly string[] Arguments =
    [
        "--no-sandbox", // Chromium has no other way to run as root.
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private static readonly Lazy<Task<IBrowser>> Partage = new(StartAsync);

    /// <summary>A new page in a context of its own: no cookie nor storage is shared with another.</summary>
    /// <param name="mobile">A telephone of 390 × 844 instead of a screen of 1280 × 800.</param>
    /// <param name="sansScript">The page's own scripts do not run.</param>
    /// <param name="sombre">The person prefers dark colours.</param>
    /// <param name="adresse">What relative addresses start from, such as <c>http://127.0.0.1:5000</c>.</param>
    public static async Task<IPage> NewPageAsync(bool mobile = false, bool sansScript = false, bool sombre = false, string? adresse = null)
    {
        var navigateur = await Partage.Value;
        var contexte = await navigateur.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = adresse,
            ColorScheme = sombre ? ColorScheme.Dark : ColorScheme.Light,
            HasTouch = mobile,
            IsMobile = mobile,
            JavaScriptEnabled = !sansScript,
            Locale = "fr-FR",
            // A transition under way would give half-way colours to the check of contrast.
            ReducedMotion = ReducedMotion.Reduce,
            TimezoneId = "Europe/Paris",
            ViewportSize = mobile ? new ViewportSize { Width = 390, Height = 844 } : new ViewportSize { Width = 1280, Height = 800 },
        });
        contexte.SetDefaultTimeout((float)Patience.Limite.TotalMilliseconds);
        return await contexte.NewPageAsync();
    }

    private static async Task<IBrowser> StartAsync()
    {
        var programme = Array.Find(Programmes, File.Exists) ?? throw new InvalidOperationException("Chromium est absent : apt-get install chromium (./test l'installe).");
        var playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout((float)Patience.Limite.TotalMilliseconds);
        return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = programme, Headless = true, Args = Arguments });
    }
}
