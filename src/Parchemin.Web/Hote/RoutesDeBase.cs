using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>The home page, the global search, the look, and what the operator's tools ask.</summary>
internal static class RoutesDeBase
{
    private static readonly Exigence Publique = new(null, Publique: true);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Get("/ressources/{nom}", Publique, Resource).WithMetadata(new SansVisite());
        routes.Get("/sante", Publique, HealthAsync).WithMetadata(new SansVisite());
        routes.Get("/mesures", Publique, async (Guichet guichet, Mesures mesures, HttpContext http) => Results.Text(mesures.Write(await guichet.Store.RangAsync(Genres.Inscription, http.RequestAborted)))).WithMetadata(new SansVisite());
        routes.Post("/apparence", Publique, Appearance);
        routes.Get("/", new Exigence(null), (Guichet guichet, Visite visite, HttpContext http) => HomeAsync(guichet, visite, http));
        routes.Get("/recherche", new Exigence(null), SearchAsync);
    }

    private static IResult Resource(string nom, HttpContext http)
    {
        if (Ressource.Find(nom) is not { } ressource)
            return Results.NotFound();
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(ressource.Octets, ressource.Type);
    }

    private static async Task<IResult> HealthAsync(Guichet guichet, HttpContext http)
    {
        // The register answers: a node that cannot read it must leave the balancer.
        await guichet.Store.RangAsync(Genres.Organisation, http.RequestAborted);
        return Results.Text("ok");
    }

    private static IResult Appearance(HttpContext http)
    {
        var choix = http.Request.Form["apparence"].ToString();
        if (choix is "clair" or "sombre")
            http.Response.Cookies.Append("apparence", choix, new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax });
        return Results.LocalRedirect(Local(http.Request.Form["retour"]));
    }

    /// <summary>A path of this service, and never an address elsewhere.</summary>
    public static string Local(string? chemin)
        => chemin is { Length: > 0 and < 2000 } && chemin[0] == '/' && !chemin.StartsWith("//", StringComparison.Ordinal) && !chemin.Contains('\\', StringComparison.Ordinal) && !chemin.Any(char.IsControl) ? chemin : "/";

    private static async Task<IResult> HomeAsync(Guichet guichet, Visite visite, HttpContext http)
    {
        var comptes = new List<(Genre Genre, long Nombre)>();
        foreach (var genre in new[] { Genres.Inscription, Genres.Candidat, Genres.Session, Genres.Organisation, Genres.Copie })
        {
            if (visite.May(genre.Code + ".lire"))
                comptes.Add((genre, await guichet.CountAsync(visite.Acteur!, new Requete(genre, Filtre.Toujours), annulation: http.RequestAborted)));
        }

        var sessions = await guichet.ListAsync(visite.Acteur!, new Requete(Genres.Session, Filtre.Toujours) { Taille = 12 }, http.RequestAborted);
        return new RazorComponentResult<Accueil>(new { Comptes = comptes, Sessions = sessions.Objets });
    }

    private static async Task<IResult> SearchAsync(string? q, Guichet guichet, Visite visite, HttpContext http)
    {
        var (trouves, entrees) = await FindAsync(q, guichet, visite, http);
        return new RazorComponentResult<PageDeRecherche>(new { Texte = q ?? "", Trouves = trouves, Entrees = entrees });
    }

    /// <summary>What the words bring, in all that the visitor may read: objects by genre, then items of the référentiels.</summary>
    public static async Task<(List<(Genre Genre, IReadOnlyList<ObjetVu> Objets)> Trouves, List<Bibliotheque.Entree> Entrees)> FindAsync(string? q, Guichet guichet, Visite visite, HttpContext http)
    {
        var trouves = new List<(Genre Genre, IReadOnlyList<ObjetVu> Objets)>();
        if (string.IsNullOrWhiteSpace(q))
            return (trouves, []);
        q = q.Length > 200 ? q[..200] : q;
        foreach (var genre in Genres.Tous.Where(g => g.Recherche.Count > 0 && !g.Propre && visite.May(g.Code + ".lire")))
        {
            try
            {
                var page = await guichet.ListAsync(visite.Acteur!, new Requete(genre, new Recherche(q)) { Taille = 10 }, http.RequestAborted);
                if (page.Objets.Count > 0)
                    trouves.Add((genre, page.Objets));
            }
            catch (RefusException e) when (e.Code == "FILTRE-INTERDIT")
            {
                // Searching would reveal what this person may not see: that genre stays out.
            }
        }

        return (trouves, visite.May("referentiel.lire") ? [.. guichet.Bibliotheque.Search(q).Take(30)] : []);
    }
}
