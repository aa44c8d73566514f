using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>The API twin of the pages of the register: the same use cases, the same rights, the same visibility.</summary>
internal static class RoutesDeLApi
{
    public const string Racine = "/api/v1";
    private const int TailleMax = 200;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Racine);
        foreach (var genre in Genres.Tous)
            MapGenre(api, genre);
        ActionsDeLApi.Map(api);
        DescriptionDeLApi.Map(routes);
    }

    /// <summary>An object with its version as ETag.</summary>
    public static IResult Answer(HttpContext http, ObjetVu objet, int statut = StatusCodes.Status200OK)
    {
        http.Response.Headers.ETag = Tag(objet.Version);
        return Results.Json(Corps.Of(objet), statusCode: statut);
    }

    private static void MapGenre(IEndpointRouteBuilder api, Genre genre)
    {
        var adresse = "/" + genre.Code;
        api.Get(adresse, new Exigence(genre.Code + ".lire"), (Guichet guichet, Visite visite, HttpContext http) => ListAsync(genre, guichet, visite, http))
            .WithMetadata(new Fiche(genre, "Lister")).WithTags(genre.Pluriel);
        api.Get(adresse + "/{id}", new Exigence(genre.Code + ".lire"), (string id, Guichet guichet, Visite visite, HttpContext http) => ReadAsync(genre, id, guichet, visite, http))
            .WithMetadata(new Fiche(genre, "Lire")).WithTags(genre.Pluriel);
        api.Get(adresse + "/{id}/journal", new Exigence(genre.Code + ".lire"), (string id, Guichet guichet, Visite visite, HttpContext http) => HistoryAsync(genre, id, guichet, visite, http))
            .WithMetadata(new Fiche(genre, "Lire l'histoire")).WithTags(genre.Pluriel);
        if (genre.Propre)
            return;
        // Said for each genre: « {genre}/export » would give way to « {id} ».
        api.Get(adresse + "/export", new Exigence(genre.Code + ".lire"), (string? format, Guichet guichet, Visite visite, IEcritureDeTableau ecriture, HttpContext http) => RoutesDuRegistre.ExportAsync(genre.Code, format, guichet, visite, ecriture, http))
            .WithMetadata(new Fiche(genre, "Exporter")).WithTags(genre.Pluriel);
        api.Write("POST", adresse, new Exigence(genre.Code + ".creer"), (Guichet guichet, Visite visite, HttpContext http) => CreateAsync(genre, guichet, visite, http))
            .WithMetadata(new Fiche(genre, "Ajouter")).WithTags(genre.Pluriel);
        api.Write("PATCH", adresse + "/{id}", new Exigence(genre.Code + ".modifier"), (string id, Guichet guichet, Visite visite, HttpContext http) => ChangeAsync(genre, id, guichet, visite, http))
            .WithMetadata(new Fiche(genre, "Modifier")).WithTags(genre.Pluriel);
        api.Write("POST", adresse + "/ensemble", new Exigence(genre.Code + ".modifier"), (Guichet guichet, Visite visite, HttpContext http) => ChangeTogetherAsync(genre, guichet, visite, http))
            .WithMetadata(new Fiche(genre, "Modifier ensemble")).WithTags(genre.Pluriel);
    }

    private static async Task<IResult> ListAsync(Genre genre, Guichet guichet, Visite visite, HttpContext http)
    {
        var taille = http.Request.Query["taille"].ToString() is not { Length: > 0 } t ? 50
            : int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is >= 1 and <= TailleMax ? n
            : throw new RefusException(NatureDeRefus.Invalide, "TAILLE-REFUSEE", $"« taille » va de 1 à {TailleMax}.");
        var requete = ListeDemandee.Of(genre, http.Request.Query, taille).Requete;
        var page = await guichet.ListAsync(visite.Acteur!, requete, http.RequestAborted);
        if (page.Suite is { } suite)
            http.Response.Headers.Link = $"<{http.Request.Path}{Next(http, suite)}>; rel=\"next\"";
        return Results.Json(new JsonObject { ["elements"] = new JsonArray([.. page.Objets.Select(o => (JsonNode)Corps.Of(o))]), ["suite"] = page.Suite });
    }

    private static QueryString Next(HttpContext http, string suite)
        => QueryString.Create(http.Request.Query.Where(q => q.Key is not "apres").Append(new("apres", suite)));

    private static async Task<IResult> ReadAsync(Genre genre, string id, Guichet guichet, Visite visite, HttpContext http)
    {
        var objet = await guichet.ReadAsync(visite.Acteur!, genre, id, http.RequestAborted);
        // « Not modified » is safe only where nothing is hidden: elsewhere what is open changes without the object.
        return objet.Caches.Count == 0 && http.Request.Headers.IfNoneMatch.Contains(Tag(objet.Version), StringComparer.Ordinal)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Answer(http, objet);
    }

    private static async Task<IResult> HistoryAsync(Genre genre, string id, Guichet guichet, Visite visite, HttpContext http)
    {
        await guichet.ReadAsync(visite.Acteur!, genre, id, http.RequestAborted);
        var lues = new JsonArray();
        await foreach (var e in guichet.JournalAsync(visite.Acteur!, new FiltreDuJournal { Genre = genre.Code, Objets = [id] }, http.RequestAborted))
            lues.Add(Corps.Of(e));
        return Results.Json(new JsonObject { ["elements"] = lues });
    }

    private static async Task<IResult> CreateAsync(Genre genre, Guichet guichet, Visite visite, HttpContext http)
    {
        var (texte, membres) = await Corps.ReadAsync(http);
        var objet = await RunAsync(CreerObjet.For(genre, Corps.Values(membres)), genre, texte, guichet, visite, http);
        http.Response.Headers.Location = $"{Racine}/{genre.Code}/{objet.Id}";
        return Answer(http, await guichet.ReadAsync(visite.Acteur!, genre, objet.Id, http.RequestAborted), StatusCodes.Status201Created);
    }

    private static async Task<IResult> ChangeAsync(Genre genre, string id, Guichet guichet, Visite visite, HttpContext http)
    {
        var version = Version(http);
        var (texte, membres) = await Corps.ReadAsync(http);
        await RunAsync(new ModifierObjet(genre, id, version, Corps.Values(membres)), genre, $"{id}\n{version}\n{texte}", guichet, visite, http);
        return Answer(http, await guichet.ReadAsync(visite.Acteur!, genre, id, http.RequestAborted));
    }

    private static async Task<IResult> ChangeTogetherAsync(Genre genre, Guichet guichet, Visite visite, HttpContext http)
    {
        var (_, membres) = await Corps.ReadAsync(http);
        var changements = membres.Where(m => m.Key is not "ids").ToDictionary(m => m.Key, m => m.Value, StringComparer.Ordinal);
        var ids = Corps.Texts(membres, "ids");
        var modifies = await guichet.RunAsync(visite.Acteur!, new ModifierEnsemble(genre, ids, Corps.Values(changements)), CirconstancesDites.Of(http), http.RequestAborted);
        return Results.Json(new JsonObject { ["modifies"] = modifies, ["inchanges"] = ids.Count - modifies });
    }

    /// <summary>Runs a write, once only when it carries a key.</summary>
    public static Task<Objet> RunAsync(IOperation<Objet> operation, Genre genre, string demande, Guichet guichet, Visite visite, HttpContext http)
    {
        var cle = http.Request.Headers["Idempotency-Key"].ToString();
        if (cle.Length > 200)
            throw new RefusException(NatureDeRefus.Invalide, "CLE-TROP-LONGUE", "« Idempotency-Key » compte 200 caractères au plus. Envoyez un identifiant court, un UUID par exemple.");
        return guichet.RunAsync(visite.Acteur!, cle.Length > 0 ? new UneSeuleFois(operation, genre, cle, demande) : operation, CirconstancesDites.Of(http), http.RequestAborted);
    }

    // The version that the sender had before the eyes: without it, somebody's work could be erased unseen.
    private static long? Version(HttpContext http)
    {
        var texte = http.Request.Headers.IfMatch.ToString();
        if (texte is "*")
            return null;
        return texte.Length > 2 && long.TryParse(texte.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw new BadHttpRequestException("If-Match", StatusCodes.Status428PreconditionRequired);
    }

    private static string Tag(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
}

/// <summary>What a route does to a genre: the description of the API is drawn from it.</summary>
internal sealed record Fiche(Genre Genre, string Geste);
