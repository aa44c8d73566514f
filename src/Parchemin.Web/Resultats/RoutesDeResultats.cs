using Microsoft.AspNetCore.Routing;

namespace Parchemin.Web;

/// <summary>What a candidate sees once the results are published, and what he may ask.</summary>
internal static class RoutesDeResultats
{
    public static void Map(IEndpointRouteBuilder routes)
    {
    }
}
