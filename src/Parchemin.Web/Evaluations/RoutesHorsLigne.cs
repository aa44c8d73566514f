using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>Work without the network: the empty page that a browser keeps, and the day of a commission that it takes away encrypted.</summary>
internal static class RoutesHorsLigne
{
    private static readonly Exigence Publique = new(null, Publique: true);
    private static readonly string[] Coquille = ["style.css", "evaluations.css", "pluriel.js", "evaluations.js", "hors-ligne.js", "sceau.svg"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        // Kept in clear on the machine: they hold nothing of anybody.
        routes.Get("/hors-ligne", Publique, () => new RazorComponentResult<PageHorsLigne>()).WithMetadata(new SansVisite());
        routes.Get("/hors-ligne/travailleur.js", Publique, Worker).WithMetadata(new SansVisite());
        routes.Get("/hors-ligne/jeton", new Exigence("evaluation.saisir"), (Visite visite) => Results.Json(new JsonObject { ["jeton"] = visite.Jeton.Valeur, ["nom"] = visite.Acteur!.Nom }));
        routes.Get("/commission/{id}/hors-ligne", new Exigence("evaluation.saisir"), async (string id, Guichet guichet, Visite visite, HttpContext http) => new RazorComponentResult<PageDePreparation>(new { Commission = await guichet.ReadAsync(visite.Acteur!, Genres.Commission, id, http.RequestAborted) }));
        routes.Get("/commission/{id}/hors-ligne/journee", new Exigence("evaluation.saisir"), DayAsync);
    }

    private static IResult Worker(HttpContext http)
    {
        http.Response.Headers["Service-Worker-Allowed"] = "/hors-ligne";
        http.Response.Headers.CacheControl = "no-cache";
        // The addresses carry the hash of their content: a new version of the program is a new worker.
        var adresses = string.Join(',', Coquille.Select(r => $"'{Ressource.Adresse(r)}'"));
        var corps = System.Text.Encoding.UTF8.GetString(Ressource.Find("travailleur.js")!.Octets).Replace("/*ADRESSES*/", adresses, StringComparison.Ordinal);
        return Results.Text(corps, "text/javascript; charset=utf-8");
    }

    private static async Task<IResult> DayAsync(string id, Guichet guichet, Visite visite, HttpContext http)
    {
        var commission = await guichet.ReadAsync(visite.Acteur!, Genres.Commission, id, http.RequestAborted);
        await using var rendu = new HtmlRenderer(http.RequestServices, http.RequestServices.GetRequiredService<ILoggerFactory>());
        var feuilles = new JsonArray();
        foreach (var passage in await JourneeDeCommission.ReadAsync(commission, guichet, visite.Acteur!, http.RequestAborted))
        {
            foreach (var (libelle, evaluation, _) in passage.Grilles.Where(g => g.Id is not null))
            {
                var grille = await GrilleLue.ReadAsync(guichet, visite.Acteur!, evaluation!, http.RequestAborted);
                feuilles.Add(new JsonObject
                {
                    ["id"] = evaluation,
                    ["candidat"] = passage.Candidat,
                    ["feuille"] = libelle,
                    ["fiche"] = passage.Passage["fiche"],
                    ["parametres"] = passage.Passage["parametres"],
                    ["html"] = await RenderAsync(rendu, grille, visite.Acteur!.Id),
                    ["valeurs"] = new JsonObject(grille.Valeurs.Select(v => new KeyValuePair<string, JsonNode?>(v.Key, v.Value))),
                    ["champs"] = new JsonObject(grille.Feuille.Toutes.Select(e => new KeyValuePair<string, JsonNode?>(e.Cle, $"{e.Code} {e.Libelle}".Trim()))),
                });
            }
        }

        return Results.Json(new JsonObject { ["commission"] = commission.Id, ["libelle"] = commission.Titre, ["acteur"] = visite.Acteur!.Id, ["feuilles"] = feuilles });
    }

    private static Task<string> RenderAsync(HtmlRenderer rendu, GrilleLue grille, string acteur) => rendu.Dispatcher.InvokeAsync(async () =>
    {
        var parametres = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal) { ["Grille"] = grille, ["Acteur"] = acteur, ["AvecSceau"] = false });
        return (await rendu.RenderComponentAsync<GrilleASaisir>(parametres)).ToHtmlString();
    });
}
