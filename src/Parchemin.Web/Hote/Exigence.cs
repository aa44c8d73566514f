using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Parchemin.Web;

/// <summary>What a route asks of its visitor. Every route carries one; a test holds the routes to the table of rights.</summary>
/// <param name="Action">The operation of <c>droits/actions.yaml</c> that the route does, with <c>{genre}</c> where the route names it; null when being signed in is enough, or nothing.</param>
/// <param name="Publique">Open to all.</param>
public sealed record Exigence(string? Action, bool Publique = false);

/// <summary>Adds routes with their requirement, checked before the handler: the object itself is checked by the use case.</summary>
internal static class RoutesExigeantes
{
    public static IEndpointConventionBuilder Get(this IEndpointRouteBuilder routes, string chemin, Exigence exigence, Delegate traitement)
        => routes.MapGet(chemin, TraitementTardif.Of(traitement, CheckAsync)).Describe(traitement).WithMetadata(exigence);

    /// <summary>A form of a page: its antiforgery token is checked.</summary>
    public static IEndpointConventionBuilder Post(this IEndpointRouteBuilder routes, string chemin, Exigence exigence, Delegate traitement)
        => routes.MapPost(chemin, TraitementTardif.Of(traitement, CheckAsync, CheckFormAsync)).Describe(traitement).WithMetadata(exigence).DisableAntiforgery();

    /// <summary>A write of the API: it carries a token, or the page that sends it proves where it comes from.</summary>
    public static IEndpointConventionBuilder Write(this IEndpointRouteBuilder routes, string verbe, string chemin, Exigence exigence, Delegate traitement)
        => routes.MapMethods(chemin, [verbe], TraitementTardif.Of(traitement, CheckAsync, CheckOriginAsync)).Describe(traitement).WithMetadata(exigence);

    /// <summary>The operation that this request does, the genre of the route put in its place.</summary>
    public static string? ActionOf(Exigence exigence, RouteValueDictionary valeurs)
        => exigence.Action?.Replace("{genre}", valeurs["genre"] as string ?? "", StringComparison.Ordinal);

    public static async ValueTask<object?> CheckAsync(EndpointFilterInvocationContext contexte, EndpointFilterDelegate suite)
    {
        var http = contexte.HttpContext;
        var exigence = http.GetEndpoint()!.Metadata.GetRequiredMetadata<Exigence>();
        var visite = http.RequestServices.GetRequiredService<Visite>();
        if (exigence.Publique)
            return await suite(contexte);
        if (visite.Acteur is not { } acteur)
            throw new RefusDAcces();
        if (ActionOf(exigence, http.Request.RouteValues) is { } action)
        {
            var droits = http.RequestServices.GetRequiredService<Application.TableDesDroits>();
            if (!droits.Knows(action))
                throw new Application.RefusException(Application.NatureDeRefus.Introuvable, "INTROUVABLE", "Cette page n'existe pas. Vérifiez l'adresse.");
            if (!acteur.MayAttempt(action) || !acteur.Mandats.Any(m => droits.Action(action).Qui.ContainsKey(m.Role)))
                throw new Application.RefusException(Application.NatureDeRefus.Interdit, "INTERDIT", $"« {droits.Action(action).Libelle} » dépasse vos droits. Demandez-le à qui gère votre session ou votre organisation.");
        }

        return await suite(contexte);
    }

    private static ValueTask<object?> CheckOriginAsync(EndpointFilterInvocationContext contexte, EndpointFilterDelegate suite)
        => contexte.HttpContext.Request.Headers.Authorization.Count > 0 ? suite(contexte) : CheckFormAsync(contexte, suite);

    private static async ValueTask<object?> CheckFormAsync(EndpointFilterInvocationContext contexte, EndpointFilterDelegate suite)
    {
        var http = contexte.HttpContext;
        if (!await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http))
            throw new Application.RefusException(Application.NatureDeRefus.Interdit, "FORMULAIRE-ETRANGER", "Ce formulaire ne vient pas de cette page, ou votre session a changé depuis. Rechargez la page et recommencez.");
        return await suite(contexte);
    }
}

/// <summary>The visitor must sign in first.</summary>
internal sealed class RefusDAcces : Exception;
