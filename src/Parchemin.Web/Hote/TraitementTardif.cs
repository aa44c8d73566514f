using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Parchemin.Web;

/// <summary>Handlers compiled at their first request: there are hundreds of routes, and a server that starts needs none of them yet.</summary>
internal static class TraitementTardif
{
    /// <summary>A handler that binds the parameters of a method, behind its filters.</summary>
    public static RequestDelegate Of(Delegate traitement, params IReadOnlyList<Func<EndpointFilterInvocationContext, EndpointFilterDelegate, ValueTask<object?>>> filtres)
    {
        // Two first requests at once compile it twice, and either serves.
        RequestDelegate? bati = null;
        return http => (bati ??= Build(http, traitement, filtres))(http);
    }

    /// <summary>Says which method a route calls and, for the API, which is described, what it binds.</summary>
    public static IEndpointConventionBuilder Describe(this IEndpointConventionBuilder route, Delegate traitement)
    {
        route.Add(batisseur =>
        {
            batisseur.Metadata.Add(traitement.Method);
            if (batisseur is RouteEndpointBuilder { RoutePattern: { } motif } && motif.RawText?.StartsWith(RoutesDeLApi.Racine, StringComparison.Ordinal) is true)
                RequestDelegateFactory.InferMetadata(traitement.Method, new RequestDelegateFactoryOptions { ServiceProvider = batisseur.ApplicationServices, RouteParameterNames = motif.Parameters.Select(p => p.Name), EndpointBuilder = batisseur });
        });
        return route;
    }

    private static RequestDelegate Build(HttpContext http, Delegate traitement, IReadOnlyList<Func<EndpointFilterInvocationContext, EndpointFilterDelegate, ValueTask<object?>>> filtres)
    {
        var motif = ((RouteEndpoint)http.GetEndpoint()!).RoutePattern;
        var batisseur = new RouteEndpointBuilder(requestDelegate: null, motif, order: 0) { ApplicationServices = http.RequestServices };
        foreach (var filtre in filtres)
            batisseur.FilterFactories.Add((_, suite) => appel => filtre(appel, suite));
        return RequestDelegateFactory.Create(traitement, new RequestDelegateFactoryOptions { ServiceProvider = http.RequestServices, RouteParameterNames = motif.Parameters.Select(p => p.Name), EndpointBuilder = batisseur }).RequestDelegate;
    }
}
