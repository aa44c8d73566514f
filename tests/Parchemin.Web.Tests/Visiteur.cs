using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Parchemin.Web.Tests;

/// <summary>What a browser does, without the browser: keeps its cookies, sends forms with the token of their page.</summary>
internal sealed partial class Visiteur : IDisposable
{
    private readonly CookieContainer temoins;
    private readonly HttpClient client;

    public Visiteur(string adresse, CookieContainer? temoins = null)
    {
        this.temoins = temoins ?? new CookieContainer();
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = this.temoins, UseCookies = true }) { BaseAddress = new Uri(adresse) };
    }

    /// <summary>The token of the last page with a form.</summary>
    public string? Jeton { get; private set; }

    /// <summary>The same person with the same cookies before another node.</summary>
    public Visiteur At(string adresse) => new(adresse, temoins) { Jeton = Jeton };

    public async Task<HttpResponseMessage> GetAsync(string chemin)
    {
        var reponse = await client.GetAsync(new Uri(chemin, UriKind.Relative));
        if (reponse.Content.Headers.ContentType?.MediaType is "text/html" && TokenInPage().Match(await reponse.Content.ReadAsStringAsync()) is { Success: true } trouve)
            Jeton = WebUtility.HtmlDecode(trouve.Groups["jeton"].Value);
        return reponse;
    }

    public async Task<string> ReadAsync(string chemin) => WebUtility.HtmlDecode(await (await GetAsync(chemin)).Content.ReadAsStringAsync());

    /// <summary>Sends a form of a page.</summary>
    public Task<HttpResponseMessage> PostAsync(string chemin, params IEnumerable<(string Nom, string? Valeur)> champs)
        => client.PostAsync(new Uri(chemin, UriKind.Relative), new FormUrlEncodedContent(champs.Where(c => c.Valeur is not null).Append(("_jeton", Jeton)).Where(c => c.Item2 is not null).Select(c => new KeyValuePair<string, string>(c.Item1, c.Item2!))));

    /// <summary>Sends a file by a form.</summary>
    public Task<HttpResponseMessage> UploadAsync(string chemin, byte[] fichier, string nom, params IEnumerable<(string Nom, string Valeur)> champs)
    {
        var corps = new MultipartFormDataContent { { new ByteArrayContent(fichier), "fichier", nom } };
        foreach (var (cle, valeur) in champs.Append(("_jeton", Jeton ?? "")))
            corps.Add(new StringContent(valeur), cle);
        return client.PostAsync(new Uri(chemin, UriKind.Relative), corps);
    }

    /// <summary>Calls the API as a script of the page does, or with a token of integration.</summary>
    public Task<HttpResponseMessage> CallAsync(string verbe, string chemin, JsonObject? corps = null, string? version = null, string? porteur = null, string? cle = null, bool sansJeton = false)
    {
        var demande = new HttpRequestMessage(new HttpMethod(verbe), new Uri(chemin, UriKind.Relative));
        if (corps is not null)
            demande.Content = new StringContent(corps.ToJsonString(), Encoding.UTF8, "application/json");
        if (version is not null)
            demande.Headers.TryAddWithoutValidation("If-Match", version);
        if (cle is not null)
            demande.Headers.Add("Idempotency-Key", cle);
        if (porteur is not null)
            demande.Headers.Add("Authorization", $"Bearer {porteur}");
        else if (!sansJeton && Jeton is not null && verbe is not "GET")
            demande.Headers.Add("X-Jeton", Jeton);
        return client.SendAsync(demande);
    }

    /// <summary>Sends a body as it is.</summary>
    public Task<HttpResponseMessage> SendAsync(string verbe, string chemin, string corps, string? version)
    {
        var demande = new HttpRequestMessage(new HttpMethod(verbe), new Uri(chemin, UriKind.Relative)) { Content = new StringContent(corps, Encoding.UTF8, "application/json") };
        demande.Headers.Add("X-Jeton", Jeton);
        if (version is not null)
            demande.Headers.TryAddWithoutValidation("If-Match", version);
        return client.SendAsync(demande);
    }

    /// <summary>Sends a form with the token of another page.</summary>
    public Task<HttpResponseMessage> PostWithAsync(string chemin, string jeton, params IEnumerable<(string Nom, string Valeur)> champs)
        => client.PostAsync(new Uri(chemin, UriKind.Relative), new FormUrlEncodedContent(champs.Append(("_jeton", jeton)).Select(c => new KeyValuePair<string, string>(c.Item1, c.Item2))));

    public async Task FollowLinkAsync(string lien)
    {
        (await GetAsync(lien)).EnsureSuccessStatusCode();
        (await PostAsync(lien)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        // The token of a form is bound to who is signed in.
        await GetAsync("/mon-compte");
    }

    public void Dispose() => client.Dispose();

    [GeneratedRegex("name=\"_jeton\" value=\"(?<jeton>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TokenInPage();
}
