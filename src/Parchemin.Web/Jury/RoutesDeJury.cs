using Microsoft.AspNetCore.Routing;

namespace Parchemin.Web;

/// <summary>The deliberation of a jury, its decisions and its minutes.</summary>
internal static class RoutesDeJury
{
    public static void Map(IEndpointRouteBuilder routes)
    {
    }
}
