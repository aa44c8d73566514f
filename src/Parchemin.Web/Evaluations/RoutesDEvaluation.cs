using Microsoft.AspNetCore.Routing;

namespace Parchemin.Web;

/// <summary>Commissions, situations and grids.</summary>
internal static class RoutesDEvaluation
{
    public static void Map(IEndpointRouteBuilder routes)
    {
    }
}
