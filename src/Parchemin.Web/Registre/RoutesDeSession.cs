using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>What is done to a whole session: its two decisions, its export.</summary>
internal static class RoutesDeSession
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Post("/registre/session/{id}/clore-le-jury", new Exigence("session.clore-le-jury"), (string id, Guichet guichet, Visite visite, HttpContext http) => DecideAsync(id, new CloreLeJury(id), "Le jury est clos.", guichet, visite, http));
        routes.Post("/registre/session/{id}/publier", new Exigence("session.publier"), (string id, Guichet guichet, Visite visite, HttpContext http) => DecideAsync(id, new PublierLaSession(id, null), "Les résultats sont publiés.", guichet, visite, http));
        routes.Get("/registre/session/{id}/export", new Exigence("session.exporter"), ExportAsync);
    }

    public static async Task<IResult> ExportAsync(string id, Guichet guichet, Visite visite, HttpContext http)
    {
        var session = await SessionEntiere.CheckAsync(guichet, visite.Acteur!, id, http.RequestAborted);
        return Results.Stream(flux => SessionEntiere.WriteAsync(guichet, visite.Acteur!, session, flux, http.RequestAborted), "application/gzip", $"session-{session["code"]}.ndjson.gz");
    }

    private static async Task<IResult> DecideAsync(string id, IOperation<Objet> operation, string message, Guichet guichet, Visite visite, HttpContext http)
    {
        await guichet.RunAsync(visite.Acteur!, operation, CirconstancesDites.Of(http) with { DecideeLe = guichet.Maintenant }, http.RequestAborted);
        visite.LeaveMessage(message);
        return Results.LocalRedirect("/registre/session/" + id);
    }
}
