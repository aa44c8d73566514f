using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>The long works of a person: their progress, their file, a way to stop them.</summary>
internal static class RoutesDesTaches
{
    private static readonly Exigence Lire = new("tache.lire");
    private static readonly Exigence Lancer = new("tache.lancer");
    private static readonly Exigence Annuler = new("tache.annuler");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Get("/travaux", Lire, async (Guichet guichet, Atelier atelier, Visite visite, HttpContext http)
            => new RazorComponentResult<PageDesTaches>(new { Taches = await RecentAsync(guichet, atelier, visite, http) }));
        routes.Get("/travaux/{id}", Lire, async (string id, Guichet guichet, Atelier atelier, Visite visite, HttpContext http)
            => new RazorComponentResult<PageDeTache>(new { Tache = await SeeAsync(id, guichet, atelier, visite, http) }));
        routes.Get("/travaux/{id}/fichier", Lire, FileAsync);
        routes.Post("/travaux", Lancer, async (Atelier atelier, Visite visite, HttpContext http) =>
        {
            var f = http.Request.Form;
            string? Dit(string nom) => f[nom].ToString() is { Length: > 0 } v ? v : null;
            var tache = await atelier.LaunchAsync(visite.Acteur!, f["nature"].ToString(), Dit("session"), Dit("parametres"), http.RequestAborted);
            return Results.LocalRedirect("/travaux/" + tache.Id);
        });
        routes.Post("/travaux/{id}/annuler", Annuler, async (string id, Guichet guichet, Visite visite, HttpContext http) =>
        {
            await guichet.RunAsync(visite.Acteur!, new AnnulerUneTache(id), CirconstancesDites.Of(http), http.RequestAborted);
            visite.LeaveMessage("Travail annulé.");
            return Results.LocalRedirect("/travaux/" + id);
        });
        var api = routes.MapGroup(RoutesDeLApi.Racine);
        api.Get("/travaux", Lire, async (Guichet guichet, Atelier atelier, Visite visite, HttpContext http)
            => Results.Json(new JsonArray([.. (await RecentAsync(guichet, atelier, visite, http)).Select(t => (JsonNode)Of(t))]))).WithTags("Travaux");
        api.Get("/travaux/{id}", Lire, async (string id, Guichet guichet, Atelier atelier, Visite visite, HttpContext http)
            => Results.Json(Of(await SeeAsync(id, guichet, atelier, visite, http)))).WithTags("Travaux");
        api.Get("/travaux/{id}/fichier", Lire, FileAsync).WithTags("Travaux");
        api.Write("POST", "/travaux", Lancer, async (Atelier atelier, Visite visite, HttpContext http) =>
        {
            var (_, membres) = await Corps.ReadAsync(http);
            var dit = Corps.Values(membres);
            var tache = await atelier.LaunchAsync(visite.Acteur!, dit.GetValueOrDefault("nature") ?? "", dit.GetValueOrDefault("session"), dit.GetValueOrDefault("parametres"), http.RequestAborted);
            return Results.Json(new JsonObject { ["id"] = tache.Id, ["etat"] = tache["etat"] }, statusCode: StatusCodes.Status202Accepted);
        }).WithTags("Travaux");
        api.Write("POST", "/travaux/{id}/annulation", Annuler, async (string id, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var tache = await guichet.RunAsync(visite.Acteur!, new AnnulerUneTache(id), CirconstancesDites.Of(http), http.RequestAborted);
            return Results.Json(new JsonObject { ["id"] = tache.Id, ["etat"] = tache["etat"] });
        }).WithTags("Travaux");
    }

    private static async Task<TacheVue> SeeAsync(string id, Guichet guichet, Atelier atelier, Visite visite, HttpContext http)
    {
        await guichet.ReadAsync(visite.Acteur!, GenresDesActes.Tache, id, http.RequestAborted);
        return await SeeAsync((await guichet.Store.FindAsync(GenresDesActes.Tache, id, http.RequestAborted))!, atelier, http.RequestAborted);
    }

    private static async Task<TacheVue> SeeAsync(Objet tache, Atelier atelier, CancellationToken annulation)
        => new(tache, tache["etat"] is "en-cours" ? await atelier.ProgressAsync(tache.Id, annulation) : null, atelier.FileOf(tache) is not null);

    private static async Task<IReadOnlyList<TacheVue>> RecentAsync(Guichet guichet, Atelier atelier, Visite visite, HttpContext http)
    {
        var vues = new List<TacheVue>();
        foreach (var tache in (await guichet.Store.QueryAsync(new Requete(GenresDesActes.Tache, new Parmi("personne", [visite.Acteur!.Personne])) { Ordre = "id", Decroissant = true, Taille = 50 }, http.RequestAborted)).Objets)
            vues.Add(await SeeAsync(tache, atelier, http.RequestAborted));
        return vues;
    }

    private static async Task<IResult> FileAsync(string id, Guichet guichet, Atelier atelier, Visite visite, HttpContext http)
    {
        var vue = await SeeAsync(id, guichet, atelier, visite, http);
        if (atelier.FileOf(vue.Tache) is not { } chemin)
            throw new RefusException(NatureDeRefus.Introuvable, "FICHIER-ABSENT", "Ce travail n'a pas laissé de fichier sur cette machine, ou il a été effacé depuis. Relancez le travail.");
        return Results.File(chemin, TypesDeFichier.Of(chemin), vue.Tache["fichier"], enableRangeProcessing: true);
    }

    private static JsonObject Of(TacheVue t) => new()
    {
        ["id"] = t.Tache.Id,
        ["nature"] = t.Tache["nature"],
        ["libelle"] = t.Tache["libelle"],
        ["etat"] = t.Tache["etat"],
        ["message"] = t.Tache["message"],
        ["fait"] = t.Progression?.Fait,
        ["total"] = t.Progression?.Total,
        ["fichier"] = t.AUnFichier ? t.Tache["fichier"] : null,
        ["empreinte"] = t.Tache["empreinte"],
    };
}

/// <summary>A work as its person sees it.</summary>
public sealed record TacheVue(Objet Tache, Progression? Progression, bool AUnFichier)
{
    public bool EstFinie => Tache["etat"] is not ("en-attente" or "en-cours");
}
