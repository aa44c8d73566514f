using System.Net.Http.Headers;
using System.Text;

namespace Parchemin.Charge;

/// <summary>Everybody before the web application: half the gestures read a page of 50 inscriptions, as a page or by the API, half save a field.</summary>
/// <remarks>A person rests five seconds between two gestures, as a mean: a hundred gestures a second for 500 people.</remarks>
internal static class EssaiDuServeur
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    public static async Task RunAsync(Uri adresse, Population population, TimeSpan duree)
    {
        using var connexions = new SocketsHttpHandler { MaxConnectionsPerServer = population.Personnes.Count, PooledConnectionLifetime = Timeout.InfiniteTimeSpan };
        using var client = new HttpClient(connexions) { BaseAddress = adresse };
        await Foule.RunAsync(population.Personnes, duree, Pause, async (personne, hasard, releve) =>
        {
            var geste = hasard.Next(4);
            if (geste > 1)
            {
                var siennes = population.Inscriptions(personne);
                await releve.MeasureAsync("http, sauvegarde d'un champ", () => SaveAsync(client, personne, siennes[hasard.Next(siennes.Count)], hasard.Next()));
            }
            else
            {
                var (nom, racine) = geste == 0 ? ("page", "/registre/inscription") : ("API", "/api/v1/inscription");
                await releve.MeasureAsync($"http, 50 inscriptions, {nom}", () => SendAsync(client, personne, new HttpRequestMessage(HttpMethod.Get, new Uri(racine + Question.Draw(personne, hasard), UriKind.Relative))));
            }
        });
    }

    private static Task<int> SaveAsync(HttpClient client, Population.Personne personne, string inscription, int valeur)
    {
        var demande = new HttpRequestMessage(HttpMethod.Patch, new Uri("/api/v1/inscription/" + inscription, UriKind.Relative)) { Content = new StringContent($$"""{"remarque":"Vu le {{valeur}}"}""", Encoding.UTF8, "application/json") };
        demande.Headers.IfMatch.Add(EntityTagHeaderValue.Any);
        return SendAsync(client, personne, demande);
    }

    /// <returns>How many bytes came back.</returns>
    private static async Task<int> SendAsync(HttpClient client, Population.Personne personne, HttpRequestMessage demande)
    {
        using (demande)
        {
            demande.Headers.Authorization = new AuthenticationHeaderValue("Bearer", personne.Jeton);
            using var reponse = await client.SendAsync(demande);
            var corps = await reponse.Content.ReadAsByteArrayAsync();
            return reponse.IsSuccessStatusCode ? corps.Length : throw new InvalidOperationException($"{demande.Method} {demande.RequestUri} : {reponse.StatusCode}\n{Encoding.UTF8.GetString(corps)}");
        }
    }
}
